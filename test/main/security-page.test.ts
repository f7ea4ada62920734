/** SECURITY.md says which test fails each attack: they are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);

test('every test that SECURITY.md names is there', () => {
  const named = [...readFileSync(join(root, 'SECURITY.md'), 'utf8').matchAll(/`(test\/[\w/-]+)`/g)].map(
    ([, path]) => path ?? '',
  );
  expect(named.length).toBeGreaterThan(15);
  const isThere = (path: string) =>
    ['.test.ts', '.spec.ts'].some((ending) => existsSync(join(root, path + ending)));
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
