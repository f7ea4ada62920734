/** The packed app: what is in it and what is not, that its main process boots, and that its files serve the app. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parse } from 'acorn';
import { describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { fuseSentinel } from './pack.ts';

const packed = inject('packed');

const read = (path: string) => readFileSync(join(packed.folder, path), 'utf8');
const sizes = new Map(packed.files.map(({ path, size }) => [path, size]));
const paths = () => [...sizes.keys()];
const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

/** Every module a script imports by a name that is written there. */
function importsOf(path: string): readonly string[] {
  const names: string[] = [];
  const program = parse(read(path), { ecmaVersion: 'latest', sourceType: 'module' });
  const take = (node: { type: string; value?: unknown } | null | undefined) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') names.push(node.value);
  };
  for (const node of program.body) if ('source' in node) take(node.source);
  for (const [, name = ''] of read(path).matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)) names.push(name);
  return names;
}

describe('the archive', () => {
  test('holds the built app, the lessons and package.json, and nothing else', () => {
    const strangers = paths().filter(
      (path) =>
        path !== 'package.json' &&
        !/^(?:out\/(?:main|preload|window|kernel|first)|notebooks)\/|^assets\/build\/icons\/\d+x\d+\.png$/.test(
          path,
        ),
    );
    expect(strangers).toEqual([]);
    expect(packed.unpacked).toEqual([]);
    const megabytes = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1e6;
    console.log(`app.asar: ${sizes.size} files, ${megabytes.toFixed(1)} MB`);
  });

  test('holds no source, no test, no map and no package', () => {
    const wrong = paths().filter((path) =>
      /\.(?:tsx?|mts|map|tsbuildinfo|log)$|(?:^|\/)(?:node_modules|tests?|__tests__|src[^/]*|scripts|\.git[^/]*)(?:\/|$)/.test(
        path,
      ),
    );
    expect(wrong).toEqual([]);
    expect(JSON.parse(read('package.json'))).not.toHaveProperty('devDependencies');
  });

  test('holds no code under a licence that asks for more than a notice', () => {
    const scripts = paths().filter((path) => path.startsWith('out/window/assets/') && path.endsWith('.js'));
    expect(scripts.filter((path) => read(path).includes('org.eclipse.elk'))).toEqual([]);
  });

  test('holds the icons that windows and dragged files have', () => {
    for (const size of ['64x64', '256x256']) expect(paths()).toContain(`assets/build/icons/${size}.png`);
  });

  test('holds every lesson whole', () => {
    const lessons = paths().filter((path) => path.endsWith('/lesson.md'));
    expect(lessons.length).toBeGreaterThan(4);
    for (const lesson of lessons) {
      expect(read(lesson)).toBe(readFileSync(join(import.meta.dirname, '../..', lesson), 'utf8'));
    }
  });

  test('holds every file its pages and scripts name', () => {
    const missing: string[] = [];
    for (const path of paths()) {
      const folder = posix.dirname(path);
      if (path.endsWith('.html')) {
        for (const [, to = ''] of read(path).matchAll(/\b(?:src|href)="\.?\/?([^":#]+)"/g)) {
          if (!sizes.has(posix.join(folder, to))) missing.push(`${path} → ${to}`);
        }
      } else if (/^out\/main\/.*\.js$/.test(path)) {
        for (const to of importsOf(path).filter((name) => name.startsWith('.'))) {
          if (!sizes.has(posix.join(folder, to))) missing.push(`${path} → ${to}`);
        }
      } else if (/^out\/(?:window|kernel)\/assets\/.*\.(?:js|css)$/.test(path)) {
        // Vite names every further file by its hashed name.
        for (const [, to = ''] of read(path).matchAll(
          /["'(](?:\.\/|assets\/|\/assets\/)([\w.-]+-[\w-]{8}\.\w+)["')]/g,
        )) {
          if (!sizes.has(posix.join(folder, to))) missing.push(`${path} → ${to}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  test('needs no package: what the main process imports is Node’s, Electron’s or its own', () => {
    const { main } = JSON.parse(read('package.json'));
    const seen = new Set<string>();
    const foreign = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const name of importsOf(path)) {
        if (name.startsWith('.')) visit(posix.join(posix.dirname(path), name));
        else if (!isBuiltin(name) && name !== 'electron') foreign.add(name);
      }
    };
    visit(main);
    expect([...foreign]).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
  });

  test('holds a preload that is one CommonJS file and requires only electron', () => {
    expect(paths().filter((path) => path.startsWith('out/preload/'))).toEqual(['out/preload/preload.cjs']);
    const source = read('out/preload/preload.cjs');
    const required = [...source.matchAll(/\brequire\(\s*(["'`])([^"'`]+)\1\s*\)/g)].map((match) => match[2]);
    expect([...new Set(required)]).toEqual(['electron']);
    expect(source).not.toMatch(/^\s*(?:import|export)\b|\bimport\(/m);
  });
});

test('the fuses of the program are blown as configured', () => {
  const program = readFileSync(packed.program, 'latin1');
  const wire = program.indexOf(fuseSentinel) + fuseSentinel.length + 2;
  // runAsNode, cookie encryption, NODE_OPTIONS, inspect, integrity, only from the archive, snapshot, file privileges.
  expect(program.slice(wire, wire + 8)).toBe('01001100');
});

test('the packed files serve the app to a browser, and a cell runs in it', async () => {
  const data = join(dirname(packed.folder), 'browser-data');
  const notes = join(dirname(packed.folder), 'notes.md');
  writeFileSync(notes, '# Notes\n\n```ts {#a}\n6 * 7\n```\n');
  const cli = spawn(
    process.execPath,
    [join(packed.folder, 'out/main/cli.js'), 'open', notes, '--no-browser'],
    {
      env: { ...process.env, STEPWISE_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => cli.once('exit', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk;
        const url = /http:\/\/127\.0\.0\.1:\d+\/enter\?token=\S+/.exec(said)?.[0];
        if (url !== undefined) resolve(url);
      };
      cli.stdout.on('data', hear);
      cli.stderr.on('data', hear);
      cli.once('exit', () => reject(new Error(`the command ended: ${said}`)));
    });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ locale: 'en' });
      const answered = await page.goto(address);
      // Drawn by the packed program, before any of the window's code.
      expect(await answered?.text()).toMatch(/<article [^>]*data-cell="a"/);
      const cell = page.locator('[data-cell="a"]');
      await cell.click();
      await page.keyboard.press('Control+Enter');
      await page.locator('[data-outputs="a"]').getByText('42').waitFor();
    } finally {
      await browser.close();
    }
  } finally {
    cli.kill();
    await ended;
  }
});
