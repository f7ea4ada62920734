/** What running a lesson shows of it, and what its corrections and links lack. */
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import type { CellReport, ExerciseReport } from '#core/host/automation.ts';
import { checkLesson } from '#core/lesson/proof/index.ts';
import { outcomeFindings } from '#core/lesson/proof/outcome.ts';
import { CellId, LessonId } from '#core/notebook/ids.ts';

const text = `# T

\`\`\`ts {#slow seconds=10}
const a = 1;
\`\`\`

\`\`\`ts {#neuron .exercise}
const neuron = 0;
\`\`\`
`;
const { cells } = parseMarkdown(text).notebook;
const idOf = (name: string): CellId => CellId.parse(name) ?? CellId.fresh(new Set(), () => 0);
const cell = (id: string, part: Partial<CellReport> = {}): CellReport => ({
  id: idOf(id),
  outcome: 'ok',
  elapsed: 1,
  ...part,
});
const exercise = (part: Partial<ExerciseReport> = {}): ExerciseReport => ({
  id: idOf('neuron'),
  starter: 'not-attempted',
  solution: 'passed',
  problems: [],
  times: [],
  ...part,
});
const codes = (report: Parameters<typeof outcomeFindings>[1]) =>
  outcomeFindings({ text, cells }, report).map(({ code, line }) => [code, line]);

describe('a lesson that was run', () => {
  it('is sound where cells run, starters do not pass and solutions do', () => {
    expect(codes({ cells: [cell('slow'), cell('neuron')], exercises: [exercise()] })).toEqual([]);
    expect(codes({ cells: [], exercises: [exercise({ starter: 'wrong' })] })).toEqual([]);
  });

  it('has cells that fail on the line of the file, and those that take longer than their budget', () => {
    const error = {
      name: 'TypeError',
      message: 'no',
      stack: [],
      position: { cell: idOf('slow'), line: 1, column: 1 },
    };
    expect(codes({ cells: [cell('slow', { outcome: 'error', error })], exercises: [] })).toEqual([
      ['cell-fails', 4],
    ]);
    expect(codes({ cells: [cell('slow', { elapsed: 10_001 })], exercises: [] })).toEqual([['too-slow', 3]]);
    expect(codes({ cells: [cell('neuron', { elapsed: 10_001 })], exercises: [] })).toEqual([]);
    expect(codes({ cells: [cell('neuron', { outcome: 'not-run' })], exercises: [] })).toEqual([
      ['cell-fails', 7],
    ]);
  });

  it('has starters that pass or cannot be checked, solutions that do not pass, and slow solutions', () => {
    const of = (part: Partial<ExerciseReport>) => codes({ cells: [], exercises: [exercise(part)] });
    expect(of({ starter: 'passed' })).toEqual([['starter-passes', 7]]);
    expect(of({ starter: 'not-run' })).toEqual([['starter-fails', 7]]);
    expect(of({ solution: 'wrong' })).toEqual([['solution-fails', 7]]);
    expect(of({ times: [{ cell: idOf('neuron'), elapsed: 60_001 }] })).toEqual([['too-slow', 7]]);
  });

  it('says which lines a solution does not pass', () => {
    const [finding] = outcomeFindings(
      { text, cells },
      {
        cells: [],
        exercises: [exercise({ solution: 'wrong', problems: [{ zh: '值', en: 'the value' }, '', '2'] })],
      },
    );
    expect(finding?.message).toBe('The solution of "neuron" does not pass its check (wrong): the value; 2');
  });
});

describe('a lesson that is read', () => {
  const [id, other] = ['01-one', '02-two'].map((name) => LessonId.parse(name));
  if (id === undefined || other === undefined) throw new Error('lesson ids');
  const check = (prose: string) =>
    checkLesson({
      id,
      text: prose,
      lessons: new Map([
        [id, []],
        [other, parseMarkdown('<!-- cell {#there} -->\n## 那里\n').notebook.cells],
      ]),
    }).map(({ code }) => code);

  it('has links that lead to a place in another lesson', () => {
    expect(check('## 一\n\n[去](../02-two/lesson.md#there) [头](../02-two/lesson.md)\n')).not.toContain(
      'link',
    );
    expect(check('## 一\n\n[去](../02-two/lesson.md#gone)\n')).toContain('link');
    expect(check('## 一\n\n[去](../03-none/lesson.md)\n')).toContain('link');
  });

  it('has corrections that name the section they correct, quote it and give their source', () => {
    const of = (zh: string, en = '> **Correction.** Section 4.2 says “this”.\n> *Source: a book.*') =>
      check(`<!-- zh -->\n## 一\n\n${zh}\n\n<!-- en -->\n## One\n\n${en}\n`);
    expect(of('> **更正。** 文章 4.2 节说“这样”。\n> *来源：一本书。*')).not.toContain('correction');
    expect(of('> **更正。** 文章说“这样”。\n> *来源：一本书。*')).toContain('correction');
    expect(of('> **更正。** 文章 4.2 节说错了。\n> *来源：一本书。*')).toContain('correction');
    expect(of('> **更正。** 文章 4.2 节说“这样”。')).toContain('correction');
    expect(
      of('> **更正。** 文章 4.2 节说“这样”。\n> *来源：一本书。*', '> **Correction.** “This”.'),
    ).toContain('correction');
  });
});
