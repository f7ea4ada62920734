/**
 * Loops that can be stopped and cost what they cost without.
 *
 * What a loop asks is a look at one number that Stop sets; the call behind it is hardly ever
 * reached, so V8 compiles none, and keeps the loop's values in registers. Even so the question costs a
 * numeric round a third of its time. So a loop without long calls becomes two: the author's, which ends after a strip of
 * so many rounds, in one that asks between strips and lets it go on.
 */
import type { AnyNode, BinaryExpression, ForInStatement, ForOfStatement, ForStatement } from 'acorn';
import { type Ahead, aheadOf, type Spelling } from './ahead.ts';
import { mayBreak } from './breaks.ts';
import type { CopyPlan } from './copies.ts';
import type { Draft } from './draft.ts';
import { type Advance, advanceOf, inductionOf, type Operand } from './induction.ts';
import { isLoop, type Loop, type LoopPace, type Pace } from './pace.ts';
import { strip } from './strips.ts';
import { eachChild } from './tree.ts';

/** Rounds of a strip whose rounds call functions that are over soon or ask by themselves. */
const callingStrip = 512;

/** Rounds of a strip that is as far as the loop's variable comes in so many steps of up to a million. */
const aheadRounds = 256;

/** Rewrites one loop, before what is in it. */
export function rewriteLoop(draft: Draft, loop: AnyNode, pace: Pace, plan: CopyPlan, names: Spelling): void {
  const its = pace.loops.get(loop);
  if (its === undefined || !isLoop(loop)) return;
  copyNames(draft, loop, its, plan);
  if (loop.type === 'ForOfStatement' && loop.await) {
    draft.wrap(loop.right.start, `${draft.runtime}.each((`, loop.right.end, `), ${textOf(draft, loop)})`);
  }
  const { brief = false, cut = false, asksFirst = false } = pace.cuts.get(its) ?? {};
  if (asksFirst) draft.wrap(its.statement.start, `{ ${draft.ask.statement} `, its.statement.end, ' }');
  if (brief) return;
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') {
    const short =
      loop.type === 'ForOfStatement' && !loop.await && its.calls === 'none' && !its.outer && !mayGrow(loop);
    if (short) askAtSteps(draft, loop);
    else askEachRound(draft, loop);
  } else if (cut) cutIntoStrips(draft, loop, its, pace, names);
  else askEachRound(draft, loop);
}

/** Loops with a condition. */
type Conditional = Exclude<Loop, ForOfStatement | ForInStatement>;

/** `{ let copy = x.v; try { loop } finally { x.v = copy; } }` */
function copyNames(draft: Draft, loop: AnyNode, { statement }: LoopPace, plan: CopyPlan): void {
  const copies = plan.loops.get(loop);
  if (copies === undefined) return;
  const taken = [...copies.keys()].map((name) => `${draft.copy(name)} = ${draft.value(name)}`).join(', ');
  const given = [...copies]
    .filter(([, written]) => written)
    .map(([name]) => `${draft.value(name)} = ${draft.copy(name)};`);
  if (given.length === 0) draft.wrap(statement.start, `{ const ${taken}; `, statement.end, ' }');
  else {
    draft.wrap(
      statement.start,
      `{ let ${taken}; try { `,
      statement.end,
      ` } finally { ${given.join(' ')} } }`,
    );
  }
}

function cutIntoStrips(draft: Draft, loop: Conditional, its: LoopPace, pace: Pace, names: Spelling): void {
  const rounds = its.calls === 'none' ? strip : callingStrip;
  // A label goes with the inner loop: to break that is to end both.
  const labels = draft.code.slice(its.statement.start, loop.start);
  if (labels !== '') draft.text.remove(its.statement.start, loop.start);
  if (loop.type === 'ForStatement') {
    const quiet = its.calls === 'none';
    const ahead = quiet ? aheadOf(loop, loopsAround(its, pace), names) : undefined;
    const advancing = quiet && !inductionOf(loop) ? spelt(loop, names) : undefined;
    if (ahead) cutAhead(draft, loop, ahead, labels, its.statement);
    else if (advancing) cutAdvancing(draft, loop, advancing, labels);
    else cutFor(draft, loop, rounds, labels);
  } else cutWhile(draft, loop, rounds, labels);
}

/** The loops with heads around a loop in the same function, outer ones first. */
function loopsAround({ within }: LoopPace, { loops }: Pace): readonly ForStatement[] {
  const around = new Set<LoopPace>();
  for (let at = within; at !== null; at = at.within) around.add(at);
  return [...loops]
    .filter(([, pace]) => around.has(pace))
    .flatMap(([loop]) => ((loop as AnyNode).type === 'ForStatement' ? [loop as ForStatement] : []));
}

/**
 * `for (init;;) { const count = typeof limit === 'number' ? end of the strip : test ? one round on : none;
 *   for (; i < count; update) body  if (i < count || !(test)) break; ask }`
 *
 * The test stands at the end, and before a strip only where it has to: heading all, it makes V8 compile slower code.
 */
function cutAhead(draft: Draft, loop: ForStatement, ahead: Ahead, labels: string, statement: AnyNode): void {
  const { code, text, wrap, count, ask } = draft;
  const { name, operator, end, one, none, test } = ahead;
  const within = `${name} ${operator} ${count}`;
  const ended = mayBreak(statement) ? `${within} || !(${test})` : `!(${test})`;
  wrap(loop.start, '{ ', loop.end, ` if (${ended}) break; ${ask.statement} } }`);
  const first = semicolonAfter(code, loop.init?.end ?? loop.start) + 1;
  const second = semicolonAfter(code, loop.test?.end ?? first);
  // Of the test only the limit stays as it is, so that what it throws is thrown at its place.
  const { start, right } = loop.test as BinaryExpression;
  text.update(start, right.start, `;) { const ${count} = typeof `);
  const counted = ` === 'number' ? (${end}) : (${test}) ? ${one} : ${none}`;
  text.appendRight(second, `${counted}; ${labels}for (; ${within}`);
  // Blanks, comments and parentheses.
  if (first < start) text.remove(first, start);
  if (right.end < second) text.remove(right.end, second);
}

/** `for (;;) { let count = 0; while (count++ < rounds && (test)) body  if (count <= rounds) break; ask }` */
function cutWhile(
  { wrap, count, ask }: Draft,
  loop: Exclude<Conditional, ForStatement>,
  rounds: number,
  labels: string,
): void {
  const head = `{ for (;;) { let ${count} = 0; ${labels}`;
  wrap(loop.start, head, loop.end, `; if (${count} <= ${rounds}) break; ${ask.statement} } }`);
  const { start, end } = loop.test;
  if (loop.type === 'WhileStatement') wrap(start, `${count}++ < ${rounds} && (`, end, ')');
  // Here the loop's own question comes first: the next strip begins with the body.
  else wrap(start, '(', end, `) && ${count}++ < ${rounds}`);
}

/** An advance as code. */
interface Spelt extends Pick<Advance, 'name' | 'operator'> {
  readonly step: string;
  readonly limit: string;
}

function spelt(loop: ForStatement, { spell, implicit }: Spelling): Spelt | undefined {
  const advance = advanceOf(loop, implicit);
  if (!advance) return undefined;
  const text = (operand: Operand) => (typeof operand === 'number' ? String(operand) : spell(operand));
  const [step, limit] = [text(advance.step), text(advance.limit)];
  if (step === undefined || limit === undefined) return undefined;
  return { name: advance.name, operator: advance.operator, step, limit };
}

/**
 * `for (init;;) { const uncounted = …, count = nearer of limit and rounds ahead;
 *   for (; i < count || uncounted && (ask, test); update) body  if (uncounted || i < count || !(test)) break; ask }`
 *
 * One comparison in each round, as the author's has. What is no number, or too large to be counted, asks each round.
 */
function cutAdvancing(
  draft: Draft,
  loop: ForStatement,
  { name, operator, step, limit }: Spelt,
  labels: string,
): void {
  const { code, text, wrap, count, uncounted, ask } = draft;
  const test = `${name} ${operator} ${limit}`;
  const ahead = `${name} ${operator.startsWith('<') ? '+' : '-'} ${aheadRounds} * ${step}`;
  const numbers = [name, step, limit].filter((each) => !/^[\d.]/.test(each));
  const counted = [
    ...numbers.map((each) => `typeof ${each} === 'number'`),
    ...(numbers.includes(step) ? [`${step} > 1e-3`, `${step} < 1e6`] : []),
    `${name} > -5e8 && ${name} < 5e8`,
  ].join(' && ');
  const declare = `const ${uncounted} = !(${counted}), ${count} = ${uncounted} ? NaN : ${ahead} ${operator} ${limit} ? ${ahead} : ${limit};`;
  const within = `${name} ${operator} ${count}`;
  wrap(
    loop.start,
    '{ ',
    loop.end,
    ` if (${uncounted} || ${within} || !(${test})) break; ${ask.statement} } }`,
  );
  const first = semicolonAfter(code, loop.init?.end ?? loop.start);
  text.appendLeft(
    first + 1,
    `;) { ${declare} ${labels}for (; ${within} || ${uncounted} && (${ask.expression}, `,
  );
  if (loop.test) text.prependLeft(loop.test.end, ')');
}

/** `for (init;;) { let count = 0; for (; count < rounds && (test); update, count++) body  if (count < rounds) break; ask }` */
function cutFor(draft: Draft, loop: ForStatement, rounds: number, labels: string): void {
  const { code, text, wrap, count, ask } = draft;
  const { init, test, update } = loop;
  const induction = inductionOf(loop);
  let [declare, within] = [`let ${count} = 0;`, `${count} < ${rounds}`];
  if (induction) {
    const { name, step } = induction;
    declare = `const ${count} = ${name} ${step < 0 ? '-' : '+'} ${rounds * Math.abs(step)};`;
    within = `${name} ${step < 0 ? '>' : '<'} ${count}`;
  }
  wrap(loop.start, '{ ', loop.end, ` if (${within}) break; ${ask.statement} } }`);
  const first = semicolonAfter(code, init?.end ?? loop.start + 'for'.length);
  text.appendLeft(first + 1, `;) { ${declare} ${labels}for (; ${within}${test ? ' && (' : ''}`);
  if (test) text.prependLeft(test.end, ')');
  if (induction) return;
  if (update) wrap(update.start, '(', update.end, `), ${count}++`);
  else text.appendLeft(semicolonAfter(code, test?.end ?? first + 1) + 1, `${count}++`);
}

/**
 * A short round for each of an array's elements is over soon, so only what is no array, map, set or
 * string asks, at each step: V8 makes a numeric loop of a `for of` only where it sees the array itself.
 */
function askAtSteps(draft: Draft, loop: ForOfStatement): void {
  draft.wrap(loop.right.start, `${draft.runtime}.steps((`, loop.right.end, `), ${textOf(draft, loop)})`);
}

/** How the cell writes what a loop goes over, as a string literal: for the error where that cannot be gone over. */
function textOf({ code }: Draft, { right }: ForOfStatement): string {
  const source = code.slice(right.start, right.end);
  return JSON.stringify(/^.{1,60}$/.test(source) ? source : '(intermediate value)');
}

/** Whether a round may make what is iterated over longer. */
function mayGrow({ right, body }: ForOfStatement): boolean {
  let grows = false;
  const visit = (node: AnyNode): void => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const { object } = node.left;
      if (right.type !== 'Identifier' || (object.type === 'Identifier' && object.name === right.name))
        grows = true;
    }
    eachChild(node, visit);
  };
  visit(body as AnyNode);
  return grows;
}

/** `for (…) { ask; body }` */
function askEachRound(draft: Draft, { body }: Loop): void {
  const { text, wrap, ask } = draft;
  if (body.type === 'BlockStatement') text.appendLeft(body.start + 1, ask.statement);
  else wrap(body.start, `{${ask.statement}`, body.end, '}');
}

/** The place of the next semicolon; before it stand only blanks, comments and parentheses. */
function semicolonAfter(code: string, from: number): number {
  let at = from;
  while (code[at] !== ';') {
    if (code.startsWith('//', at)) at = code.indexOf('\n', at);
    else if (code.startsWith('/*', at)) at = code.indexOf('*/', at) + 1;
    at += 1;
  }
  return at;
}
