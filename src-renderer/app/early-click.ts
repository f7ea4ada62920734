/**
 * A press on the host's picture before there is a window to answer, on a button or on a cell's code: what it does is done
 * as soon as there is one.
 */

/** What was pressed, and where. */
interface Press {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/** Notes the last press until the function given back is called, which does it again. */
export function keepEarlyClick(): () => void {
  let pressed: Press | null = null;
  const note = (event: MouseEvent) => {
    const element = (event.target as Element).closest<HTMLElement>('button, [data-static]');
    if (!element) return;
    // A menu would open by itself, with nothing in it yet.
    event.preventDefault();
    pressed = { element, x: event.clientX, y: event.clientY };
  };
  addEventListener('click', note, { capture: true });
  return () => {
    removeEventListener('click', note, { capture: true });
    if (!pressed?.element.isConnected) return;
    const { element, x, y } = pressed;
    const again = { bubbles: true, cancelable: true, clientX: x, clientY: y };
    element.dispatchEvent(new MouseEvent('click', again));
  };
}
