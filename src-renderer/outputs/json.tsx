/** JSON as a tree whose branches are made when they are opened. */

import { useMemo } from 'react';
import { jsonTree } from '#core/export/json-tree.ts';
import type { Json } from '#core/text/json.ts';
import { ValueOutput } from './value.tsx';

/** A JSON value. */
export function JsonOutput({ data }: { readonly data: { readonly value: Json } }) {
  const tree = useMemo(() => jsonTree(data.value), [data.value]);
  return <ValueOutput data={tree} open />;
}
