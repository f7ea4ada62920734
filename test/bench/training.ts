/** What training costs in the app: the time of a step, and the longest frame meanwhile. */
import type { Page } from 'playwright';
import { type Bench, openApp } from './bench.ts';
import { installFrameProbe } from './probes.ts';
import { compare, type Row } from './row.ts';
import { trainingData, trainingEpoch } from './training-step.ts';

/** The backend that is measured. */
export const backend = 'wasm';

/** Epochs timed on each side, in turn: what else the machine does falls on both alike. */
const rounds = 10;

/** A page with the trained network in its worker, ready for one more epoch. */
interface Side {
  /** Trains one epoch with the page in front. */
  epoch(): Promise<Round>;
  close(): Promise<void>;
}

/** Milliseconds per step, and of the longest frame. */
interface Round {
  readonly step: number;
  readonly frame: number;
}

/**
 * The app and the bare page train one epoch each, in turn. The least of each is compared:
 * whatever else the machine does only makes a step or a frame longer.
 */
export async function measureTraining(bench: Bench): Promise<Row[]> {
  const sides = [await appSide(bench), await bareSide(bench)] as const;
  const app: Round[] = [];
  const plain: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    app.push(await sides[0].epoch());
    plain.push(await sides[1].epoch());
  }
  await Promise.all(sides.map((side) => side.close()));
  const least = (list: readonly Round[], which: keyof Round): number =>
    Math.min(...list.map((round) => round[which]));
  return [
    compare(
      `training step, 784-128-10, batch 32, ${backend} (least of ${rounds})`,
      'ms',
      least(app, 'step'),
      least(plain, 'step'),
      2,
    ),
    compare(
      `longest frame while training (least of ${rounds})`,
      'ms',
      least(app, 'frame'),
      least(plain, 'frame'),
    ),
  ];
}

async function appSide(bench: Bench): Promise<Side> {
  const page = await openApp(bench);
  await page.locator('[data-cell="network"]').click();
  await page.keyboard.press('Control+Enter');
  await done(page, 'network', 120_000);
  await page.evaluate(installFrameProbe);
  return {
    async epoch() {
      await page.bringToFront();
      await page.locator('[data-cell="epoch"]').click();
      const before = await output(page);
      await page.waitForTimeout(500);
      await startFrames(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(
        (text) => {
          const now = document.querySelector('[data-outputs="epoch"]')?.lastElementChild?.textContent;
          return now && now !== text && Number(now) > 0;
        },
        before,
        { timeout: 120_000 },
      );
      await done(page, 'epoch', 30_000);
      return { step: Number(await output(page)), frame: await readFrames(page) };
    },
    close: () => page.context().close(),
  };
}

/** The bare page: like the app, it has its backend before frames are counted. */
async function bareSide({ browser, bare }: Bench): Promise<Side> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(bare.url);
  const evaluate = (source: string): Promise<number> =>
    page.evaluate(
      ([text, name]) =>
        (globalThis as unknown as { evaluate(source: string, backend: string): Promise<number> }).evaluate(
          text ?? '',
          name ?? '',
        ),
      [source, backend],
    );
  await evaluate(`${trainingData}\nObject.assign(globalThis, { network, xs, ys, size, stepCount });`);
  await page.evaluate(installFrameProbe);
  return {
    async epoch() {
      await page.bringToFront();
      await page.waitForTimeout(500);
      await startFrames(page);
      const step = await evaluate(`${trainingEpoch}\nreturn milliseconds;`);
      return { step, frame: await readFrames(page) };
    },
    close: () => page.close(),
  };
}

const done = (page: Page, cell: string, timeout: number): Promise<void> =>
  page.locator(`[data-cell="${cell}"] [data-status="idle"][data-outcome="ok"]`).waitFor({ timeout });

const output = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('[data-outputs="epoch"]')?.lastElementChild?.textContent ?? '');

const startFrames = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { frames: { start(): void } }).frames.start());

const readFrames = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { frames: { read(): number } }).frames.read());
