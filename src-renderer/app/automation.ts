/** The handle by which `stepwise run` drives a window; installed only where the host says the window is driven. */
import { type Automation, automationName, type CellReport, type RunReport } from '#core/host/automation.ts';
import type { Host, Settings } from '#core/host/host.ts';
import { runnableCells } from '#core/notebook/edits.ts';
import { InputId } from '#core/notebook/ids.ts';
import { roleOf } from '#core/notebook/roles.ts';
import type { Parameter } from '#core/program/parameters.ts';
import type { CellError } from '#core/runtime/error.ts';
import { type CellState, freshCellState, type Session } from '#core/session/session.ts';
import type { OpenDocument } from '../session/open.ts';
import type { SessionStore } from '../session/store.ts';
import { until } from '../session/until.ts';
import { exportParts } from './export-parts.ts';
import { proveExercises } from './prove-exercises.ts';

/** What the window tells its automation. */
export interface AutomationFeed {
  /** The document is shown. */
  opened(open: OpenDocument): void;
  /** The document or the window failed. */
  failed(reason: string): void;
}

/** Installs the handle; `change` sets a setting, `locale` tells the one in force. */
export function installAutomation(options: {
  readonly change: (part: Partial<Settings>) => void;
  readonly locale: () => 'zh' | 'en';
  readonly host: Host;
}): AutomationFeed {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  let open: OpenDocument | null = null;
  const document = () => {
    if (!open) throw new Error('The document is not open yet.');
    return open;
  };

  const automation: Automation = {
    ready,
    runAll(onCell) {
      skipPredictions(document().store);
      return runAll(document().store, onCell);
    },
    proveExercises: (onExercise) => proveExercises(document().store, onExercise),
    async exportFiles(format, onPiece) {
      const { exportFiles, asText } = await import('../export/index.ts');
      const files = await exportFiles(format, {
        ...exportParts(document(), options.locale(), options.host),
        ...(onPiece === undefined ? {} : { onPiece }),
      });
      return files.map((file) => ({ path: file.path, ...asText(file) }));
    },
    setParameters: (parameters) => setParameters(document().store, parameters),
    async save() {
      document().saver.schedule(0);
      const state = await document().saver.flush();
      if (state.state === 'failed') throw new Error(state.message);
    },
    async setLocale(locale) {
      options.change({ locale });
    },
    async setBackend(choice) {
      options.change({ backend: choice });
      document().store.dispatch({ type: 'backend', choice });
    },
  };
  Object.defineProperty(globalThis, automationName, { value: automation, configurable: true });

  return {
    opened(opened) {
      open = opened;
      void until(
        opened.store,
        (session) => session.kernel.state === 'idle' || session.kernel.state === 'dead',
      ).then(({ kernel }) => {
        if (kernel.state === 'dead') reject(new Error(`The kernel did not start: ${kernel.reason}.`));
        else resolve();
      });
    },
    failed: (reason) => reject(new Error(reason)),
  };
}

/** Puts parameters into the cells that define them; gives the names that no cell defines by a literal or a control. */
async function setParameters(
  store: SessionStore,
  parameters: readonly Parameter[],
): Promise<readonly string[]> {
  const { setParameter } = await import('#core/program/parameters.ts');
  return parameters
    .filter((parameter) => {
      for (const cell of store.get().notebook.cells) {
        const done = cell.kind === 'code' ? setParameter(cell.source, cell.language, parameter) : undefined;
        if (done === undefined) continue;
        const refused =
          'source' in done
            ? store.dispatch({ type: 'edit', cell: cell.id, source: done.source })
            : store.dispatch({
                type: 'input',
                input: InputId.of(parameter.name),
                value: done.input,
                now: Date.now(),
              });
        return refused !== null;
      }
      return true;
    })
    .map(({ name }) => name);
}

/** Nobody is there to predict anything: what must be predicted before a cell runs is left out. */
function skipPredictions(store: SessionStore): void {
  for (const cell of store.get().notebook.cells) {
    if (roleOf(cell).kind !== 'predict') continue;
    store.dispatch({ type: 'answer', cell: cell.id, answer: { kind: 'skipped' }, now: Date.now() });
  }
}

/** Runs every code cell and reports; a cell that never ended is `not-run`. */
async function runAll(store: SessionStore, onCell?: (cell: CellReport) => void): Promise<RunReport> {
  const ids = runnableCells(store.get().notebook);
  const before = new Map(ids.map((id) => [id, store.get().states.get(id)?.version ?? 0]));
  const told = new Set<string>();
  const report = (session: Session, id: (typeof ids)[number]): CellReport => {
    const state = session.states.get(id) ?? freshCellState;
    const ran = state.version > (before.get(id) ?? 0) && state.status === 'idle' && state.outcome;
    const error = errorOf(state.outputs);
    return {
      id,
      outcome: ran || 'not-run',
      elapsed: ran ? (state.elapsed ?? 0) : 0,
      ...(ran && error ? { error } : {}),
    };
  };
  const tell = (session: Session) => {
    for (const id of ids) {
      if (told.has(id)) continue;
      const cell = report(session, id);
      if (cell.outcome === 'not-run') continue;
      told.add(id);
      onCell?.(cell);
    }
  };
  store.dispatch({ type: 'run-all', now: Date.now() });
  const session = await until(store, (now) => {
    tell(now);
    return now.running === null && now.queue.length === 0;
  });
  return { cells: ids.map((id) => report(session, id)), backend: session.backend };
}

function errorOf(outputs: CellState['outputs']): CellError | undefined {
  for (const output of outputs) if (output.mime === 'application/vnd.stepwise.error+json') return output.data;
  return undefined;
}
