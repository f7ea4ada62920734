/** The one file in which the window does what a session asks for. */
import { type CellId, RunId } from '#core/notebook/ids.ts';
import type { ExecuteRequest, KernelRequest } from '#core/runtime/messages.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import type { Action } from '#core/session/operation.ts';
import type { CellNames, Session } from '#core/session/session.ts';
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
  let scheduled = false;

  const work = async () => {
    const program = await import('#core/program/index.ts').catch(() => null);
    scheduled = false;
    // Without the analyser (the host may be gone) cells still run; the next edit tries again.
    if (program) report(program.analyse);
  };

  const report = (analyse: Analyse) => {
    const program = new Map<CellId, CellNames>();
    for (const id of waiting) {
      const cell = cellOf(session().notebook, id);
      if (cell?.kind !== 'code' || cell.language === 'text') continue;
      const { defines, uses, deferred } = analyse(cell.source, cell.language);
      program.set(id, { defines, uses, deferred });
    }
    waiting.clear();
    if (program.size > 0) analysed(program);
  };

  return (cells) => {
    for (const cell of cells) waiting.add(cell);
    if (scheduled) return;
    scheduled = true;
    whenIdle(() => void work());
  };
}

/** Runs something when the window has nothing better to do, in two seconds (or `within` milliseconds) at the latest. */
export function whenIdle(callback: () => void, within = 2000): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: within });
  else setTimeout(callback, 200);
}
