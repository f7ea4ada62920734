/** Which step of a lesson a learner is at, and going from one to another. */
import { useCallback, useMemo, useState } from 'react';
import { type Step, stepOf, stepsOf } from '#core/lesson/steps.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { isHidden } from '#core/notebook/roles.ts';
import type { SessionStore } from '../session/store.ts';
import { useSubscribed } from '../session/subscribed.ts';

const none: readonly Step[] = [];

/** A learner's place among the steps. */
export interface StepPlace {
  /** The place of the step, from 0; -1 where the lesson has none. */
  readonly at: number;
  readonly count: number;
  /** The first cell of the step; null where the lesson has none. */
  readonly cell: CellId | null;
  /** The cells to show, one step's; null where the whole lesson is shown. */
  readonly only: ReadonlySet<CellId> | null;
  /** Goes to the step that holds a cell; gives the first cell shown there. */
  go(cell: CellId): CellId | undefined;
  /** Goes so many steps on or back; what is gone on from counts as seen. Gives the first cell shown there. */
  move(by: 1 | -1): CellId | undefined;
}

/**
 * The place in a session's lesson, beginning where `start` is; a notebook that is no lesson has no steps. `stepping`: one
 * step is shown at a time.
 */
export function useSteps(
  store: SessionStore,
  start: CellId | null,
  { lesson, stepping }: { readonly lesson: boolean; readonly stepping: boolean },
): StepPlace {
  const cells = useSubscribed(store.subscribe, () => store.get().notebook.cells);
  const steps = useMemo(() => (lesson ? stepsOf(cells) : none), [lesson, cells]);
  const [chosen, choose] = useState<CellId | null>(start);
  const here = (chosen === null ? undefined : stepOf(steps, chosen)) ?? steps[0];
  const at = here === undefined ? -1 : steps.indexOf(here);
  const only = useMemo(() => {
    if (!stepping || here === undefined) return null;
    // What stands before the first step belongs to its screen.
    const first = cells.findIndex((cell) => cell.id === steps[0]?.cell);
    const lead = at === 0 ? cells.slice(0, first).map((cell) => cell.id) : [];
    return new Set([...lead, ...here.cells]);
  }, [stepping, here, at, cells, steps]);

  const go = useCallback(
    (cell: CellId) => {
      choose(cell);
      return stepOf(steps, cell)?.cell ?? cells.find((each) => !isHidden(each))?.id;
    },
    [steps, cells],
  );
  const move = useCallback(
    (by: 1 | -1) => {
      if (here !== undefined && by > 0) store.dispatch({ type: 'see-step', cell: here.cell });
      const next = steps[at + by];
      return next === undefined ? undefined : go(next.cell);
    },
    [here, steps, at, go, store],
  );
  const cell = here?.cell ?? null;
  return useMemo(
    () => ({ at, count: steps.length, cell, only, go, move }),
    [at, steps.length, cell, only, go, move],
  );
}
