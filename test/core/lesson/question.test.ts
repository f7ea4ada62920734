import { describe, expect, it } from 'vitest';
import { type Answer, judgeAnswer } from '#core/lesson/answer.ts';
import type { Question } from '#core/lesson/question.ts';
import { readQuestion } from '#core/lesson/read-question.ts';

const sparse = `kind: single
ask: { zh: 为什么叫“稀疏”？, en: Why "sparse"? }
choices:
  - { text: { zh: 标签是序号, en: labels are indices }, right: true }
  - { text: { zh: 权重多为零, en: most weights are zero }, why: { zh: 与权重无关, en: it is not about weights } }
why: { zh: 对, en: right }
`;

function read(source: string, role: 'quiz' | 'predict' = 'quiz'): Question {
  const { question, warnings } = readQuestion(source, role);
  expect(warnings).toEqual([]);
  if (question === undefined) throw new Error('no question');
  return question;
}

function verdict(source: string, answer: Answer, role: 'quiz' | 'predict' = 'quiz') {
  const { right, why } = judgeAnswer(read(source, role), answer);
  return { right, why: why.map(({ text }) => (typeof text === 'string' ? text : text.en)) };
}

const choose = (...chosen: number[]): Answer => ({ kind: 'choices', chosen });

describe('a single choice', () => {
  it('is right with its one right choice, and says why', () => {
    expect(verdict(sparse, choose(0))).toEqual({ right: true, why: ['right'] });
  });
  it('explains a wrong choice with its own words', () => {
    expect(verdict(sparse, choose(1))).toEqual({ right: false, why: ['it is not about weights'] });
  });
  it('is wrong with nothing chosen', () => {
    expect(verdict(sparse, choose()).right).toBe(false);
  });
});

it('a multiple choice wants all that are right and no other', () => {
  const source = sparse
    .replace('single', 'multiple')
    .replace('}\nwhy:', '}\n  - { text: both, right: true }\nwhy:');
  expect(verdict(source, choose(0, 2)).right).toBe(true);
  expect(verdict(source, choose(0)).right).toBe(false);
  expect(verdict(source, choose(0, 1, 2))).toEqual({ right: false, why: ['it is not about weights'] });
});

describe('a number', () => {
  const source = `kind: number
ask: How many?
answer: 101770
tolerance: 0.5
wrong:
  - { answer: 101632, why: the biases are missing }
  - { above: 1e6, why: far too many }
otherwise: count each layer
`;
  const number = (value: number): Answer => ({ kind: 'number', value });
  it.each([
    [101770.4, true, []],
    [101632, false, ['the biases are missing']],
    [2e6, false, ['far too many']],
    [3, false, ['count each layer']],
  ] as const)('%d is judged', (value, right, why) => {
    expect(verdict(source, number(value))).toEqual({ right, why: [...why] });
  });
  it('may have no answer where it is a prediction; then why is said after the run', () => {
    const open = 'kind: number\nask: What will it be?\nwhy: it was close\n';
    expect(verdict(open, number(1), 'predict')).toEqual({ right: null, why: ['it was close'] });
    expect(readQuestion(open, 'quiz').warnings[0]?.message).toContain('needs a right answer');
  });
});

it('an order is right as the items stand', () => {
  const source = 'kind: order\nask: In order?\nitems: [split, fit, apply]\notherwise: split first\n';
  expect(verdict(source, { kind: 'order', order: [0, 1, 2] }).right).toBe(true);
  expect(verdict(source, { kind: 'order', order: [1, 0, 2] })).toEqual({
    right: false,
    why: ['split first'],
  });
  expect(verdict(source, { kind: 'order', order: [0, 1] }).right).toBe(false);
});

it('a text is compared without case, spaces and width, or with an expression', () => {
  const source = `kind: text
ask: Which?
accept: [ReLU, "/^rectif/"]
wrong: [{ accept: [sigmoid], why: it saturates }]
otherwise: think of a hinge
`;
  const text = (given: string): Answer => ({ kind: 'text', text: given });
  expect(verdict(source, text(' re lu ')).right).toBe(true);
  expect(verdict(source, text('ＲｅＬＵ')).right).toBe(true);
  expect(verdict(source, text('Rectified linear unit')).right).toBe(true);
  expect(verdict(source, text('Sigmoid'))).toEqual({ right: false, why: ['it saturates'] });
  expect(verdict(source, text('tanh'))).toEqual({ right: false, why: ['think of a hinge'] });
});

describe('a question that is not well written', () => {
  const warned = (source: string, role: 'quiz' | 'predict' = 'quiz') =>
    readQuestion(source, role).warnings.map(({ line, message }) => `${line}: ${message}`);
  it.each([
    ['ask: x', '1: A question needs "kind": single, multiple, number, order or text.'],
    ['kind: single\nask: x\nchoices: nothing', '3: "choices" should be a list of choices.'],
    ['kind: number\nask: x\nanswer: many', '3: "answer" should be a number.'],
    [
      'kind: number\nask: x\nanswer: 1\notherwise: y\nhint: z',
      '5: "hint" is no key of a question of kind number.',
    ],
    ['kind: number\nanswer: 1\notherwise: y', '1: "ask" is missing.'],
    ['kind: number\nask: { zh: 几 }\nanswer: 1\notherwise: y', '2: "ask" has no text for "en".'],
    [
      'kind: single\nask: x\nchoices:\n  - { text: a, right: true }\n  - text: b',
      '5: A wrong choice needs its own "why".',
    ],
    ['kind: text\nask: x\naccept: ["/(/"]\notherwise: y', '3: "/(/" is not a regular expression.'],
  ])('%s', (source, message) => {
    expect(warned(source)).toEqual([message]);
  });
  it('whatever it is, gives a warning and never throws', () => {
    for (const source of ['', ': [', '[1, 2', '&a [*a]', '- x', 'kind: {a: 1}', '\0', 'kind: __proto__']) {
      const { question, warnings } = readQuestion(source, 'quiz');
      expect(question).toBeUndefined();
      expect(warnings.length).toBeGreaterThan(0);
    }
  });
});
