/** Where lessons speak of the article, and links from lesson to lesson. */
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { articleSections, coverage } from '#core/lesson/article.ts';
import { articleChapters } from '#core/lesson/chapters.ts';
import { cellAt, readLessonLink } from '#core/lesson/link.ts';
import { articleMentions } from '#core/lesson/mentions.ts';

const cellsOf = (text: string) => parseMarkdown(text).notebook.cells;

describe('mentions of the article', () => {
  const cells = cellsOf(`<!-- cell {#lead} -->
文章 4.1.1 节在第一步之前。

<!-- cell {#one} -->
<!-- zh -->
## 一

4.2 节讲公式，书里的 8.3 节与文章无关，文章 4.3.1 节另说。4.2 节再提一次。

<!-- en -->
## One

Section 4.2.

<!-- cell {#two} -->
<!-- zh -->
> **更正。** 文章 4.2 节说：“……”。
>
> 其实不是。

> 只是引文，9.1 节。

<!-- en -->
> **Correction.** Section 4.2 says so.
>
> It is not.

> A quotation only.
`);
  const mentions = articleMentions(cells, ['4.2']);

  it('are found step by step, once for each section, and other books’ sections are not taken for the article’s', () => {
    expect(mentions.map(({ kind, section, cell, step }) => [kind, section, cell, step.cell])).toEqual([
      ['about', '4.2', 'one', 'one'],
      ['about', '4.3.1', 'one', 'one'],
      ['correction', '4.2', 'two', 'one'],
    ]);
  });

  it('have the words of a correction in both languages', () => {
    expect(mentions[2]?.text).toEqual({
      zh: '**更正。** 文章 4.2 节说：“……”。\n\n其实不是。',
      en: '**Correction.** Section 4.2 says so.\n\nIt is not.',
    });
  });

  it('tell a correction that names no section', () => {
    const bare = cellsOf('## 一\n\n> **更正。** 文章说错了。\n');
    expect(articleMentions(bare, ['4.2'])).toMatchObject([{ kind: 'correction', section: undefined }]);
  });
});

it('every section of the article stands in a chapter', () => {
  const chapters = articleChapters.map(({ number }) => number);
  expect(articleSections.filter(({ number }) => !chapters.includes(number.split('.')[0] ?? ''))).toEqual([]);
});

describe('a link to another lesson', () => {
  it('names the lesson and the place in it', () => {
    expect(readLessonLink('../02-loss/lesson.md')).toEqual({ lesson: '02-loss' });
    expect(readLessonLink('../02-loss/lesson.md#squares')).toEqual({ lesson: '02-loss', at: 'squares' });
    expect(readLessonLink('../02-loss/lesson.md#%E6%8D%9F%E5%A4%B1')).toEqual({
      lesson: '02-loss',
      at: '损失',
    });
  });

  it.each([
    '#squares',
    '../02-loss/notes.md',
    '../../etc/lesson.md',
    '../A B/lesson.md',
    'https://a.b/lesson.md',
  ])('is not %s', (href) => {
    expect(readLessonLink(href)).toBeUndefined();
  });

  it('leads to the cell of that id, or to the cell with that heading in either language', () => {
    const cells = cellsOf(
      '<!-- cell {#squares} -->\n<!-- zh -->\n## 误差 画成方\n<!-- en -->\n## Errors, drawn\n',
    );
    expect(cellAt(cells, 'squares')).toBe('squares');
    expect(cellAt(cells, 'errors-drawn')).toBe('squares');
    expect(cellAt(cells, '误差-画成方')).toBe('squares');
    expect(cellAt(cells, 'nowhere')).toBeUndefined();
  });
});

describe('the coverage of the article', () => {
  const of = (number: string, lessons: Parameters<typeof coverage>[0]) =>
    coverage(lessons).find(({ section }) => section.number === number);

  it('misses a section in a lesson that was to cover it, whatever other lessons do, and waits for those to come', () => {
    const none = { number: 1, covers: [] };
    expect(of('2.1.2', [none])).toMatchObject({ lessons: [], toCome: [8], missing: [1] });
    expect(of('2.1.2', [none, { number: 8, covers: ['2.1.2'] }])).toMatchObject({
      lessons: [8],
      missing: [1],
    });
    expect(of('2.1.2', [{ number: 1, covers: ['2.1.2'] }])).toMatchObject({ toCome: [8], missing: [] });
    expect(of('2.1.2', [])).toMatchObject({ toCome: [1, 8], missing: [] });
  });
});
