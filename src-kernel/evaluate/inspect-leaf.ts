/** Values that have no parts, as they are drawn. */
import type { ValueNode } from '#core/runtime/value.ts';

/** Characters of one string. */
const maxString = 10_000;

/** A value that is neither object nor function. */
export function leaf(value: unknown): ValueNode {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', preview: quote(value) };
    case 'number':
      return { kind: 'number', preview: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return { kind: 'bigint', preview: `${value}n` };
    case 'boolean':
      return { kind: 'boolean', preview: String(value) };
    case 'symbol':
      return { kind: 'symbol', preview: value.toString() };
    case 'undefined':
      return { kind: 'undefined', preview: 'undefined' };
    default:
      return { kind: 'null', preview: 'null' };
  }
}

/** A text in quotes, cut where it is long. */
export function quote(text: string): string {
  const cut = text.length > maxString ? `${text.slice(0, maxString)}…` : text;
  return JSON.stringify(cut);
}
