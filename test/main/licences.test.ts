/** Whose work is in the app, as About shows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolderOf } from '../../scripts/bundled.ts';
import type { LicencedPackage } from '../../scripts/licences.ts';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);

describe('the package that a module is of', () => {
  test.each([
    ['/work/node_modules/react/index.js', 'node_modules/react'],
    ['/work/node_modules/@tensorflow/tfjs/dist/index.js?v=1', 'node_modules/@tensorflow/tfjs'],
    ['C:\\work\\node_modules\\a\\node_modules\\@b\\c\\d.js', 'node_modules/a/node_modules/@b/c'],
    [
      '../node_modules/@fontsource-variable/noto-sans-sc/files/a.woff2',
      'node_modules/@fontsource-variable/noto-sans-sc',
    ],
    ['/work/src-core/session/apply.ts', undefined],
    ['\0virtual:thing', undefined],
  ])('of “%s” is %s', (path, folder) => {
    expect(packageFolderOf(path)).toBe(folder);
  });
});

describe('the list that the build wrote', () => {
  const list = JSON.parse(readFileSync(join(root, 'out/window/licences.json'), 'utf8')) as LicencedPackage[];
  const byName = new Map(list.map((each) => [each.name, each]));

  test('has what the window, the kernel, the main process and their workers are made of, the fonts and Electron', () => {
    for (const name of [
      'react-dom',
      'monaco-editor',
      'katex',
      'mermaid',
      'plotly.js',
      'typescript',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-wasm',
      'acorn',
      'valibot',
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/jetbrains-mono',
      'electron',
    ]) {
      expect([...byName.keys()]).toContain(name);
    }
  });

  test('has nothing that only builds and proves', () => {
    for (const name of ['vitest', 'playwright', 'knip', 'vite', 'axe-core', 'electron-builder']) {
      expect([...byName.keys()]).not.toContain(name);
    }
  });

  test('names each package’s licence, and has its words where the package brings them', () => {
    expect(list.filter(({ licence }) => licence.trim() === '').map(({ name }) => name)).toEqual([]);
    expect(byName.get('react')?.text).toContain('Permission is hereby granted');
    expect(byName.get('@fontsource-variable/noto-sans-sc')?.text).toContain('SIL OPEN FONT LICENSE');
    expect(list.filter(({ text }) => text !== '').length).toBeGreaterThan(list.length / 2);
  });

  test('has no path of the machine it was built on', () => {
    expect(JSON.stringify(list)).not.toContain(root);
  });
});
