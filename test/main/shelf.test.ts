/** Documents as a person handles them: made, named, found, copied, thrown away. */
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
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDocument } from '#core/format/document.ts';
import type { DocumentRef, SavedCopy } from '#core/host/documents.ts';
import { asFailure } from '../../src-main/library/failure.ts';
import { type Library, openLibrary } from '../../src-main/library/library.ts';

let home: string;
let data: string;
let work: string;
let library: Library;
const open = () => openLibrary({ lessons: join(home, 'lessons'), data, home });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'stepwise-shelf-'));
  data = join(home, '.data');
  work = join(home, 'work');
  mkdirSync(join(work, 'sub', 'deep'), { recursive: true });
  library = open();
  await library.workIn(work);
});
afterEach(async () => {
  await library.close();
  rmSync(home, { recursive: true, force: true });
});

const copyOf = (text: string, outputs = ''): SavedCopy => ({ base: text, text, outputs, savedAt: 1 });
const put = (name: string, text = name) => {
  writeFileSync(join(work, name), text);
  return { kind: 'file', path: join(work, name) } as const;
};
const pathOf = (ref: DocumentRef) => (ref.kind === 'file' ? ref.path : '');
const failure = (job: Promise<unknown>) =>
  job.then(
    () => 'none',
    (error: unknown) => asFailure(error).code,
  );

describe('the folder worked in', () => {
  test('is remembered, and what is in it may be opened', async () => {
    const ref = put('a.md');
    const again = open();
    expect(await again.documents['workspace.read'](null)).toEqual({ folder: { path: work, name: 'work' } });
    expect(await again.open(ref)).toMatchObject({ text: 'a.md' });
  });

  test('is listed folder by folder: folders first, in a person’s order, without what is hidden or ours', async () => {
    for (const name of ['b10.md', 'b9.md', '.hidden', 'a.ipynb', 'a.md.outputs.json', 'photo.png', 'x.ts'])
      put(name);
    mkdirSync(join(work, 'node_modules'));
    const { entries, more, stamp } = await library.documents['workspace.list']({ path: work });
    expect(entries.map(({ name, kind, opens }) => [name, kind, opens])).toEqual([
      ['sub', 'folder', false],
      ['a.ipynb', 'file', true],
      ['b9.md', 'file', true],
      ['b10.md', 'file', true],
      ['photo.png', 'file', false],
      ['x.ts', 'file', true],
    ]);
    expect(more).toBe(0);
    const watch = () =>
      library.documents['document.watch']({ documents: [], folders: [{ path: work, stamp }], wait: false });
    expect((await watch()).folders).toEqual([]);
    put('new.md');
    expect((await watch()).folders).toEqual([work]);
  });

  test('gives every document for quick open', async () => {
    put('a.md');
    put(join('sub', 'deep', 'b.ipynb'));
    put('c.txt');
    const { files, complete } = await library.documents['workspace.files'](null);
    expect(files.map(({ name, folder }) => [name, folder])).toEqual([
      ['a.md', ''],
      ['b.ipynb', join('sub', 'deep')],
    ]);
    expect(complete).toBe(true);
  });

  test('may be typed inside one’s home, and nowhere else', async () => {
    const choose = (path: string | null) => failure(library.documents['workspace.choose']({ path }));
    mkdirSync(join(home, '.ssh'));
    symlinkSync('/etc', join(home, 'way-out'));
    expect(await choose('~/work')).toBe('none');
    expect(await choose(join(home, 'work', 'sub'))).toBe('none');
    expect(await choose(join(home, '.ssh'))).toBe('not-allowed');
    expect(await choose('/etc')).toBe('not-allowed');
    expect(await choose(join(home, 'way-out'))).toBe('not-allowed');
    expect(await choose('work')).toBe('bad-request');
    expect(await choose('~/nothing')).toBe('not-found');
    expect(await choose(null)).toBe('not-allowed');
  });

  test('lets nothing outside be listed, opened, made or renamed', async () => {
    writeFileSync(join(home, 'secret.md'), 'secret');
    symlinkSync(join(home, 'secret.md'), join(work, 'link.md'));
    for (const path of [join(home, 'secret.md'), join(work, '..', 'secret.md'), join(work, 'link.md')]) {
      expect(await failure(library.open({ kind: 'file', path }))).toBe('not-allowed');
      expect(
        await failure(library.documents['document.rename']({ ref: { kind: 'file', path }, name: 'x.md' })),
      ).toBe('not-allowed');
      expect(await failure(library.documents['document.trash']({ ref: { kind: 'file', path } }))).toBe(
        'not-allowed',
      );
    }
    expect(await failure(library.documents['workspace.list']({ path: home }))).toBe('not-allowed');
    expect(
      await failure(library.documents['document.create']({ folder: home, name: 'x.md', text: '' })),
    ).toBe('not-allowed');
    expect(await failure(library.documents['workspace.folder']({ folder: home, name: 'x' }))).toBe(
      'not-allowed',
    );
  });

  test('takes new folders', async () => {
    const { path } = await library.documents['workspace.folder']({ folder: work, name: '第一周' });
    expect(await library.documents['workspace.list']({ path })).toMatchObject({ entries: [] });
    expect(await failure(library.documents['workspace.folder']({ folder: work, name: '第一周' }))).toBe(
      'exists',
    );
  });
});

describe('a new document', () => {
  test('is made empty in a folder, in the format its name says, and never over another', async () => {
    const create = (name: string) => library.documents['document.create']({ folder: work, name, text: '' });
    const { ref } = await create('a.ipynb');
    expect(await library.open(ref)).toMatchObject({ format: 'ipynb', name: 'a.ipynb' });
    expect(await failure(create('a.ipynb'))).toBe('exists');
    expect(await failure(create('a.txt'))).toBe('bad-request');
    expect(await failure(create('.md'))).toBe('bad-request');
  });

  test('without a place is kept by the app until it has one', async () => {
    const { ref } = await library.documents['document.create']({ folder: null, name: 'notes.md', text: '' });
    const { version } = await library.open(ref);
    await library.save(ref, copyOf('# typed'), version);
    await library.idle();
    const again = open();
    expect(await again.open(ref)).toMatchObject({ name: 'notes.md', copy: { text: '# typed' } });
    const saved = await again.documents['document.saveas']({
      ref,
      copy: copyOf('# typed', '{}'),
      to: { folder: work, name: 'notes.md' },
    });
    expect(saved).toMatchObject({ ref: { kind: 'file', path: join(work, 'notes.md') }, name: 'notes.md' });
    expect(readFileSync(join(work, 'notes.md'), 'utf8')).toBe('# typed');
    expect(readFileSync(join(work, 'notes.md.outputs.json'), 'utf8')).toBe('{}');
    expect(await failure(again.open(ref))).toBe('not-found');
    await again.idle();
    expect(
      (await again.documents['recent.list'](null)).map(({ name, ref: { kind } }) => [name, kind]),
    ).toEqual([['notes.md', 'file']]);
  });

  test('comes from a file dropped on the window, whatever its encoding; a program becomes a notebook', async () => {
    const upload = async (name: string, bytes: Buffer) => {
      const { ref } = await library.documents['document.upload']({ name, content: bytes.toString('base64') });
      return library.open(ref);
    };
    expect(await upload('旧.md', Buffer.from([0xca, 0xfd, 0xbe, 0xdd]))).toMatchObject({
      name: '旧.md',
      text: '数据',
    });
    expect(await upload('cut.ipynb', Buffer.from('{"cells'))).toMatchObject({
      raw: { code: 'damaged' },
      text: '{"cells',
    });
    const program = await upload('a.js', Buffer.from('const a = 1;\n\na;\n'));
    expect(program).toMatchObject({ name: 'a.md', format: 'markdown' });
    const read = readDocument('markdown', program.text);
    expect('notebook' in read && read.notebook.cells.map(({ source }) => source)).toEqual([
      '# a.js',
      'const a = 1;',
      'a;',
    ]);
    expect(await failure(library.documents['document.upload']({ name: 'photo.png', content: '' }))).toBe(
      'bad-request',
    );
  });

  test('comes from a program in the folder, the same each time, and the program stays as it is', async () => {
    const ref = put('tool.ts', 'export const x: number = 1;\n');
    const first = await library.open(ref);
    expect(first.ref.kind).toBe('draft');
    await library.save(first.ref, { ...copyOf('edited'), base: first.text }, first.version);
    expect(await library.open(ref)).toMatchObject({ ref: first.ref, copy: { text: 'edited' } });
    expect(readFileSync(ref.path, 'utf8')).toBe('export const x: number = 1;\n');
  });
});

describe('an existing document', () => {
  test('is saved elsewhere, in another format if the name says so', async () => {
    const ref = put('a.md', '# A\n\n```ts\n1\n```\n');
    const to = { folder: work, name: 'b.ipynb' };
    const copy = copyOf('# A\n\n```ts\n1\n```\n');
    const saved = await library.documents['document.saveas']({ ref, copy, to });
    const { text, format, version } = await library.open(saved.ref);
    expect([format, version]).toEqual(['ipynb', saved.version]);
    const read = readDocument('ipynb', text);
    expect('notebook' in read && read.notebook.cells.map(({ source }) => source)).toEqual(['# A', '1']);
    expect(await failure(library.documents['document.saveas']({ ref, copy, to }))).toBe('exists');
    expect(await failure(library.documents['document.saveas']({ ref, copy, to, replace: true }))).toBe(
      'none',
    );
    expect(await failure(library.documents['document.saveas']({ ref, copy, to: null }))).toBe('not-allowed');
  });

  test('is duplicated beside itself with its outputs', async () => {
    const ref = put('a.md', 'text');
    put('a.md.outputs.json', '{}');
    const one = await library.documents['document.duplicate']({ ref });
    const two = await library.documents['document.duplicate']({ ref });
    expect([one, two].map((made) => basename(pathOf(made.ref)))).toEqual(['a copy.md', 'a copy 2.md']);
    expect(await library.open(one.ref)).toMatchObject({ text: 'text', copy: { outputs: '{}' } });
  });

  test('is renamed with its outputs, place, backup and history', async () => {
    const ref = put('a.md', 'one');
    const { version } = await library.open(ref);
    const saved = await library.documents['document.save']({
      ref,
      copy: { ...copyOf('two', '{}'), position: 'c1' },
      version,
    });
    await library.documents['document.backup']({ ref, copy: copyOf('three'), version: saved.version });
    put('taken.md');
    expect(await failure(library.documents['document.rename']({ ref, name: 'taken.md' }))).toBe('exists');
    expect(await failure(library.documents['document.rename']({ ref, name: 'b.ipynb' }))).toBe('bad-request');
    const { ref: next } = await library.documents['document.rename']({ ref, name: 'b' });
    expect(pathOf(next)).toBe(join(work, 'b.md'));
    expect(await library.open(next)).toMatchObject({
      text: 'two',
      copy: { outputs: '{}', position: 'c1' },
      recovery: {},
    });
    expect(await library.documents['history.list']({ ref: next })).toHaveLength(2);
    expect(existsSync(ref.path)).toBe(false);
    const recent = await library.documents['recent.list'](null);
    expect(recent.filter(({ name }) => name === 'a.md')).toEqual([]);
  });

  test('is thrown away and brought back, unless something lies there now', async () => {
    const ref = put('a.md', 'text');
    put('a.md.outputs.json', '{}');
    const { undo } = await library.documents['document.trash']({ ref });
    expect(existsSync(ref.path)).toBe(false);
    expect(existsSync(`${ref.path}.outputs.json`)).toBe(false);
    writeFileSync(ref.path, 'another');
    const back = () => library.documents['document.untrash']({ undo: undo ?? '' });
    expect(await failure(back())).toBe('exists');
    rmSync(ref.path);
    expect(await back()).toEqual({ ref });
    expect(await library.open(ref)).toMatchObject({ text: 'text', copy: { outputs: '{}' } });
    expect(await failure(back())).toBe('not-found');
    expect(await failure(library.documents['document.untrash']({ undo: '../a' }))).toBe('not-found');
  });

  test('thrown away, stays in the bin for a month', async () => {
    const day = 24 * 3_600_000;
    const throwAway = async (name: string, after: number) => {
      const later = openLibrary({
        lessons: join(home, 'lessons'),
        data,
        home,
        now: () => Date.now() + after,
      });
      const { undo } = await later.documents['document.trash']({ ref: put(name) });
      await later.idle();
      return undo ?? '';
    };
    const old = await throwAway('a.md', 0);
    await throwAway('b.md', 29 * day);
    expect(await library.documents['document.untrash']({ undo: old })).toMatchObject({
      ref: { kind: 'file' },
    });
    const older = await throwAway('a.md', 0);
    await throwAway('c.md', 31 * day);
    expect(await failure(library.documents['document.untrash']({ undo: older }))).toBe('not-found');
  });

  test('is among the recent ones at the next start, where it may be opened, until it is forgotten', async () => {
    writeFileSync(join(home, 'named.md'), 'text');
    const ref = library.grant(join(home, 'named.md'));
    await library.open(ref);
    await library.idle();
    const again = open();
    expect(await again.documents['recent.list'](null)).toMatchObject([
      { ref, name: 'named.md', folder: home, found: true },
    ]);
    expect(await again.open(ref)).toMatchObject({ text: 'text' });
    await again.idle();
    rmSync(join(home, 'named.md'));
    expect(await again.documents['recent.list'](null)).toMatchObject([{ found: false }]);
    await again.documents['recent.forget']({ ref });
    expect(await again.documents['recent.list'](null)).toEqual([]);
    expect(await failure(open().open(ref))).toBe('not-allowed');
  });
});
