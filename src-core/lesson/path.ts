/** The lessons as a path: which leads to which, and how far a learner has come on it. */
import type { LessonId } from '../notebook/ids.ts';
import type { LessonProgress } from './progress.ts';

/** How a lesson stands with its learner. */
export type Standing = 'new' | 'begun' | 'done';

/** What the path needs to know of a lesson. */
export interface PathLesson {
  readonly id: LessonId;
  readonly prerequisites: readonly LessonId[];
  readonly saved?: { readonly progress: LessonProgress };
}

/** How a lesson stands: done once every step of it is. */
export function standingOf({ saved }: Pick<PathLesson, 'saved'>): Standing {
  if (saved === undefined) return 'new';
  const { steps, stepsDone } = saved.progress;
  return steps > 0 && stepsDone === steps ? 'done' : 'begun';
}

/** A way from a lesson to one that builds on it, as a drawing needs it. */
export interface PathEdge {
  readonly from: LessonId;
  readonly to: LessonId;
  /** Rows of both lessons, from 0; `fromRow` is above. */
  readonly fromRow: number;
  readonly toRow: number;
  /** 0: straight on to the next row. From 1: around the rows between, so far out that ways side by side do not meet. */
  readonly lane: number;
}

/** The ways between these lessons, in their order. A prerequisite that is not above its lesson has none. */
export function pathEdges(lessons: readonly PathLesson[]): readonly PathEdge[] {
  const rows = new Map(lessons.map(({ id }, row) => [id, row]));
  const ways = lessons
    .flatMap((lesson, toRow) =>
      lesson.prerequisites.flatMap((from) => {
        const fromRow = rows.get(from);
        return fromRow === undefined || fromRow >= toRow ? [] : [{ from, to: lesson.id, fromRow, toRow }];
      }),
    )
    .sort((a, b) => a.toRow - a.fromRow - (b.toRow - b.fromRow) || a.fromRow - b.fromRow);
  const drawn: PathEdge[] = [];
  for (const way of ways) {
    let lane = way.toRow - way.fromRow === 1 ? 0 : 1;
    const meets = (other: PathEdge) =>
      other.lane === lane && lane > 0 && other.fromRow < way.toRow && way.fromRow < other.toRow;
    while (drawn.some(meets)) lane += 1;
    drawn.push({ ...way, lane });
  }
  return drawn;
}
