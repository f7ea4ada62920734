/** `stepwise export`: a document with its outputs as files of another format. */
import { resolve } from 'node:path';
import { readBackend, readFormat, readLocale, readParameters, readTimeout } from './choices.ts';
import { type Command, readArguments } from './command.ts';
import { withOpened } from './opened.ts';
import { failures } from './report.ts';
import { runDocument } from './running.ts';
import { findTarget } from './target.ts';
import { exitCodes, UsageError } from './terminal.ts';
import { besideDocument, writeFiles, writeFolder } from './write-files.ts';

const help = `stepwise export <lesson or file> --to <format> [options]

Writes a document with the outputs saved beside it in another format; --run makes the outputs anew.
Nothing is written where it fails. Formats:

  html    one file that opens offline; charts stay interactive, both languages are in it
  pdf     selectable text, headings as outline (needs a Chromium)
  md      Markdown with outputs, for any reader of Markdown
  ipynb   a Jupyter notebook with outputs
  ts      one TypeScript program for Node or Deno, with stepwise-learn.js beside it
  models  every model a variable holds, as TensorFlow.js's model.json and weights.bin in a folder each; needs --run
  zip     all of these, and tables, figures and histories as files of their own

  --out <path>          where to (default: the document's name in this folder)
  --run                 run every cell first; exits with 1 where one fails
  --set <name=value>    with --run: a parameter; may be given again
  --lang <zh|en>        language of the prose (default: en)
  --backend <name>      auto, webgl, wasm, cpu or webgpu (default: auto)
  --timeout <seconds>   for all of it (default: 600)
  --json                print what was written as JSON on stdout
`;

const options = {
  to: { type: 'string' },
  out: { type: 'string' },
  run: { type: 'boolean' },
  set: { type: 'string', multiple: true },
  lang: { type: 'string' },
  backend: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Exports a document. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write a document as HTML, PDF, Markdown, ipynb, TypeScript or a ZIP of everything',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options);
    const [named] = positionals;
    if (named === undefined || positionals.length > 1)
      throw new UsageError('export takes one lesson or file');
    const format = readFormat(values.to);
    const parameters = readParameters(values.set ?? []);
    if (parameters.length > 0 && values.run !== true) throw new UsageError('--set needs --run');
    if (format === 'models' && values.run !== true)
      throw new UsageError('--to models needs --run: a model exists only while its program runs');
    const locale = readLocale(values.lang ?? 'en');
    const backend = readBackend(values.backend ?? 'auto');
    const timeout = readTimeout(values.timeout ?? '600');
    const target = findTarget(named, context.folder, context.layout.lessons);
    const ending = format === 'models' ? '-models' : `.${format}`;
    const to = resolve(context.folder, values.out ?? besideDocument(target.file, ending));
    const { print, tell } = context.terminal;
    return withOpened(
      target,
      { locale, backend, timeout, withOutputs: true },
      context,
      async ({ driver }) => {
        const report =
          values.run === true
            ? await runDocument(driver, target.name, { locale, parameters }, context)
            : undefined;
        const files = await driver.exportFiles(format, (piece) => tell(`  ${piece}`));
        const written = await (format === 'models' ? writeFolder(files, to) : writeFiles(files, to));
        const failed = report ? failures(report).length : 0;
        for (const { path, bytes } of written) tell(`wrote ${path} (${(bytes / 1e6).toFixed(1)} MB)`);
        if (values.json === true)
          print(JSON.stringify({ file: target.name, ok: failed === 0, format, written }));
        else for (const { path } of written) print(path);
        return failed === 0 ? exitCodes.ok : exitCodes.failed;
      },
    );
  },
};
