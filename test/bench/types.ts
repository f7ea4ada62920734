/** Types in a notebook of two hundred cells: when the service first answers, and how soon an edit is checked everywhere. */
import type { Browser, Page } from 'playwright';
import type { TestHost } from '../support/host.ts';
import { alone, median, type Row } from './row.ts';

/** A notebook whose two hundred cells each use the cell before and TensorFlow.js. */
export function longNotebook(): string {
  const cells = Array.from({ length: 200 }, (_, index) =>
    index === 0
      ? "import * as tf from '@tensorflow/tfjs';\nlet v0 = tf.tensor1d([1, 2, 3]);"
      : `let v${index} = v${index - 1}.add(${index});\nconst mean${index}: number = tf.mean(v${index}).dataSync()[0] ?? 0;\nmean${index}`,
  );
  const fenced = cells.map((source, index) => `\`\`\`ts {#c${index}}\n${source}\n\`\`\`\n`);
  return `---\ntitle: Types\n---\n\n# Types\n\n${fenced.join('\n')}`;
}

/** The time of the last mark of a name, once there is one after `after`; milliseconds since navigation. */
async function marked(page: Page, name: string, after = 0): Promise<number> {
  const found = await page.waitForFunction(
    ([mark, least]) => {
      const time = performance.getEntriesByName(String(mark)).at(-1)?.startTime ?? 0;
      return time > Number(least) ? time : null;
    },
    [name, after] as const,
    { timeout: 60_000 },
  );
  return (await found.jsonValue()) ?? Number.NaN;
}

/** Rows of the language service. */
export async function measureTypes(browser: Browser, host: TestHost, address: string): Promise<Row[]> {
  const ready: number[] = [];
  const settled: number[] = [];
  for (let run = 0; run < 3; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const entry = await context.newPage();
    await entry.goto(host.address());
    await entry.close();
    const page = await context.newPage();
    await page.goto(address);
    const answered = await marked(page, 'types-ready');
    const painted = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    ready.push(answered - painted);
    await marked(page, 'types-settled');
    await page.locator('[data-cell="c0"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-cell="c0"] [data-editor="monaco"]').waitFor();
    await page.keyboard.press('Control+End');
    for (let edit = 0; edit < 3; edit++) {
      await page.evaluate(() =>
        addEventListener('keydown', () => performance.mark('key'), { capture: true, once: true }),
      );
      // Every other cell depends on the one that is edited.
      await page.keyboard.type(';');
      const key = await marked(page, 'key');
      settled.push((await marked(page, 'types-settled', key)) - key);
      await page.evaluate(() => performance.clearMarks('key'));
    }
    await context.close();
  }
  return [
    alone('types: first answer after the first paint, 200 cells (median of 3)', 'ms', median(ready), 0),
    alone('types: all of 200 cells checked after an edit (median of 9)', 'ms', median(settled), 0),
  ];
}
