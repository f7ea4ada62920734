/** `stepwise publish`: lessons and notebooks as a static site that runs in the visitor's browser. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allLessons, ContentsError, contentsAt, together } from '../publish/contents.ts';
import { NotASiteError, publishSite } from '../publish/site.ts';
import { type Command, readArguments } from './command.ts';
import { counted, exitCodes, UnableError, UsageError } from './terminal.ts';

const help = `stepwise publish <folder> [lesson, notebook or folder]... [options]

Writes a static site that runs wholly in the visitor's browser: put the folder on any web server, under any
path; it needs no special headers. What visitors write and how far they came stays in their own browser.
Without names, all lessons are published. Publishing again into the same folder replaces the site.

  --lessons        all lessons, beside what is named
  --title <text>   what the notebooks are called together (default: Notebooks)
  --json           print what was published as JSON on stdout
`;

const options = {
  lessons: { type: 'boolean' },
  title: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Publishes a site. */
export const publishCommand: Command = {
  name: 'publish',
  summary: 'write lessons and notebooks as a static site that runs in the browser',
  help,
  async run(args, { folder: from, layout, terminal: { print, tell } }) {
    const { values, positionals } = readArguments(args, options);
    const [into, ...named] = positionals;
    if (into === undefined) throw new UsageError('publish takes the folder to write to');
    if (!existsSync(join(layout.sealed, 'kernel.html')) || !existsSync(join(layout.window, 'index.html'))) {
      throw new UnableError('the app is not built (npm run build)');
    }
    const folder = resolve(from, into);
    try {
      const contents = together([
        ...(named.length === 0 || values.lessons === true ? [await allLessons(layout.lessons)] : []),
        ...(await Promise.all(named.map((name) => contentsAt(name, from, layout.lessons)))),
      ]);
      const { lessons, notebooks, files } = await publishSite(
        folder,
        values.title ?? 'Notebooks',
        contents,
        layout,
      );
      tell(
        `published ${counted(lessons.length, 'lesson')} and ${counted(notebooks.length, 'notebook')} in ${counted(files.length, 'file')}`,
      );
      if (values.json === true) {
        const ids = lessons.map(({ summary }) => summary.id);
        print(
          JSON.stringify({ ok: true, folder, lessons: ids, notebooks: notebooks.map(({ path }) => path) }),
        );
      } else print(folder);
      return exitCodes.ok;
    } catch (error) {
      if (error instanceof ContentsError || error instanceof NotASiteError)
        throw new UnableError(error.message);
      throw error;
    }
  },
};
