/** The first picture that the host draws, and how the window takes it over. The desktop draws its own. */
import { expect, onDesktop, test } from '../support/app.ts';

test.skip(onDesktop, 'pictures of the browser host');

const lesson = 'lesson/06-the-articles-classifier';

test('a lesson is read before any code of the window is there, and taken over without a change', async ({
  app,
  browser,
}) => {
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await app.page.context().storageState(),
    viewport: { width: 1280, height: 800 },
  });
  const page = await still.newPage();
  await page.goto(app.url + lesson);
  const cells = page.locator('[data-cell]');
  await expect(cells.first()).toBeVisible();
  await expect(page.getByText('Kernel starting')).toBeVisible();
  const drawn = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().y));
  expect(drawn.length).toBeGreaterThan(3);

  // The same element, before and after: a mark put on it by hand is there still. Errors in the console fail the test.
  await app.page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const cell = document.querySelector<HTMLElement>('#root [data-cell]');
      if (!cell) return;
      cell.dataset.seen = 'by the test';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await app.page.goto(app.url + lesson);
  await expect(app.page.locator('[data-kernel="idle"]')).toBeVisible();
  const live = app.page.locator('[data-cell]');
  await expect(live.first()).toHaveAttribute('data-seen', 'by the test');
  const now = await live.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().y));
  expect(Math.abs((now[0] ?? 0) - (drawn[0] ?? 1))).toBeLessThan(1);
  await still.close();
});

test('the address is the document’s, there and back and after a reload; the tabs are there again', async ({
  app,
}) => {
  const { page } = app;
  await app.openLesson('01-map-and-first-neuron');
  await expect(page).toHaveURL(`${app.url}lesson/01-map-and-first-neuron`);
  await app.openLesson('02-loss');
  await expect(page).toHaveURL(`${app.url}lesson/02-loss`);
  const heading = page.getByRole('heading', { level: 1 }).first();
  const second = await heading.textContent();
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}lesson/01-map-and-first-neuron`);
  await expect(heading).not.toHaveText(second ?? '');
  await page.goForward();
  await expect(heading).toHaveText(second ?? '');
  await page.reload();
  await expect(heading).toHaveText(second ?? '');
  const tabs = page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link');
  await expect(tabs).toHaveCount(2);
  await expect(tabs.nth(1)).toHaveAttribute('aria-current', 'page');
  // Home, by key, and another place of the window.
  await page.getByRole('link', { name: 'My notebooks' }).press('Enter');
  await expect(page).toHaveURL(`${app.url}#/notebooks`);
  await page.goBack();
  await expect(page).toHaveURL(`${app.url}lesson/02-loss`);
});

test('what was shown before stands in the picture where it can, and comes where it cannot', async ({
  app,
}) => {
  const { page } = app;
  await app.openLesson('06-the-articles-classifier');
  const cell = page.locator('[data-cell="imports"]');
  await cell.getByRole('button', { name: 'Run this cell' }).click();
  const output = page.locator('[data-outputs="imports"]');
  await expect(output).toContainText('is ready', { timeout: 30_000 });
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(output).toContainText('is ready');
  await expect(page.locator('[data-kernel="idle"]')).toBeVisible();
  await expect(output).toContainText('is ready');
});

test('a press on the picture’s code is answered when the window is there', async ({ app }) => {
  const { page } = app;
  let letIn = (): void => {};
  const held = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await page.route(/\/assets\/window-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.url + lesson, { waitUntil: 'commit' });
  const cell = page.locator('[data-cell="imports"]');
  await cell.locator('[data-static]').click();
  await expect(cell).not.toHaveAttribute('data-editing', 'true');
  letIn();
  await expect(cell.getByRole('textbox')).toBeFocused({ timeout: 30_000 });
});
