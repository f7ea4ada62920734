import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { matchesIn, matchFrom } from '../../../src-renderer/find/matches.ts';
import { patternOf, type Query, spansIn } from '../../../src-renderer/find/pattern.ts';
import { replaceAll, replaceMatch } from '../../../src-renderer/find/replace.ts';

const { notebook } = parseMarkdown(`<!-- cell {#intro} -->
<!-- zh -->
# 学习率与学习
<!-- en -->
# The rate and the pirate

\`\`\`ts {#one}
const rate = 0.1;
const pirate = rate * 2;
\`\`\`

\`\`\`ts {#given .locked}
rate
\`\`\`
`);

const query = (text: string, options: Partial<Query> = {}): Query => ({
  text,
  regex: false,
  matchCase: false,
  wholeWord: false,
  ...options,
});
const pattern = (text: string, options: Partial<Query> = {}): RegExp => {
  const found = patternOf(query(text, options));
  if (found.state !== 'ready') throw new Error(found.state);
  return found.pattern;
};
const texts = (text: string, found: RegExp) =>
  spansIn(text, found).map(({ from, to }) => text.slice(from, to));

describe('a pattern', () => {
  it('takes signs as they are unless it is a regular expression', () => {
    expect(texts('a.b axb', pattern('a.b'))).toEqual(['a.b']);
    expect(texts('a.b axb', pattern('a.b', { regex: true }))).toEqual(['a.b', 'axb']);
  });
  it('minds case only where told to', () => {
    expect(texts('Rate rate', pattern('rate'))).toHaveLength(2);
    expect(texts('Rate rate', pattern('rate', { matchCase: true }))).toEqual(['rate']);
  });
  it('keeps to whole words, of Latin letters; Chinese is written without spaces', () => {
    expect(texts('rate pirate rated $rate', pattern('rate', { wholeWord: true }))).toEqual(['rate']);
    expect(texts('设rate为', pattern('rate', { wholeWord: true }))).toEqual(['rate']);
    expect(texts('学习率', pattern('学习', { wholeWord: true }))).toEqual(['学习']);
  });
  it('says what is wrong with a regular expression, and accepts needless escapes', () => {
    expect(patternOf(query('(', { regex: true }))).toMatchObject({ state: 'bad' });
    expect(texts('a-b', pattern('\\-', { regex: true }))).toEqual(['-']);
  });
  it('finds lines by ^ and $, and never an empty match', () => {
    expect(texts('ab\nac', pattern('^a', { regex: true }))).toEqual(['a', 'a']);
    expect(texts('ab', pattern('x*', { regex: true }))).toEqual([]);
  });
});

describe('finding', () => {
  const at = (text: string, locale: 'zh' | 'en') =>
    matchesIn(notebook.cells, pattern(text), locale).map((match) => `${match.cell}:${match.from}`);
  it('looks in code and in the prose of the language being read', () => {
    expect(at('rate', 'en')).toEqual(['intro:6', 'intro:21', 'one:6', 'one:26', 'one:33', 'given:0']);
    expect(at('rate', 'zh')).toEqual(['one:6', 'one:26', 'one:33', 'given:0']);
    expect(at('学习', 'zh')).toEqual(['intro:2', 'intro:6']);
  });
  it('goes on from a place, and from the top again after the last', () => {
    const matches = matchesIn(notebook.cells, pattern('rate'), 'en');
    const order = (cell: string) => notebook.cells.findIndex((each) => each.id === cell);
    const cell = matches[2]?.cell;
    if (!cell) throw new Error('no match');
    expect(matchFrom(matches, { cell, from: 7 }, order)).toBe(3);
    expect(matchFrom(matches, { cell: notebook.cells[2]?.id ?? cell, from: 1 }, order)).toBe(0);
  });
});

describe('replacing', () => {
  const replacement = (text: string, by: string, options: Partial<Query> = {}) => ({
    pattern: pattern(text, options),
    query: query(text, options),
    text: by,
    locale: 'en' as const,
  });
  const sources = (result: { notebook: typeof notebook }) => result.notebook.cells.map((cell) => cell.source);

  it('changes every match but those in given code, and tells how many', () => {
    const result = replaceAll(notebook, replacement('rate', 'step', { wholeWord: true }));
    expect(result).toMatchObject({ replaced: 3, left: 1 });
    expect(sources(result)).toEqual([
      '<!-- zh -->\n# 学习率与学习\n<!-- en -->\n# The step and the pirate',
      'const step = 0.1;\nconst pirate = step * 2;',
      'rate',
    ]);
    expect(result.notebook.title).toEqual({ zh: '学习率与学习', en: 'The step and the pirate' });
  });
  it('fills in what a regular expression matched', () => {
    const result = replaceAll(
      notebook,
      replacement('(\\w+) = (?<value>\\S+);', '$<value>\\n$1 $$$&', { regex: true }),
    );
    expect(sources(result)[1]).toBe('const 0.1\nrate $rate = 0.1;\nconst pirate = rate * 2;');
  });
  it('takes dollar signs as they are outside regular expressions', () => {
    expect(sources(replaceAll(notebook, replacement('0.1', '$1')))[1]).toContain('const rate = $1;');
  });
  it('replaces one match alone', () => {
    const match = matchesIn(notebook.cells, pattern('rate'), 'en').find(({ from }) => from === 33);
    if (!match) throw new Error('no match');
    const result = replaceMatch(notebook, replacement('rate', 'x'), match);
    expect(sources(result)[1]).toBe('const rate = 0.1;\nconst pirate = x * 2;');
    expect(result.replaced).toBe(1);
  });
  it('leaves cells without a match the same objects', () => {
    const result = replaceAll(notebook, replacement('0.1', '0.2'));
    expect(result.notebook.cells[0]).toBe(notebook.cells[0]);
  });
});
