/** Pictures that are dragged: the handle follows the hand, the program follows the handle, the picture stays in place. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'notebooks') } });

const picture = (page: Page) => page.locator('[data-outputs="picture"]');
const handle = (page: Page, name: string) => picture(page).getByRole('slider', { name });

async function open(app: { page: Page; openLesson(id: string): Promise<void> }): Promise<Page> {
  await app.openLesson('04-pictures');
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('toolbar')).toContainText('Ready');
  for (const id of ['points', 'picture']) {
    await page.locator(`[data-cell="${id}"]`).focus();
    await page.keyboard.press('Control+Enter');
  }
  await expect(picture(page).getByRole('img', { name: 'A line of slope 0.67' })).toBeAttached();
  return page;
}

/** Where an element is in the middle of the window, once nothing scrolls any more. */
async function atRest(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await element.evaluate((found) => found.scrollIntoView({ block: 'center', behavior: 'instant' }));
  let before = '';
  let same = 0;
  await expect
    .poll(async () => {
      // In its place for several looks, and on top there: what is drawn above it may still take its room.
      const now = await element.evaluate((found) => {
        const { left, top, width, height } = found.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return found.parentElement?.contains(hit) ? [left, top, width, height].join() : '';
      });
      same = now !== '' && now === before ? same + 1 : 0;
      before = now;
      return same;
    })
    .toBeGreaterThanOrEqual(3);
  const box = await element.boundingBox();
  if (!box) throw new Error('nothing is drawn');
  return box;
}

test('a point dragged with the mouse takes the picture along, in place', async ({ app }) => {
  const page = await open(app);
  const point = handle(page, 'b');
  await point.evaluate((element) => element.setAttribute('data-mine', ''));
  const box = await atRest(picture(page).locator('[data-handle="b"] > :first-child'));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(point).toBeFocused();
  for (let step = 1; step <= 20; step++) {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + step * 6);
    await page.waitForTimeout(16);
  }
  // Still held: the picture has followed, and the handle is the same element.
  await expect(picture(page).getByRole('img', { name: /A line of slope (0\.[0-3]|-)/ })).toBeAttached();
  await expect(picture(page).locator('[data-handle="b"][data-mine]')).toHaveCount(1);
  const before = await point.getAttribute('aria-valuetext');
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2);
  await expect(point).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.mouse.up();
  await expect(
    page.locator('[data-outputs="points"]').getByRole('spinbutton', { name: 'b x' }),
  ).not.toHaveValue('4');
});

test('arrow keys move a point, with Shift by large steps, and the fields say the same', async ({ app }) => {
  const page = await open(app);
  await handle(page, 'a').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(handle(page, 'a')).toHaveAttribute('aria-valuetext', 'x 1, y 1.55');
  await expect(picture(page).getByRole('img', { name: 'A line of slope 0.48' })).toBeAttached();
  await expect(handle(page, 'a')).toBeFocused();
  const fields = page.locator('[data-outputs="points"]');
  await expect(fields.getByRole('spinbutton', { name: 'a y' })).toHaveValue('1.55');
  await fields.getByRole('spinbutton', { name: 'a y' }).fill('3');
  await expect(picture(page).getByRole('img', { name: 'A line of slope 0.00' })).toBeAttached();
  await expect(handle(page, 'a')).toHaveAttribute('aria-valuetext', 'x 1, y 3');
});
