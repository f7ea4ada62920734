/** Outputs as a reader meets them, in a real browser. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GalleryBrowser, type GalleryPage } from '../../support/gallery/open.ts';
import { sampleTraining } from '../../support/gallery/samples.ts';

let browser: GalleryBrowser;
let opened: GalleryPage;
let page: Page;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
  opened = await browser.open();
  page = opened.page;
}, 180_000);
afterAll(() => browser.stop());

describe('every kind of output', () => {
  it('is drawn, in both languages and themes, without an error or a request', async () => {
    for (const [locale, theme] of [
      ['en', 'light'],
      ['zh', 'dark'],
    ] as const) {
      await page.evaluate(
        ([l, t]) => {
          gallery.theme(t);
          gallery.samples(l);
        },
        [locale, theme] as const,
      );
      await page.waitForFunction(
        () =>
          document.querySelectorAll('[data-state="loading"]').length === 0 &&
          document.querySelectorAll('.js-plotly-plot').length >= 1 &&
          document.querySelectorAll('[data-curve]').length >= 8,
      );
      const kinds = await page.evaluate(() =>
        [...document.querySelectorAll('[data-output]')].map(
          (one) =>
            [
              one.getAttribute('data-output'),
              one.textContent?.length,
              one.getBoundingClientRect().height,
            ] as const,
        ),
      );
      for (const [kind, , height] of kinds) expect(height, `${kind}`).toBeGreaterThan(10);
      expect(await page.locator('[data-state="failed"]').count()).toBe(0);
    }
    expect(opened.errors).toEqual([]);
    expect(opened.strangers).toEqual([]);
  });

  it('follows the language without being drawn anew by the kernel', async () => {
    await page.evaluate(() => gallery.samples('en'));
    await page.getByText('Samples of each digit').waitFor();
    await page.evaluate(() => gallery.show({ locale: 'zh' }));
    await page.getByText('每个数字的样本数').waitFor();
  });
});

describe('a training run', () => {
  it('grows in place and ends with files to take away', async () => {
    const states = [
      sampleTraining(1, 3, 'running'),
      sampleTraining(2, 3, 'running'),
      sampleTraining(3, 3, 'done'),
    ];
    for (const data of states) {
      await page.evaluate(
        (text) =>
          gallery.show({
            locale: 'en',
            prose: [],
            outputs: [{ mime: 'application/vnd.stepwise.training+json', data: JSON.parse(text) }],
          }),
        JSON.stringify(data),
      );
      await page.waitForFunction((epochs) => {
        const marks = [...document.querySelectorAll('[data-curve="Validation"] path:last-child')];
        return (
          marks.length === 2 && marks.every((one) => one.getAttribute('d')?.split('z').length === epochs + 1)
        );
      }, data.epoch);
    }
    expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100');
    await page.getByRole('button', { name: 'History as CSV' }).click();
    const files = await page.evaluate(() =>
      gallery.saved.map((file) => [file.name, file.content.split('\r\n').length]),
    );
    expect(files.at(-1)).toEqual(['Training-the-classifier.csv', 5]);
  });

  it('becomes a chart to explore where someone points at it, and looks the same', async () => {
    await page.mouse.move(0, 0);
    await page.evaluate(
      (text) =>
        gallery.show({
          locale: 'en',
          prose: [],
          outputs: [{ mime: 'application/vnd.stepwise.training+json', data: JSON.parse(text) }],
        }),
      JSON.stringify(sampleTraining(4, 5, 'running')),
    );
    const plots = page.getByRole('figure', { name: /^training/ });
    await plots.first().locator('[data-curve]').first().waitFor();
    const before = await plots.first().locator('svg text').allTextContents();
    expect(await page.locator('.js-plotly-plot').count()).toBe(0);
    for (const plot of await plots.all()) {
      await plot.hover({ position: { x: 80, y: 60 } });
      await page.mouse.move(3, 3, { steps: 3 });
      await plot.locator('.scatterlayer .trace').first().waitFor();
    }
    expect(await page.locator('[data-curve]').count()).toBe(0);
    const after = await plots.first().locator('svg .xtick text, svg .ytick text').allTextContents();
    expect(after.length).toBeGreaterThan(8);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it('keeps to the width it is given, however late that comes', async () => {
    await page.evaluate(() => {
      document.querySelector('main')?.setAttribute('style', 'display: none');
      gallery.show({ outputs: gallery.sampleOutputs().filter((one) => one.mime.includes('plotly')) });
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => document.querySelector('main')?.removeAttribute('style'));
    const widths = () =>
      page.evaluate(() => [
        document.querySelector('.main-svg')?.getBoundingClientRect().width,
        document.querySelector('.js-plotly-plot')?.clientWidth,
      ]);
    await page.waitForFunction(() => document.querySelector('.main-svg') !== null);
    const [drawn, given] = await widths();
    expect(drawn).toBe(given);
    await page.evaluate(() => document.querySelector('main')?.setAttribute('style', 'max-width: 500px'));
    await page.waitForFunction(
      () =>
        document.querySelector('.main-svg')?.getBoundingClientRect().width ===
        document.querySelector('.js-plotly-plot')?.clientWidth,
    );
    await page.evaluate(() => document.querySelector('main')?.removeAttribute('style'));
  });
});

describe('long output', () => {
  it('of 100,000 lines is cut in the middle, and whole when asked for, with few elements', async () => {
    await page.evaluate(() => {
      const text = Array.from({ length: 100_000 }, (_, line) => `line ${line} \u001b[32mok\u001b[0m`).join(
        '\n',
      );
      gallery.show({
        outputs: [{ mime: 'application/vnd.stepwise.stream+json', data: { name: 'stdout', text } }],
      });
    });
    await page.getByText('… 99700 lines left out …').waitFor();
    await page.getByRole('button', { name: 'Show all 100000 lines' }).click();
    await page.getByRole('button', { name: 'Show less' }).waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('main *').length)).toBeLessThan(5000);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await page
      .getByText(/line 5\d{4} /)
      .first()
      .waitFor();
  });
});

describe('by keys alone', () => {
  it('a value is opened and walked', async () => {
    await page.evaluate(() =>
      gallery.show({ outputs: gallery.sampleOutputs().filter((one) => one.mime.includes('value')) }),
    );
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('treeitem', { name: /0: Dense/ }).count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByText('0: ').count()).toBe(0);
  });

  it('a square of the confusion matrix is chosen and its examples are shown', async () => {
    await page.evaluate(() =>
      gallery.show({ outputs: gallery.sampleOutputs().filter((one) => one.mime.includes('confusion')) }),
    );
    await page.getByRole('button', { name: 'Actual class 0, Predicted class 0: 96' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await page.locator('figure img').count()).toBe(2);
  });

  it('a digit is drawn, sent as 784 intensities, and cleared', async () => {
    await page.evaluate(() => {
      gallery.sent.length = 0;
      gallery.show({
        outputs: gallery
          .sampleOutputs()
          .filter((one) => one.mime.includes('input') && (one.data as { kind: string }).kind === 'drawing'),
      });
    });
    await page.getByRole('application').focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    const last = () =>
      page.evaluate(() => {
        const value = gallery.sent.at(-1);
        return value?.kind === 'drawing' ? Array.from(value.pixels) : [];
      });
    await page.waitForFunction(() => gallery.sent.length > 0);
    await page.waitForTimeout(60);
    const pixels = await last();
    expect(pixels).toHaveLength(784);
    expect(Math.max(...pixels)).toBeGreaterThan(0.9);
    expect(Math.min(...pixels)).toBe(0);
    await page.keyboard.press('Delete');
    await page.waitForTimeout(60);
    expect(Math.max(...(await last()))).toBe(0);
  });
});

describe('the pad by pointer', () => {
  it('sends at most one message per frame', async () => {
    const box = await page.getByRole('application').boundingBox();
    if (!box) throw new Error('no pad');
    await page.evaluate(() => {
      gallery.sent.length = 0;
      Object.assign(globalThis, { frames: 0 });
      const count = () => {
        Object.assign(globalThis, { frames: Number(Reflect.get(globalThis, 'frames')) + 1 });
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    });
    await page.mouse.move(box.x + 60, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 240, { steps: 60 });
    await page.mouse.up();
    await page.waitForTimeout(60);
    const sent = await page.evaluate(() => gallery.sent.length);
    const frames = await page.evaluate(() => Number(Reflect.get(globalThis, 'frames')));
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(frames + 1);
  });
});
