/** JSON as a value tree: the same view for a JSON output as for a value from the kernel. */
import type { ValueKind, ValueNode } from '../runtime/value.ts';
import type { Json } from '../text/json.ts';

/** Entries of one node that are listed; the rest are counted. */
const most = 10_000;

/** A JSON value as a tree. Children are made on first reading, so that depth and size cost nothing unopened. */
export function jsonTree(value: Json): ValueNode {
  if (value === null || typeof value !== 'object') {
    return { kind: kindOf(value), preview: JSON.stringify(value) };
  }
  const array = Array.isArray(value);
  const entries = Object.entries(value) as readonly (readonly [string, Json])[];
  let made: ValueNode['children'];
  return {
    kind: array ? 'array' : 'object',
    preview: preview(value, entries.length),
    get children() {
      made ??= entries.slice(0, most).map(([key, item]) => ({ key, value: jsonTree(item) }));
      return made;
    },
    ...(entries.length > most && { more: entries.length - most }),
  };
}

function kindOf(value: string | number | boolean | null): ValueKind {
  return value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
}

/** One line that says what is inside, cut at about 80 characters. */
function preview(value: Exclude<Json, null | boolean | number | string>, length: number): string {
  const array = Array.isArray(value);
  const parts: string[] = [];
  let size = 0;
  for (const [key, item] of Object.entries(value) as [string, Json][]) {
    const shown =
      item !== null && typeof item === 'object' ? (Array.isArray(item) ? '[…]' : '{…}') : short(item);
    const part = array ? shown : `${key}: ${shown}`;
    size += part.length + 2;
    if (size > 80) {
      parts.push('…');
      break;
    }
    parts.push(part);
  }
  return array ? `(${length}) [${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

function short(value: string | number | boolean | null): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
