/** The schema of a value's tree. */
import * as v from 'valibot';
import type { ValueNode } from '../value.ts';
import { count, label, list } from './common.ts';

const valueKinds = [
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'symbol',
  'function',
  'class',
  'date',
  'regexp',
  'error',
  'array',
  'typed-array',
  'map',
  'set',
  'object',
  'promise',
  'proxy',
  'cycle',
] as const;

/** A value tree no deeper than the cap; the depth is counted here because a schema that refers to itself cannot. */
export function valueNode(depth: number): v.GenericSchema<unknown, ValueNode> {
  const fields = { kind: v.picklist(valueKinds), preview: label, more: v.exactOptional(count) };
  if (depth > 12) return v.object(fields);
  return v.object({
    ...fields,
    children: v.exactOptional(
      list(v.object({ key: label, value: v.lazy(() => (nodes[depth + 1] ??= valueNode(depth + 1))) })),
    ),
  });
}
const nodes: v.GenericSchema<unknown, ValueNode>[] = [];
