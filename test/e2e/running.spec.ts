/** Running as one program: what is stale, the queue, a stop that is not obeyed, reactive mode; by keyboard where a person has one. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from '../support/app.ts';
import { countdown } from '../support/countdown.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'notebooks') } });

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const output = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);
const bar = (page: Page) => page.getByRole('toolbar');

/** Runs cells one after another by key. */
async function run(page: Page, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    await cell(page, id).focus();
    await page.keyboard.press('Control+Enter');
  }
}

/** Opens the notebook in English, its kernel ready. */
async function open(app: { page: Page; openLesson(id: string): Promise<void> }): Promise<Page> {
  await app.openLesson('01-program');
  await app.page.getByRole('button', { name: 'English' }).click();
  await expect(bar(app.page)).toContainText('Ready');
  return app.page;
}

/** Puts other code into a cell by key. */
async function write(page: Page, id: string, text: string): Promise<void> {
  await cell(page, id).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

test('says how many cells are stale and runs exactly those', async ({ app }) => {
  const page = await open(app);
  await run(page, 'base', 'double', 'sum', 'apart');
  await expect(output(page, 'sum')).toHaveText('6');
  await write(page, 'base', 'let base = 5;\nbase;');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(output(page, 'base')).toHaveText('5');
  await expect(output(page, 'double')).toContainText('Out of date');
  await expect(output(page, 'sum')).toContainText('Out of date');
  await expect(output(page, 'apart')).toHaveText('3');
  await page.getByRole('button', { name: 'Run stale (2)' }).press('Enter');
  await expect(output(page, 'sum')).toHaveText('15');
  await expect(output(page, 'double')).toHaveText('10');
  await expect(page.getByRole('button', { name: /Run stale/ })).toHaveCount(0);
});

test('shows in the margin what a cell defines and uses, and leads to the other end', async ({ app }) => {
  const page = await open(app);
  const names = cell(page, 'double').getByRole('button', { name: 'Names it defines and uses' });
  await expect(names).toBeAttached();
  await names.press('Enter');
  const card = page.getByRole('dialog', { name: 'Names it defines and uses' });
  await expect(card).toContainText(/Defines.*double.*used by.*Cell 3/s);
  await expect(card).toContainText(/Uses.*base.*from.*Cell 1/s);
  await page.screenshot({ path: 'test-results/names.png' });
  await card.getByRole('button', { name: 'Cell 1' }).press('Enter');
  await expect(cell(page, 'base')).toBeFocused();
  await names.hover();
  await expect(card).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(card).toBeHidden();
});

test('explains a name used before its definition, and a circle', async ({ app }) => {
  const page = await open(app);
  await expect(cell(page, 'early')).toContainText(
    'lateName is used here but only defined below, in cell 6. Run from the top, this cell would fail: move the definition up.',
  );
  await expect(cell(page, 'late')).not.toContainText('only defined below');
  await expect(cell(page, 'ring')).toContainText('Cells 7 and 8 depend on each other in a circle');
  await cell(page, 'early').focus();
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(cell(page, 'early')).not.toContainText('only defined below');
});

test('runs what depends on a cell by itself in reactive mode, which is kept and can be undone', async ({
  app,
}) => {
  const page = await open(app);
  await run(page, 'base', 'double', 'sum', 'apart');
  await expect(output(page, 'sum')).toHaveText('6');
  await page.getByRole('button', { name: 'Kernel', exact: true }).press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Reactive');
  await write(page, 'base', 'let base = 10;\nbase;');
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'sum')).toHaveText('30');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(bar(page)).toContainText('Reactive');
});

test('shows the queue, from which a cell can be taken', async ({ app }) => {
  const page = await open(app);
  await write(page, 'base', 'let base = 2;\nawait new Promise((done) => setTimeout(done, 60_000));');
  await page.keyboard.press('Escape');
  await run(page, 'base', 'apart', 'late');
  const queue = bar(page).getByRole('button', { name: /^Queue/ });
  await expect(queue).toContainText('2 waiting');
  await queue.press('Enter');
  const list = page.getByRole('dialog', { name: /^Queue/ });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await page.screenshot({ path: 'test-results/queue.png' });
  await list.getByRole('button', { name: 'Take cell 4 out of the queue' }).press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(cell(page, 'apart')).not.toContainText('Queued');
  await list.getByRole('button', { name: 'Stop all' }).press('Enter');
  await expect(bar(page)).toContainText('Ready');
  await expect(cell(page, 'base')).toContainText('Stopped');
});

test('counts down where Stop is not obeyed, ends the kernel, and runs up to there again', async ({ app }) => {
  const page = await open(app);
  await run(page, 'base', 'double', 'apart', 'deaf');
  await expect(cell(page, 'deaf').getByRole('button', { name: 'Stop running' })).toBeVisible();
  const counting = countdown(page);
  await page.keyboard.press('i');
  await page.keyboard.press('i');
  await counting;
  await page.screenshot({ path: 'test-results/countdown.png' });
  await expect(output(page, 'deaf')).toContainText('did not answer Stop');
  await expect(output(page, 'double')).toContainText('Out of date');
  await expect(output(page, 'double')).toContainText('4');
  await page.getByRole('button', { name: 'Run up to here again' }).press('Enter');
  await expect(output(page, 'double')).toHaveText('4');
  await expect(output(page, 'apart')).toHaveText('3');
  await run(page, 'last');
  await expect(output(page, 'last')).toHaveText('102');
});

test('restarts and runs everything from the top', async ({ app }) => {
  const page = await open(app);
  await write(page, 'deaf', '1;');
  await page.keyboard.press('Escape');
  await write(page, 'early', '2;');
  await page.keyboard.press('Escape');
  await run(page, 'base');
  await page.getByRole('button', { name: 'Kernel', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Restart and run all' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Restart and run all' }).press('Enter');
  await expect(output(page, 'last')).toHaveText('102');
  await expect(output(page, 'sum')).toHaveText('6');
});

test('tells of the end of a long run by the title, and by a notification once that is allowed', async ({
  app,
}) => {
  // A headless window always has the focus and shows no notifications: both are stood in for here.
  await app.page.addInitScript(() => {
    const told: string[] = [];
    let focused = true;
    class Stub {
      static permission = 'default';
      static requestPermission() {
        Stub.permission = 'granted';
        return Promise.resolve(Stub.permission);
      }
      close() {}
      constructor(what: string, { body }: { body: string }) {
        told.push(`${what}: ${body}`);
      }
    }
    document.hasFocus = () => focused;
    Object.assign(globalThis, {
      told,
      Notification: Stub,
      look: (now: boolean) => {
        focused = now;
        dispatchEvent(new Event(now ? 'focus' : 'blur'));
      },
    });
  });
  await app.page.reload();
  const page = await open(app);
  const look = (now: boolean) =>
    page.evaluate((on) => (globalThis as unknown as { look(now: boolean): void }).look(on), now);
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  await write(page, 'apart', 'await new Promise((done) => setTimeout(done, 5200));');
  await page.keyboard.press('Control+Enter');
  await look(false);
  await expect(page).toHaveTitle(/^✓ /, { timeout: 20_000 });
  expect(await told()).toEqual([]);
  await look(true);
  await expect(page).not.toHaveTitle(/^✓ /);

  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /^Queue/ }).press('Enter');
  await page.getByRole('button', { name: 'Notify me when this ends' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Notify me when this ends' })).toHaveCount(0);
  await look(false);
  await expect(page).toHaveTitle(/^✓ /, { timeout: 20_000 });
  await expect.poll(told).toEqual([expect.stringMatching(/^The run has finished: .+ 5\.\d+ s$/)]);
});
