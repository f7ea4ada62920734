/** `stepwise run`: runs a document's cells in the real app and tells how it went. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DocumentRef } from '#core/host/host.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import { isLocale, type Locale } from '#core/text/locale.ts';
import { startBrowserHost } from '../browser/host.ts';
import { writeWhole } from '../library/atomic.ts';
import { outputsBeside } from '../library/documents.ts';
import { diskFiles } from '../library/files.ts';
import { type Library, openLibrary } from '../library/library.ts';
import { type Command, type Context, readArguments } from './command.ts';
import { type Driver, openDriver } from './driver.ts';
import { failureLine, failures, progressLine, summaryLine } from './report.ts';
import { findTarget, refOf, type Target } from './target.ts';
import { type ExitCode, exitCodes, seconds, UnableError, UsageError } from './terminal.ts';

const help = `stepwise run <lesson or file> [options]

Runs every cell from the top in the real app (a headless Chromium) and exits with 1 where one fails,
naming the file, the cell and the line. The document itself is not changed.

  --export <out.html>   write the notebook with its outputs as one HTML file
  --lang <zh|en>        language of the prose and of messages (default: en)
  --backend <name>      auto, webgl, wasm, cpu or webgpu (default: auto)
  --timeout <seconds>   for the whole run (default: 600)
  --save-outputs        write the outputs beside the document
  --json                print the result as JSON on stdout
`;

const options = {
  export: { type: 'string' },
  lang: { type: 'string' },
  backend: { type: 'string' },
  timeout: { type: 'string' },
  'save-outputs': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface RunOptions {
  readonly exportTo?: string;
  readonly locale: Locale;
  readonly backend: BackendChoice;
  readonly timeout: number;
  readonly saveOutputs: boolean;
  readonly json: boolean;
}

/** Runs a document. */
export const runCommand: Command = {
  name: 'run',
  summary: 'run a lesson or notebook and exit with 1 where a cell fails',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options);
    const [named] = positionals;
    if (named === undefined || positionals.length > 1) throw new UsageError('run takes one lesson or file');
    const target = findTarget(named, context.folder, context.layout.lessons);
    const chosen: RunOptions = {
      ...(values.export === undefined ? {} : { exportTo: resolve(context.folder, values.export) }),
      locale: readLocale(values.lang ?? 'en'),
      backend: readBackend(values.backend ?? 'auto'),
      timeout: readSeconds(values.timeout ?? '600') * 1000,
      saveOutputs: values['save-outputs'] === true,
      json: values.json === true,
    };
    const scratch = await mkdtemp(join(tmpdir(), 'stepwise-run-'));
    try {
      return await runIn(scratch, target, chosen, context);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

async function runIn(
  scratch: string,
  target: Target,
  chosen: RunOptions,
  context: Context,
): Promise<ExitCode> {
  const { tell } = context.terminal;
  const lessons = target.lesson?.folder ?? context.layout.lessons;
  const library = openLibrary({ lessons, data: join(scratch, 'data') });
  const document = await refOf(target, library, scratch);
  const host = await startBrowserHost({ layout: context.layout, library, automation: { document } }).catch(
    () => {
      throw new UnableError('the app is not built (npm run build)');
    },
  );
  let driver: Driver | undefined;
  try {
    tell(`running ${target.name}`);
    driver = await openDriver({
      address: host.address(),
      locale: chosen.locale,
      backend: chosen.backend,
      timeout: chosen.timeout,
      onPageError: (text) => tell(`  the page reports: ${text}`),
    });
    return await withinTime(chosen.timeout, drive(driver, target, chosen, context, library, document));
  } finally {
    await driver?.close();
    await host.close();
  }
}

async function drive(
  driver: Driver,
  target: Target,
  chosen: RunOptions,
  { terminal: { print, tell } }: Context,
  library: Library,
  document: DocumentRef,
): Promise<ExitCode> {
  let done = 0;
  const report = await driver.runAll((cell) => {
    done += 1;
    tell(progressLine(cell, done));
  });
  const failed = failures(report);
  for (const cell of failed) {
    if (cell.outcome !== 'not-run') tell(failureLine(target.name, cell, chosen.locale));
  }
  if (chosen.exportTo !== undefined) {
    const bytes = new TextEncoder().encode(await driver.exportHtml());
    await writeWhole(diskFiles, chosen.exportTo, bytes);
    tell(`wrote ${chosen.exportTo} (${(bytes.byteLength / 1e6).toFixed(1)} MB)`);
  }
  if (chosen.saveOutputs) {
    await driver.save();
    const outputs = (await library.open(document)).copy?.outputs ?? '';
    await writeWhole(diskFiles, outputsBeside(target.file), new TextEncoder().encode(outputs));
    tell(`wrote ${outputsBeside(target.name)}`);
  }
  if (chosen.json) print(JSON.stringify({ file: target.name, ok: failed.length === 0, ...report }));
  else print(`${target.name}: ${summaryLine(report)}`);
  return failed.length === 0 ? exitCodes.ok : exitCodes.failed;
}

/** The work, or a failure once the time is over. */
async function withinTime<T>(span: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnableError(`the run took longer than ${seconds(span)}`)), span);
  });
  // Where the time is over first, closing the browser makes the work fail too; nobody is left to hear it.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function readLocale(text: string): Locale {
  if (isLocale(text)) return text;
  throw new UsageError(`--lang is zh or en, not ${text}`);
}

const backends = ['auto', 'webgl', 'wasm', 'cpu', 'webgpu'] as const;

function readBackend(text: string): BackendChoice {
  const found = backends.find((backend) => backend === text);
  if (found !== undefined) return found;
  throw new UsageError(`--backend is one of ${backends.join(', ')}, not ${text}`);
}

function readSeconds(text: string): number {
  const span = Number(text);
  if (Number.isFinite(span) && span > 0) return span;
  throw new UsageError(`--timeout is a number of seconds, not ${text}`);
}
