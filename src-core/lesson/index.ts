/** Lessons: their data, their steps and outline, and the learner's overlay. */
export { readLessonMeta } from './lesson.ts';
export { outlineOf } from './outline.ts';
export {
  changedCells,
  type MergeConflict,
  mergeNotebooks,
  resetCell,
  withOpenConflicts,
} from './overlay.ts';
export { stepOf, stepsOf } from './steps.ts';
