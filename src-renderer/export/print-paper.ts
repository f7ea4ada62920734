/** The print dialog of the browser itself, for a notebook's page on paper: where nothing else makes PDFs. */
import { paperPage } from './page.ts';
import type { ExportRequest } from './request.ts';

/** Shows the dialog; resolves once it is there. The page has no script, and this window's policy rules it too. */
export async function printPaper(request: ExportRequest): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = 'print';
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:fixed;inset-inline-start:-10000px;width:794px;height:1123px;border:0';
  frame.srcdoc = await paperPage(request);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow;
  if (!page) return frame.remove();
  await page.document.fonts.ready;
  page.addEventListener('afterprint', () => setTimeout(() => frame.remove(), 0), { once: true });
  page.print();
}
