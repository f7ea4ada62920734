/** What checking an exercise gives. */
import * as v from 'valibot';
import type { CheckLine } from '../check.ts';
import { localized } from './common.ts';

/** One line of what a check found. */
export const checkLineSchema = v.object({
  title: localized,
  outcome: v.picklist(['passed', 'wrong', 'not-attempted']),
  expected: localized,
  actual: v.exactOptional(localized),
  error: v.exactOptional(localized),
  hint: v.exactOptional(localized),
}) satisfies v.GenericSchema<unknown, CheckLine>;
