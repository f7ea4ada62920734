/** Find and replace, and the outline, by keyboard. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, test } from '../../support/app.ts';

const text = `# Learning rates

The **rate** is small.

\`\`\`ts {#first}
const rate = 0.1;
\`\`\`

## A larger rate

\`\`\`ts {#second}
const twice = rate * 2;
\`\`\`

\`\`\`ts {#given .locked}
rate
\`\`\`
${Array.from({ length: 30 }, (_, n) => `\n\`\`\`ts {#c${n}}\n${'// line\n'.repeat(8)}const v${n} = ${n};\n\`\`\`\n`).join('')}
## The end

The last rate.
`;

async function openFile(app: App, folder: string): Promise<void> {
  const path = join(folder, 'rates.md');
  await writeFile(path, text);
  app.host.grant(path);
  await app.page.goto(`${app.url}#/file/${encodeURIComponent(path)}`);
  await app.page.getByRole('button', { name: 'English' }).click();
  await app.page.locator('[data-cell="first"]').waitFor();
}

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-find-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('finds across cells by keyboard, shows each match, and goes to its cell', async ({ app }) => {
  const { page } = app;
  await openFile(app, folder);
  const bar = page.getByRole('search');
  await page.keyboard.press('Control+f');
  await expect(bar.getByLabel('Find in this notebook')).toBeFocused();
  await page.keyboard.type('rate');
  await expect(bar.getByRole('status')).toHaveText('1 / 7');
  const painted = () => page.evaluate(() => CSS.highlights.get('find-match')?.size ?? 0);
  await expect.poll(painted).toBe(6);
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('7 / 7');
  await expect(page.getByText('The last rate.')).toBeInViewport();
  await page.keyboard.press('Alt+w');
  await expect(bar.getByRole('status')).toHaveText('6 / 6');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('1 / 6');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 / 6');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(page.locator('[data-cell="first"]')).toBeFocused();
  expect(await painted()).toBe(0);
});

test('says what is wrong with a regular expression and replaces by one, as one step to undo', async ({
  app,
}) => {
  const { page } = app;
  await openFile(app, folder);
  const bar = page.getByRole('search');
  await page.keyboard.press('Control+h');
  await expect(bar.getByLabel('Find in this notebook')).toBeFocused();
  await page.keyboard.press('Alt+r');
  await page.keyboard.type('(rat');
  await expect(bar.getByRole('alert')).toContainText('Not a regular expression');
  await page.keyboard.type('e)');
  await expect(bar.getByRole('status')).toContainText('/ 7');
  await bar.getByLabel('Replace with').focus();
  await page.keyboard.type('$1_of_learning');
  await page.keyboard.press('Control+Alt+Enter');
  await expect(page.getByText(/Replaced 6; 1 left/)).toBeVisible();
  await expect(page.locator('[data-cell="first"]')).toContainText('const rate_of_learning = 0.1;');
  await expect(page.locator('[data-cell="given"] code')).toHaveText('rate');
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await expect(page.locator('[data-cell="first"]')).toContainText('const rate = 0.1;');
  await expect(page.locator('[data-cell="second"]')).toContainText('rate * 2');
});

test('goes to a heading from the outline by keyboard', async ({ app }) => {
  const { page } = app;
  await openFile(app, folder);
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await expect(outline.getByRole('button')).toHaveText(['Learning rates', 'A larger rate', 'The end']);
  await outline.getByRole('button', { name: 'Learning rates' }).focus();
  await page.keyboard.press('End');
  await expect(outline.getByRole('button', { name: 'The end' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The last rate.')).toBeInViewport();
});
