/** The document faults of the reliability model: whatever happens, nothing typed is lost and nothing unseen is overwritten. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentRef, SavedCopy } from '#core/host/documents.ts';
import { asFailure } from '../../src-main/library/failure.ts';
import { type Library, type LibraryParts, openLibrary } from '../../src-main/library/library.ts';
import { faultyFiles, systemError } from '../support/faulty-files.ts';

let folder: string;
let data: string;
const open = (parts: Partial<LibraryParts> = {}): Library =>
  openLibrary({ lessons: join(folder, 'lessons'), data, home: folder, ...parts });
let library: Library;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-reliable-'));
  data = join(folder, '.data');
  library = open();
});
afterEach(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const copyOf = (text: string): SavedCopy => ({ base: '', text, outputs: '', savedAt: 1 });
function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
/** A document opened: its reference, and saves that follow its version. */
async function opened(path: string, on: Library = library) {
  const ref = on.grant(path);
  let { version } = await on.open(ref);
  return {
    ref,
    version: () => version,
    async save(text: string, more: { keep?: true } = {}) {
      const saved = await on.documents['document.save']({ ref, copy: copyOf(text), version, ...more });
      version = saved.version;
    },
  };
}
const code = (error: unknown) => asFailure(error).code;
const failure = (work: Promise<unknown>) => work.then(() => 'none', code);

describe('a save', () => {
  test('that fails at any call leaves the old or the new whole, and the text can be found again', async () => {
    const path = write('a.md', 'old');
    const total = faultyFiles(() => {});
    const counting = open({ files: total });
    const first = await opened(path, counting);
    const before = total.calls().length;
    await first.save('new');
    const calls = total.calls().length - before;
    await counting.idle();
    for (const errno of ['ENOSPC', 'EIO', 'EROFS', 'EXDEV']) {
      for (let n = 1; n <= calls; n += 1) {
        writeFileSync(path, 'old');
        let armed = false;
        let number = 0;
        const files = faultyFiles(() => {
          if (!armed) return;
          number += 1;
          if (number === n) {
            armed = false;
            throw systemError(errno);
          }
        });
        const broken = open({ files });
        const document = await opened(path, broken);
        await broken.idle();
        armed = true;
        const outcome = await failure(document.save(`new ${n}`));
        armed = false;
        await broken.idle();
        const at = `${errno} at call ${n}`;
        const now = readFileSync(path, 'utf8');
        expect(['old', `new ${n}`], at).toContain(now);
        expect(
          readdirSync(folder).filter((name) => !['a.md', '.data'].includes(name)),
          at,
        ).toEqual([]);
        if (outcome === 'none') expect(now, at).toBe(`new ${n}`);
        else if (now === 'old') {
          const kept = await open().documents['recovery.read']({ ref: document.ref });
          expect(kept.copy.text, at).toBe(`new ${n}`);
        }
      }
    }
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EIO', 'io'],
    ['EXDEV', 'io'],
  ])('that meets %s again and again says %s', async (errno, expected) => {
    const path = write('a.md', 'old');
    const files = faultyFiles((verb) => {
      if (verb === 'rename') throw systemError(errno);
    });
    const document = await opened(path, open({ files, write: { wait: async () => {} } }));
    expect(await failure(document.save('typed'))).toBe(expected);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('of a read-only file is refused, said when it is opened, and its text is offered again', async () => {
    const path = write('a.md', 'old');
    chmodSync(path, 0o444);
    const document = await opened(path);
    expect(await library.open(document.ref)).toMatchObject({ readOnly: true });
    expect(await failure(document.save('mine'))).toBe('read-only');
    expect(await library.open(document.ref)).toMatchObject({ text: 'old', recovery: {} });
    const kept = await library.documents['recovery.read']({ ref: document.ref });
    expect(kept).toMatchObject({ copy: { text: 'mine' }, version: document.version() });
  });

  test('through a link takes turns with one through its target, and replaces the target', async () => {
    const path = write('real.md', 'old');
    symlinkSync(path, join(folder, 'link.md'));
    const one = await opened(path);
    const other = await opened(join(folder, 'link.md'));
    const [first, second] = await Promise.all([failure(one.save('one')), failure(other.save('two'))]);
    expect([first, second].sort()).toEqual(['conflict', 'none']);
    expect(readFileSync(path, 'utf8')).toBe(first === 'none' ? 'one' : 'two');
  });

  test('a hundred times at once happens in order, and the last one wins', async () => {
    const path = write('a.md', 'start');
    const document = await opened(path);
    let chain: Promise<void> = Promise.resolve();
    for (let i = 1; i <= 100; i += 1) chain = chain.then(() => document.save(`text ${i}`));
    await chain;
    expect(readFileSync(path, 'utf8')).toBe('text 100');
    expect(readdirSync(folder).sort()).toEqual(['.data', 'a.md']);
  });

  test.each([-1, 1])('and history keep their order when the clock moves by %d day', async (days) => {
    let now = Date.UTC(2026, 0, 15);
    const clocked = open({ now: () => now });
    const document = await opened(write('a.md', 'zero'), clocked);
    await document.save('one');
    now += days * 86_400_000;
    await document.save('two');
    await clocked.documents['document.backup']({
      ref: document.ref,
      copy: copyOf('three'),
      version: document.version(),
    });
    const versions = await clocked.documents['history.list']({ ref: document.ref });
    const texts = await Promise.all(
      versions.map(
        async ({ id }) => (await clocked.documents['history.read']({ ref: document.ref, id })).text,
      ),
    );
    expect(texts).toEqual(['two', 'one', 'zero']);
    expect(await clocked.open(document.ref)).toMatchObject({ text: 'two', recovery: { at: now } });
  });
});

describe('another program', () => {
  const look = (ref: DocumentRef, version: string) =>
    library.documents['document.watch']({ documents: [{ ref, version }], folders: [], wait: false });

  test('that changes the file is noticed, and is not overwritten', async () => {
    const path = write('a.md', 'one');
    const { ref, version, save } = await opened(path);
    expect((await look(ref, version())).documents).toEqual([]);
    writeFileSync(path, 'theirs');
    const seen = await look(ref, version());
    expect(seen.documents).toEqual([{ ref, version: (await library.open(ref)).version }]);
    expect(await failure(save('mine'))).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect((await library.documents['recovery.list'](null))[0]).toMatchObject({ ref, name: 'a.md' });
    // Keep mine: the version that is there now is named; theirs stays in history.
    await library.documents['document.save']({
      ref,
      copy: copyOf('mine'),
      version: seen.documents[0]?.version ?? '',
    });
    const texts = await Promise.all(
      (await library.documents['history.list']({ ref })).map(async ({ id }) =>
        library.documents['history.read']({ ref, id }),
      ),
    );
    expect(texts).toEqual([{ text: 'mine' }, { text: 'theirs' }]);
    expect(await library.documents['recovery.list'](null)).toEqual([]);
  });

  test('that changes a file of the same length within the same moment is noticed', async () => {
    const path = write('a.md', 'one');
    const { ref, version } = await opened(path);
    const at = new Date();
    utimesSync(path, at, at);
    expect((await look(ref, version())).documents).toEqual([]);
    writeFileSync(path, 'two');
    utimesSync(path, at, at);
    expect((await look(ref, version())).documents).toHaveLength(1);
  });

  test('that only touches the file makes no conflict', async () => {
    const path = write('a.md', 'one');
    const { ref, version, save } = await opened(path);
    utimesSync(path, new Date(2030, 0), new Date(2030, 0));
    expect((await look(ref, version())).documents).toEqual([]);
    await save('two');
    expect(readFileSync(path, 'utf8')).toBe('two');
  });

  test.each(['deletes', 'moves'])('that %s the file is noticed, and a save makes it again', async (what) => {
    const path = write('a.md', 'one');
    const { ref, version, save } = await opened(path);
    if (what === 'deletes') rmSync(path);
    else renameSync(path, join(folder, 'elsewhere.md'));
    expect((await look(ref, version())).documents).toEqual([{ ref, version: 'absent' }]);
    await save('mine');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('is noticed while the window waits', async () => {
    const path = write('a.md', 'one');
    const { ref, version } = await opened(path);
    const waiting = library.documents['document.watch']({
      documents: [{ ref, version: version() }],
      folders: [],
      wait: true,
    });
    writeFileSync(path, 'theirs');
    expect((await waiting).documents).toHaveLength(1);
  });

  test('of ours with the same file: the second save is refused, and the first window is told', async () => {
    const path = write('a.md', 'one');
    const mine = await opened(path);
    const process2 = open();
    const theirs = await opened(path, process2);
    await theirs.save('theirs');
    expect((await look(mine.ref, mine.version())).documents).toEqual([
      { ref: mine.ref, version: theirs.version() },
    ]);
    expect(await failure(mine.save('mine'))).toBe('conflict');
    await process2.close();
  });

  test('a host that closes ends the wait', async () => {
    const { ref, version } = await opened(write('a.md', 'one'));
    const waiting = library.documents['document.watch']({
      documents: [{ ref, version: version() }],
      folders: [],
      wait: true,
    });
    await library.close();
    expect(await waiting).toEqual({ documents: [], folders: [] });
  });
});

describe('what cannot be read', () => {
  const cut = '{"cells": [{"cell_type": "code", "sou';

  test('a truncated notebook is shown as it is, with the parser’s reason, and is never written over', async () => {
    const path = write('a.ipynb', cut);
    const ref = library.grant(path);
    const { text, version, raw } = await library.open(ref);
    expect(text).toBe(cut);
    expect(raw).toMatchObject({ code: 'damaged', message: expect.stringContaining('JSON'), line: 1 });
    expect(await failure(library.save(ref, copyOf('{}'), version))).toBe('not-allowed');
    // Nor by a process that did not open it.
    const other = open();
    other.grant(path);
    expect(await failure(other.save(ref, copyOf('{}'), version))).toBe('not-allowed');
    expect(readFileSync(path, 'utf8')).toBe(cut);
  });

  test('a notebook that is damaged while open is not written over either', async () => {
    const path = write('a.ipynb', '');
    const { ref, save } = await opened(path);
    const whole = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}';
    await save(whole);
    writeFileSync(path, cut);
    const { version } = await library.open(ref);
    expect(await failure(library.save(ref, copyOf(whole), version))).toBe('not-allowed');
  });

  test('an empty file of either format is an empty notebook and stays empty by an unedited save', async () => {
    for (const name of ['a.ipynb', 'a.md']) {
      const path = write(name, '');
      const { ref, save } = await opened(path);
      expect(await library.open(ref)).not.toHaveProperty('raw');
      await save('');
      expect(readFileSync(path, 'utf8')).toBe('');
    }
  });

  test('a damaged backup is set aside and hides no other', async () => {
    const one = await opened(write('a.md', 'one'));
    const two = await opened(write('b.md', 'two'));
    for (const { ref, version } of [one, two]) {
      await library.documents['document.backup']({ ref, copy: copyOf('typed'), version: version() });
    }
    const [first = ''] = readdirSync(join(data, 'backups'));
    writeFileSync(join(data, 'backups', first), '{"ref": {"kind": "fi');
    const fresh = open();
    expect(await fresh.documents['recovery.list'](null)).toHaveLength(1);
    expect(readdirSync(join(data, 'backups')).some((name) => name.startsWith(`${first}.damaged-`))).toBe(
      true,
    );
    expect(await fresh.documents['recovery.list'](null)).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  const script = (path: string, body: string) => `
    import { openLibrary } from ${JSON.stringify(new URL('../../src-main/library/library.ts', import.meta.url).href)};
    const library = openLibrary({ lessons: '/none', data: ${JSON.stringify(data)} });
    const ref = library.grant(${JSON.stringify(path)});
    let { version } = await library.open(ref);
    const copy = (text) => ({ base: '', text, outputs: '', savedAt: 1 });
    ${body}`;

  async function killedAfter(code: string, delay: number): Promise<void> {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((ready) => child.stdout.once('data', ready));
    await new Promise((later) => setTimeout(later, delay));
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  test('while someone types: what was typed is offered at the next start', async () => {
    const path = write('a.md', 'old');
    await killedAfter(
      script(
        path,
        `await library.documents['document.backup']({ ref, copy: copy('typed, not saved'), version });
         process.stdout.write('ready'); setInterval(() => {}, 1000);`,
      ),
      0,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    const [offered] = await library.documents['recovery.list'](null);
    expect(offered).toMatchObject({ ref: { kind: 'file', path }, name: 'a.md', size: 16 });
    const ref = offered?.ref as DocumentRef;
    const { copy, version } = await library.documents['recovery.read']({ ref });
    expect(copy.text).toBe('typed, not saved');
    await library.save(ref, copy, version);
    expect(readFileSync(path, 'utf8')).toBe('typed, not saved');
    expect(await library.documents['recovery.list'](null)).toEqual([]);
  });

  test.each([0, 5, 15])('%d ms into saves: document, backups and history are whole', async (delay) => {
    const path = write('a.md', 'old');
    await killedAfter(
      script(
        path,
        `process.stdout.write('ready');
         for (let i = 0; ; i += 1) {
           const text = String(i % 10).repeat(400_000);
           await library.documents['document.backup']({ ref, copy: copy(text), version });
           ({ version } = await library.documents['document.save']({ ref, copy: copy(text), version, keep: true }));
         }`,
      ),
      delay,
    );
    expect(readFileSync(path, 'utf8')).toMatch(/^(?:old|(\d)\1{399999})$/);
    const ref = library.grant(path);
    await library.documents['recovery.list'](null);
    for (const { id } of await library.documents['history.list']({ ref })) {
      expect((await library.documents['history.read']({ ref, id })).text).toMatch(/^(?:old|(\d)\1{399999})$/);
    }
    expect(existsSync(join(data, 'history')) ? readdirSync(join(data, 'history')).length : 0).toBeLessThan(2);
  });

  test.each(['file', 'draft', 'lesson'] as const)(
    'at any call of a save of a %s: old or new is whole, and nothing typed is lost',
    async (kind) => {
      mkdirSync(join(folder, 'lessons', '01-one'), { recursive: true });
      writeFileSync(join(folder, 'lessons', '01-one', 'lesson.md'), '---\ntitle: One\n---\n\n# One\n');
      const path = write('a.md', '');
      const refOn = async (on: Library): Promise<DocumentRef> => {
        if (kind === 'file') return on.grant(path);
        if (kind === 'lesson') return { kind, id: (await on.lessons())[0]?.id ?? ('' as never) };
        const [recent] = (await on.documents['recent.list'](null)).filter(({ ref }) => ref.kind === 'draft');
        return (
          recent?.ref ?? (await on.documents['document.create']({ folder: null, name: 'n.md', text: '' })).ref
        );
      };
      const textOf = async (on: Library, ref: DocumentRef) => {
        const found = await on.open(ref);
        return found.copy?.text ?? found.text;
      };
      let calls = 1;
      for (let n = 1; n <= calls; n += 1) {
        // A process that is dead calls nothing more: not even what would have tidied up.
        let number = -1;
        const files = faultyFiles(() => {
          if (number < 0) return;
          number += 1;
          if (number >= n) throw systemError('EIO');
        });
        const dying = open({ files, write: { wait: async () => {} } });
        const ref = await refOn(dying);
        const before = await textOf(dying, ref);
        const { version } = await dying.open(ref);
        await dying.documents['document.backup']({ ref, copy: copyOf(`typed ${n}`), version });
        await dying.idle();
        number = 0;
        await dying.documents['document.save']({ ref, copy: copyOf(`typed ${n}`), version }).catch(() => {});
        await dying.idle();
        calls = Math.max(calls, number);
        const next = open();
        if (kind === 'file') next.grant(path);
        const after = await textOf(next, ref);
        expect([before, `typed ${n}`], `call ${n}`).toContain(after);
        const { copy } = await next.documents['recovery.read']({ ref }).catch(() => ({
          copy: { text: after },
        }));
        expect(copy.text, `call ${n}`).toBe(`typed ${n}`);
        await next.close();
      }
      expect(calls).toBeGreaterThan(5);
    },
  );

  test('what it left half-written beside a document goes when the document is opened an hour later', async () => {
    const path = write('a.md', 'old');
    const left = write('.a.md.abcdef.stepwise-tmp', 'hal');
    const fresh = write('.a.md.ffffff.stepwise-tmp', 'being written');
    utimesSync(left, new Date(2020, 0), new Date(2020, 0));
    await library.open(library.grant(path));
    await expect.poll(() => existsSync(left)).toBe(false);
    expect(existsSync(fresh)).toBe(true);
  });
});

describe('history', () => {
  test('keeps the last fifty versions, each content once, and gives each back', async () => {
    const { ref, save } = await opened(write('a.md', 'zero'));
    for (let i = 1; i <= 60; i += 1) await save(`text ${i}`, { keep: true });
    const versions = await library.documents['history.list']({ ref });
    expect(versions).toHaveLength(50);
    const read = async (id = '') => (await library.documents['history.read']({ ref, id })).text;
    expect([await read(versions[0]?.id), await read(versions[49]?.id)]).toEqual(['text 60', 'text 11']);
    await save('text 30', { keep: true });
    expect(await library.documents['history.list']({ ref })).toHaveLength(50);
    const [kept = ''] = readdirSync(join(data, 'history'));
    expect(readdirSync(join(data, 'history', kept)).filter((name) => name.endsWith('.gz'))).toHaveLength(49);
    await expect(library.documents['history.read']({ ref, id: '../../../a' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('makes one version of saves within a minute, and begins with the text before the first', async () => {
    let now = 1_000_000;
    const clocked = open({ now: () => now });
    const { ref, save } = await opened(write('a.md', 'before'), clocked);
    for (const text of ['a', 'ab', 'abc']) {
      now += 1_000;
      await save(text);
    }
    now += 61_000;
    await save('abcd');
    await save('asked for', { keep: true });
    const versions = await clocked.documents['history.list']({ ref });
    const texts = await Promise.all(
      versions.map(async ({ id }) => (await clocked.documents['history.read']({ ref, id })).text),
    );
    expect(texts).toEqual(['asked for', 'abc', 'before']);
  });

  test('that cannot be written fails no save', async () => {
    const path = write('a.md', 'old');
    mkdirSync(data);
    writeFileSync(join(data, 'history'), 'a file where the folder should be');
    const { save } = await opened(path);
    await save('new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    await library.idle();
  });
});
