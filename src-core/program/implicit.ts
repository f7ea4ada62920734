/**
 * Functions that run where no call is written: getters and setters, what turns an object into a number or text,
 * steps of iterators, traps of proxies. A loop without calls may run them all the same.
 */
import type { AnyNode, Node, Program } from 'acorn';
import { eachChild } from './tree.ts';

/** Methods that the language itself calls. */
const called = new Set(
  'valueOf toString next return throw get set has deleteProperty ownKeys getPrototypeOf setPrototypeOf isExtensible preventExtensions getOwnPropertyDescriptor defineProperty apply construct'.split(
    ' ',
  ),
);

/** Words with which any function may become one of these. */
const makers = /\b(?:Proxy|Reflect|create|definePropert(?:y|ies)|__(?:define|lookup)[GS]etter__|__proto__)\b/;

/** The parts of a cell that may run without a call. */
export function implicitParts(program: Program, code: string): readonly Node[] {
  if (makers.test(code)) return [program];
  const found: Node[] = [];
  const visit = (node: AnyNode): void => {
    if (isImplicit(node)) found.push(node);
    else eachChild(node, visit);
  };
  eachChild(program, visit);
  return found;
}

function isImplicit(node: AnyNode): boolean {
  switch (node.type) {
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition': {
      if ('kind' in node && (node.kind === 'get' || node.kind === 'set')) return true;
      const type = node.value?.type;
      if (type !== 'FunctionExpression' && type !== 'ArrowFunctionExpression' && type !== 'Identifier')
        return false;
      if (node.computed) return true;
      return node.key.type === 'Identifier' && called.has(node.key.name);
    }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.generator;
    default:
      return false;
  }
}
