/** What is done with a whole document: save as, duplicate, rename, delete and undo, earlier versions, recovery. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, expect, test } from '../../support/app.ts';

async function openNotes(app: App, text: string): Promise<string> {
  const path = join(app.host.data, 'notes.md');
  await writeFile(path, text);
  app.host.grant(path);
  await app.page.getByRole('button', { name: 'English' }).click();
  await app.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  await expect(app.page.locator('[data-cell="a"]')).toBeVisible();
  return path;
}

const choose = async ({ page }: App, name: RegExp) => {
  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name }).click();
};
const there = (path: string) => readFile(path, 'utf8').catch(() => null);
const tab = ({ page }: App) => page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link');

test('renames, duplicates, saves elsewhere and asks before writing over a file', async ({ app }) => {
  const { page } = app;
  const text = '# Notes\n\n```ts {#a}\n1\n```\n';
  const path = await openNotes(app, text);
  await choose(app, /^Rename/);
  await page.getByLabel(/File name/).fill('other.ipynb');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('.md');
  await page.getByLabel(/File name/).fill('renamed');
  await page.keyboard.press('Enter');
  await expect(tab(app)).toHaveAttribute('title', join(app.host.data, 'renamed.md'));
  expect(await there(path)).toBeNull();
  expect(await there(join(app.host.data, 'renamed.md'))).toBe(text);

  await choose(app, /^Duplicate/);
  await expect(tab(app)).toHaveCount(2);
  await expect(tab(app).nth(1)).toHaveAttribute('title', join(app.host.data, 'renamed copy.md'));

  const folder = join(app.host.data, 'work');
  await mkdir(folder);
  await writeFile(join(folder, 'taken.md'), 'mine\n');
  await expect(page.locator('[data-cell="a"]')).toBeVisible();
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByLabel(/File name/)).toBeFocused();
  await page.getByLabel('Folder').fill(folder);
  await page.getByLabel(/File name/).fill('taken.md');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('there already');
  expect(await there(join(folder, 'taken.md'))).toBe('mine\n');
  await page.getByRole('button', { name: 'Replace' }).click();
  await expect(tab(app).nth(1)).toHaveAttribute('title', join(folder, 'taken.md'));
  expect(await there(join(folder, 'taken.md'))).toBe(text);
});

test('deletes a document and brings it back', async ({ app }) => {
  const { page } = app;
  const text = '# Notes\n\n```ts {#a}\n1\n```\n';
  const path = await openNotes(app, text);
  await choose(app, /^Delete/);
  await expect(tab(app)).toHaveCount(0);
  await expect.poll(() => there(path)).toBeNull();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-cell="a"]')).toBeVisible();
  expect(await there(path)).toBe(text);
});

test('shows earlier versions and restores one', async ({ app }) => {
  const { page } = app;
  const path = await openNotes(app, '# Notes\n\n```ts {#a}\nlet first = 1;\n```\n');
  await page.locator('[data-cell="a"]').focus();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(page.locator('[data-cell="a"]')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect.poll(() => there(path)).not.toContain('first');
  await choose(app, /^Earlier versions/);
  const versions = page.getByRole('radio');
  await expect(versions).toHaveCount(2);
  await expect(versions.first()).toBeChecked();
  await versions.nth(1).check({ force: true });
  await expect(page.getByRole('group', { name: 'Text of this version' }).locator('mark').nth(1)).toHaveText(
    /let first = 1;/,
  );
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.locator('[data-cell="a"]')).toContainText('let first = 1;');
  await expect.poll(() => there(path)).toContain('let first = 1;');
});

test.describe('after a crash', () => {
  async function openCrashed(app: App): Promise<string> {
    const path = await openNotes(app, '# Notes\n\n```ts {#a}\n1\n```\n');
    const ref = { kind: 'file', path };
    // What a window does while it cannot save, before it is gone.
    await app.page.evaluate(async (ref) => {
      const token = document.querySelector<HTMLMetaElement>('meta[name="stepwise-call"]')?.content ?? '';
      const ask = async (name: string, takes: unknown) => {
        const headers = { 'content-type': 'application/json', 'x-stepwise-call': token };
        const reply = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(takes) });
        return (await reply.json()).value;
      };
      const { text, version } = await ask('document.open', { ref });
      const copy = {
        base: text,
        text: text.replace('\n1\n', '\nlostWork\n'),
        outputs: '',
        savedAt: Date.now(),
      };
      await ask('document.backup', { ref, copy, version });
    }, ref);
    await app.page.reload();
    await expect(app.page.getByText(/were never saved/)).toBeVisible();
    return path;
  }

  test('offers the lost text and puts it back', async ({ app }) => {
    const { page } = app;
    const path = await openCrashed(app);
    await page.getByRole('button', { name: 'Look at them' }).click();
    await expect(page.getByRole('dialog').locator('mark').first()).toHaveText(/lostWork/);
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(page.locator('[data-cell="a"]')).toContainText('lostWork');
    await expect.poll(() => there(path)).toContain('lostWork');
    await page.reload();
    await expect(page.locator('[data-cell="a"]')).toContainText('lostWork');
    await expect(page.getByText(/were never saved/)).toHaveCount(0);
  });

  test('makes a draft of the lost text where one goes on without an answer', async ({ app }) => {
    const { page } = app;
    await openCrashed(app);
    await page.locator('[data-cell="a"]').focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/is now a draft of its own/)).toBeVisible();
    await page.getByRole('link', { name: 'My notebooks' }).click();
    await page.getByRole('link', { name: /notes \(recovered\)\.md/ }).click();
    await expect(page.locator('[data-cell="a"]')).toContainText('lostWork');
  });
});
