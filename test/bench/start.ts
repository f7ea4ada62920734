/** From navigation to the first cell that can be read, and run. */
import type { Page } from 'playwright';
import { type Bench, freshPage } from './bench.ts';
import { alone, compare, median, type Row } from './row.ts';

interface Times {
  readable?: number;
  runnable?: number;
  /** When the browser first painted anything that can be read. */
  painted?: number;
}

const runs = 7;

/** The app from an empty cache, beside the bare page in the same kind of window. */
export async function measureStart(bench: Bench): Promise<Row[]> {
  const app: Required<Times>[] = [];
  const bare: Required<Times>[] = [];
  for (let run = 0; run < runs; run++) {
    app.push(await startOf(await freshPage(bench), bench.address, watchApp));
    bare.push(await startOf(await freshPage(bench), bench.bare.url, watchBare));
  }
  const of = (all: readonly Required<Times>[], what: keyof Times) => median(all.map((times) => times[what]));
  const runnable = of(app, 'runnable');
  const both = (what: keyof Times) => [of(app, what), of(bare, what)] as const;
  return [
    compare(`first cell readable after navigation (median of ${runs})`, 'ms', ...both('readable'), 0),
    compare(`first picture painted after navigation (median of ${runs})`, 'ms', ...both('painted'), 0),
    alone(`first cell runnable after navigation (median of ${runs})`, 'ms', runnable, 0),
  ];
}

async function startOf(page: Page, address: string, watch: () => void): Promise<Required<Times>> {
  await page.addInitScript(watch);
  // What asks a page again and again puts scripts of its own into it while it starts; this one says when it is ready.
  const ready = page.waitForEvent('console', (message) => message.text() === 'runnable');
  await page.goto(address, { waitUntil: 'commit' });
  await ready;
  const times = await page.evaluate(async () => {
    const { times } = globalThis as unknown as { times: Required<Times> };
    const { promise, resolve } = Promise.withResolvers<number>();
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name === 'first-contentful-paint') resolve(startTime);
    }).observe({ type: 'paint', buffered: true });
    return { ...times, painted: await promise };
  });
  await page.context().close();
  return times;
}

/** In the app's page: notes when the first code cell's text is there, and when the kernel waits. */
function watchApp(): void {
  const times: Times = {};
  Object.assign(globalThis, { times });
  new MutationObserver(() => {
    const cell = document.querySelector('[data-cell="sum"]');
    if (cell?.textContent?.includes('sum = 1')) times.readable ??= performance.now();
    if (times.runnable || !times.readable || !document.querySelector('[data-kernel="idle"]')) return;
    times.runnable = performance.now();
    console.log('runnable');
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** In the bare page: notes when its text area is there. */
function watchBare(): void {
  const times: Times = {};
  Object.assign(globalThis, { times });
  new MutationObserver(() => {
    if (times.runnable || !document.querySelector('textarea')) return;
    times.readable = times.runnable = performance.now();
    console.log('runnable');
  }).observe(document, { childList: true, subtree: true });
}
