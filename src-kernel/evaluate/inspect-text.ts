/** Values as text of one or more lines, as a console prints them. */
import type { ValueNode } from '#core/runtime/value.ts';
import { inspect, previewLength } from './inspect.ts';
import { errorLine } from './inspect-shape.ts';
import { isTensor } from './tensors.ts';

/** A value as text of one or more lines, as `console.log` prints it. Strings inside are quoted, the value itself is not. */
export function inspectText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return errorText(value);
  const tensor = tensorText(value);
  if (tensor !== undefined) return tensor;
  return layOut(inspect(value), '', 0);
}

/** A tensor with its values, as TensorFlow.js itself prints it. */
function tensorText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return isTensor(value) ? value.toString(true) : undefined;
  } catch {
    // What cannot be read back is printed as what can be seen of it.
    return undefined;
  }
}

function errorText(error: Error): string {
  const cause = error.cause === undefined ? '' : `\n  cause: ${inspect(error.cause).preview}`;
  return `${errorLine(error)}${cause}`;
}

function layOut(tree: ValueNode, indent: string, depth: number): string {
  const whole = !tree.preview.includes('…') || tree.children === undefined;
  if (whole || depth > 3 || tree.children === undefined) return tree.preview;
  const arrays = tree.kind === 'array' || tree.kind === 'typed-array';
  const [open, close] = arrays ? ['[', ']'] : ['{', '}'];
  const head = tree.preview.slice(0, tree.preview.indexOf(open) + 1) || open;
  const inner = `${indent}  `;
  const items = tree.children.map(({ key, value }) => {
    const text = layOut(value, inner, depth + 1);
    return arrays ? text : `${key}: ${text}`;
  });
  if (tree.more) items.push(`… ${tree.more} more`);
  if (arrays && items.every((item) => item.length <= 12)) {
    return `${head}\n${wrapped(items, inner)}\n${indent}${close}`;
  }
  return `${head}\n${items.map((item) => `${inner}${item}`).join(',\n')}\n${indent}${close}`;
}

/** Short items side by side in lines of at most 76 characters. */
function wrapped(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? `${item}, ` : item;
    if (line.length + piece.length > previewLength && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += piece;
  }
  return [...lines, line].join('\n');
}
