/** Which documents are trusted: what the app wrote and what a person said, as it lies there; nothing a file says of itself. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentRef, SavedCopy } from '#core/host/documents.ts';
import { asFailure } from '../../src-main/library/failure.ts';
import { type Library, openLibrary } from '../../src-main/library/library.ts';

let home: string;
let data: string;
let work: string;
let library: Library;
const again = () => openLibrary({ lessons: join(home, 'lessons'), data, home });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'stepwise-trust-'));
  data = join(home, '.data');
  work = join(home, 'work');
  mkdirSync(join(home, 'lessons', '01-one'), { recursive: true });
  writeFileSync(join(home, 'lessons', '01-one', 'lesson.md'), '---\ntitle: One\nnumber: 1\n---\n\n# One\n');
  mkdirSync(work);
  library = again();
  await library.workIn(work);
});
afterEach(async () => {
  await library.close();
  rmSync(home, { recursive: true, force: true });
});

const text = '# T\n\n```ts {#a}\n1 + 1\n```\n';
const copyOf = (written: string, outputs = ''): SavedCopy => ({
  base: written,
  text: written,
  outputs,
  savedAt: 1,
});
const path = (name: string) => join(work, name);
const put = (name: string, content = text): DocumentRef => {
  writeFileSync(path(name), content);
  return { kind: 'file', path: path(name) };
};
const isTrusted = async (ref: DocumentRef, by = library) => {
  // Another process reads what this one has finished writing.
  if (by !== library) await library.idle();
  return (await by.open(ref)).untrusted !== true;
};
const trust = async (ref: DocumentRef) =>
  library.documents['document.trust']({ ref, version: (await library.open(ref)).version });
const save = async (ref: DocumentRef, copy: SavedCopy) =>
  library.save(ref, copy, (await library.open(ref)).version);

describe('a document from elsewhere', () => {
  test('is not trusted until a person says so, and then is the next time too', async () => {
    const ref = put('theirs.md');
    expect(await isTrusted(ref)).toBe(false);
    await trust(ref);
    expect(await isTrusted(ref)).toBe(true);
    expect(await isTrusted(ref, again())).toBe(true);
  });

  test.each([
    ['front matter', 'a.md', '---\ntrusted: true\ntrust: full\nsignature: sha256:00\n---\n\n# T\n'],
    [
      'notebook metadata',
      'a.ipynb',
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: { trusted: true, signature: 'sha256:00' },
        cells: [
          {
            id: 'a',
            cell_type: 'code',
            source: '1',
            metadata: { trusted: true },
            execution_count: 1,
            outputs: [
              {
                output_type: 'display_data',
                metadata: { trusted: true },
                data: { 'text/html': '<b>x</b>', 'application/javascript': 'alert(1)' },
              },
            ],
          },
        ],
      }),
    ],
  ])('cannot call itself trusted in its %s', async (_, name, content) => {
    expect(await isTrusted(put(name, content))).toBe(false);
  });

  test('stays so when it is edited and saved, copied, saved elsewhere or renamed', async () => {
    const ref = put('theirs.md');
    await save(ref, copyOf(`${text}more\n`));
    expect(await isTrusted(ref)).toBe(false);
    const copy = (await library.documents['document.duplicate']({ ref })).ref;
    expect(await isTrusted(copy)).toBe(false);
    const to = { folder: work, name: 'else.md' };
    const other = await library.documents['document.saveas']({ ref, copy: copyOf(text), to });
    expect(await isTrusted(other.ref)).toBe(false);
    const renamed = await library.documents['document.rename']({ ref, name: 'other.md' });
    expect(await isTrusted(renamed.ref)).toBe(false);
  });

  test('is not trusted as a draft either: dropped on the window, or a program that was imported', async () => {
    const content = Buffer.from(text).toString('base64');
    const dropped = await library.documents['document.upload']({ name: 'x.md', content });
    expect(await isTrusted(dropped.ref)).toBe(false);
    put('program.ts', 'console.log(1)\n');
    const imported = await library.open({ kind: 'file', path: path('program.ts') });
    expect(imported.untrusted).toBe(true);
    await trust(dropped.ref);
    expect(await isTrusted(dropped.ref)).toBe(true);
  });

  test('is trusted only as the person saw it', async () => {
    const ref = put('theirs.md');
    const { version } = await library.open(ref);
    put('theirs.md', `${text}\n`);
    const asked = library.documents['document.trust']({ ref, version });
    expect(
      await asked.then(
        () => 'trusted',
        (error: unknown) => asFailure(error).code,
      ),
    ).toBe('conflict');
    expect(await isTrusted(ref)).toBe(false);
  });
});

describe('a document of one’s own', () => {
  test('is trusted: a lesson, a new draft, a new file, and what each is saved as', async () => {
    const lesson = (await library.lessons())[0];
    if (lesson === undefined) throw new Error('no lesson');
    const draft = (await library.documents['document.create']({ folder: null, name: 'n.md', text: '' })).ref;
    const file = (await library.documents['document.create']({ folder: work, name: 'f.ipynb', text: '' }))
      .ref;
    for (const ref of [{ kind: 'lesson', id: lesson.id } as const, draft, file])
      expect(await isTrusted(ref)).toBe(true);
    await save(draft, copyOf(text, '{"a":1}'));
    expect(await isTrusted(draft, again())).toBe(true);
    const to = { folder: work, name: 'kept.md' };
    const kept = (await library.documents['document.saveas']({ ref: draft, copy: copyOf(text), to })).ref;
    expect(await isTrusted(kept)).toBe(true);
  });

  test('stays trusted as it is saved, renamed and duplicated, its outputs with it', async () => {
    const ref = put('mine.md');
    await trust(ref);
    for (const more of ['a', 'b', 'c']) await save(ref, copyOf(`${text}${more}\n`, `{"outputs":"${more}"}`));
    expect(await isTrusted(ref, again())).toBe(true);
    const copy = await library.documents['document.duplicate']({ ref });
    expect(await isTrusted(copy.ref)).toBe(true);
    const renamed = await library.documents['document.rename']({ ref, name: 'named.md' });
    expect(await isTrusted(renamed.ref, again())).toBe(true);
    expect(await isTrusted(put('mine.md'))).toBe(false);
  });

  test('loses it with one byte changed outside, wherever that is, and has it again when the byte is put back', async () => {
    const ref = put('mine.md');
    await trust(ref);
    const outputs = '{"cells":{}}';
    await save(ref, copyOf(text, outputs));
    expect(await isTrusted(ref)).toBe(true);
    for (const [name, content] of [
      ['mine.md', text],
      ['mine.md.outputs.json', outputs],
    ] as const) {
      for (let at = 0; at < content.length; at += 1) {
        const changed = Buffer.from(content);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(path(name), changed);
        expect(await isTrusted(ref), `${name} byte ${at}`).toBe(false);
      }
      writeFileSync(path(name), content);
      expect(await isTrusted(ref)).toBe(true);
    }
  });

  test('is not trusted after a save that went over a change from outside', async () => {
    const ref = put('mine.md');
    await trust(ref);
    put('mine.md', 'changed outside');
    await save(ref, copyOf(`${text}mine, or theirs?\n`));
    expect(await isTrusted(ref)).toBe(false);
  });
});

describe('the key', () => {
  const key = () => join(data, 'trust', 'key');

  test('is 256 bits that only the person may read, and nothing of it reaches the document', async () => {
    const ref = put('mine.md');
    await trust(ref);
    await save(ref, copyOf(text, '{}'));
    await library.close();
    expect(readFileSync(key())).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(readdirSync(work).sort()).toEqual(['mine.md', 'mine.md.outputs.json']);
    expect(readFileSync(path('mine.md'), 'utf8')).toBe(text);
  });

  test('is what trust hangs on: a signature of another installation is worth nothing', async () => {
    const ref = put('mine.md');
    await trust(ref);
    writeFileSync(key(), Buffer.alloc(32, 7));
    expect(await isTrusted(ref, again())).toBe(false);
  });

  test('that was damaged is made anew, and documents can be trusted again', async () => {
    const ref = put('mine.md');
    await trust(ref);
    writeFileSync(key(), 'short');
    library = again();
    expect(await isTrusted(ref)).toBe(false);
    await trust(ref);
    expect(await isTrusted(ref, again())).toBe(true);
  });

  test('that cannot be kept leaves every document open, and none trusted', async () => {
    writeFileSync(join(data, 'trust'), 'in the way');
    const ref = put('mine.md');
    expect(await library.open(ref)).toMatchObject({ text, untrusted: true });
    await save(ref, copyOf('still saved'));
    expect(readFileSync(path('mine.md'), 'utf8')).toBe('still saved');
  });
});
