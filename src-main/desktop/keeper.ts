/**
 * Keeps the windows from one start to the next. While the app quits, windows close one after another; what is kept is
 * what was open before the first of them closed. The last window that is closed is kept too.
 */
import type { Keeping } from '../library/kept.ts';
import type { Electron } from './electron.ts';
import { type KeptWindow, WindowsFile } from './kept-windows.ts';

/** Keeps windows. */
export interface Keeper {
  /** The windows to open now. Where the app did not end as it should, a person is asked whether they want them. */
  readonly begin: (electron: Pick<Electron, 'dialog' | 'words'>) => Promise<readonly KeptWindow[]>;
  /** Keeps these windows. */
  readonly keep: (windows: readonly KeptWindow[]) => void;
  /** The windows kept last. */
  readonly last: () => readonly KeptWindow[];
  /** The app quits: what closes from now on is kept. */
  readonly pause: () => void;
  /** The app does not quit after all. */
  readonly goOn: () => void;
  /** Notes that the app ended as it should; resolves when that is on disk. */
  readonly end: () => Promise<void>;
}

/** Makes a keeper. */
export function createKeeper(path: string, keeping: Keeping): Keeper {
  const file = new WindowsFile(path, keeping);
  let windows: readonly KeptWindow[] = [];
  let paused = false;
  return {
    async begin({ dialog, words }) {
      const kept = await file.read();
      windows = kept?.windows ?? [];
      const work = windows.some(({ tabs }) => tabs.length > 0);
      if (kept !== undefined && !kept.ended && work) {
        const { notEnded, notEndedDetail, reopen, startAfresh } = words.now;
        const answer = await dialog.askLater(undefined, {
          message: notEnded,
          detail: notEndedDetail,
          buttons: [reopen, startAfresh],
          cancel: 0,
        });
        if (answer === 1) {
          windows = windows.slice(-1).map(({ placements }) => ({ place: '', tabs: [], placements }));
        }
      }
      return windows;
    },
    keep(next) {
      if (paused || next.length === 0) return;
      windows = next;
      file.write({ ended: false, windows });
    },
    last: () => windows,
    pause() {
      paused = true;
    },
    goOn() {
      paused = false;
    },
    async end() {
      file.write({ ended: true, windows });
      await file.idle();
    },
  };
}
