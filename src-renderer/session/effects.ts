/** The one file in which the window does what a session asks for. */
import { type CellId, RunId } from '#core/notebook/ids.ts';
import type { ExecuteRequest, KernelRequest } from '#core/runtime/messages.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import type { Action } from '#core/session/operation.ts';
import type { CellNames, Session } from '#core/session/session.ts';
import { inStretches, type Steps } from '#core/text/steps.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { cellOf } from './hooks.ts';

/** What effects act upon. */
export interface EffectTargets {
  readonly runtime: Runtime;
  /** The document's text changed. */
  readonly edited: () => void;
  /** Only outputs changed. */
  readonly outputsChanged: () => void;
  /** The cell that runs has had its time. */
  readonly overdue: () => void;
  /** The session as it is. */
  readonly session: () => Session;
  /** Reports names found in cells. */
  readonly analysed: (program: ReadonlyMap<CellId, CellNames>) => void;
}

/** Makes the function that performs actions. */
export function createEffects(targets: EffectTargets): (action: Action) => void {
  const analyse = createAnalyser(targets);
  const send = (request: KernelRequest) => targets.runtime.send(request);
  return (action) => {
    switch (action.type) {
      case 'execute':
        send({ type: 'execute', request: action.request });
        if (action.limit !== undefined) stopAfter(targets, action.request, action.limit);
        break;
      case 'interrupt':
        send({ type: 'interrupt' });
        break;
      case 'restart':
        targets.runtime.restart();
        break;
      case 'set-input':
        send({ type: 'set_input', input: action.input, value: action.value });
        break;
      case 'set-backend':
        send({ type: 'set_backend', choice: action.choice });
        break;
      case 'analyse':
        analyse(action.cells);
        break;
      case 'autosave':
        targets.edited();
        break;
      case 'save-work':
        targets.edited();
        break;
      case 'save-outputs':
        targets.outputsChanged();
        break;
      case 'run-ended':
        break;
    }
  };
}

/** Stops a run that still goes on when its time is over. */
function stopAfter(targets: EffectTargets, { run, cell }: ExecuteRequest, limit: Milliseconds): void {
  setTimeout(() => {
    const { running, states } = targets.session();
    if (running === cell && RunId.of(cell, states.get(cell)?.version ?? 0) === run) targets.overdue();
  }, limit);
}

type Analyse = typeof import('#core/program/index.ts').analyse;

/** Analyses cells while the window is idle; the parser is loaded with the first of them. */
function createAnalyser({ session, analysed }: EffectTargets): (cells: readonly CellId[]) => void {
  const waiting = new Set<CellId>();
  let working = false;

  const work = async () => {
    const program = await import('#core/program/index.ts').catch(() => null);
    try {
      // Without the analyser (the host may be gone) cells still run; the next edit tries again.
      if (program) await inStretches(report(program.analyse), idle, () => performance.now(), stretch);
    } finally {
      working = false;
    }
    if (program && waiting.size > 0) begin();
  };

  const begin = () => {
    if (working) return;
    working = true;
    whenIdle(() => void work());
  };

  // A cell that is edited meanwhile waits again, and is met again: all names are of the text as it is.
  function* report(analyse: Analyse): Steps<void> {
    const program = new Map<CellId, CellNames>();
    for (const id of waiting) {
      waiting.delete(id);
      const cell = cellOf(session().notebook, id);
      if (cell?.kind !== 'code' || cell.language === 'text') program.delete(id);
      else {
        const { defines, uses, deferred } = analyse(cell.source, cell.language);
        program.set(id, { defines, uses, deferred });
      }
      yield;
    }
    const { notebook } = session();
    for (const id of program.keys()) if (!cellOf(notebook, id)) program.delete(id);
    if (program.size > 0) analysed(program);
  }

  return (cells) => {
    for (const cell of cells) waiting.add(cell);
    begin();
  };
}

/** Milliseconds of analysis between two looks at what else the window has to do. */
const stretch: Milliseconds = 12;

/** Waits until the window has nothing better to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve, 100));
}

/** Runs something when the window has nothing better to do, in two seconds (or `within` milliseconds) at the latest. */
export function whenIdle(callback: () => void, within = 2000): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: within });
  else setTimeout(callback, 200);
}
