/** `stepwise open`: the app in the default browser, until interrupted. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DocumentRef } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { type BrowserHost, startBrowserHost } from '../browser/host.ts';
import { dataFolder } from '../library/folders.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { printWithChromium } from '../print/chromium.ts';
import { type Command, type Context, readArguments } from './command.ts';
import { exitCodes, UnableError, UsageError } from './terminal.ts';

const help = `stepwise open [file, folder or lesson] [options]

Opens the app in the default browser. Where there is no display, prints the address to open.
The address works once; when it was used, a new one is printed.

  --port <n>     port of the window (default: any free one)
  --no-browser   only print the address
  --verbose      print refused requests
`;

const options = {
  port: { type: 'string' },
  'no-browser': { type: 'boolean' },
  verbose: { type: 'boolean' },
  why: { type: 'string' },
} as const;

/** Opens the app. */
export const openCommand: Command = {
  name: 'open',
  summary: 'open the app in the default browser',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options);
    if (positionals.length > 1) throw new UsageError('open takes one file');
    const library = openLibrary({ lessons: context.layout.lessons, data: dataFolder() });
    const hash = positionals[0] === undefined ? '' : await hashOf(positionals[0], library, context);
    const { tell, print } = context.terminal;
    if (values.why !== undefined) tell(`Stepwise opens in the browser, because ${values.why}.`);
    const port = values.port === undefined ? undefined : readPort(values.port);
    const shows = values['no-browser'] !== true && hasDisplay(context);
    let host: BrowserHost;
    try {
      host = await startBrowserHost({
        layout: context.layout,
        library,
        printPdf: printWithChromium,
        ...(port === undefined ? {} : { port }),
        ...(values.verbose === true ? { log: tell } : {}),
        onNewAddress: (url) => tell(`That address was used already. A new one:\n  ${url}`),
      });
    } catch (error) {
      throw new UnableError(startFailure(error, port));
    }
    const address = host.address(hash);
    const opened = shows && (await openBrowser(address, context.platform));
    tell(
      opened
        ? 'Stepwise is open in your browser. Should it not be, open this address:'
        : 'Open this address:',
    );
    print(`  ${address}`);
    tell('Press Ctrl+C to end.');
    await interrupted();
    await host.close();
    return exitCodes.ok;
  },
};

/** The place to open for what a person named; a folder becomes the one worked in. */
async function hashOf(named: string, library: Library, context: Context): Promise<string> {
  const path = resolve(context.folder, named);
  const isLesson = LessonId.parse(named) !== undefined && statIn(context.layout.lessons, named);
  if (isLesson || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return placeOf(refOf(named, library, context));
  }
  await library.workIn(path);
  return '';
}

function statIn(folder: string, name: string): boolean {
  return statSync(resolve(folder, name), { throwIfNoEntry: false }) !== undefined;
}

/** What a person named: a lesson by its id, or a file. */
function refOf(named: string, library: Library, context: Context): DocumentRef {
  const id = LessonId.parse(named);
  const path = resolve(context.folder, named);
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts?.isFile()) return library.grant(path);
  if (id !== undefined && statIn(context.layout.lessons, id)) {
    return { kind: 'lesson', id };
  }
  throw new UnableError(`there is no file and no lesson ${named}`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new UsageError(`${text} is not a port`);
  return port;
}

function startFailure(error: unknown, port: number | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} is in use`;
  if (code === 'ENOENT') return 'the app is not built (npm run build)';
  return error instanceof Error ? error.message : 'the app could not be served';
}

/** Whether a browser could show itself here. */
export function hasDisplay({ platform, environment }: Pick<Context, 'platform' | 'environment'>): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** Asks the system to open an address; tells whether it took it. */
function openBrowser(address: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, args] =
    platform === 'darwin'
      ? (['open', [address]] as const)
      : platform === 'win32'
        ? (['rundll32', ['url.dll,FileProtocolHandler', address]] as const)
        : (['xdg-open', [address]] as const);
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.on('error', () => done(false));
    child.on('spawn', () => {
      child.unref();
      done(true);
    });
  });
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}
