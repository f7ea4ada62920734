/**
 * Looking for newer versions. Off until a person turns it on, or asks in the menu; nothing is fetched but on a person's word,
 * and nothing is installed while a page has something unsaved.
 */
import type { Settings } from '#core/host/host.ts';
import type { Electron, Question, Updater } from './electron.ts';

/** What the looking stands on. */
export interface UpdatesParts {
  readonly electron: Pick<Electron, 'app' | 'dialog' | 'words' | 'updater'>;
  readonly version: string;
  readonly log: (line: string) => void;
  /** Calls a function once a day, until the function given back is called. */
  readonly daily?: (look: () => void) => () => void;
}

/** The looking. */
export interface Updates {
  /** Looks now. `asked`: a person waits for an answer, whatever it is. */
  readonly check: (asked: boolean) => Promise<void>;
  /** Looks by itself from now on, or no longer, as settings say. */
  readonly follow: (settings: Pick<Settings, 'updates'>) => void;
  /** What is to be installed as the app quits. */
  readonly chosen: () => Updater | undefined;
  /** The app does not quit after all. */
  readonly stay: () => void;
}

const day = 24 * 60 * 60 * 1_000;

function everyDay(look: () => void): () => void {
  const timer = setInterval(look, day);
  timer.unref();
  return () => clearInterval(timer);
}

/** Prepares the looking; nothing is asked of anyone yet. */
export function createUpdates({ electron, version, log, daily = everyDay }: UpdatesParts): Updates {
  const { app, dialog, words } = electron;
  let looking: Promise<void> | undefined;
  let stop: (() => void) | undefined;
  let chosen: Updater | undefined;
  /** A version a person did not want now; it is not offered by itself again before the next start. */
  let declined: string | undefined;

  const ask = (message: string, detail: string, buttons: readonly string[] = [words.now.good]) => {
    const question: Question = { message, detail, buttons, cancel: buttons.length - 1 };
    return dialog.askLater(undefined, question);
  };
  const failed = async (error: unknown, asked: boolean) => {
    log(`looking for updates failed: ${error instanceof Error ? error.message : 'unknown'}`);
    if (asked) await ask(words.now.updateFailed, words.now.updateFailedDetail);
  };

  async function look(asked: boolean): Promise<void> {
    const updater = await electron.updater();
    if (typeof updater === 'string') {
      const say = words.now;
      if (asked) await ask(say.noUpdater, updater === 'no-address' ? say.noAddress : say.notInstalled);
      return;
    }
    let found: string | null;
    try {
      found = await updater.find();
    } catch (error) {
      return failed(error, asked);
    }
    if (found === null) {
      if (asked) await ask(words.now.upToDate, words.now.isVersion(version));
      return;
    }
    if (!asked && found === declined) return;
    const { newer, fetch, later, fetched, fetchedDetail, restart } = words.now;
    if ((await ask(newer(found), words.now.isVersion(version), [fetch, later])) !== 0) {
      declined = found;
      return;
    }
    try {
      await updater.fetch();
    } catch (error) {
      return failed(error, true);
    }
    if ((await ask(fetched(found), fetchedDetail, [restart, later])) !== 0) {
      declined = found;
      return;
    }
    chosen = updater;
    app.quit();
  }

  const check = (asked: boolean): Promise<void> => {
    looking ??= look(asked)
      .catch((error: unknown) => failed(error, asked))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  return {
    check,
    follow({ updates = 'off' }) {
      if ((updates === 'on') === (stop !== undefined)) return;
      stop?.();
      stop = undefined;
      if (updates === 'off') return;
      stop = daily(() => void check(false));
      void check(false);
    },
    chosen: () => chosen,
    stay() {
      chosen = undefined;
    },
  };
}
