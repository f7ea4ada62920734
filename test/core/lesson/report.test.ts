/** What a learner has to show: the record of a lesson, and the report made of it. */
import { describe, expect, it } from 'vitest';
import { parseMarkdown, proseIn } from '#core/format/markdown/index.ts';
import { lessonRecord } from '#core/lesson/record.ts';
import { lessonReport } from '#core/lesson/report.ts';
import { type LearnerWork, noWork } from '#core/lesson/work.ts';
import type { Cell } from '#core/notebook/cell.ts';
import { hashText } from '#core/text/hash.ts';
import type { Locale } from '#core/text/locale.ts';

const lesson = parseMarkdown(`<!-- cell {#one} -->
<!-- zh -->
## 神经元
<!-- en -->
## Neuron

\`\`\`ts {#neuron .exercise}
const neuron = 0;
\`\`\`

\`\`\`ts {#neuron-check .check for=neuron}
check('x', { that: () => neuron === 1 });
\`\`\`

\`\`\`ts {#neuron-solution .solution for=neuron}
const neuron = 1;
\`\`\`

<!-- cell {#hint .hint for=neuron} -->
Think.

<!-- cell {#two} -->
## 问

\`\`\`yaml {#why .quiz}
kind: single
ask: { zh: 为什么？, en: Why? }
choices:
  - { text: { zh: 因为, en: Because }, right: true }
  - { text: { zh: 不, en: No }, why: { zh: 错, en: Wrong } }
\`\`\`

<!-- cell {#three} -->
## 读
`).notebook;
const sourceOf = (id: string) => lesson.cells.find((cell) => cell.id === id)?.source ?? '';
const mine = {
  ...lesson,
  cells: lesson.cells.map((cell) => (cell.id === 'neuron' ? { ...cell, source: 'const neuron = 2;' } : cell)),
};
const work: LearnerWork = {
  exercises: {
    neuron: {
      attempts: 3,
      failures: 2,
      hints: 1,
      revealed: 0,
      last: {
        outcome: 'passed',
        source: 'h',
        lines: [{ title: { zh: '值 *星*', en: 'the *value*' }, outcome: 'passed', expected: '1' }],
      },
      passed: { at: 1000, source: 'const neuron = 1;' },
    },
  },
  questions: {
    why: {
      answer: { kind: 'choices', chosen: [1] },
      right: false,
      attempts: 2,
      of: hashText(sourceOf('why')),
      at: 2000,
    },
  },
  seen: [],
};

describe('the record of a lesson', () => {
  it('has each exercise with the code that passed, and says that it was changed afterwards', () => {
    const [step] = lessonRecord(lesson, mine, work).steps;
    expect(step?.exercises).toEqual([
      {
        cell: 'neuron',
        source: 'const neuron = 1;',
        state: 'passed',
        passedAt: 1000,
        changedSince: true,
        attempts: 3,
        hints: { seen: 1, of: 1 },
        solution: { seen: 0, of: 1 },
        lines: work.exercises.neuron?.last?.lines,
      },
    ]);
  });

  it('has the code as it stands where nothing passed', () => {
    const [step] = lessonRecord(lesson, mine, noWork).steps;
    expect(step?.exercises).toMatchObject([{ source: 'const neuron = 2;', state: 'open', lines: [] }]);
  });

  it('does not show a later failure as what the passing code gave', () => {
    const exercise = work.exercises.neuron;
    const last = { outcome: 'wrong' as const, source: 'g', lines: exercise?.last?.lines ?? [] };
    const later = {
      ...work,
      exercises: { neuron: { ...(exercise ?? { attempts: 0, failures: 0, hints: 0, revealed: 0 }), last } },
    };
    expect(lessonRecord(lesson, mine, later).steps[0]?.exercises).toMatchObject([
      { state: 'passed', lines: [] },
    ]);
  });

  it('has answers, but not one to a question that has changed since', () => {
    expect(lessonRecord(lesson, mine, work).steps[1]?.questions).toMatchObject([
      { cell: 'why', kind: 'quiz', given: { right: false, attempts: 2, at: 2000 } },
    ]);
    const old = { ...work, questions: { why: { ...work.questions.why, of: 'older' } } } as LearnerWork;
    expect(lessonRecord(lesson, mine, old).steps[1]?.questions[0]).not.toHaveProperty('given');
  });
});

describe('a lesson report', () => {
  const report = lessonReport({
    lesson: { number: 1, title: { zh: '第一课', en: 'First' } },
    record: lessonRecord(lesson, mine, work),
    name: 'Ada | <b>Lovelace</b>',
    now: 3000,
    workedAt: 2500,
  });
  const textIn = (locale: Locale) =>
    report.cells
      .filter((cell: Cell) => cell.kind === 'markdown')
      .map((cell) => proseIn(cell.source, locale))
      .join('\n');

  it('has the learner’s own code, how the checks stand, and the answers, in both languages', () => {
    expect(report.title).toEqual({ zh: '学习报告：第 1 课 第一课', en: 'Lesson report: 1 First' });
    expect(report.cells.filter((cell) => cell.kind === 'code').map((cell) => cell.source)).toEqual([
      'const neuron = 1;',
    ]);
    expect(textIn('zh')).toContain('检查 3 次 · 看了 1 / 1 条提示');
    expect(textIn('en')).toContain('checked 3 times · 1 of 1 hints seen');
    expect(textIn('en')).toContain('- ✓ the \\*value\\*');
    expect(textIn('en')).toContain('Why?\n\n**Answer**\n\n- No\n\nnot right · answered on');
    expect(textIn('zh')).not.toContain('Why?');
  });

  it('lets no name be markup', () => {
    expect(textIn('en')).toContain('Ada \\| \\<b\\>Lovelace\\</b\\>');
  });

  it('leaves out steps that asked for nothing, and gives every cell an id of its own', () => {
    expect(textIn('zh')).not.toContain('第 3 步');
    expect(new Set(report.cells.map((cell) => cell.id)).size).toBe(report.cells.length);
  });
});
