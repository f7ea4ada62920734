/** What windows ask. Only the main frame of a window's own page is heard; what it says is checked by the machine. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { basename, isAbsolute } from 'node:path';
import type { DocumentRef, Reply } from '#core/host/host.ts';
import { opens } from '../library/kinds.ts';
import type { Machine } from '../machine.ts';
import { callChannel, dropChannel } from '../preload/channels.ts';
import type { Electron } from './electron.ts';
import type { Pane, Windows } from './windows.ts';

/** The window that asks, for whatever is done in answer to it. */
export const asking = new AsyncLocalStorage<Pane>();

const notOurs = { ok: false, code: 'not-allowed', message: 'Only the app’s own page may ask.' } as const;

/** Answers the windows' calls, and gives references to the files dropped on them. */
export function setupIpc(
  { ipcMain }: Pick<Electron, 'ipcMain'>,
  machine: Machine,
  windows: Windows,
  grant: (path: string) => DocumentRef,
): void {
  ipcMain.handle(callChannel, async (event, ...args): Promise<Reply<unknown>> => {
    // Read before anything is awaited: the frame may be gone a moment later.
    const pane = windows.of(event.senderFrame);
    if (pane === undefined) return notOurs;
    if (args.length !== 2) {
      return { ok: false, code: 'bad-request', message: 'A call has a name and one argument.' };
    }
    pane.listening = true;
    return asking.run(pane, () => machine.answer(args[0], args[1]));
  });
  ipcMain.handle(dropChannel, async (event, path): Promise<Reply<{ readonly ref: DocumentRef }>> => {
    if (windows.of(event.senderFrame) === undefined) return notOurs;
    // The preload asks the system for it: a file that a page made has none.
    if (typeof path !== 'string' || !isAbsolute(path) || !opens(basename(path))) {
      return { ok: false, code: 'bad-request', message: 'This is no document.' };
    }
    return { ok: true, value: { ref: grant(path) } };
  });
}
