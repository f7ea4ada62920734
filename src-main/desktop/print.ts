/** Prints a page for paper in a window nobody sees. */
import { withPageFile } from '../print/page-file.ts';
import { printOptions, rendered } from '../print/paper.ts';
import type { Electron } from './electron.ts';

/** The machine's way to a PDF on the desktop: the page is printed once its fonts and pictures are there, and its window goes whatever happens. */
export function createPrinter({
  createPrintWindow,
}: Pick<Electron, 'createPrintWindow'>): (html: string) => Promise<Uint8Array> {
  return (html) =>
    withPageFile(html, async (path) => {
      const window = createPrintWindow();
      try {
        await window.loadFile(path);
        await window.webContents.executeJavaScript(rendered);
        return await window.webContents.printToPDF(printOptions);
      } finally {
        window.destroy();
      }
    });
}
