/** What may come along as a package. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('npm run check', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stepwise-packages-'));
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module","devDependencies":{"a":"1.0.0"}}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const locked: Readonly<Record<string, LockedPackage>> = { '': { devDependencies: { a: '1.0.0' } } };
  test.each<[string, Readonly<Record<string, LockedPackage>>, string | null]>([
    ['passes what is in order', { ...locked, 'node_modules/a': good }, null],
    ['fails on another version', { '': { devDependencies: { a: '2.0.0' } } }, 'different versions'],
    [
      'fails on an address',
      { ...locked, 'node_modules/a': { ...good, resolved: 'http://x/a.tgz' } },
      'address',
    ],
    [
      'fails without a hash',
      { ...locked, 'node_modules/a': { version: '1.0.0', license: 'MIT' } },
      'SHA-512',
    ],
    ['fails on a licence', { ...locked, 'node_modules/a': { ...good, license: 'GPL-3.0-only' } }, 'licence'],
    ['fails on a script', { ...locked, 'node_modules/a': { ...good, hasInstallScript: true } }, 'script'],
  ])('%s', (_, packages, said) => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts', 'packages.mjs')], {
      encoding: 'utf8',
    });
    expect([status, stderr.split('\n').filter((line) => line.startsWith('stepwise: ')).length]).toEqual(
      said === null ? [0, 0] : [1, 1],
    );
    if (said !== null) expect(stderr).toContain(said);
  });
});
