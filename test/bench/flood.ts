/** 100,000 lines of output in the app and on the bare page: how long until all is over, and the longest frame. */
import type { Page } from 'playwright';
import { installFrameProbe } from './probes.ts';
import { compare, median, type Row } from './row.ts';

/** The cell that prints, and shows when it has. */
export const floodNotebook = `---
title: Flood
---

\`\`\`ts {#flood}
for (let i = 0; i < 100_000; i++) console.log('line ' + i);
Date.now()
\`\`\`
`;

/** How often each is measured. */
const runs = 3;

interface Times {
  /** From the start to the first frame after the end of the run, in milliseconds. */
  readonly over: number;
  /** The longest time between two frames until half a second after that, in milliseconds. */
  readonly frame: number;
}

/** Begins, waits for the end and reads the frames. */
async function timed(page: Page, begin: () => Promise<void>, ended: () => Promise<void>): Promise<Times> {
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    (globalThis as unknown as { frames: { start(): void } }).frames.start();
    performance.mark('flood');
  });
  await begin();
  await ended();
  const over = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const began = performance.getEntriesByName('flood').at(-1)?.startTime ?? 0;
          resolve(performance.now() - began);
        });
      }),
  );
  await page.waitForTimeout(500);
  const frame = await page.evaluate(() =>
    (globalThis as unknown as { frames: { read(): number } }).frames.read(),
  );
  return { over, frame };
}

/** Waits in the page for a run that ends after now, by the time it shows: it may be over before it is looked at from outside. */
function watchRun(cell: Element): { readonly over: Promise<void> } {
  const begins = Date.now();
  const over = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      const [shown = '0'] =
        /\d{13}$/.exec(cell.querySelector('[data-outputs]')?.textContent?.trim() ?? '') ?? [];
      if (Number(shown) <= begins || !cell.querySelector('[data-status="idle"][data-outcome="ok"]')) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(cell, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return { over };
}

/** Rows of the flood. */
export async function measureFlood(page: Page, bare: Page): Promise<Row[]> {
  const app: Times[] = [];
  const plain: Times[] = [];
  await page.evaluate(installFrameProbe);
  await bare.evaluate(installFrameProbe);
  const cell = page.locator('[data-cell="flood"]');
  for (let run = 0; run < runs; run++) {
    await page.bringToFront();
    await cell.focus();
    const ran = await cell.evaluateHandle(watchRun);
    app.push(
      await timed(
        page,
        () => page.keyboard.press('Control+Enter'),
        () => ran.evaluate(({ over }) => over),
      ),
    );
    await bare.bringToFront();
    plain.push(
      await timed(
        bare,
        async () => {},
        () =>
          bare.evaluate(async () => {
            const { evaluate } = globalThis as unknown as { evaluate(source: string): Promise<unknown> };
            await evaluate('for (let i = 0; i < 100_000; i++) console.log("line " + i);');
          }),
      ),
    );
  }
  const middle = (times: readonly Times[], of: keyof Times): number => median(times.map((each) => each[of]));
  return [
    compare(
      `100,000 lines: start to the frame after the end (median of ${runs})`,
      'ms',
      middle(app, 'over'),
      middle(plain, 'over'),
      0,
    ),
    compare(
      `100,000 lines: longest frame (median of ${runs})`,
      'ms',
      middle(app, 'frame'),
      middle(plain, 'frame'),
      0,
    ),
  ];
}
