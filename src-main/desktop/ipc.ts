/** The one channel from the window. Only the main frame of our own page is heard; what it says is checked by the machine. */
import type { Reply } from '#core/host/host.ts';
import type { Machine } from '../machine.ts';
import { callChannel } from '../preload/channels.ts';
import type { Electron, Window } from './electron.ts';
import { windowOrigin } from './schemes.ts';

/** Answers the window's calls. `window` gives the window there is now. */
export function setupIpc(
  { ipcMain }: Pick<Electron, 'ipcMain'>,
  machine: Machine,
  window: () => Window | undefined,
): void {
  ipcMain.handle(callChannel, async (event, ...args): Promise<Reply<unknown>> => {
    // Read before anything is awaited: the frame may be gone a moment later.
    const frame = event.senderFrame;
    const expected = window()?.webContents.mainFrame;
    if (frame === null || frame !== expected || frame.origin !== windowOrigin) {
      return { ok: false, code: 'not-allowed', message: 'Only the app’s own page may ask.' };
    }
    if (args.length !== 2) {
      return { ok: false, code: 'bad-request', message: 'A call has a name and one argument.' };
    }
    return machine.answer(args[0], args[1]);
  });
}
