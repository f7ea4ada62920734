/** Loops that count by themselves: `for (let i = 0; …; i++)`, whose own variable tells how far they are. */
import type { AnyNode, ForStatement, Identifier, Literal, Node } from 'acorn';
import { boundNames } from './scope.ts';
import { eachChild } from './tree.ts';

/** The variable that counts the rounds, and what each round adds to it. */
export interface Induction {
  readonly name: string;
  readonly step: number;
}

/** Starts and steps beyond this could be too large to be counted exactly. */
const largest = 1e9;

/** The variable that counts a loop's rounds; undefined where there is none, or something else may set it too. */
export function inductionOf(loop: ForStatement): Induction | undefined {
  const { init, update } = loop;
  if (init?.type !== 'VariableDeclaration' || init.kind !== 'let' || !update) return undefined;
  for (const { id, init: start } of init.declarations) {
    if (id.type !== 'Identifier' || start?.type !== 'Literal' || !isCountable(start.value)) continue;
    const step = stepOf(update as AnyNode, id.name);
    if (step === undefined || writesTo(id.name, [loop.test, loop.update, loop.body]) !== 1) continue;
    return { name: id.name, step };
  }
  return undefined;
}

/** How often a loop goes round at most, where its head says so in numbers: `for (let k = 0; k < 3; k++)`; otherwise without end. */
export function roundsOf(loop: AnyNode): number {
  const endless = Number.POSITIVE_INFINITY;
  if (loop.type !== 'ForStatement' || loop.init?.type !== 'VariableDeclaration') return endless;
  const { test } = loop;
  const induction = inductionOf(loop);
  if (!induction || test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier') return endless;
  const { name, step } = induction;
  if (test.left.name !== name || test.right.type !== 'Literal' || !isCountable(test.right.value))
    return endless;
  if (!(step > 0 ? ['<', '<='] : ['>', '>=']).includes(test.operator)) return endless;
  for (const { id, init } of loop.init.declarations) {
    if (id.type !== 'Identifier' || id.name !== name) continue;
    if (init?.type !== 'Literal' || !isCountable(init.value)) return endless;
    return Math.max(0, Math.floor((test.right.value - init.value) / step) + 1);
  }
  return endless;
}

/** A loop's own variable that steps towards a limit; both are numbers or names that the loop does not write. */
export interface Advance {
  readonly name: string;
  readonly step: Operand;
  readonly limit: Operand;
  readonly operator: '<' | '<=' | '>' | '>=';
}

/** A number, or a name. */
export type Operand = number | Identifier;

/** A loop's own variable that steps towards something. */
export type StepTowards = Pick<Advance, 'name' | 'step' | 'operator'>;

/** What `for (let m = a; m < …; m += c)` steps by, where nothing else sets `m`. */
export function stepTowards(loop: ForStatement): StepTowards | undefined {
  const { init, test, update } = loop;
  if (init?.type !== 'VariableDeclaration' || init.kind !== 'let') return undefined;
  if (test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier' || !update) return undefined;
  const { operator } = test;
  const up = operator === '<' || operator === '<=';
  if (!up && operator !== '>' && operator !== '>=') return undefined;
  const { name } = test.left;
  const step = advance(update as AnyNode, name, up);
  if (step === undefined || !ownNames(loop).includes(name)) return undefined;
  return writesTo(name, [loop.test, update, loop.body]) === 1 ? { name, step, operator } : undefined;
}

/** Whether a name that a loop reads is neither its own nor set by it or by `others`: code that may run meanwhile. */
export function steadyIn(loop: ForStatement, { name }: Identifier, others: readonly Node[]): boolean {
  return (
    !ownNames(loop).includes(name) && writesTo(name, [loop.test, loop.update, loop.body, ...others]) === 0
  );
}

/** How `for (let m = a; m < b; m += c)` advances; undefined where it may do otherwise. `others`: code that may run meanwhile. */
export function advanceOf(loop: ForStatement, others: readonly Node[]): Advance | undefined {
  const towards = stepTowards(loop);
  if (!towards || loop.test?.type !== 'BinaryExpression') return undefined;
  const limit = operandOf(loop.test.right, largest);
  const steady = (operand: Operand): boolean =>
    typeof operand === 'number' || steadyIn(loop, operand, others);
  if (limit === undefined || !steady(limit) || !steady(towards.step)) return undefined;
  return { ...towards, limit };
}

function ownNames({ init }: ForStatement): readonly string[] {
  return init?.type === 'VariableDeclaration' ? boundNames(init.declarations.map(({ id }) => id)) : [];
}

/** The number that a loop's variable begins with, where it is written as one. */
export function startOf({ init }: ForStatement, name: string): number | undefined {
  if (init?.type !== 'VariableDeclaration') return undefined;
  for (const { id, init: start } of init.declarations) {
    if (id.type !== 'Identifier' || id.name !== name) continue;
    return start?.type === 'Literal' && isCountable(start.value) ? start.value : undefined;
  }
  return undefined;
}

function advance(update: AnyNode, name: string, up: boolean): Operand | undefined {
  if (update.type === 'UpdateExpression') {
    if (update.argument.type !== 'Identifier' || update.argument.name !== name) return undefined;
    return update.operator === (up ? '++' : '--') ? 1 : undefined;
  }
  if (update.type !== 'AssignmentExpression' || update.left.type !== 'Identifier') return undefined;
  if (update.left.name !== name || update.operator !== (up ? '+=' : '-=')) return undefined;
  return operandOf(update.right, 1e6) || undefined;
}

function operandOf(node: Node, most: number): Operand | undefined {
  const { type } = node as AnyNode;
  if (type === 'Identifier') return node as Identifier;
  const value = type === 'Literal' ? (node as Literal).value : undefined;
  return typeof value === 'number' && value >= 0 && value <= most ? value : undefined;
}

function isCountable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= largest;
}

function stepOf(update: AnyNode, name: string): number | undefined {
  if (update.type === 'SequenceExpression') {
    for (const each of update.expressions) {
      const step = stepOf(each as AnyNode, name);
      if (step !== undefined) return step;
    }
    return undefined;
  }
  if (update.type === 'UpdateExpression') {
    if (update.argument.type !== 'Identifier' || update.argument.name !== name) return undefined;
    return update.operator === '++' ? 1 : -1;
  }
  if (update.type !== 'AssignmentExpression' || update.left.type !== 'Identifier') return undefined;
  if (update.left.name !== name || update.right.type !== 'Literal') return undefined;
  const { value } = update.right;
  if (!isCountable(value) || value < 1) return undefined;
  if (update.operator === '+=') return value;
  return update.operator === '-=' ? -value : undefined;
}

/** How many places may assign a name, whatever it means there. */
function writesTo(name: string, roots: readonly (Node | null | undefined)[]): number {
  let writes = 0;
  const visit = (node: AnyNode): void => {
    if (
      node.type === 'AssignmentExpression' ||
      node.type === 'ForInStatement' ||
      node.type === 'ForOfStatement'
    ) {
      const { left } = node;
      if (left.type !== 'VariableDeclaration' && left.type !== 'MemberExpression') {
        if (boundNames([left]).includes(name)) writes += 1;
      }
    }
    if (
      node.type === 'UpdateExpression' &&
      node.argument.type === 'Identifier' &&
      node.argument.name === name
    ) {
      writes += 1;
    }
    eachChild(node, visit);
  };
  for (const root of roots) if (root) visit(root as AnyNode);
  return writes;
}
