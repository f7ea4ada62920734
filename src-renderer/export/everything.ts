/** All that can be made of a notebook, for one ZIP: the document in each format, its results and its models. */
import type { ExportFormat } from '#core/export/formats.ts';
import { printMarkdown } from '#core/format/markdown/index.ts';
import { textIn } from '#core/text/locale.ts';
import { fileName } from '../outputs/save-button.tsx';
import type { MadeFile } from './made-file.ts';
import { modelsForZip } from './models.ts';
import type { ExportParts } from './request.ts';
import { resultFiles } from './results.ts';

const formats = ['html', 'pdf', 'md', 'ipynb', 'ts'] as const satisfies readonly ExportFormat[];

/** How one format is made. */
type Make = (format: ExportFormat, parts: ExportParts) => Promise<readonly MadeFile[]>;

/** The files, one after another; `signal` calls it off between two. A PDF is left out where nothing prints one. */
export async function everything(parts: ExportParts, make: Make): Promise<readonly MadeFile[]> {
  const { notebook, locale, onPiece } = parts;
  const title = textIn(notebook.title, locale);
  const source = parts.source ?? { ending: 'md', text: printMarkdown(notebook) };
  const files: MadeFile[] = [
    {
      path: `source/${fileName(title, source.ending)}`,
      mime: source.ending === 'md' ? 'text/markdown' : 'application/x-ipynb+json',
      content: source.text,
    },
  ];
  for (const format of formats) {
    if (format === 'pdf' && !parts.print) continue;
    onPiece?.(format);
    const made = await make(format, parts).catch((error: unknown) => {
      if (format === 'pdf' && !parts.signal?.aborted) return [];
      throw error;
    });
    files.push(
      ...made.map((file) => (format === 'ts' ? { ...file, path: `typescript/${file.path}` } : file)),
    );
  }
  files.push(...(await resultFiles(parts)));
  onPiece?.('models');
  files.push(...(await modelsForZip(parts)));
  return files;
}
