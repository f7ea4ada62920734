/** Attacks on the machine's files: paths and names that lead elsewhere, links laid as traps, JSON that is not what it seems. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkTakes } from '#core/host/schemas.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import { createMachine, type Machine } from '../../src-main/machine.ts';

let home: string;
let work: string;
let secret: string;
let machine: Machine;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'stepwise-attacks-'));
  work = join(home, 'work');
  secret = join(home, '.ssh', 'id_ed25519');
  mkdirSync(work);
  mkdirSync(join(home, '.ssh'));
  writeFileSync(secret, 'PRIVATE KEY');
  const library = openLibrary({ lessons: join(home, 'lessons'), data: join(home, '.data'), home });
  await library.workIn(work);
  const info = { host: 'browser', version: '1', platform: 'linux', kernelUrl: 'http://k/' } as const;
  machine = createMachine({ library, info });
});
afterEach(() => {
  expect(readFileSync(secret, 'utf8')).toBe('PRIVATE KEY');
  rmSync(home, { recursive: true, force: true });
});

const copy = { base: '', text: 'written', outputs: '{"written":1}', savedAt: 1 };
const refused = (reply: unknown) => expect(reply).toMatchObject({ ok: false });

/** Ways of writing a path that should not lead out of the folder worked in. */
const paths: readonly (readonly [name: string, path: (work: string) => string])[] = [
  ['up and out', (from) => join(from, '..', '.ssh', 'id_ed25519')],
  ['up, written out', (from) => `${from}/../.ssh/id_ed25519`],
  ['up within', (from) => `${from}/sub/../../.ssh/id_ed25519`],
  ['relative', () => '../.ssh/id_ed25519'],
  ['with backslashes', (from) => `${from}\\..\\.ssh\\id_ed25519`],
  ['absolute', () => '/etc/passwd'],
  ['UNC', () => '\\\\host\\share\\x.md'],
  ['a device of Windows', () => '\\\\.\\CON'],
  ['with NUL', (from) => `${from}/a.md\0.txt`],
  ['a scheme', () => 'file:///etc/passwd'],
  ['empty', () => ''],
];

describe('a path', () => {
  test.each(paths)('%s opens, lists, writes, moves and shows nothing', async (_, path) => {
    const at = path(work);
    const ref = { kind: 'file', path: at };
    refused(await machine.answer('document.open', { ref }));
    refused(await machine.answer('document.save', { ref, copy, version: 'absent' }));
    refused(await machine.answer('document.backup', { ref, copy, version: 'absent' }));
    refused(await machine.answer('document.duplicate', { ref }));
    refused(await machine.answer('document.rename', { ref, name: 'mine.md' }));
    refused(await machine.answer('document.trash', { ref }));
    refused(await machine.answer('document.trust', { ref, version: 'absent' }));
    refused(await machine.answer('workspace.list', { path: at }));
    refused(await machine.answer('document.create', { folder: at, name: 'x.md', text: 'x' }));
    refused(await machine.answer('workspace.folder', { folder: at, name: 'x' }));
    const watched = { documents: [{ ref, version: 'absent' }], folders: [], wait: false };
    refused(await machine.answer('document.watch', watched));
  });
});

test('a path with percent signs is decoded nowhere: it is a name, of which there is no file', async () => {
  const ref = { kind: 'file', path: `${work}/%2e%2e%2f.ssh%2fid_ed25519` };
  expect(await machine.answer('document.open', { ref })).toMatchObject({ ok: false, code: 'not-found' });
});

describe('a name', () => {
  test.each([
    '../x.md',
    '..\\x.md',
    '/etc/x.md',
    'C:x.md',
    '\\\\host\\x.md',
    'a/b.md',
    'a\0.md',
    'a\n.md',
    '..',
    '.',
    'CON',
    'con.md',
    'NUL.md',
    'LPT1.ipynb',
    'aux.outputs.md',
    'x.md.',
    'x.md ',
    '',
    `${'x'.repeat(300)}.md`,
  ])('%j is taken by no call', async (name) => {
    const made = { folder: work, name, text: 'x' };
    refused(await machine.answer('document.create', made));
    refused(await machine.answer('document.upload', { name, content: '' }));
    refused(await machine.answer('workspace.folder', { folder: work, name }));
    refused(
      await machine.answer('document.saveas', {
        ref: { kind: 'draft', id: '0'.repeat(12) },
        copy,
        to: { folder: work, name },
      }),
    );
    refused(
      await machine.answer('export.save', { name, mime: 'text/plain', content: '', encoding: 'utf-8' }),
    );
  });
  test('that begins with a dot makes no hidden document', async () => {
    refused(await machine.answer('document.create', { folder: work, name: '.x.md', text: 'x' }));
  });
  test('with percent signs or in Chinese is only a name', async () => {
    for (const name of ['%2e%2e%2fx.md', '笔记.md', 'con-cat.md', 'nullable.ipynb']) {
      expect(await machine.answer('document.create', { folder: work, name, text: '' })).toMatchObject({
        ok: true,
      });
    }
    expect(existsSync(join(work, '%2e%2e%2fx.md'))).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('a link laid in the folder worked in', () => {
  test('as a document shows and changes nothing of what it leads to', async () => {
    symlinkSync(secret, join(work, 'notes.md'));
    const ref = { kind: 'file', path: join(work, 'notes.md') };
    refused(await machine.answer('document.open', { ref }));
    refused(await machine.answer('document.save', { ref, copy, version: 'absent' }));
  });

  test('as a folder lets nothing be listed, opened or made behind it', async () => {
    symlinkSync(join(home, '.ssh'), join(work, 'keys'));
    refused(await machine.answer('workspace.list', { path: join(work, 'keys') }));
    refused(await machine.answer('document.create', { folder: join(work, 'keys'), name: 'x.md', text: 'x' }));
    refused(
      await machine.answer('document.open', {
        ref: { kind: 'file', path: join(work, 'keys', 'id_ed25519') },
      }),
    );
    expect(existsSync(join(home, '.ssh', 'x.md'))).toBe(false);
  });

  test('as the outputs of a document is neither read nor written through', async () => {
    writeFileSync(join(work, 'notes.md'), 'text');
    symlinkSync(secret, join(work, 'notes.md.outputs.json'));
    const ref = { kind: 'file', path: join(work, 'notes.md') };
    const opened = await machine.answer('document.open', { ref });
    expect(JSON.stringify(opened)).not.toContain('PRIVATE KEY');
    const { version } = (opened as { value: { version: string } }).value;
    expect(await machine.answer('document.save', { ref, copy, version })).toMatchObject({ ok: true });
    expect(readFileSync(join(work, 'notes.md.outputs.json'), 'utf8')).toBe(copy.outputs);
  });

  test('is not copied with a document', async () => {
    writeFileSync(join(work, 'notes.md'), 'text');
    symlinkSync(secret, join(work, 'notes.md.outputs.json'));
    await machine.answer('document.duplicate', { ref: { kind: 'file', path: join(work, 'notes.md') } });
    expect(existsSync(join(work, 'notes copy.md'))).toBe(true);
    expect(existsSync(join(work, 'notes copy.md.outputs.json'))).toBe(false);
  });

  test('to nothing yet is a name that is taken', async () => {
    const planted = join(home, '.ssh', 'authorized_keys');
    symlinkSync(planted, join(work, 'new.md'));
    const made = await machine.answer('document.create', { folder: work, name: 'new.md', text: 'x' });
    expect(made).toMatchObject({ ok: false });
    expect(existsSync(planted)).toBe(false);
  });
});

describe('JSON', () => {
  test('with a prototype in it brings none along', () => {
    const sent = JSON.parse(
      '{"ref":{"kind":"draft","id":"000000000000","__proto__":{"admin":1}},"version":"a","copy":{"base":"","text":"","outputs":"","savedAt":1,"__proto__":{"admin":1}}}',
    );
    const checked = checkTakes('document.save', sent);
    // An own key called __proto__ is one too many; and nothing of it is ever on Object.
    if (checked.ok) expect('admin' in checked.value.copy).toBe(false);
    expect('admin' in {}).toBe(false);
  });
  test.each([
    ['an unknown key', { ref: { kind: 'draft', id: '000000000000' }, version: 'a', more: 1 }],
    ['another kind', { ref: { kind: 'url', url: 'https://example.org' }, version: 'a' }],
    ['an array', []],
    ['null', null],
    ['a number', 1],
    ['a very deep value', JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))],
  ])('%s is refused', async (_, takes) => refused(await machine.answer('document.trust', takes)));
});
