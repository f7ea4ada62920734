/** The notebook as a TypeScript program, with the module that stands for `stepwise/learn` beside it. */
import { writeScript } from '#core/export/script.ts';
import { proseIn } from '#core/format/markdown/index.ts';
import { isHidden } from '#core/notebook/roles.ts';
import { textIn } from '#core/text/locale.ts';
import { fileName } from '../outputs/save-button.tsx';
import { appFile } from '../session/app-files.ts';
import type { MadeFile } from './made-file.ts';
import type { ExportRequest } from './request.ts';

/** The module's name without its ending. */
const learn = 'stepwise-learn';

/** The program, and where it needs them the module, its types and a manifest. Rejects where the app's own files cannot be read. */
export async function scriptFiles({ notebook, locale }: ExportRequest): Promise<readonly MadeFile[]> {
  const title = textIn(notebook.title, locale);
  const content = writeScript({
    title: notebook.title,
    locale,
    learn: `./${learn}.js`,
    cells: notebook.cells
      .filter((cell) => !isHidden(cell))
      .map((cell) =>
        cell.kind === 'markdown' ? { kind: 'prose', text: proseIn(cell.source, locale) } : cell,
      ),
  });
  const program = { path: fileName(title, 'ts'), mime: 'text/typescript', content };
  if (!content.includes(`'./${learn}.js'`)) return [program];
  const files = ['js', 'd.ts'].map((ending) => `${learn}.${ending}`);
  return [program, ...(await Promise.all(files.map(ownFile))), manifest];
}

/** Says that the program is a module and what it needs. */
const manifest: MadeFile = {
  path: 'package.json',
  mime: 'application/json',
  content: `${JSON.stringify({ private: true, type: 'module', dependencies: { '@tensorflow/tfjs': '^4.22.0' } }, null, 2)}\n`,
};

async function ownFile(name: string): Promise<MadeFile> {
  const response = await fetch(appFile(`alone/${name}.txt`));
  if (!response.ok) throw new Error(`A file of the app could not be read (${name}, ${response.status}).`);
  return { path: name, mime: 'text/plain', content: await response.text() };
}
