/**
 * Everything that can be made of an open notebook, as files. A kind of export is a row of
 * {@link makers}; the window's menu and `stepwise export` both go through {@link exportFiles}.
 */
import type { ExportFormat } from '#core/export/formats.ts';
import { writeMarkdown } from '#core/export/markdown.ts';
import { printDocument } from '#core/format/document.ts';
import type { ExportedFile } from '#core/host/host.ts';
import { textIn } from '#core/text/locale.ts';
import { bytesToBase64 } from '../outputs/pictures/base64.ts';
import { fileName } from '../outputs/save-button.tsx';
import type { MadeFile } from './made-file.ts';
import { paperPage, screenPage } from './page.ts';
import { type ExportParts, type ExportRequest, exportDocument } from './request.ts';
import { markdownPictures } from './results.ts';
import { scriptFiles } from './script.ts';

export type { ExportParts } from './request.ts';

/** A PDF was asked for where nothing can print one. */
export class NoPrinterError extends Error {}

/** The files of one format. Rejects where a piece of the app cannot be read, or with the signal's reason. */
export async function exportFiles(format: ExportFormat, parts: ExportParts): Promise<readonly MadeFile[]> {
  parts.signal?.throwIfAborted();
  const files = await makers[format](parts);
  parts.signal?.throwIfAborted();
  return files;
}

/** One file to hand over: the file there is, or a ZIP of several. */
export async function exportFile(format: ExportFormat, parts: ExportParts): Promise<ExportedFile> {
  const files = await exportFiles(format, parts);
  const [only] = files;
  if (only && files.length === 1) {
    return {
      name: only.path,
      mime: only.mime,
      ...asText(only),
    };
  }
  const { zipped } = await import('./zip.ts');
  const content = bytesToBase64(await zipped(files, parts.signal));
  const name = format === 'models' ? `${titleOf(parts)}-models` : titleOf(parts);
  return { name: fileName(name, 'zip'), mime: 'application/zip', content, encoding: 'base64' };
}

/** A file's content as text that can cross to another process. */
export function asText({ content }: MadeFile): { content: string; encoding: 'utf-8' | 'base64' } {
  return typeof content === 'string'
    ? { content, encoding: 'utf-8' }
    : { content: bytesToBase64(content), encoding: 'base64' };
}

function titleOf({ notebook, locale }: ExportRequest): string {
  return textIn(notebook.title, locale);
}

const makers: Readonly<Record<ExportFormat, (parts: ExportParts) => Promise<readonly MadeFile[]>>> = {
  async html(parts) {
    return [{ path: fileName(titleOf(parts), 'html'), mime: 'text/html', content: await screenPage(parts) }];
  },
  async pdf(parts) {
    const page = await paperPage(parts);
    const pdf = await parts.print?.(page);
    if (!pdf) throw new NoPrinterError('No browser was found that could print a PDF.');
    return [{ path: fileName(titleOf(parts), 'pdf'), mime: 'application/pdf', content: pdf }];
  },
  async md(parts) {
    const { title, cells } = exportDocument(parts);
    const pictures = await markdownPictures(parts);
    const content = writeMarkdown({
      title,
      cells,
      locale: parts.locale,
      inputs: parts.inputs,
      picture: (output) => pictures.get(output),
    });
    return [{ path: fileName(titleOf(parts), 'md'), mime: 'text/markdown', content }];
  },
  async ipynb({ notebook, states, locale }) {
    const outputs = new Map(
      notebook.cells.map(
        ({ id }) => [id, { sourceHash: '', outputs: states.get(id)?.outputs ?? [] }] as const,
      ),
    );
    const { text } = printDocument('ipynb', notebook, outputs);
    return [
      {
        path: fileName(textIn(notebook.title, locale), 'ipynb'),
        mime: 'application/x-ipynb+json',
        content: text,
      },
    ];
  },
  ts: scriptFiles,
  async models(parts) {
    const { modelFiles } = await import('./models.ts');
    return modelFiles(parts);
  },
  async zip(parts) {
    const { everything } = await import('./everything.ts');
    const { zipped } = await import('./zip.ts');
    const content = await zipped(await everything(parts, exportFiles), parts.signal);
    return [{ path: fileName(titleOf(parts), 'zip'), mime: 'application/zip', content }];
  },
};
