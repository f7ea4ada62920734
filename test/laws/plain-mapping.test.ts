import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainMapping } from '#core/format/markdown/plain-mapping.ts';

const yamlOf = (text: string): unknown => {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
};

describe('front matter read without the YAML library', () => {
  it('reads names with a few words each', () => {
    expect(plainMapping('title: Bench, and more (2)\nauthor: 王小明\n')).toEqual({
      title: 'Bench, and more (2)',
      author: '王小明',
    });
  });

  it.each([
    'title:\n  zh: 一\n',
    'title: "a"',
    'minutes: 5',
    'done: true',
    'done: Null',
    'title: a: b',
    'title: a # b',
    'title: a \n',
    'title: a\ntitle: b',
    '__proto__: a',
    'null: a',
    'title: a\n  more',
    '- a',
    '',
    '\n',
    'title: a\n\nmore: b',
    'title: |\n  a',
    'title: &x a',
    'title: a\tb',
  ])('leaves %j to the library', (yaml) => {
    expect(plainMapping(yaml)).toBeUndefined();
  });

  it('says what the library says, of whatever it reads', () => {
    const piece = fc.constantFrom(
      ...[
        'title',
        'a',
        'null',
        'True',
        'no',
        'e1',
        '_',
        '-',
        ' ',
        ': ',
        ':',
        ' #',
        ', ',
        '(',
        ')',
        "'",
        '"',
        '1',
        '.',
      ],
      ...[
        '王',
        '、',
        '\n',
        '\n',
        'a: ',
        'b: ',
        'key: ',
        '~',
        '/',
        '+',
        '---',
        '...',
        '·',
        'é',
        '\u2028',
        '\u0085',
      ],
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => `a: b${pieces.join('')}`);
    let read = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const plain = plainMapping(yaml);
        if (plain === undefined) return;
        read += 1;
        expect(yamlOf(yaml)).toEqual(plain);
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
