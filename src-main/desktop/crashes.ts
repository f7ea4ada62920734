/** A window that died or hangs says so and can be reloaded. The kernel's frame has a heartbeat of its own. */
import type { Electron } from './electron.ts';
import type { Window } from './electron-pages.ts';

/** Watches one window. */
export function watchWindow(
  { dialog, words }: Pick<Electron, 'dialog' | 'words'>,
  window: Window,
  log: (line: string) => void,
): void {
  const { webContents } = window;
  /** The question about a page that hangs; aborted where it goes on by itself. */
  let hanging: AbortController | undefined;
  /** Whether the page is being ended because a person said so. */
  let ending = false;

  webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log(`the window's process is gone: ${reason} (${exitCode})`);
    hanging?.abort();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    if (ending) {
      ending = false;
      webContents.reload();
      return;
    }
    const { crashed, crashedDetail, reopen, close } = words.now;
    const question = { message: crashed, detail: crashedDetail, buttons: [reopen, close], cancel: 1 };
    void dialog.askLater(window, question).then((answer) => {
      if (window.isDestroyed()) return;
      if (answer === 0) webContents.reload();
      else window.destroy();
    });
  });
  window.on('unresponsive', () => {
    hanging?.abort();
    const mine = new AbortController();
    hanging = mine;
    const { frozen, frozenDetail, wait, reload } = words.now;
    const question = { message: frozen, detail: frozenDetail, buttons: [wait, reload], cancel: 0 };
    void dialog.askLater(window, question, mine.signal).then((answer) => {
      if (answer !== 1 || mine.signal.aborted || window.isDestroyed()) return;
      // A page that hangs does not hear that it should reload.
      ending = true;
      webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => hanging?.abort());
}

/** Notes when a helper process (the GPU's, a utility) is gone; Chromium starts it again by itself. */
export function setupCrashes({ app }: Pick<Electron, 'app'>, log: (line: string) => void): void {
  app.on('child-process-gone', (_, { type, reason, exitCode }) => {
    log(`a ${type ?? 'helper'} process is gone: ${reason} (${exitCode})`);
  });
}
