/** How far a loop may count before it asks, where its text tells: one comparison in each round, as the author's has. */
import type { AnyNode, ForStatement, Identifier, Node } from 'acorn';
import { isCounter, isNumeric, keepsLengths } from './counters.ts';
import { type Advance, advanceOf, type StepTowards, startOf, steadyIn, stepTowards } from './induction.ts';
import { strip } from './strips.ts';

/** Rounds of a strip whose step is a name, so that the loop's variable stays a small number. */
const namedRounds = 256;

/** From here on a step of 1 might not be seen in a sum. */
const counted = 2 ** 52;

/** How names are written where a loop stands; undefined where something else than the loop may change them. */
export interface Spelling {
  spell(name: Identifier): string | undefined;
  /** Parts of the cell that may run without a call. */
  readonly implicit: readonly Node[];
}

/** How a loop's variable goes on in one strip, as code. */
export interface Ahead {
  /** The value at which the strip ends where the limit is a number; no round is before it where the loop's test is false. */
  readonly end: string;
  /** The value at which it ends after one round. */
  readonly one: string;
  /** A value at which it ends at once. */
  readonly none: string;
  readonly name: string;
  readonly operator: Advance['operator'];
  /** The loop's own test over again. */
  readonly test: string;
}

/** How a loop that calls nothing counts ahead; undefined where it may do otherwise. `around`: the loops around it, outer ones first. */
export function aheadOf(
  loop: ForStatement,
  around: readonly ForStatement[],
  { spell, implicit }: Spelling,
): Ahead | undefined {
  const towards = stepTowards(loop);
  if (!towards) return undefined;
  const { name, operator, step } = towards;
  const start = startOf(loop, name);
  if (start === undefined && !startsNumeric(loop, name, around)) return undefined;
  const by = stepText(towards, around, implicit, loop, spell);
  if (by === undefined) return undefined;
  const far = `${name} ${operator.startsWith('<') ? '+' : '-'} ${by}`;
  const near =
    typeof step !== 'number' || start === undefined
      ? `${name} < ${counted} && ${name} > -${counted} && `
      : '';
  const limit = limitOf(loop, operator, implicit, spell);
  if (limit === undefined) return undefined;
  return {
    name,
    operator,
    end: `${near}${far} ${operator} ${limit} ? ${far} : ${limit}`,
    test: `${name} ${operator} ${limit}`,
    ...{
      '<': { one: `${name} + 1`, none: name },
      '<=': { one: name, none: `${name} - 1` },
      '>': { one: `${name} - 1`, none: name },
      '>=': { one: name, none: `${name} + 1` },
    }[operator],
  };
}

/** What a loop goes towards, as code: a number, or what stays the same or becomes no less. */
function limitOf(
  loop: ForStatement,
  operator: Advance['operator'],
  implicit: readonly Node[],
  spell: Spelling['spell'],
): string | undefined {
  const advance = advanceOf(loop, implicit);
  if (advance) return typeof advance.limit === 'number' ? String(advance.limit) : spell(advance.limit);
  return operator === '<' && implicit.length === 0 ? lengthOf(loop, spell) : undefined;
}

function startsNumeric(loop: ForStatement, name: string, around: readonly ForStatement[]): boolean {
  if (loop.init?.type !== 'VariableDeclaration') return false;
  return loop.init.declarations.some(
    ({ id, init }) =>
      id.type === 'Identifier' && id.name === name && init && isNumeric(init as AnyNode, around),
  );
}

function stepText(
  { step }: StepTowards,
  around: readonly ForStatement[],
  implicit: readonly Node[],
  loop: ForStatement,
  spell: Spelling['spell'],
): string | undefined {
  if (typeof step === 'number') return step >= 1 ? String(strip * step) : undefined;
  if (!isCounter(step.name, around, true) || !steadyIn(loop, step, implicit)) return undefined;
  const text = spell(step);
  return text === undefined ? undefined : `${namedRounds} * ${text}`;
}

/** `xs.length` as code, where the loop goes up to it and neither changes `xs` nor makes it shorter. */
function lengthOf(loop: ForStatement, spell: Spelling['spell']): string | undefined {
  const { test, update, body } = loop;
  if (test?.type !== 'BinaryExpression' || test.right.type !== 'MemberExpression') return undefined;
  const { object, property, computed, optional } = test.right;
  if (computed || optional || object.type !== 'Identifier' || property.type !== 'Identifier')
    return undefined;
  if (property.name !== 'length' || !steadyIn(loop, object, [])) return undefined;
  if (!keepsLengths(body as AnyNode) || (update && !keepsLengths(update as AnyNode))) return undefined;
  const text = spell(object);
  return text === undefined ? undefined : `${text}.length`;
}
