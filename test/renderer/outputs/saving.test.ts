/** What is saved from an output: pictures of charts and scenes, on white whatever the theme. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputMime } from '#core/runtime/output.ts';
import { GalleryBrowser, type GalleryPage } from '../../support/gallery/open.ts';

let browser: GalleryBrowser;
let opened: GalleryPage;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
  opened = await browser.open();
}, 180_000);
afterAll(() => browser.stop());

/** Presses PNG and SVG under the first output of a kind; gives the two files. */
async function pictures(mime: OutputMime, locale: 'zh' | 'en') {
  const { page } = opened;
  await page.evaluate(
    ([kind, language]) => {
      gallery.saved.length = 0;
      gallery.theme('dark');
      const output = gallery.sampleOutputs().find((one) => one.mime === kind);
      if (!output) throw new Error('no sample');
      // What still trains is not saved yet.
      const ended = 'state' in output.data ? { ...output, data: { ...output.data, state: 'done' } } : output;
      gallery.show({ locale: language, prose: [], outputs: [ended as typeof output] });
    },
    [mime, locale] as const,
  );
  const group = page.getByRole('group', { name: locale === 'zh' ? /^保存图片/ : /^Save picture/ }).first();
  for (const [index, kind] of (['SVG', 'PNG'] as const).entries()) {
    await group.getByRole('button', { name: kind }).press('Enter');
    await page.waitForFunction((count) => gallery.saved.length === count, index + 1);
  }
  const [svg, png] = await page.evaluate(() => gallery.saved);
  if (!svg || !png) throw new Error('not saved');
  return { svg, png };
}

/** A PNG as a page sees it: its size, the colour of its corner, and the share of its pixels that are not that. */
function seen(base64: string) {
  return opened.page.evaluate(async (content) => {
    const bitmap = new Image();
    bitmap.src = `data:image/png;base64,${content}`;
    await bitmap.decode();
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let marked = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] !== data[0] || data[at + 1] !== data[1]) marked += 1;
    return { width: bitmap.width, corner: [...data.slice(0, 4)], marked: marked / (data.length / 4) };
  }, base64);
}

describe('a picture', () => {
  it.each([
    ['application/vnd.plotly.v1+json', 'en', /^Samples-of-each-digit\./, 1600],
    ['application/vnd.plotly.v1+json', 'zh', /^每个数字的样本数\./, 1600],
    ['application/vnd.stepwise.scene+json', 'en', /^[\w-]+\./, 1000],
    ['application/vnd.stepwise.training+json', 'zh', /损失\./, 1600],
  ] as const)(
    'of %s is saved as SVG and PNG, named by its title (%s)',
    async (mime, locale, name, width) => {
      const { svg, png } = await pictures(mime, locale);
      expect([svg.name, png.name].map((each) => each.replace(/\.\w+$/, '.'))).toEqual([
        expect.stringMatching(name),
        expect.stringMatching(name),
      ]);
      expect(svg.content).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg.content).not.toMatch(/var\(--|color-mix|url\(http/);
      const drawn = await seen(png.content);
      expect(drawn.width).toBeGreaterThanOrEqual(width);
      expect(drawn.corner).toEqual([255, 255, 255, 255]);
      expect(drawn.marked).toBeGreaterThan(0.005);
      expect(opened.errors).toEqual([]);
    },
    60_000,
  );
});
