/** What is known of the numbers that loops count with, from the loops' text alone. */
import type { AnyNode, ForStatement, Pattern } from 'acorn';
import { inductionOf, startOf } from './induction.ts';
import { boundNames } from './scope.ts';
import { eachChild } from './tree.ts';

const arithmetic = new Set(['+', '-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>', '>>>']);

/** Whether a name, read within these loops (outer ones first), is the variable with which one of them counts; from 1 upwards, where that is asked. */
export function isCounter(name: string, around: readonly ForStatement[], upwards = false): boolean {
  const loop = around.findLast((each) => inductionOf(each)?.name === name);
  if (loop === undefined || declares(name, loop.body as AnyNode)) return false;
  return !upwards || ((inductionOf(loop)?.step ?? 0) > 0 && (startOf(loop, name) ?? 0) >= 1);
}

/** Whether an expression within these loops is surely a number, where it has a value at all. */
export function isNumeric(node: AnyNode, around: readonly ForStatement[]): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'number';
    case 'Identifier':
      return isCounter(node.name, around);
    case 'BinaryExpression':
      return (
        arithmetic.has(node.operator) &&
        isNumeric(node.left as AnyNode, around) &&
        isNumeric(node.right, around)
      );
    case 'UnaryExpression':
      return ['-', '+', '~'].includes(node.operator) && isNumeric(node.argument, around);
    default:
      return false;
  }
}

/** Whether a part of a cell makes no array shorter: it only reads and writes elements, and calls nothing but `Math`'s functions. */
export function keepsLengths(part: AnyNode): boolean {
  if (changesOtherThanElements(part)) return false;
  let keeps = true;
  eachChild(part, (child) => {
    keeps &&= keepsLengths(child);
  });
  return keeps;
}

function changesOtherThanElements(node: AnyNode): boolean {
  switch (node.type) {
    case 'MemberExpression': {
      const { computed, object, property } = node;
      if (computed || (object.type === 'Identifier' && object.name === 'Math')) return false;
      return property.type !== 'Identifier' || property.name !== 'length';
    }
    case 'AssignmentExpression':
      return !isElementOrName(node.left as AnyNode);
    case 'UpdateExpression':
      return !isElementOrName(node.argument as AnyNode);
    case 'UnaryExpression':
      return node.operator === 'delete';
    default:
      return false;
  }
}

/** `name`, or `array[…]` with what is no text in the brackets. */
function isElementOrName(target: AnyNode): boolean {
  if (target.type === 'Identifier') return true;
  if (target.type !== 'MemberExpression' || !target.computed) return false;
  const { property } = target;
  return (
    property.type !== 'TemplateLiteral' && (property.type !== 'Literal' || typeof property.value === 'number')
  );
}

/** Whether a name may mean something else in a part of a loop. */
function declares(name: string, part: AnyNode): boolean {
  let found = boundNames(bindingsOf(part)).includes(name);
  eachChild(part, (child) => {
    found ||= declares(name, child);
  });
  return found;
}

function bindingsOf(node: AnyNode): readonly (Pattern | null)[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id];
    case 'CatchClause':
      return [node.param ?? null];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [node.id ?? null, ...node.params];
    case 'ArrowFunctionExpression':
      return node.params;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [node.id ?? null];
    default:
      return [];
  }
}
