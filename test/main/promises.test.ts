/** SECURITY.md and RELIABILITY.md say which test fails each attack and fault: they are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);

test.each(['SECURITY.md', 'RELIABILITY.md'])('every test that %s names is there', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(/`(test\/[\w/-]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(15);
  const isThere = (path: string) =>
    ['.test.ts', '.spec.ts'].some((ending) => existsSync(join(root, path + ending)));
  expect(named.filter((path) => !isThere(path))).toEqual([]);
  // No row promises without a proof.
  const rows = text.split('\n').filter((line) => /^\| (?!attack|fault)/.test(line));
  expect(rows.filter((row) => !/`test\/[^`]+`|`npm run [\w:]+`/.test(row))).toEqual([]);
});
