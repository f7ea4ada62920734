/** A button of the host's picture, pressed before there is a window to answer: what it does is done as soon as there is. */

/** Notes the button pressed last until the function given back is called, which presses it. */
export function keepEarlyClick(): () => void {
  let pressed: HTMLButtonElement | null = null;
  const note = (event: MouseEvent) => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    // A menu would open by itself, with nothing in it yet.
    event.preventDefault();
    pressed = button;
  };
  addEventListener('click', note, { capture: true });
  return () => {
    removeEventListener('click', note, { capture: true });
    if (pressed?.isConnected) pressed.click();
  };
}
