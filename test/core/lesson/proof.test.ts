/** A lesson as it reads: what is in order has no findings, and each thing spoilt is named on its line. */
import { expect, test } from 'vitest';
import { checkLesson } from '#core/lesson/proof/index.ts';
import { LessonId } from '#core/notebook/ids.ts';

const id = LessonId.parse('01-one') ?? expect.unreachable();

const sound = `---
title: { zh: 一, en: One }
stepwise: 1
number: 1
summary: { zh: 写 $a$, en: Write $a$ }
minutes: 5
objectives:
  - { zh: 会写, en: Write it }
covers: ['4.2']
---

<!-- cell {#begin} -->
<!-- zh -->
## 开头

这里是 $x^2$，见[下面](#sum)。
<!-- en -->
## Beginning

Here is $x^2$; see [below](#sum).

\`\`\`yaml {#guess .predict before=say}
kind: number
ask: { zh: $1+1$ 是几？, en: How much is $1+1$? }
answer: 2
otherwise: { zh: 数一数。, en: Count. }
\`\`\`

\`\`\`ts {#say}
const n = 2;
const words = t(\`\${n} 个 $n$\`, \`\${n} of $n$\`);
\`\`\`

\`\`\`ts {#sum .exercise}
const sum = 0;
\`\`\`

\`\`\`ts {#sum-check .check for=sum}
check({ zh: '和', en: 'sum' }, { expected: 2, actual: () => sum });
\`\`\`

\`\`\`ts {#sum-solution .solution for=sum}
const sum = 2;
\`\`\`

<!-- cell {#sum-hint .hint for=sum} -->
<!-- zh -->
加起来。
<!-- en -->
Add them.
`;

/** The findings of the sound lesson with one place changed, each as its line and its name. */
const spoilt = (from: string, to: string) => {
  expect(sound.split(from), from).toHaveLength(2);
  const text = sound.replace(from, () => to);
  return checkLesson({ id, text, lessons: new Map([[id, []]]) }).map(({ line, code }) => `${line} ${code}`);
};

test('a lesson in order has nothing to mend', () => {
  expect(checkLesson({ id, text: sound })).toEqual([]);
});

test.each([
  ['a formula that one language has otherwise', 'Here is $x^2$', 'Here is $x^3$', '12 formulas-differ'],
  ['a formula of a question', 'much is $1+1$', 'much is $1+2$', '22 formulas-differ'],
  ['a formula in the front matter', 'en: Write $a$ }', 'en: Write $b$ }', '1 formulas-differ'],
  ['a formula in a text of a program', 'of $n$`', 'of $m$`', '31 formulas-differ'],
  ['a value that one language shows alone', `\`\${n} of $n$\``, '`two of $n$`', '31 values-differ'],
  ['a text of a program in one language', "zh: '和', en: 'sum'", "zh: '和'", '39 missing-translation'],
  ['a text of a question in one language', '数一数。, en: Count.', '数一数。', '26 question'],
  ['an objective in one language', '会写, en: Write it', '会写', '1 missing-translation'],
  [
    'prose in one language',
    '\nHere is $x^2$; see [below](#sum).\n',
    '\n这里是 $x^2$，见[下面](#sum)。还有别的话。\n',
    '12 missing-translation',
  ],
  ['a cell without an id of its own', '```ts {#say}', '```ts', '22 question|29 no-id'],
  ['a step without an id of its own', '<!-- cell {#begin} -->\n', '', '12 no-id'],
  ['an id that is there twice', '{#sum-hint .hint', '{#sum .hint', '46 duplicate-id'],
  ['an exercise without a check', '.check for=sum', '.check for=nothing', '34 exercise|38 role'],
  ['an exercise without a solution', '.solution for=sum', '.solution', '34 exercise|42 role'],
  ['a prediction of a cell that is not there', 'before=say', 'before=nothing', '22 question'],
  ['a link to nowhere', '[below](#sum)', '[below](#nowhere)', '12 link'],
  ['a link to no lesson', '[below](#sum)', '[below](../02-two/lesson.md)', '12 link'],
  ['a section that the article has not', "covers: ['4.2']", "covers: ['4.9']", '1 covers'],
] as const)('%s is found', (_, from, to, found) => {
  expect(spoilt(from, to).join('|')).toBe(found);
});
