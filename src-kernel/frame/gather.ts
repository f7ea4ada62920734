/**
 * Sends what belongs together as one message. Each message to the window is a task of its own there, and between two tasks
 * it may draw a frame: a quick run's beginning, result and end would come three frames apart, and with them the run that waits
 * for this one.
 */
import type { FrameMessage } from '#core/runtime/frame.ts';
import type { Milliseconds } from '#core/text/units.ts';

/** How long what nobody waits for alone waits for what follows. */
const patience: Milliseconds = 4;

/** Gives a function that sends messages in their order, those that wait for the next together with it. */
export function gather(
  send: (messages: readonly FrameMessage[]) => void,
  later: (callback: () => void, delay: Milliseconds) => void = (callback, delay) =>
    void setTimeout(callback, delay),
): (message: FrameMessage) => void {
  let held: FrameMessage[] = [];
  const flush = () => {
    if (held.length === 0) return;
    const messages = held;
    held = [];
    send(messages);
  };
  return (message) => {
    // A result may be large: no second waits with it.
    const result = held.some(({ type }) => type === 'execute_result');
    held.push(message);
    if (result || !waits(message) || held.length >= 8) flush();
    else if (held.length === 1) later(flush, patience);
  };
}

/** Whether something follows at once: in a quick run its result behind its beginning, its end behind its result; then the next. */
function waits(message: FrameMessage): boolean {
  switch (message.type) {
    case 'status':
      return message.kernel.state === 'busy' || message.kernel.state === 'idle';
    case 'execute_input':
    case 'execute_result':
    case 'memory':
      return true;
    default:
      return false;
  }
}
