/** A window that died or hangs says so and can be reloaded. The kernel's frame has a heartbeat of its own. */
import type { Electron, Window } from './electron.ts';

/** Watches one window. */
export function watchWindow(
  { dialog, words }: Pick<Electron, 'dialog' | 'words'>,
  window: Window,
  log: (line: string) => void,
): void {
  window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log(`the window's process is gone: ${reason} (${exitCode})`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const { crashed, crashedDetail, reload, close } = words.now;
    const answer = dialog.ask(window, {
      message: crashed,
      detail: crashedDetail,
      buttons: [reload, close],
      cancel: 1,
    });
    if (answer === 0) window.webContents.reload();
  });
  window.on('unresponsive', () => {
    const { frozen, frozenDetail, wait, reload } = words.now;
    const answer = dialog.ask(window, {
      message: frozen,
      detail: frozenDetail,
      buttons: [wait, reload],
      cancel: 0,
    });
    if (answer === 1) window.webContents.reload();
  });
}

/** Notes when a helper process (the GPU's, a utility) is gone; Chromium starts it again by itself. */
export function setupCrashes({ app }: Pick<Electron, 'app'>, log: (line: string) => void): void {
  app.on('child-process-gone', (_, { type, reason, exitCode }) => {
    log(`a ${type ?? 'helper'} process is gone: ${reason} (${exitCode})`);
  });
}
