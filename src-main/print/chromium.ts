/** Prints pages with a Chromium of this machine, where there is one. */
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../cli/chromium.ts';
import { withPageFile } from './page-file.ts';
import { footer, header, rendered } from './paper.ts';

/** The page as a PDF; null where no Chromium could be started. The page may ask the network for nothing. */
export async function printWithChromium(html: string): Promise<Uint8Array | null> {
  const browser = await launchChromium().catch(() => null);
  if (!browser) return null;
  try {
    return await withPageFile(html, async (path) => {
      const context = await browser.newContext({ offline: true });
      const address = pathToFileURL(path).href;
      // No policy keeps a page from going elsewhere, to another file for instance.
      let asked = 0;
      await context.route('**', (route) =>
        route.request().url() === address && asked++ === 0 ? route.continue() : route.abort(),
      );
      const page = await context.newPage();
      await page.goto(address);
      await page.evaluate(rendered);
      return await page.pdf({
        printBackground: true,
        preferCSSPageSize: true,
        displayHeaderFooter: true,
        headerTemplate: header,
        footerTemplate: footer,
        tagged: true,
        outline: true,
      });
    });
  } finally {
    await browser.close();
  }
}
