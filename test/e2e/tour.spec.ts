/** The tour of someone new: it goes from the library into a lesson, by keyboard, takes no focus, and comes only once. */
import { expect, test } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';

test.use({ hostOptions: { tour: true, steps: true } });

test('leads into the first lesson in three steps, and does not come again', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour).toContainText('Step 1 of 3');
  await expect(page.getByRole('button', { name: 'English' })).toBeFocused();
  expect(await seriousFindings(page)).toEqual([]);
  // The ring goes where the lesson goes, and looks at nothing while nothing moves.
  const lesson = page.locator("main article:has(a[href^='#/lesson/'])").first();
  const apart = async () => {
    const [ring, card] = [await page.locator('[class*="_ring_"]').boundingBox(), await lesson.boundingBox()];
    return ring && card && [Math.round(card.x - ring.x), Math.round(card.y - ring.y)];
  };
  await expect.poll(apart).toEqual([4, 4]);
  await expect.poll(() => page.evaluate(framesAskedFor)).toBe(0);
  await page.locator('main').evaluate((main) => main.scrollBy(0, 60));
  await expect.poll(apart).toEqual([4, 4]);
  await tour.getByRole('button', { name: 'Open the first lesson' }).focus();
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('Step 2 of 3');
  await expect(page).toHaveURL(/\/lesson\/01-/);
  // It leads to a cell whose code can be changed, past those that are given, and rings that one.
  await tour.getByRole('button', { name: 'Show me one' }).press('Enter');
  await expect.poll(() => page.evaluate(ringed)).toBe('pieces');
  // A cell that goes under the bar of steps takes its ring along.
  await expect.poll(() => page.evaluate(overTheBar)).toBe(0);
  await tour.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('Step 3 of 3');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('complementary', { name: '新手导览' })).toContainText('键盘');
  await page.getByRole('button', { name: 'English' }).click();
  await tour.getByRole('button', { name: 'Got it' }).focus();
  await page.keyboard.press('Enter');
  await expect(tour).toHaveCount(0);
  await page.goto(`${app.url}#/`);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Tour' })).toHaveCount(0);
});

test('is skipped by Escape', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await tour.getByRole('button', { name: 'Skip the tour' }).focus();
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
});

test('keeps out of the way where a notebook cannot be opened', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour).toContainText('Step 1 of 3');
  await page.goto(new URL('/lesson/99-no-such-lesson', page.url()).href);
  await expect(page.getByRole('heading', { name: 'This notebook cannot be opened' })).toBeVisible();
  await expect(tour).toHaveCount(0);
  await page.goto(new URL('/lesson/02-loss', page.url()).href);
  await expect(tour).toContainText('Step 2 of 3');
});

/** The cell that has the ring, where its code can be changed. */
function ringed(): string | undefined {
  const ring = document.querySelector<HTMLElement>('[class*="_ring_"]');
  if (!ring || ring.hidden) return undefined;
  const top = ring.getBoundingClientRect().top;
  const around = [...document.querySelectorAll<HTMLElement>('[data-cell]')].find(
    (cell) => Math.abs(cell.getBoundingClientRect().top - top - 4) < 1,
  );
  return around?.querySelector('[data-editable="true"]') ? around.dataset.cell : undefined;
}

/** Scrolls until the first cell with code that can be changed reaches below the bar of steps; how far its ring is drawn over the bar then, in pixels. */
function overTheBar(): number | undefined {
  const [cell, bar, main] = ['[data-cell="pieces"]', '[data-step-bar]', 'main'].map((selector) =>
    document.querySelector(selector),
  );
  const ring = document.querySelector<HTMLElement>('[class*="_ring_"]');
  if (!cell || !bar || !main || !ring) return undefined;
  const { bottom } = cell.getBoundingClientRect();
  const line = bar.getBoundingClientRect().top;
  if (bottom < line + 10 || cell.getBoundingClientRect().top > line - 40) {
    main.scrollTop += bottom - line - 12;
    return undefined;
  }
  const cut = Number(/inset\(\S+ \S+ (\S+)px\)/.exec(ring.style.clipPath)?.[1]);
  const box = ring.getBoundingClientRect();
  return box.bottom > line + 10 ? Math.round(box.bottom - cut - line) : undefined;
}

/** How often the page asks to draw while ten frames pass. */
async function framesAskedFor(): Promise<number> {
  const real = globalThis.requestAnimationFrame;
  let asked = 0;
  globalThis.requestAnimationFrame = (callback) => {
    asked += 1;
    return real(callback);
  };
  for (let frame = 0; frame < 10; frame++) await new Promise((resolve) => real(resolve));
  globalThis.requestAnimationFrame = real;
  return asked;
}
