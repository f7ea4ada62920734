import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '#core/text/hash.ts';
import { rebuildJson, sameJson } from '#core/text/json.ts';
import { commonNewline, endOfContent, linesOf, withoutOuterBlankLines } from '#core/text/lines.ts';
import { localizeDeep, textIn } from '#core/text/locale.ts';

describe('lines', () => {
  it('with their endings are the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', 'a', ' ', '数', '\u2028') }), (text) => {
        const spans = [...linesOf(text)];
        expect(spans.map(({ start, next }) => text.slice(start, next)).join('')).toBe(text);
        for (const { start, end } of spans) expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
      }),
      { seed: 1 },
    );
  });

  it('know blank ones at the ends', () => {
    expect(withoutOuterBlankLines(' \n\t\r\n  a \n\n b\u00A0 \n \n')).toBe('  a \n\n b\u00A0 ');
    expect(withoutOuterBlankLines(' \n ')).toBe('');
    expect(endOfContent('a  \r\n\r\n')).toBe(3);
    expect(endOfContent(' \n')).toBe(0);
  });

  it('know the ending a file uses most', () => {
    expect(commonNewline('a')).toBe('\n');
    expect(commonNewline('a\r\nb\nc\r\n')).toBe('\r\n');
  });
});

describe('hashText', () => {
  it('is short, stable and sensitive to one character', () => {
    expect(hashText('拾级')).toBe(hashText('拾级'));
    expect(hashText('')).toMatch(/^[0-9a-z]{11}$/);
    const hashes = new Set(Array.from({ length: 20_000 }, (_, i) => hashText(`cell ${i}`)));
    expect(hashes.size).toBe(20_000);
  });
});

describe('JSON from outside', () => {
  it('is rebuilt as it is, without prototypes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        fc.pre(!JSON.stringify(plain).includes('"__proto__":'));
        expect(rebuildJson(plain, 100)).toEqual(plain);
        expect(sameJson(rebuildJson(plain, 100), plain)).toBe(true);
      }),
      { seed: 2 },
    );
    const rebuilt = rebuildJson(JSON.parse('{"__proto__":{"x":1},"y":[{"__proto__":2}]}'), 10);
    expect(JSON.stringify(rebuilt)).toBe('{"y":[{}]}');
  });

  it('is refused where it is too deep or no JSON', () => {
    expect(rebuildJson([[[]]], 2)).toBeUndefined();
    expect(rebuildJson([[]], 2)).toEqual([[]]);
    expect(rebuildJson({ f: () => 1 }, 2)).toBeUndefined();
  });

  it('is the same in any order of keys', () => {
    expect(sameJson({ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 })).toBe(true);
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(sameJson({ a: undefined }, { b: undefined })).toBe(true);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
    expect(sameJson([], {})).toBe(false);
    expect(sameJson(null, {})).toBe(false);
  });
});

describe('localized text', () => {
  it('falls back to the language there is', () => {
    expect(textIn({ en: 'one' }, 'zh')).toBe('one');
    expect(textIn('both', 'zh')).toBe('both');
  });

  it('is found anywhere in a figure', () => {
    expect(
      localizeDeep({ title: { zh: '损失', en: 'Loss' }, x: [{ name: { zh: '甲' } }, { zh: 1 }] }, 'en'),
    ).toEqual({
      title: 'Loss',
      x: [{ name: '甲' }, { zh: 1 }],
    });
  });
});
