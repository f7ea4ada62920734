import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingsOf, localesOf, parseMarkdown, proseIn, replaceProse } from '#core/format/markdown/index.ts';

const both = '<!-- zh -->\n中文\n\n<!-- en -->\nEnglish\n';
const mixed =
  'Common\n\n<!-- zh -->\n一\n<!-- en -->\none\n<!-- all -->\n\n$x$\n\n<!-- en -->\ntwo\n<!-- /en -->\nend';

describe('reading prose in one language', () => {
  it('leaves out the other language and every marker', () => {
    expect(proseIn(both, 'zh')).toBe('中文');
    expect(proseIn(both, 'en')).toBe('English');
    expect(proseIn(mixed, 'zh')).toBe('Common\n\n一\n\n$x$\n\ntwo\n\nend');
    expect(proseIn(mixed, 'en')).toBe('Common\n\none\n\n$x$\n\ntwo\n\nend');
  });

  it('falls back to the other language where one is missing', () => {
    expect(proseIn('<!-- zh -->\n只有中文', 'en')).toBe('只有中文');
  });

  it('gives text without markers as it is, and a marker in a fence as text', () => {
    expect(proseIn('  indented\n\ntext  ', 'en')).toBe('  indented\n\ntext  ');
    expect(proseIn('```md\n<!-- zh -->\n```', 'en')).toBe('```md\n<!-- zh -->\n```');
  });

  it('reads CRLF', () => {
    expect(proseIn('<!-- zh -->\r\n甲\r\n乙\r\n<!-- en -->\r\nab\r\n', 'zh')).toBe('甲\n乙');
  });

  it('names the languages there are blocks for', () => {
    expect(localesOf('plain')).toEqual([]);
    expect(localesOf(both)).toEqual(['zh', 'en']);
    expect(localesOf('<!-- en -->\nx')).toEqual(['en']);
  });
});

describe('a missing translation', () => {
  const missing = (text: string) =>
    parseMarkdown(text).warnings.map(({ code, message, line }) => [code, /"(..)"/.exec(message)?.[1], line]);

  it('is warned of at its line', () => {
    expect(missing(both)).toEqual([]);
    expect(missing(mixed)).toEqual([['missing-locale', 'zh', 11]]);
    expect(missing('```ts\n1\n```\n\n<!-- cell -->\n\n<!-- zh -->\n甲')).toEqual([
      ['missing-locale', 'en', 7],
    ]);
    expect(missing('plain text')).toEqual([]);
  });
});

describe('replacing prose in one language', () => {
  it('changes that block and no other byte', () => {
    expect(replaceProse(both, 'zh', '新')).toBe('<!-- zh -->\n新\n\n<!-- en -->\nEnglish\n');
    expect(replaceProse(mixed, 'en', 'Common\n\nuno\n\n$x$\n\ntwo\n\nend')).toBe(mixed.replace('one', 'uno'));
  });

  it('changes common text for all', () => {
    expect(replaceProse(mixed, 'zh', 'Common\n\n一\n\n$y$\n\ntwo\n\nend')).toBe(mixed.replace('$x$', '$y$'));
    expect(replaceProse('plain', 'en', 'new')).toBe('new');
  });

  it('adds the translation where the reader saw the other language', () => {
    const replaced = replaceProse('<!-- zh -->\n中文', 'en', 'English') ?? '';
    expect(proseIn(replaced, 'en')).toBe('English');
    expect(proseIn(replaced, 'zh')).toBe('中文');
  });

  it('declines an edit that reaches across blocks, and markers typed into a block', () => {
    expect(replaceProse(mixed, 'zh', 'all different')).toBeUndefined();
    expect(replaceProse(both, 'zh', '甲\n<!-- en -->\nb')).toBeUndefined();
  });

  it('gives what was typed and leaves the other language, wherever it does not decline', () => {
    const line = fc.constantFrom(
      '甲',
      'b',
      '',
      '- c',
      '```',
      '<!-- zh -->',
      '<!-- en -->',
      '<!-- all -->',
      '<!-- /zh -->',
      '$x$',
    );
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, fc.constantFrom('zh' as const, 'en' as const), (source, typed, locale) => {
        const replaced = replaceProse(source, locale, typed);
        if (replaced === undefined) return;
        expect(proseIn(replaced, locale)).toBe(typed.replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, ''));
      }),
      { numRuns: 3000, seed: 11 },
    );
  });
});

describe('headings', () => {
  it('are found outside fences, as plain words', () => {
    const text = '<!-- note -->\n## 第 *一* 步 `x` [link](u) ##\n\n```sh\n# no\n```\n#not\n### $a_b$';
    expect(headingsOf(text)).toEqual([
      { level: 2, text: '第 一 步 x link', line: 2, first: true },
      { level: 3, text: '$a_b$', line: 8, first: false },
    ]);
  });
});
