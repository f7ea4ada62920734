/** From a key press to the result of a cheap cell. */
import type { Page } from 'playwright';
import { type Bench, openApp } from './bench.ts';
import { keyToOutput } from './probes.ts';
import { compare, median, type Row } from './row.ts';

/** Presses Ctrl+Enter `runs` times and times each. */
async function pressAndTime(page: Page, selector: string, clear: () => Promise<void>, runs: number) {
  await page.evaluate(`globalThis.probe = ${keyToOutput.toString()}`);
  const dom: number[] = [];
  const frame: number[] = [];
  for (let run = 0; run < runs; run++) {
    await clear();
    // The probe is in place before the key is sent: input may overtake a script.
    const probe = await page.evaluateHandle(
      (target) => ({
        times: (globalThis as unknown as { probe: typeof keyToOutput }).probe(target),
      }),
      selector,
    );
    await page.keyboard.press('Control+Enter');
    const times = await probe.evaluate(({ times }) => times);
    dom.push(times.dom);
    frame.push(times.frame);
  }
  return { dom: median(dom), frame: median(frame) };
}

/** Rows of 1 + 1 in the app and on the bare page. */
export async function measureLatency(bench: Bench): Promise<Row[]> {
  const page = await openApp(bench);
  await page.locator('[data-cell="sum"]').click();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-cell="add"]').click();
  await page.keyboard.press('Control+Enter');
  // Each run shows another number, so that each changes the page.
  await page.locator('[data-outputs="add"]').getByText('2').waitFor();
  const app = await pressAndTime(
    page,
    '[data-outputs="add"]',
    async () => page.waitForTimeout(60).then(() => {}),
    30,
  );
  await page.context().close();

  const bare = await bench.browser.newPage();
  await bare.goto(bench.bare.url);
  await bare.evaluate(() =>
    (globalThis as unknown as { evaluate(source: string): Promise<unknown> }).evaluate('return 1'),
  );
  await bare.locator('textarea').focus();
  const plain = await pressAndTime(
    bare,
    'pre',
    () => bare.evaluate(() => void (document.querySelector('pre') as HTMLElement).replaceChildren()),
    30,
  );
  await bare.close();
  return [
    compare('1 + 1: key press to DOM (median of 30)', 'ms', app.dom, plain.dom),
    compare('1 + 1: key press to frame (median of 30)', 'ms', app.frame, plain.frame),
  ];
}
