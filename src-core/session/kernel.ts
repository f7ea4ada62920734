/** What the kernel says, as changes of the session: one reducer over every message there is. */
import { cellOf } from '../notebook/edits.ts';
import { CellId, RunId } from '../notebook/ids.ts';
import type { KernelMessage, KernelState } from '../runtime/messages.ts';
import type { Output } from '../runtime/output.ts';
import type { LocalizedText } from '../text/locale.ts';
import type { Timestamp } from '../text/units.ts';
import { andThen, type Change, cellState, changed, sourceHash, withState, withStates } from './change.ts';
import { blockChecks, takeResult } from './checks.ts';
import { dependentsOf, markStale } from './dependencies.ts';
import { appendOutput, replaceDisplay } from './outputs.ts';
import { advance, cancelQueue, inputActions } from './queue.ts';
import { isReactive, queueDependents } from './reactive.ts';
import { loseKernel } from './running.ts';
import type { Session } from './session.ts';
import { appendStream } from './streams.ts';

/** Applies a kernel's message. What belongs to no run, or to an older one, is dropped. */
export function applyKernel(session: Session, message: KernelMessage, now: Timestamp): Change {
  switch (message.type) {
    case 'status':
      return status(session, message.kernel);
    case 'backend':
      return changed({ ...session, backend: message.backend });
    case 'memory':
      return changed({ ...session, memory: message });
    case 'variables':
      return changed({ ...session, variables: message.variables });
    case 'models':
      // Whoever asked for them hears it; the session is not changed.
      return changed(session);
    case 'update_display_data':
      return replaceDisplay(session, message.display, message.output);
    case 'execute_reply':
      return reply(session, message, now);
    case 'execute_input':
      return onRun(session, message.run, (outputs) => outputs);
    case 'clear_output':
      return onRun(session, message.run, () => []);
    case 'check_result': {
      const check = cellOfRun(session, message.run);
      return check === undefined ? changed(session) : takeResult(session, check, message.lines, now);
    }
    case 'stream':
      return onRun(session, message.run, (outputs) => appendStream(outputs, message));
    case 'display_data':
    case 'execute_result':
    case 'error':
      return onRun(session, message.run, (outputs) => appendOutput(outputs, message.output));
  }
}

/** The cell whose latest run this is, if it still stands in the notebook. */
function cellOfRun(session: Session, run: RunId): CellId | undefined {
  const at = run.lastIndexOf('@');
  const cell = CellId.parse(run.slice(0, at));
  const current = cell !== undefined && run === RunId.of(cell, cellState(session, cell).version);
  return current && cellState(session, cell).version > 0 ? cell : undefined;
}

/** Changes the outputs of a run's cell. The outputs of the run before go with the first message of this one. */
function onRun(
  session: Session,
  run: RunId,
  change: (outputs: readonly Output[]) => readonly Output[],
): Change {
  const cell = cellOfRun(session, run);
  if (cell === undefined || cellOf(session.notebook, cell) === undefined) return changed(session);
  const begun = begin(session, cell);
  const { outputs, arrived } = cellState(begun, cell);
  const own = arrived === undefined ? outputs : outputs.slice(0, arrived);
  const next = change(own);
  if (next === own || (next.length === 0 && own.length === 0)) return changed(begun);
  const shown = withState(
    begun,
    cell,
    arrived === undefined
      ? { outputs: next }
      : { outputs: [...next, ...outputs.slice(next.length)], arrived: next.length },
  );
  // What a timer shows after its run has ended is saved too; a run that goes on is saved at its end.
  return session.running === cell ? changed(shown) : changed(shown, { type: 'save-outputs' });
}

/** The first message of a run: what the run before has shown goes, or stays until it is replaced where an input moved. */
function begin(session: Session, cell: CellId): Session {
  const keeps = session.running === cell && session.byInput.has(cell);
  return withStates(session, [cell], (state) => {
    if (state.clearing !== true) return state;
    const { clearing: _, arrived: __, ...rest } = state;
    if (keeps && rest.outputs.length > 0) return { ...rest, arrived: 0, earlier: false };
    return { ...rest, outputs: [], earlier: false };
  });
}

/** The end of a run: what is left of the run before goes, unless the cell is about to run again. */
function settle(session: Session, cell: CellId): Session {
  return withStates(session, [cell], (state) => {
    if (state.arrived === undefined) return state;
    const { arrived, ...rest } = state;
    const again = session.queue.includes(cell) && session.byInput.has(cell);
    return again ? rest : { ...rest, outputs: rest.outputs.slice(0, arrived) };
  });
}

function reply(
  session: Session,
  message: Extract<KernelMessage, { type: 'execute_reply' }>,
  now: Timestamp,
): Change {
  const cell = cellOfRun(session, message.run);
  if (cell === undefined || session.running !== cell) return changed(session);
  const byInput = new Set(session.byInput);
  if (!session.queue.includes(cell)) byInput.delete(cell);
  let next: Session = { ...session, running: null, stopping: false, byInput };
  if (cellOf(session.notebook, cell)?.kind === 'code') {
    next = settle(begin({ ...next, running: cell, byInput: session.byInput }, cell), cell);
    next = { ...next, running: null, byInput };
    if (message.outcome === 'error' || !session.byInput.has(cell)) {
      const { outcome, elapsed } = message;
      next = { ...next, ended: { cell, outcome, elapsed } };
    }
    const same = cellState(next, cell).ranHash === sourceHash(next, cell);
    next = withState(next, cell, {
      status: next.queue.includes(cell) ? 'queued' : 'idle',
      validity: message.outcome === 'ok' && same ? 'fresh' : 'stale',
      outcome: message.outcome,
      elapsed: message.elapsed,
    });
    // Its variables are new, even those of a run that failed half-way.
    next = markStale(
      next,
      [...dependentsOf(next, [cell])].filter((other) => other !== cell),
    );
  }
  if (message.outcome === 'error') next = cancelQueue(blockChecks(next, cell));
  else if (message.outcome === 'ok' && session.byInput.has(cell)) next = followInput(next, cell);
  else if (message.outcome === 'ok' && isReactive(next.notebook)) next = queueDependents(next, cell);
  const ended = changed(next, { type: 'run-ended', run: message.run, cell }, { type: 'save-outputs' });
  return andThen(ended, (after) => advance(after, now));
}

/**
 * What depends on a cell that ran because of an input runs too, if it does not wait already: an input moved meanwhile may
 * have let it go first.
 */
function followInput(session: Session, cell: CellId): Session {
  const queued = queueDependents(session, cell);
  const added = queued.queue.slice(session.queue.length);
  return added.length === 0 ? session : { ...queued, byInput: new Set([...queued.byInput, ...added]) };
}

function status(session: Session, kernel: KernelState): Change {
  // The end of the old kernel, said after a restart: what it held was given up then, and what was asked since waits for the new one.
  if (kernel.state === 'dead' && kernel.reason === 'stopped' && session.kernel.state === 'starting') {
    return changed(session);
  }
  if (kernel.state === 'dead') return died(session, kernel);
  const reborn = session.kernel.state === 'dead';
  return changed({ ...session, kernel }, ...(reborn ? inputActions(session) : []));
}

type Dead = Extract<KernelState, { state: 'dead' }>;

/** Outputs stay; the cell that ran shows why it did not end, unless a person ended the kernel. */
function died(session: Session, kernel: Dead): Change {
  const cell = session.running;
  const lost = loseKernel(session);
  const next: Session = { ...lost.session, kernel, lost: kernel.reason === 'stopped' ? null : cell };
  if (cell === null || kernel.reason === 'stopped' || cellOf(next.notebook, cell) === undefined) {
    return changed(next, ...lost.actions);
  }
  const begun =
    session.states.get(cell)?.clearing === true
      ? withState(next, cell, { outputs: [], earlier: false })
      : next;
  const outputs = appendOutput(cellState(begun, cell).outputs, deathOutput(kernel));
  const outcome = kernel.reason === 'unresponsive' ? 'interrupted' : 'error';
  return changed(withState(begun, cell, { outputs, outcome }), ...lost.actions, { type: 'save-outputs' });
}

const deathNames = {
  'out-of-memory': 'OutOfMemory',
  unresponsive: 'Unresponsive',
  'failed-to-load': 'FailedToLoad',
  crashed: 'Crashed',
} as const;

const deathWords: { readonly [R in keyof typeof deathNames]: LocalizedText } = {
  'out-of-memory': {
    zh: '运行这个单元时内存用尽，内核已停止，变量都没有了。你写的内容和已有的输出都还在。请减少数据量或批大小，再从头运行。',
    en: 'This cell ran out of memory and the kernel ended; its variables are gone. What you wrote and the outputs are still here. Use less data or smaller batches, then run from the top.',
  },
  unresponsive: {
    zh: '这个单元没有响应“停止”，只好结束内核，变量都没有了。你写的内容和已有的输出都还在。',
    en: 'This cell did not answer Stop, so the kernel was ended; its variables are gone. What you wrote and the outputs are still here.',
  },
  'failed-to-load': {
    zh: '内核没能启动，这个单元没有运行。请重启内核；如果还是不行，请重新打开应用。',
    en: 'The kernel could not be started, so this cell did not run. Restart the kernel; if that does not help, open the app again.',
  },
  crashed: {
    zh: '运行这个单元时内核意外退出，变量都没有了。你写的内容和已有的输出都还在。',
    en: 'The kernel ended unexpectedly while this cell ran; its variables are gone. What you wrote and the outputs are still here.',
  },
};

function deathOutput(kernel: Dead): Output {
  const reason = kernel.reason === 'stopped' ? 'crashed' : kernel.reason;
  const stack = kernel.detail === undefined ? [] : [{ function: '', location: kernel.detail }];
  return {
    mime: 'application/vnd.stepwise.error+json',
    data: { name: deathNames[reason], message: deathWords[reason], stack },
  };
}
