import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { outlineOf, readLessonMeta, stepOf, stepsOf } from '#core/lesson/index.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { id } from '../session/support.ts';

const lessonId = LessonId.parse('06-the-articles-classifier') as LessonId;
const cells = (text: string) => parseMarkdown(text).notebook.cells;

describe('a lesson’s data', () => {
  it('is read from its front matter', () => {
    const { notebook } = parseMarkdown(
      '---\nnumber: 6\ntitle: { zh: 复现文章代码, en: The classifier }\nsummary: s\nminutes: 50\nprerequisites: [05-overfitting]\nobjectives:\n  - { zh: 读曲线, en: Read curves }\ncovers: ["5.2"]\nextra: kept\n---\n',
    );
    expect(readLessonMeta(lessonId, notebook.metadata)).toEqual({
      meta: {
        id: '06-the-articles-classifier',
        number: 6,
        title: { zh: '复现文章代码', en: 'The classifier' },
        summary: 's',
        minutes: 50,
        prerequisites: ['05-overfitting'],
        objectives: [{ zh: '读曲线', en: 'Read curves' }],
        covers: ['5.2'],
      },
      warnings: [],
    });
  });

  it('that is missing or wrong costs only itself, with a warning that names it', () => {
    const { meta, warnings } = readLessonMeta(lessonId, {
      title: 'T',
      minutes: 'long',
      prerequisites: ['../x'],
    });
    expect(meta).toMatchObject({ number: 6, title: 'T', summary: '', minutes: 0, prerequisites: [] });
    expect(warnings.map(({ code, message }) => `${code} ${/"(\w+)"/.exec(message)?.[1]}`)).toEqual([
      'missing-lesson-data number',
      'missing-lesson-data summary',
      'bad-lesson-data minutes',
      'bad-lesson-data prerequisites',
    ]);
  });
});

const lesson = `# Lesson

<!-- cell {#one} -->
<!-- zh -->
## 第一步
甲
<!-- en -->
## Step one

\`\`\`ts {#a title="Train"}
1
\`\`\`

Text, then
## not at the start

<!-- cell {#two} -->
## Both

### Detail
`;

describe('steps', () => {
  it('begin at prose that begins with a level-2 heading, with a title per language', () => {
    expect(stepsOf(cells(lesson))).toEqual([
      { cell: 'one', title: { zh: '第一步', en: 'Step one' }, cells: ['one', 'a', 'after-a'] },
      { cell: 'two', title: 'Both', cells: ['two'] },
    ]);
  });

  it('are found by their cells', () => {
    const steps = stepsOf(cells(lesson));
    expect(stepOf(steps, id('a'))?.cell).toBe('one');
    expect(stepOf(steps, id('top'))).toBeUndefined();
  });
});

describe('the outline', () => {
  it('lists headings per language and titled code below them', () => {
    expect(outlineOf(cells(lesson)).map(({ cell, level, title }) => [cell, level, title])).toEqual([
      ['top', 1, 'Lesson'],
      ['one', 2, { zh: '第一步', en: 'Step one' }],
      ['a', 3, 'Train'],
      ['after-a', 2, 'not at the start'],
      ['two', 2, 'Both'],
      ['two', 3, 'Detail'],
    ]);
  });
});
