/** Finding and making documents: a workspace with a tree, quick open, new, and files dropped on the window. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../support/app.ts';

/** A folder with some files in the home of the test's host. */
async function makeFolder(home: string): Promise<string> {
  const folder = join(home, 'work');
  await mkdir(join(folder, 'models'), { recursive: true });
  await writeFile(join(folder, 'models', 'linear.md'), '# Linear model\n\n```ts\n1 + 1\n```\n');
  await writeFile(join(folder, 'notes.md'), '# Notes\n');
  await writeFile(join(folder, 'data.csv'), 'a,b\n');
  return folder;
}

test('chooses a folder to work in and opens from its tree and by quick open, by keyboard', async ({
  app,
}) => {
  const { page } = app;
  const folder = await makeFolder(app.host.data);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'My notebooks' }).click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByLabel(/Path of a folder/).fill(join(folder, 'nowhere'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('no such folder');
  await page.getByLabel(/Path of a folder/).fill('/');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('your home folder');
  await page.getByLabel(/Path of a folder/).fill(folder);
  await page.keyboard.press('Enter');

  const tree = page.getByRole('tree', { name: 'Workspace folder' });
  await expect(tree.getByRole('treeitem')).toHaveText(['models', 'data.csv', 'notes.md']);
  await tree.getByRole('treeitem', { name: 'models' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: 'linear.md' })).toBeVisible();
  await writeFile(join(folder, 'later.md'), '# Later\n');
  await expect(tree.getByRole('treeitem', { name: 'later.md' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem', { name: 'notes.md' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Notes', level: 1 }).first()).toBeVisible();

  await page.keyboard.press('Control+p');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('linea');
  await expect(page.getByRole('option').first()).toContainText('linear.md');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Linear model' })).toHaveAttribute('aria-current', 'page');
});

test('makes a notebook, takes what is dropped on the window, and lists both as recent', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'New and open' }).click();
  await page.getByRole('menuitem', { name: /^New notebook/ }).click();
  await expect(page.getByRole('link', { name: /Untitled/ })).toHaveAttribute('aria-current', 'page');

  const drop = (name: string, text: string) =>
    page.evaluate(
      ([name, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text ?? ''], name ?? ''));
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text],
    );
  await drop('sum.ts', '// # A script\nconst sum = 1 + 1;\n');
  await expect(page.locator('[data-kind="code"]').first()).toContainText('const sum = 1 + 1;');
  await drop('picture.bmp', '');
  await expect(page.getByText(/picture.bmp cannot be opened/)).toBeVisible();

  await page.getByRole('link', { name: 'My notebooks' }).click();
  const recent = page.getByRole('region', { name: 'Recent' }).getByRole('listitem');
  await expect(recent).toHaveCount(2);
  await expect(recent.first()).toContainText('sum');
});
