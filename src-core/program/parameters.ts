/**
 * Parameters from outside: `--set learningRate=0.1` puts a value in the place of the literal that a
 * top-level variable begins with, or of what a control of that name holds.
 */
import type { AnyNode } from 'acorn';
import type { CodeLanguage } from '../notebook/cell.ts';
import type { InputValue } from '../runtime/input.ts';
import { parseCell } from './parse.ts';

/** A name and what it is to be. */
export interface Parameter {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** What becomes of a cell: another text, or a control's value. Undefined where the cell has no such parameter. */
export type Parametrized = { readonly source: string } | { readonly input: InputValue } | undefined;

/** Reads `name=value`: numbers, `true` and `false` are themselves, all else is text. Undefined where it is not one. */
export function readParameter(text: string): Parameter | undefined {
  const found = /^([A-Za-z_$][\w$]*)=([\s\S]*)$/.exec(text);
  const name = found?.[1];
  const written = found?.[2];
  if (name === undefined || written === undefined) return undefined;
  if (written === 'true' || written === 'false') return { name, value: written === 'true' };
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written)) return { name, value: Number(written) };
  return { name, value: written.replace(/^(["'])([\s\S]*)\1$/, '$2') };
}

/** Puts a parameter into one cell. */
export function setParameter(
  source: string,
  language: CodeLanguage,
  { name, value }: Parameter,
): Parametrized {
  const parsed = language === 'text' ? undefined : parseCell(source, language);
  if (!parsed?.ok) return undefined;
  for (const statement of parsed.program.body) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier' || id.name !== name || !init) continue;
      const kind = controlOf(init);
      if (kind !== undefined) {
        const input = inputValue(kind, value);
        return input && { input };
      }
      if (!isLiteral(init)) return undefined;
      const literal = parsed.code.slice(init.start, init.end);
      // Types may stand between the name and the value, so the place is looked for in the source itself.
      const before = new RegExp(
        `(?:\\b(?:const|let|var)|,)\\s+${name.replaceAll('$', '\\$')}\\b[^=\\n]*=\\s*`,
        'g',
      );
      const from = [...source.matchAll(before)]
        .map((found) => found.index + found[0].length)
        .find((at) => source.startsWith(literal, at));
      if (from === undefined) return undefined;
      return { source: source.slice(0, from) + JSON.stringify(value) + source.slice(from + literal.length) };
    }
  }
  return undefined;
}

function isLiteral(node: AnyNode): boolean {
  if (node.type === 'UnaryExpression') return node.operator === '-' && isLiteral(node.argument);
  return node.type === 'Literal' && !('regex' in node && node.regex) && node.value !== null;
}

/** `slider` of `input.slider(…)`. */
function controlOf(node: AnyNode): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  return object.type === 'Identifier' && object.name === 'input' && property.type === 'Identifier'
    ? property.name
    : undefined;
}

function inputValue(kind: string, value: Parameter['value']): InputValue | undefined {
  switch (kind) {
    case 'slider':
    case 'number':
      return typeof value === 'number' ? { kind, value } : undefined;
    case 'select':
      return typeof value === 'number' ? { kind, index: value } : undefined;
    case 'checkbox':
      return typeof value === 'boolean' ? { kind, checked: value } : undefined;
    case 'text':
      return { kind, text: String(value) };
    case 'color':
      return typeof value === 'string' ? { kind, color: value } : undefined;
    default:
      return undefined;
  }
}
