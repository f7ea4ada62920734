/** One app at a time; files the system asks us to open arrive here, however early. */
import * as v from 'valibot';
import type { Electron } from './electron.ts';
import { documentsIn } from './files.ts';

/** What a second instance tells the first. */
const message = v.object({ files: v.array(v.string()) });

/** Files waiting to be opened, and who opens them. */
export class Opening {
  #waiting: string[] = [];
  #open: ((files: readonly string[]) => void) | undefined;

  /** Opens files now, or as soon as someone can. */
  add(files: readonly string[]): void {
    if (this.#open !== undefined) this.#open(files);
    else this.#waiting.push(...files);
  }

  /** From now on files are opened by this function; gives those that came before. */
  begin(open: (files: readonly string[]) => void): readonly string[] {
    this.#open = open;
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}

/**
 * Takes the single-instance lock and listens for files; `undefined` where another instance is running, which has then
 * been told. Before ready: macOS sends `open-file` before that too.
 */
export function setupOpening(
  { app }: Pick<Electron, 'app'>,
  argv: readonly string[],
  folder: string,
): Opening | undefined {
  const files = documentsIn(argv, folder);
  // Chromium rewrites the command line it hands over, so the paths go as data.
  if (!app.requestSingleInstanceLock({ files })) return undefined;
  const opening = new Opening();
  opening.add(files);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const parsed = v.safeParse(message, data);
    opening.add(parsed.success ? parsed.output.files : []);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opening.add([path]);
  });
  return opening;
}
