/** The living notebook: its state, what can happen to it, and what it asks for. */

export { apply } from './apply.ts';
export { cellState, isDirty, isRefusal, outputsAreOfOtherSource, sourceHash } from './change.ts';
export { namesKnown, predictionBeforeCheck } from './checks.ts';
export { linksOf, type NameLinks } from './links.ts';
export { cellsToRun, type RunMany, upToPrediction } from './many.ts';
export { openSession } from './open.ts';
export type { Action, Operation } from './operation.ts';
export { predictionBefore } from './predictions.ts';
export { isReactive, withReactive } from './reactive.ts';
export type { Session } from './session.ts';
