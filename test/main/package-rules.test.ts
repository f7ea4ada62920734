/** What may come along as a package. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf, isAllowedLicence, type LockedPackage } from '../../scripts/package-rules.ts';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);
const good: LockedPackage = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };
const faults = (entry: LockedPackage, name = 'a') =>
  faultsOf({ lockfileVersion: 3, packages: { '': {}, [`node_modules/${name}`]: entry } }, {});
const faultsOfAsking = (asked: string, locked = asked) =>
  faultsOf(
    { lockfileVersion: 3, packages: { '': { devDependencies: { a: locked } } } },
    { devDependencies: { a: asked } },
  );

test('the lockfile of the project has no fault', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  expect(faultsOf(read('package-lock.json'), read('package.json'))).toEqual([]);
});

describe('a package is refused', () => {
  test.each<[string, LockedPackage]>([
    ['from an address of its own', { ...good, resolved: 'git+ssh://git@example.org/a.git#1' }],
    ['from a plain address', { ...good, resolved: 'http://example.org/a.tgz' }],
    ['that is a folder', { ...good, link: true }],
    ['without a hash', { version: '1.0.0', license: 'MIT' }],
    ['with a weak hash', { ...good, integrity: 'sha1-x' }],
    ['under the AGPL', { ...good, license: 'AGPL-3.0' }],
    ['under a licence and another', { ...good, license: 'MIT AND GPL-3.0-only' }],
    ['without a licence', { version: '1.0.0', integrity: 'sha512-x' }],
    ['with a script nobody looked at', { ...good, hasInstallScript: true }],
  ])('%s', (_, entry) => expect(faults(entry)).toHaveLength(1));

  test.each(['^1.0.0', '*', 'latest', '1.x', 'github:a/b', 'file:../a', 'https://example.org/a.tgz', ''])(
    'asked for as %j',
    (asked) => expect(faultsOfAsking(asked)).toHaveLength(1),
  );
  test('asked for in another version than is locked', () => {
    expect(faultsOfAsking('1.0.0', '1.0.1')).toHaveLength(1);
  });
});

test('what other platforms need may stand without a hash', () => {
  expect(faults({ version: '1.0.0', license: 'MIT', optional: true })).toEqual([]);
  expect(faultsOfAsking('npm:typescript@6.0.3')).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['EPL-2.0 OR GPL-3.0-or-later', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('the licence %j: %s', (expression, right) => expect(isAllowedLicence(expression)).toBe(right));
