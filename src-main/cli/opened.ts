/** A document open in the app, in a browser nobody sees, for a command that works on it. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DocumentRef } from '#core/host/host.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import type { Locale } from '#core/text/locale.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { startBrowserHost } from '../browser/host.ts';
import { outputsBeside } from '../library/documents.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { printWithChromium } from '../print/chromium.ts';
import type { Context } from './command.ts';
import { type Driver, openDriver } from './driver.ts';
import { refOf, type Target } from './target.ts';
import { type ExitCode, seconds, UnableError } from './terminal.ts';

/** How to open it. */
export interface OpenOptions {
  readonly locale: Locale;
  readonly backend: BackendChoice;
  /** For all of the work. */
  readonly timeout: Milliseconds;
  /** Whether outputs saved beside the file come with it. */
  readonly withOutputs: boolean;
  /** Told what the page reports as an error; it is said on the terminal otherwise. */
  readonly onPageError?: (text: string) => void;
}

/** A document that is open, and where the app keeps it. */
export interface Opened {
  readonly driver: Driver;
  readonly library: Library;
  readonly document: DocumentRef;
}

/** Opens a copy of the document, does the work, and leaves nothing behind. Rejects where the time is over. */
export async function withOpened(
  target: Target,
  options: OpenOptions,
  context: Context,
  work: (opened: Opened) => Promise<ExitCode>,
): Promise<ExitCode> {
  const scratch = await mkdtemp(join(tmpdir(), 'stepwise-run-'));
  try {
    const lessons = target.lesson?.folder ?? context.layout.lessons;
    const library = openLibrary({ lessons, data: join(scratch, 'data') });
    const document = await refOf(target, library, scratch);
    if (options.withOutputs && document.kind === 'file') {
      const copy = outputsBeside(join(scratch, basename(target.file)));
      await copyFile(outputsBeside(target.file), copy).catch(() => undefined);
    }
    const host = await startBrowserHost({
      layout: context.layout,
      library,
      printPdf: printWithChromium,
      automation: { document },
    }).catch(() => {
      throw new UnableError('the app is not built (npm run build)');
    });
    let driver: Driver | undefined;
    try {
      driver = await openDriver({
        address: host.address(),
        locale: options.locale,
        backend: options.backend,
        timeout: options.timeout,
        onPageError: options.onPageError ?? ((text) => context.terminal.tell(`  the page reports: ${text}`)),
      });
      return await withinTime(options.timeout, work({ driver, library, document }));
    } finally {
      await driver?.close();
      await host.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The work, or a failure once the time is over. */
async function withinTime<T>(span: Milliseconds, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnableError(`the work took longer than ${seconds(span)}`)), span);
  });
  // Where the time is over first, closing the browser makes the work fail too; nobody is left to hear it.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
