/** What training costs in the app: the time of a step, and the longest frame meanwhile. */
import type { Page } from 'playwright';
import { type Bench, openApp } from './bench.ts';
import { installFrameProbe } from './probes.ts';
import { compare, type Row } from './row.ts';
import { training, trainingData } from './training-step.ts';

/** The backend that is measured. */
export const backend = 'wasm';

/** Trainings timed on each side, in turn: what else the machine does falls on both alike. */
const rounds = 10;

/** Trainings whose frames are watched. They are not timed: a watch on frames has the window drawn sixty times a second. */
const watched = 4;

/** Milliseconds between two looks at whether one has ended. */
const polling = 200;

/** A page with the trained network in its worker, ready to train on. */
interface Side {
  readonly page: Page;
  /** Trains once with the page in front, when `begin` is done; milliseconds per step. */
  train(begin?: (page: Page) => Promise<void>): Promise<number>;
}

/**
 * The app and the bare page train five epochs each, in turn. The least of each is compared:
 * whatever else the machine does only makes a step or a frame longer.
 */
export async function measureTraining(bench: Bench): Promise<Row[]> {
  const sides = [await appSide(bench), await bareSide(bench)] as const;
  const steps = await inTurn(sides, rounds, (side) => side.train());
  for (const { page } of sides) await page.evaluate(installFrameProbe);
  const frames = await inTurn(sides, watched, async (side) => {
    await side.train(startFrames);
    return readFrames(side.page);
  });
  for (const { page } of sides) await page.context().close();
  return [
    compare(`training step, 784-128-10, batch 32, ${backend} (least of ${rounds})`, 'ms', ...steps, 2),
    compare(`longest frame while training (least of ${watched})`, 'ms', ...frames),
  ];
}

/** The least that each side gives when they take turns. */
async function inTurn(
  sides: readonly [app: Side, plain: Side],
  rounds: number,
  measure: (side: Side) => Promise<number>,
): Promise<[app: number, plain: number]> {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    least[0] = Math.min(least[0], await measure(sides[0]));
    least[1] = Math.min(least[1], await measure(sides[1]));
  }
  return least;
}

async function appSide(bench: Bench): Promise<Side> {
  const page = await openApp(bench);
  await page.locator('[data-cell="network"]').click();
  await page.keyboard.press('Control+Enter');
  await done(page, 'network', 120_000);
  return {
    page,
    async train(begin) {
      await page.bringToFront();
      await page.locator('[data-cell="epoch"]').click();
      const before = await output(page);
      await page.waitForTimeout(500);
      await begin?.(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(
        (text) => {
          const now = document.querySelector('[data-outputs="epoch"]')?.lastElementChild?.textContent;
          return now && now !== text && Number(now) > 0;
        },
        before,
        { timeout: 120_000, polling },
      );
      await done(page, 'epoch', 30_000);
      return Number(await output(page));
    },
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
  return {
    page,
    async train(begin) {
      await page.bringToFront();
      await page.waitForTimeout(500);
      await begin?.(page);
      return evaluate(`${training}\nreturn milliseconds;`);
    },
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
