/** The words of a lesson report, in each language. */
import type { Locale } from '../text/locale.ts';
import type { ExerciseRecord } from './record.ts';

const zh = {
  title: (number: number, title: string) => `学习报告：第 ${number} 课 ${title}`,
  name: '姓名',
  made: '报告日期',
  worked: '最近一次学习',
  steps: '完成的步骤',
  checks: '通过的检查',
  questions: '答出的问题',
  step: (number: number, title: string) => `第 ${number} 步：${title}`,
  stepDone: '已完成',
  stepOpen: '尚未完成',
  exercise: '练习',
  states: {
    passed: '已通过',
    wrong: '最近一次检查没有通过',
    'not-attempted': '还没动手',
    open: '没有检查过',
  },
  passedAt: (date: string) => `${date} 通过`,
  attempts: (n: number) => `检查 ${n} 次`,
  hints: (seen: number, all: number) => `看了 ${seen} / ${all} 条提示`,
  solution: (seen: number, all: number) => `看了参考答案 ${seen} / ${all} 段`,
  changedSince: '下面是通过检查时的代码；那以后又改过。',
  colon: '：',
  separator: '，',
  expected: (value: string) => `应得 ${value}`,
  actual: (value: string) => `实得 ${value}`,
  quiz: '小测',
  predict: '预测',
  answer: '回答',
  unanswered: '没有作答',
  skipped: '选择了不猜',
  right: '答对了',
  wrong: '答得不对',
  answeredAt: (date: string) => `答于 ${date}`,
  answers: (n: number) => `第 ${n} 次作答`,
} satisfies Words;

const en = {
  title: (number: number, title: string) => `Lesson report: ${number} ${title}`,
  name: 'Name',
  made: 'Report made',
  worked: 'Last worked on',
  steps: 'Steps done',
  checks: 'Checks passed',
  questions: 'Questions answered',
  step: (number: number, title: string) => `Step ${number}: ${title}`,
  stepDone: 'Done',
  stepOpen: 'Not done yet',
  exercise: 'Exercise',
  states: {
    passed: 'Passed',
    wrong: 'The last check did not pass',
    'not-attempted': 'Not attempted',
    open: 'Never checked',
  },
  passedAt: (date: string) => `Passed on ${date}`,
  attempts: (n: number) => (n === 1 ? 'checked once' : `checked ${n} times`),
  hints: (seen: number, all: number) => `${seen} of ${all} hints seen`,
  solution: (seen: number, all: number) => `${seen} of ${all} pieces of the solution seen`,
  changedSince: 'Below is the code that passed; it was changed afterwards.',
  colon: ': ',
  separator: ', ',
  expected: (value: string) => `expected ${value}`,
  actual: (value: string) => `got ${value}`,
  quiz: 'Quiz',
  predict: 'Prediction',
  answer: 'Answer',
  unanswered: 'Not answered',
  skipped: 'Chose not to guess',
  right: 'right',
  wrong: 'not right',
  answeredAt: (date: string) => `answered on ${date}`,
  answers: (n: number) => `attempt ${n}`,
} satisfies Words;

/** A word or a sentence that takes values; how an exercise stands has one for each state. */
interface Words {
  readonly states: Readonly<Record<ExerciseRecord['state'], string>>;
  readonly [key: string]: unknown;
}

/** The words of one language. */
export type ReportWords = typeof zh;

/** The words of every language. */
export const reportWords: Readonly<Record<Locale, ReportWords>> = { zh, en };
