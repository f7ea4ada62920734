/** What the build made of the parts that only a real Electron would run. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);
const out = (...parts: string[]) => join(root, 'out', ...parts);

describe('the preload', () => {
  test('is one CommonJS file that needs nothing but electron', () => {
    expect(readdirSync(out('preload'))).toEqual(['preload.cjs']);
    const source = readFileSync(out('preload', 'preload.cjs'), 'utf8');
    const required = [...source.matchAll(/\brequire\(\s*(['"`])([^'"`]+)\1\s*\)/g)].map((match) => match[2]);
    expect([...new Set(required)]).toEqual(['electron']);
    expect(source).not.toMatch(/^\s*(import|export)\b/m);
    expect(source).not.toMatch(/\bimport\(/);
  });
  test('gives the window one object, and no part of Electron', () => {
    const source = readFileSync(out('preload', 'preload.cjs'), 'utf8');
    expect(source.match(/exposeInMainWorld\(/g)).toHaveLength(1);
    expect(source).not.toMatch(/ipcRenderer\.(send|sendSync|sendToHost|postMessage|once|addListener)\b/);
  });
});

describe('the main process', () => {
  test('is where package.json says, and imports no package but Electron', () => {
    const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const source = readFileSync(join(root, main), 'utf8');
    const imported = [...source.matchAll(/\bfrom\s*["']([^"']+)["']/g)].map((match) => match[1] ?? '');
    expect(imported.filter((name) => !/^(node:|\.\/|electron$)/.test(name))).toEqual([]);
    expect(imported).toContain('electron');
  });
  test('the command line does not import Electron', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      // A text within a bundled library may look like an import.
      if (seen.has(file) || !existsSync(file)) return;
      seen.add(file);
      for (const match of readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*["']([^"']+)["']/g)) {
        expect(match[1]).not.toBe('electron');
        if (match[1]?.startsWith('.')) visit(join(file, '..', match[1]));
      }
    };
    visit(out('main', 'cli.js'));
  });
});

describe('the scripts', () => {
  test.each(['window', 'kernel'])('of the %s are ASCII, so that V8 keeps a byte for each letter', (part) => {
    const names = readdirSync(out(part, 'assets')).filter((name) => name.endsWith('.js'));
    expect(names.length).toBeGreaterThan(2);
    // Plotly is handed out as it comes.
    const other = names
      .filter((name) => !name.startsWith('plotly-'))
      .filter((name) => readFileSync(out(part, 'assets', name)).some((byte) => byte > 0x7f));
    expect(other).toEqual([]);
  });
});

describe('the pages', () => {
  test('the window needs few files for its first picture', () => {
    const html = readFileSync(out('window', 'index.html'), 'utf8');
    const scripts = new Set([...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]));
    expect(scripts.size).toBeLessThanOrEqual(5);
    const start = [...scripts].find((name) => name?.includes('/start-'));
    const imported = [
      ...readFileSync(out('window', start ?? ''), 'utf8').matchAll(/from\s*["']\.\/([^"']+)["']/g),
    ];
    expect(imported.length).toBeGreaterThan(0);
    for (const [, name] of imported) expect([...scripts]).toContain(`./assets/${name}`);
  });

  test.each(['window', 'kernel'])('%s has no inline script, style or handler', (page) => {
    const html = readFileSync(out(page, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/i);
    expect(html).not.toMatch(/\son\w+\s*=/i);
    expect(html).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\//i);
  });
});
