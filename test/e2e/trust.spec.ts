/** A document from elsewhere: what it may not do is said, and not done, until the person trusts it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';

/** Runs where anything of the notebook becomes HTML unescaped. */
const evil = '<img src=x onerror="globalThis.ran = 1"><script>globalThis.ran = 1</script>';

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { trusted: true, title: evil, kernelspec: { name: evil, display_name: evil, language: evil } },
  cells: [
    {
      id: 'words',
      cell_type: 'markdown',
      metadata: {},
      source: '# From elsewhere\n\n[a link](https://example.org/x)',
    },
    {
      id: 'code',
      cell_type: 'code',
      metadata: { trusted: true, tags: [evil], name: evil },
      source: '1 + 1; console.log("I " + "ran")',
      execution_count: 1,
      outputs: [
        {
          output_type: 'display_data',
          metadata: {},
          data: { 'text/html': '<b>Log in here</b><script>document.title = "ran"</script>' },
        },
        { output_type: 'display_data', metadata: {}, data: { 'application/javascript': 'alert(1)' } },
        { output_type: 'stream', name: 'stdout', text: 'plain text\n' },
      ],
    },
  ],
};

test('shows its text, keeps its HTML and links back, and runs no script even when it is trusted', async ({
  app,
}) => {
  const { page } = app;
  const path = join(app.host.data, 'elsewhere.ipynb');
  writeFileSync(path, JSON.stringify(notebook));
  app.host.grant(path);
  await page.getByRole('button', { name: 'English' }).click();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  const banner = page.getByRole('status').filter({ hasText: 'written elsewhere' });
  await expect(banner).toBeVisible();
  await expect(page.getByText('plain text')).toBeVisible();
  await expect(page.locator('[data-withheld="text/html"]')).toBeVisible();
  await expect(page.getByText('Log in here')).toHaveCount(0);
  await page.getByRole('link', { name: 'a link' }).click();
  await expect(page.getByText(/so this was not opened: https:\/\/example\.org\/x/)).toBeVisible();
  expect(page.context().pages()).toHaveLength(1);

  await banner.getByRole('button', { name: 'Trust this notebook' }).click();
  await expect(banner).toHaveCount(0);
  await expect(page.getByText('Log in here')).toBeVisible();
  expect(
    await page.evaluate(() => 'ran' in globalThis || document.querySelector('img[src=x]') !== null),
  ).toBe(false);
  await page.reload();
  await expect(page.getByText('Log in here')).toBeVisible();
  await expect(banner).toHaveCount(0);
  // Opening runs nothing, trusted or not, though the kernel is ready to.
  await expect(page.getByRole('toolbar').first()).toContainText('Ready');
  await expect(page.locator('[data-outputs="code"]')).toContainText('plain text');
  await expect(page.locator('[data-outputs="code"]')).not.toContainText('I ran');

  writeFileSync(path, JSON.stringify(notebook).replace('1 + 1;', '1 + 2;'));
  await expect(banner).toBeVisible();
  await expect(page.locator('[data-withheld="text/html"]')).toBeVisible();
});
