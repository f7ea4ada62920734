/** The schema of an error and of places in cells. */
import * as v from 'valibot';
import type { CellError } from '../error.ts';
import { cellId, count, label, list, localized, text } from './common.ts';

/** A place in a cell's source. */
export const position = v.object({ cell: cellId, line: count, column: count });

/** What a cell threw. */
export const cellError = v.object({
  name: label,
  message: localized,
  position: v.exactOptional(position),
  code: v.exactOptional(v.object({ from: count, lines: list(text) })),
  stack: list(
    v.object({ function: label, position: v.exactOptional(position), location: v.exactOptional(label) }),
  ),
  causes: v.exactOptional(list(v.object({ name: label, message: localized }))),
}) satisfies v.GenericSchema<unknown, CellError>;
