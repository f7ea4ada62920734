/**
 * What an exercise's check cell imports from `stepwise/check`. The cell sees the program's
 * names as they are and cannot assign them; what it declares itself, nobody else sees.
 */
export {
  type Actual,
  type BoundCheck,
  type CheckRequest,
  check,
  type EqualCheck,
  type HoldCheck,
} from './check.ts';
