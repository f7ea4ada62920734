/** All that can be done to a notebook by key, button or menu. Each acts on the session and moves the person's place. */
import type { Cell } from '#core/notebook/cell.ts';
import { CellId } from '#core/notebook/ids.ts';
import { isHidden, roleOf } from '#core/notebook/roles.ts';
import {
  cellsToRun,
  predictionBefore,
  predictionBeforeCheck,
  type RunMany,
  upToPrediction,
  withReactive,
} from '#core/session/index.ts';
import type { Operation, Refusal } from '#core/session/operation.ts';
import type { Caret } from '../editor/caret.ts';
import { cellOf, indexOf } from '../session/hooks.ts';
import type { SessionStore } from '../session/store.ts';
import { whenNamed } from '../session/when.ts';
import type { Focus } from './focus.ts';

/** What commands act upon. */
export interface CommandTargets {
  readonly store: SessionStore;
  readonly focus: Focus;
  /** Told where the session refused. */
  readonly onRefused: (refusal: Refusal['refused']) => void;
  /** Told where a cell was removed, so that undoing can be offered. */
  readonly onRemoved: () => void;
  /** Opens or closes the panel of variables. */
  readonly toggleVariables: () => void;
  /** Whether a cell is among those shown; all are where this is not given. */
  readonly isShown?: (cell: CellId) => boolean;
  /** Puts the keyboard's focus into a question. */
  readonly onAnswer?: (cell: CellId) => void;
  /** Told the prediction before which a run of many cells, or a check, ends. */
  readonly onPaused?: (question: CellId) => void;
  /** Lays out a cell's code, once the language service is there. */
  readonly format: (cell: CellId) => void;
  readonly now?: () => number;
  readonly random?: () => number;
}

const everywhere = () => true;

function isQuestion(cell: Cell): boolean {
  const { kind } = roleOf(cell);
  return kind === 'quiz' || kind === 'predict';
}

/** A notebook's commands. */
export type Commands = ReturnType<typeof createCommands>;

/** Makes a notebook's commands. */
export function createCommands(targets: CommandTargets) {
  const {
    store,
    focus,
    onRefused,
    onRemoved,
    toggleVariables,
    isShown = everywhere,
    onAnswer = () => {},
    onPaused = () => {},
    format,
    now = Date.now,
    random = Math.random,
  } = targets;
  const cells = () => store.get().notebook.cells;

  const dispatch = (operation: Operation): boolean => {
    const refusal = store.dispatch(operation);
    if (refusal) onRefused(refusal.refused);
    return !refusal;
  };

  /** Runs many cells, and says where a prediction ends that; where it comes first of all, goes to it. */
  const runMany = (operation: RunMany) => {
    const { question } = upToPrediction(store.get(), cellsToRun(store.get(), operation) ?? []);
    const sent = dispatch(operation);
    if (question) (sent ? onPaused : onAnswer)(question);
  };

  const isCellShown = (cell: Cell) => !isHidden(cell) && isShown(cell.id);

  /** Selects the cell at an index; where none is shown there, the nearest that is, on in the direction of `by` first. */
  const selectAt = (index: number, by: 1 | -1 = 1) => {
    const all = cells();
    const start = Math.max(0, Math.min(all.length - 1, index));
    const before = all.slice(0, start + 1).findLast(isCellShown);
    const after = all.slice(start).find(isCellShown);
    const cell = by > 0 ? (after ?? before) : (before ?? after);
    if (cell) focus.select(cell.id, { grab: true });
  };

  const insert = (kind: 'code' | 'markdown', index: number, edit: boolean) => {
    const id = CellId.fresh(new Set(cells().map((cell) => cell.id)), random);
    const blank = { id, source: '', attributes: {} };
    const cell =
      kind === 'code'
        ? ({ ...blank, kind: 'code', language: 'ts' } as const)
        : ({ ...blank, kind: 'markdown' } as const);
    if (!dispatch({ type: 'insert', cell, index })) return;
    focus.select(id, { grab: true });
    if (edit) focus.edit(id, 'start');
  };

  const commands = {
    select: (id: CellId) => focus.select(id),
    /** Brings a cell into view, with the keyboard's focus on it. */
    goTo: (id: CellId) => focus.select(id, { grab: true }),
    selectNext: (id: CellId) => selectAt(indexOf(store.get().notebook, id) + 1),
    selectPrevious: (id: CellId) => selectAt(indexOf(store.get().notebook, id) - 1, -1),
    selectFirst: () => selectAt(0),
    selectLast: () => selectAt(cells().length - 1, -1),

    /** Begins to edit a cell, unless its author locked it. */
    edit(id: CellId, caret: Caret = 'end') {
      const cell = cellOf(store.get().notebook, id);
      if (!cell) return;
      if (isQuestion(cell)) onAnswer(id);
      else if (cell.attributes.locked) {
        focus.select(id, { grab: true });
        onRefused('locked');
      } else focus.edit(id, caret);
    },
    /** Over the edge of a cell's text: on in that of its neighbour among the cells shown, where it is code that may be edited. */
    editBeyond(id: CellId, by: 1 | -1): boolean {
      const [all, index] = [cells(), indexOf(store.get().notebook, id)];
      const next =
        by > 0 ? all.slice(index + 1).find(isCellShown) : all.slice(0, index).findLast(isCellShown);
      if (next?.kind !== 'code' || isQuestion(next) || next.attributes.locked === true) return false;
      focus.edit(next.id, by > 0 ? 'start' : 'end');
      return true;
    },
    /** Ends editing; keys are commands again. */
    leave: (id: CellId) => focus.select(id, { grab: true }),
    write: (id: CellId, source: string) => dispatch({ type: 'edit', cell: id, source }),

    /** Runs a code cell; a prose cell is shown as it reads. */
    run(id: CellId) {
      const cell = cellOf(store.get().notebook, id);
      const question = predictionBefore(store.get(), id);
      if (cell?.kind === 'markdown' || (cell && isQuestion(cell))) focus.select(id, { grab: true });
      else if (!dispatch({ type: 'run', cells: [id], now: now() }) && question) onAnswer(question);
    },
    /** Checks an exercise, once it is known what that needs. */
    check(id: CellId) {
      whenNamed(store, () => {
        const question = predictionBeforeCheck(store.get(), id);
        if (question) onPaused(question);
        else dispatch({ type: 'check', cell: id, now: now() });
      });
    },
    runAndAdvance(id: CellId) {
      commands.run(id);
      const index = indexOf(store.get().notebook, id);
      if (
        !cells()
          .slice(index + 1)
          .some(isCellShown)
      ) {
        if (isShown === everywhere) insert('code', index + 1, true);
      } else selectAt(index + 1);
    },
    /** Checks an exercise; runs any other cell and puts one below it. */
    runAndInsert(id: CellId) {
      const cell = cellOf(store.get().notebook, id);
      if (cell && roleOf(cell).kind === 'exercise') {
        commands.check(id);
        return;
      }
      commands.run(id);
      insert('code', indexOf(store.get().notebook, id) + 1, true);
    },
    runAll: () => runMany({ type: 'run-all', now: now() }),
    runAbove: (id: CellId) => runMany({ type: 'run-above', cell: id, now: now() }),
    runBelow: (id: CellId) => runMany({ type: 'run-below', cell: id, now: now() }),
    runStale: () => runMany({ type: 'run-stale', now: now() }),
    unqueue: (id: CellId) => dispatch({ type: 'unqueue', cell: id }),
    stop: () => dispatch({ type: 'stop' }),
    restart: () => dispatch({ type: 'restart' }),
    restartAndRunAll: () => runMany({ type: 'restart-run-all', now: now() }),
    /** Runs what is out of date above a cell. */
    runUpTo: (id: CellId) => runMany({ type: 'run-stale', before: id, now: now() }),
    setReactive: (on: boolean) =>
      dispatch({ type: 'replace', notebook: withReactive(store.get().notebook, on) }),
    toggleVariables,
    /** Lays out a cell's code; one that is locked stays as its author wrote it. */
    format(id: CellId) {
      const cell = cellOf(store.get().notebook, id);
      if (cell?.kind !== 'code') return;
      if (cell.attributes.locked) onRefused('locked');
      else format(id);
    },
    clearOutputs: () => dispatch({ type: 'clear-outputs' }),

    insertAt: (kind: 'code' | 'markdown', index: number) => insert(kind, index, true),
    insertAbove: (id: CellId) => insert('code', indexOf(store.get().notebook, id), false),
    insertBelow: (id: CellId) => insert('code', indexOf(store.get().notebook, id) + 1, false),
    insertTextBelow: (id: CellId) => insert('markdown', indexOf(store.get().notebook, id) + 1, true),
    remove(id: CellId) {
      const index = indexOf(store.get().notebook, id);
      if (!dispatch({ type: 'remove', cell: id })) return;
      if (cells().length > 0) selectAt(Math.min(index, cells().length - 1));
      else focus.select(null);
      onRemoved();
    },
    move(id: CellId, by: -1 | 1) {
      const index = indexOf(store.get().notebook, id) + by;
      if (index < 0 || index >= cells().length) return;
      if (dispatch({ type: 'move', cell: id, index })) focus.select(id, { grab: true });
    },
    convert(id: CellId, to: 'markdown' | 'code') {
      if (cellOf(store.get().notebook, id)?.kind === to) return;
      if (dispatch({ type: 'convert', cell: id, to })) focus.select(id, { grab: true });
    },
    undo() {
      if (dispatch({ type: 'undo' })) settle();
    },
    redo() {
      if (dispatch({ type: 'redo' })) settle();
    },
  };

  /** Keeps the selection on a cell that is there. */
  const settle = () => {
    const { selected } = focus.get();
    if (selected && indexOf(store.get().notebook, selected) < 0) selectAt(0);
  };

  return commands;
}
