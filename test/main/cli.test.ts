/** The command line: what it prints, where, and how it exits. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CellId } from '#core/notebook/ids.ts';
import { chromiumArguments, findChromium } from '../../src-main/cli/chromium.ts';
import { hasDisplay } from '../../src-main/cli/open.ts';
import { failureLine, summaryLine } from '../../src-main/cli/report.ts';
import { findTarget } from '../../src-main/cli/target.ts';
import { harmless, refusal } from '../../src-main/cli/terminal.ts';
import { findLayout } from '../../src-main/layout.ts';
import { commandLine } from '../support/command.ts';

const line = commandLine();
const { command, at } = line;
const cell = (id: string) => CellId.parse(id) ?? CellId.fresh(new Set(), () => 0);

describe('commands', () => {
  test('are listed by help, on stdout', async () => {
    expect(await command('--help')).toBe(0);
    expect(line.printed.join('\n')).toMatch(/open .*\n.*run /);
    expect(line.told).toEqual([]);
  });
  test('an unknown one names those there are, and exits with 2', async () => {
    expect(await command('bake')).toBe(2);
    expect(line.told).toEqual([
      'stepwise: there is no command bake; there are: open, run, check, export, publish',
    ]);
    expect(line.printed).toEqual([]);
  });
  test('each has help of its own', async () => {
    expect(await command('run', '--help')).toBe(0);
    expect(line.printed.join('\n')).toContain('--export');
  });
  test('no command at all shows the help and exits with 2', async () => {
    expect(await command()).toBe(2);
  });
  test('the overview tells what each exit code means', async () => {
    await command('--help');
    expect(line.printed.join('\n')).toMatch(
      /0 done · 1 a cell .* failed.* · 2 the command line is wrong\s+3 /,
    );
  });
  test('what the system refuses is said in words, and exits with 3', async () => {
    writeFileSync(at('file'), '');
    const refused = await command('check', 'file/note.md');
    expect([refused, line.told]).toEqual([3, ['stepwise check: there is no file or folder file/note.md']]);
    expect(refusal(Object.assign(new Error('EACCES: …'), { code: 'EACCES', path: 'a.md' }))).toBe(
      'a.md cannot be used: you may not read or write it',
    );
    expect(refusal(new Error('of another kind'))).toBeUndefined();
  });
  test('the version is the package’s', async () => {
    await command('--version');
    expect(line.printed).toEqual([findLayout(import.meta.dirname).version]);
  });
  test.each([
    [['run'], 'takes one'],
    [['run', 'a', 'b'], 'takes one'],
    [['run', '.', '--bogus'], '--bogus'],
    [['run', '.', '--set', 'rate'], 'name=value'],
    [['export', 'a'], '--to is one of'],
    [['export', 'a', '--to', 'docx'], 'not docx'],
    [['export', 'a', '--to', 'md', '--set', 'a=1'], '--set needs --run'],
    [['check'], 'files or folders'],
    [['open', '--port', '0'], 'not a port'],
    [['open', '--port', '70000'], 'not a port'],
    [['open', 'a', 'b'], 'one file'],
  ])('%j is not understood, and exits with 2', async (args, sentence) => {
    expect(await command(...args)).toBe(2);
    expect(line.told.join('\n')).toContain(sentence);
  });
  test.each([
    ['--lang', 'fr'],
    ['--backend', 'tpu'],
    ['--timeout', '-1'],
  ])('%s %s is not understood', async (option, value) => {
    writeFileSync(at('a.md'), '');
    expect(await command('run', 'a.md', `${option}=${value}`)).toBe(2);
    expect(line.told[0]).toContain(option);
  });
  test('a file that is not there exits with 3', async () => {
    expect(await command('run', 'none.md')).toBe(3);
    expect(await command('open', 'none.md')).toBe(3);
  });
});

describe('finding what to run', () => {
  const lesson = () => {
    mkdirSync(at('course', '07-mine'), { recursive: true });
    writeFileSync(at('course', '07-mine', 'lesson.md'), '---\ntitle: Mine\n---\n');
  };
  test('a lesson by its folder, its file or its id', () => {
    lesson();
    const expected = { id: '07-mine', folder: at('course') };
    expect(findTarget('course/07-mine', line.folder, '/none').lesson).toEqual(expected);
    expect(findTarget('course/07-mine/lesson.md', line.folder, '/none').lesson).toEqual(expected);
    expect(findTarget('07-mine', line.folder, at('course')).lesson).toEqual(expected);
  });
  test('any other file is itself, and is named as it was given', () => {
    writeFileSync(at('a.md'), '');
    expect(findTarget('a.md', line.folder, '/none')).toEqual({ name: 'a.md', file: at('a.md') });
  });
  test('a folder without a lesson is nothing to run', () => {
    expect(() => findTarget('.', line.folder, '/none')).toThrow('no file');
  });
});

describe('reports', () => {
  const error = { name: 'TypeError', message: { zh: '不是函数', en: 'not a function' }, stack: [] };
  test('a failure names file, cell, line and column', () => {
    const failed = {
      id: cell('train'),
      outcome: 'error',
      elapsed: 5,
      error: { ...error, position: { cell: cell('train'), line: 3, column: 7 } },
    } as const;
    expect(failureLine('a.md', failed, 'en')).toBe('a.md: cell train line 3:7: TypeError: not a function');
    expect(failureLine('a.md', failed, 'zh')).toBe('a.md: cell train line 3:7: TypeError: 不是函数');
  });
  test('an error in a function of another cell names both', () => {
    const failed = {
      id: cell('use'),
      outcome: 'error',
      elapsed: 5,
      error: { ...error, position: { cell: cell('define'), line: 1, column: 1 } },
    } as const;
    expect(failureLine('a.md', failed, 'en')).toContain('cell define line 1:1 (run by cell use): TypeError');
  });
  test('the summary counts', () => {
    const cells = (['ok', 'ok', 'error', 'not-run'] as const).map((outcome, i) => ({
      id: cell(`c${i}`),
      outcome,
      elapsed: 500,
    }));
    expect(summaryLine({ cells, backend: null })).toBe('2 cells ran, 1 failed, 1 not run, 2.0 s');
  });
});

describe('surroundings', () => {
  test('a display is needed on Linux only', () => {
    expect(hasDisplay({ platform: 'linux', environment: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', environment: {} })).toBe(true);
  });
  test('a Chromium may be named, and is found on the path', () => {
    expect(findChromium({ STEPWISE_CHROMIUM: '/my/chromium' })).toBe('/my/chromium');
    writeFileSync(at('google-chrome'), '', { mode: 0o755 });
    writeFileSync(at('chromium'), '', { mode: 0o644 });
    if (process.platform === 'linux') expect(findChromium({ PATH: line.folder })).toBe(at('google-chrome'));
  });
  test('its sandbox is off for root only', () => {
    expect(chromiumArguments(false)).not.toContain('--no-sandbox');
    expect(chromiumArguments(true)).toContain('--no-sandbox');
  });
});

describe('running a notebook in the real app', () => {
  test('names the failing cell and line, exits with 1, and leaves the folder as it was', async () => {
    const text =
      '# T\n\n```ts {#one}\nconst a = 20\n```\n\n```ts {#two}\nconst b = a\nmissing(b)\n```\n\n```ts {#three}\n3\n```\n';
    writeFileSync(at('note.md'), text);
    expect(await command('run', 'note.md', '--timeout=90')).toBe(1);
    expect(line.told.find((line) => line.startsWith('note.md:'))).toMatch(
      /^note\.md: cell two line 2:1: ReferenceError: /,
    );
    expect(line.printed).toEqual([expect.stringMatching(/^note\.md: 1 cell ran, 1 failed, 1 not run, /)]);
    expect(readdirSync(line.folder)).toEqual(['note.md']);
    expect(readFileSync(at('note.md'), 'utf8')).toBe(text);
  }, 120_000);

  test('exports, saves outputs and prints JSON', async () => {
    writeFileSync(at('note.md'), '# T\n\n```ts {#one}\n6 * 7\n```\n');
    expect(
      await command('run', 'note.md', '--json', '--export=out.html', '--save-outputs', '--timeout=90'),
    ).toBe(0);
    expect(JSON.parse(line.printed.join(''))).toMatchObject({
      ok: true,
      cells: [{ id: 'one', outcome: 'ok' }],
    });
    expect(readFileSync(at('out.html'), 'utf8')).toContain('42');
    expect(readFileSync(at('note.md.outputs.json'), 'utf8')).toContain('42');
    expect(readdirSync(line.folder).sort()).toEqual(['note.md', 'note.md.outputs.json', 'out.html']);
  }, 120_000);
});

test.each([
  ['sets the title of the terminal', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['fills the clipboard', '\u001b]52;c;cm0gLXJm\u001b\\', '\\u001b]52;c;cm0gLXJm\\u001b\\'],
  ['goes up and writes over', '1 failed\r\u001b[1Aall passed', '1 failed\\u000d\\u001b[1Aall passed'],
  ['does so in one character', '\u009b1A\u007f\b', '\\u009b1A\\u007f\\u0008'],
  ['turns the order of letters', 'a\u202eb', 'a\\u202eb'],
  ['is only text', '错误\n\tat line 1 ✗ 😀', '错误\n\tat line 1 ✗ 😀'],
])('what a document says is shown and not obeyed: text that %s', (_, said, shown) => {
  expect(harmless(said)).toBe(shown);
});
