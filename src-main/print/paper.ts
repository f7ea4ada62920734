/** How a page for paper becomes a PDF, whichever Chromium prints it. */

/** What stands at the foot of every page: its number and how many there are. The page's own fonts do not reach here. */
export const footer =
  '<div style="width:100%;font:8px sans-serif;color:#666;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** Nothing at the head; without this Chromium prints the date and the title. */
export const header = '<span></span>';

/**
 * Asked of a page before it is printed: its fonts come, its pictures can be drawn, and it is laid out once more. The fonts
 * lie in the page itself and come while it is laid out the first time; what was laid out before them keeps empty boxes.
 */
export const rendered = `Promise.all([
  document.fonts.ready,
  ...Array.from(document.images, (image) => image.decode().catch(() => undefined)),
])
  .then(() => new Promise((done) => setTimeout(done, 50)))
  .then(() => {
    const { style } = document.documentElement;
    style.fontKerning = 'none';
    document.documentElement.getBoundingClientRect();
    style.fontKerning = '';
    return true;
  })`;

/** Printing a page that lies in a file: what is asked of Electron. */
export interface PrintOptions {
  readonly printBackground: true;
  /** The page says its own size and margins. */
  readonly preferCSSPageSize: true;
  readonly displayHeaderFooter: true;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Structure for screen readers, which the outline is made from. */
  readonly generateTaggedPDF: true;
  readonly generateDocumentOutline: true;
}

/** The options of `printToPDF`. */
export const printOptions: PrintOptions = {
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: true,
  headerTemplate: header,
  footerTemplate: footer,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};
