/** What others report to a session: names found in cells, a save that succeeded, outputs read with the document. */
import { indexOfCell } from '../notebook/edits.ts';
import { andThen, type Change, cellState, changed, withStates } from './change.ts';
import { markOutrun, settleStale } from './dependencies.ts';
import { keptInputs } from './kept-inputs.ts';
import { followUnfollowed } from './moved.ts';
import type { Operation } from './operation.ts';
import { stopped } from './outputs.ts';
import { advance } from './queue.ts';
import { isReactive, queueOutrun } from './reactive.ts';
import type { Session } from './session.ts';

/** The operations of this group. */
export type ReportOperation = Extract<Operation, { type: 'analysed' | 'saved' | 'outputs-loaded' }>;

/** Applies a report. */
export function applyReport(session: Session, operation: ReportOperation): Change {
  switch (operation.type) {
    case 'analysed': {
      const known = { ...session, program: new Map([...session.program, ...operation.program]) };
      const marked = markOutrun(known);
      const settled = settleStale(marked);
      const { now } = operation;
      if (now === undefined) return changed(settled);
      const followed = followUnfollowed(settled);
      const queued = isReactive(session.notebook) ? queueOutrun(followed, known) : followed;
      return andThen(changed(queued), (next) => advance(next, now));
    }
    case 'saved':
      return changed({ ...session, saved: operation.notebook });
    case 'outputs-loaded': {
      const untouched = [...operation.outputs.keys()].filter(
        (cell) => indexOfCell(session.notebook, cell) >= 0 && cellState(session, cell).version === 0,
      );
      const loaded = untouched.map((cell) => operation.outputs.get(cell) ?? []);
      const inputs = [...keptInputs(loaded)].filter(([input]) => !session.inputs.has(input));
      return changed(
        withStates(
          { ...session, inputs: new Map([...session.inputs, ...inputs]) },
          untouched,
          (state, cell) => {
            const ranHash = operation.hashes?.get(cell);
            const outputs = stopped(operation.outputs.get(cell) ?? []);
            return { ...state, outputs, earlier: true, ...(ranHash === undefined ? {} : { ranHash }) };
          },
        ),
        ...inputs.map(([input, value]) => ({ type: 'set-input', input, value }) as const),
      );
    }
  }
}
