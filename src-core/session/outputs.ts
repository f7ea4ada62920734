/** Lists of outputs: growing them, and replacing one display wherever it stands. */
import type { CellId, DisplayId } from '../notebook/ids.ts';
import type { Output, TrainingData } from '../runtime/output.ts';
import { type Change, changed, withState } from './change.ts';
import type { Session } from './session.ts';

/** Most outputs one cell keeps; a note says that there were more. */
export const maxOutputs = 1_000;

const note: Output = {
  mime: 'text/markdown',
  data: {
    text: {
      zh: `输出太多，只显示前 ${maxOutputs.toLocaleString('en')} 个。`,
      en: `There were more outputs; only the first ${maxOutputs.toLocaleString('en')} are shown.`,
    },
  },
};

/** The outputs with one more. Past the cap, only errors are still taken in. */
export function appendOutput(outputs: readonly Output[], output: Output): readonly Output[] {
  if (outputs.length < maxOutputs || output.mime === 'application/vnd.stepwise.error+json') {
    return [...outputs, output];
  }
  return outputs.length === maxOutputs ? [...outputs, note] : outputs;
}

/** Replaces the output of a display in every cell that shows it. One that nothing shows is dropped. */
export function replaceDisplay(session: Session, display: DisplayId, output: Output): Change {
  let next = session;
  let save = false;
  for (const [cell, state] of session.states) {
    if (!state.outputs.some((shown) => shown.id === display)) continue;
    next = withOutputs(
      next,
      cell,
      state.outputs.map((shown) => (shown.id === display ? { ...output, id: display } : shown)),
    );
    if (session.running !== cell) save = true;
  }
  return save ? changed(next, { type: 'save-outputs' }) : changed(next);
}

/**
 * The outputs once nothing can go on in them: training and progress that had not
 * ended are shown as stopped, so that none offers to pause what is no more. The same list where all had ended.
 */
export function stopped(outputs: readonly Output[]): readonly Output[] {
  let changes = false;
  const settled = outputs.map((output): Output => {
    const training = output.mime === 'application/vnd.stepwise.training+json';
    if (training ? !isLive(output.data.state) : !isRunningProgress(output)) return output;
    changes = true;
    return { ...output, data: { ...output.data, state: 'stopped' } } as Output;
  });
  return changes ? settled : outputs;
}

function isLive(state: TrainingData['state']): boolean {
  return state === 'running' || state === 'paused';
}

function isRunningProgress(output: Output): boolean {
  return output.mime === 'application/vnd.stepwise.progress+json' && output.data.state === 'running';
}

function withOutputs(session: Session, cell: CellId, outputs: readonly Output[]): Session {
  return withState(session, cell, { outputs });
}
