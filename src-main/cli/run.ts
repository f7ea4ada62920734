/** `stepwise run`: runs a document's cells in the real app and tells how it went. */
import { resolve } from 'node:path';
import { convertDocument } from '#core/format/document.ts';
import { formatOf } from '#core/format/names.ts';
import { writeWhole } from '../library/atomic.ts';
import { outputsBeside } from '../library/documents.ts';
import { diskFiles } from '../library/files.ts';

import { readBackend, readLocale, readParameters, readTimeout } from './choices.ts';
import { type Command, type Context, readArguments } from './command.ts';
import { type Opened, withOpened } from './opened.ts';
import { failures, summaryLine } from './report.ts';
import { runDocument } from './running.ts';
import { findTarget } from './target.ts';
import { exitCodes, UsageError } from './terminal.ts';
import { writeFiles } from './write-files.ts';

const help = `stepwise run <lesson or file> [options]

Runs every cell from the top in the real app (a headless Chromium) and exits with 1 where one fails,
naming the file, the cell and the line. The document itself is not changed. Of a lesson it runs what its reader
finds: an exercise as it begins, unsolved. That starters fail and solutions pass is what "stepwise check" proves.

  --set <name=value>    a parameter: the value a variable begins with, or a control holds; may be given again
  --export <out.html>   write the notebook with its outputs as one HTML file
  --save-outputs        write the outputs back: beside the document, or into an .ipynb itself
  --output <file>       write document and outputs to another .md or .ipynb; the document stays as it is
  --lang <zh|en>        language of the prose and of messages (default: en)
  --backend <name>      auto, webgl, wasm, cpu or webgpu (default: auto)
  --timeout <seconds>   for the whole run (default: 600)
  --json                print the result as JSON on stdout
`;

const options = {
  set: { type: 'string', multiple: true },
  export: { type: 'string' },
  lang: { type: 'string' },
  backend: { type: 'string' },
  timeout: { type: 'string' },
  'save-outputs': { type: 'boolean' },
  output: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Runs a document. */
export const runCommand: Command = {
  name: 'run',
  summary: 'run a lesson or notebook and exit with 1 where a cell fails',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options);
    const [named] = positionals;
    if (named === undefined || positionals.length > 1) throw new UsageError('run takes one lesson or file');
    const locale = readLocale(values.lang ?? 'en');
    const backend = readBackend(values.backend ?? 'auto');
    const timeout = readTimeout(values.timeout ?? '600');
    const parameters = readParameters(values.set ?? []);
    if (values.output !== undefined && formatOf(values.output) === undefined)
      throw new UsageError(`--output is a file ending in .md or .ipynb, not ${values.output}`);
    const target = findTarget(named, context.folder, context.layout.lessons);
    const { print, tell } = context.terminal;
    return withOpened(target, { locale, backend, timeout, withOutputs: false }, context, async (opened) => {
      const { driver } = opened;
      const report = await runDocument(driver, target.name, { locale, parameters }, context);
      const failed = failures(report).length;
      if (values.export !== undefined) {
        const files = await driver.exportFiles('html', () => {});
        for (const { path, bytes } of await writeFiles(files, resolve(context.folder, values.export)))
          tell(`wrote ${path} (${(bytes / 1e6).toFixed(1)} MB)`);
      }
      if (values['save-outputs'] === true) await saveTo(opened, target.file, context, 'outputs');
      if (values.output !== undefined)
        await saveTo(opened, resolve(context.folder, values.output), context, 'all');
      if (values.json === true) print(JSON.stringify({ file: target.name, ok: failed === 0, ...report }));
      else print(`${target.name}: ${summaryLine(report)}`);
      return failed === 0 ? exitCodes.ok : exitCodes.failed;
    });
  },
};

/** Writes what the run brought: the outputs alone where they have a file of their own, or document and outputs. */
async function saveTo(
  { driver, library, document }: Opened,
  to: string,
  { terminal: { tell } }: Context,
  what: 'outputs' | 'all',
): Promise<void> {
  await driver.save();
  const { format, text, copy } = await library.open(document);
  const wanted = formatOf(to) ?? format;
  const made = convertDocument(format, wanted, copy?.text ?? text, copy?.outputs ?? '');
  const write = async (path: string, content: string) => {
    await writeWhole(diskFiles, path, new TextEncoder().encode(content));
    tell(`wrote ${path}`);
  };
  // An .ipynb holds its outputs itself.
  if (what === 'all' || wanted === 'ipynb') await write(to, made.text);
  if (wanted !== 'ipynb') await write(outputsBeside(to), made.outputs);
}
