/**
 * The one place where a session changes. `apply` is pure: a session and an
 * operation give another session and the actions to perform, or a refusal, and
 * the session given stays as it was. Each group of operations has its own file.
 */
import { applyKernel } from './kernel.ts';
import { applyLearning } from './learning.ts';
import type { Applied, Operation } from './operation.ts';
import { applyReport } from './reports.ts';
import { applyRunning } from './running.ts';
import type { Session } from './session.ts';
import { applyStructure } from './structure.ts';

export { openSession } from './open.ts';

/** Applies an operation to a session. */
export function apply(session: Session, operation: Operation): Applied {
  switch (operation.type) {
    case 'insert':
    case 'remove':
    case 'move':
    case 'convert':
    case 'edit':
    case 'attributes':
    case 'replace':
    case 'undo':
    case 'redo':
      return applyStructure(session, operation);
    case 'run':
    case 'run-all':
    case 'run-above':
    case 'run-below':
    case 'run-stale':
    case 'unqueue':
    case 'stop':
    case 'restart':
    case 'restart-run-all':
    case 'backend':
    case 'input':
    case 'clear-outputs':
      return applyRunning(session, operation);
    case 'check':
    case 'answer':
    case 'ask-again':
    case 'show-hint':
    case 'reveal':
    case 'see-step':
    case 'reset-cells':
      return applyLearning(session, operation);
    case 'kernel':
      return applyKernel(session, operation.message, operation.now);
    case 'analysed':
    case 'saved':
    case 'outputs-loaded':
      return applyReport(session, operation);
  }
}
