/** Lessons: their data, their steps and outline, and the learner's overlay. */
export { type LessonMeta, readLessonMeta } from './lesson.ts';
export { type OutlineEntry, outlineOf } from './outline.ts';
export {
  changedCells,
  type MergeConflict,
  type Merged,
  mergeNotebooks,
  resetCell,
  sameCell,
} from './overlay.ts';
export { type Step, stepOf, stepsOf } from './steps.ts';
