/** Scenes as a person uses them, by pointer and keyboard, in a real browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '#core/runtime/output.ts';
import type { SceneData } from '#core/runtime/scene.ts';
import { GalleryBrowser, type GalleryPage } from '../../support/gallery/open.ts';
import { sampleControl, sampleScene } from '../../support/gallery/samples.ts';

let browser: GalleryBrowser;
let opened: GalleryPage;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
}, 180_000);
afterAll(() => browser.stop());
beforeEach(async () => {
  await opened?.page.close();
  opened = await browser.open();
});

const sceneOutput = (data: SceneData): Output => ({ mime: 'application/vnd.stepwise.scene+json', data });

async function show(...outputs: readonly Output[]): Promise<GalleryPage['page']> {
  const { page } = opened;
  await page.evaluate(
    (shown) => globalThis.gallery.show({ outputs: JSON.parse(shown) }),
    JSON.stringify(outputs),
  );
  return page;
}

const last = async () => {
  const value = await opened.page.evaluate(() => globalThis.gallery.sent.at(-1));
  return value?.kind === 'points' ? value.points : undefined;
};

describe('a handle', () => {
  it('follows the pointer within its bounds, also while the picture is drawn anew, and leaves the others alone', async () => {
    const page = await show(sceneOutput(sampleScene));
    const knob = page.locator('[data-handle="b"] > :first-child');
    const box = await knob.boundingBox();
    const plot = await page.locator('canvas').boundingBox();
    if (!box || !plot) throw new Error('nothing is drawn');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width * 0.5, plot.y + plot.height * 0.5, { steps: 4 });
    await show(sceneOutput({ ...sampleScene, alt: 'another' }));
    await page.mouse.move(plot.x + plot.width * 0.25, plot.y - 300, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await last())?.b?.[1]).toBe(1);
    expect((await last())?.b?.[0]).toBeCloseTo(-1, 1);
    expect((await last())?.a).toEqual(sampleControl.initial.a);
  });

  it('is moved by arrow keys, by ten steps with Shift, and says where it is', async () => {
    const page = await show(sceneOutput(sampleScene));
    const handle = page.getByRole('slider', { name: 'left end' });
    await handle.press('ArrowRight');
    await handle.press('Shift+ArrowUp');
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toBe('x −0.96, y −0.3');
    expect((await last())?.a?.map((value) => Number(value.toFixed(3)))).toEqual([-0.96, -0.3]);
  });

  it('of keyboard and field are one: what is typed moves the handle', async () => {
    const page = await show(sceneOutput(sampleScene), {
      mime: 'application/vnd.stepwise.input+json',
      data: sampleControl,
    });
    const field = page.getByRole('spinbutton', { name: 'right end y' });
    await field.fill('7');
    await page.getByText('Enter a number from −1 to 1.').waitFor();
    await field.fill('0.25');
    await expect
      .poll(() => page.evaluate(() => globalThis.gallery.sent.at(-1)))
      .toEqual({ kind: 'points', points: { ...sampleControl.initial, b: [1, 0.25] } });
  });
});

describe('a timeline', () => {
  it('steps, plays to its end and begins again, drawing each frame', async () => {
    const page = await show(sceneOutput(sampleScene));
    const frame = page.getByRole('slider', { name: 'Frame' });
    await page.getByRole('button', { name: 'Forward one frame' }).press('Enter');
    await expect.poll(() => frame.getAttribute('aria-valuetext')).toBe('frame 2 of 3');
    expect(await page.getByText('third frame').count()).toBe(0);
    await page.getByRole('button', { name: 'Play' }).press('Enter');
    await page.getByText('third frame').waitFor();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await frame.press('Home');
    await expect.poll(() => page.getByText('third frame').count()).toBe(0);
  });
});

describe('a linked shape', () => {
  it('leads to its cell by key', async () => {
    const page = await show(sceneOutput(sampleScene));
    await page.getByRole('button', { name: 'To training' }).press('Enter');
    await expect.poll(() => page.evaluate(() => globalThis.gallery.shownCells)).toEqual(['train']);
  });
});
