/** Lessons, the learner's overlay, documents and settings. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DocumentRef, defaultSettings, type SavedCopy } from '#core/host/host.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { dataFolder } from '../../src-main/library/folders.ts';
import { type Library, type LibraryParts, openLibrary } from '../../src-main/library/library.ts';
import { faultyFiles, systemError } from '../support/faulty-files.ts';

let folder: string;
let data: string;
let library: Library;
const original = '---\ntitle: { zh: 一, en: One }\nnumber: 1\nminutes: 5\n---\n\n# One\n';

function lessonRef(text = '01-one'): DocumentRef {
  const id = LessonId.parse(text);
  if (id === undefined) throw new Error(`${text} is no lesson id`);
  return { kind: 'lesson', id };
}

const copy = (text: string): SavedCopy => ({
  base: original,
  text,
  outputs: '{}',
  position: 'a',
  savedAt: 5,
});
const open = (parts: Partial<LibraryParts> = {}) =>
  openLibrary({ lessons: join(folder, 'lessons'), data, ...parts });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-library-'));
  data = join(folder, 'data');
  for (const [id, text] of [
    ['01-one', original],
    ['10-ten', '---\r\ntitle: Ten\r\nnumber: 10\r\nsummary: S\r\n---\r\n'],
    ['02-two', '---\ntitle: Two\nnumber: 2\n---\n'],
    ['broken', '---\ntitle: [\n---\n'],
    ['Not-An-Id', '---\ntitle: No\n---\n'],
  ] as const) {
    mkdirSync(join(folder, 'lessons', id), { recursive: true });
    writeFileSync(join(folder, 'lessons', id, 'lesson.md'), text);
  }
  library = open();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('lessons', () => {
  test('are listed by their number, titles in both languages, broken ones left out', async () => {
    const list = await library.lessons();
    expect(list.map(({ id, number }) => [id, number])).toEqual([
      ['01-one', 1],
      ['02-two', 2],
      ['10-ten', 10],
    ]);
    expect(list[0]).toMatchObject({ title: { zh: '一', en: 'One' }, minutes: 5 });
    expect(list[0]).not.toHaveProperty('saved');
  });

  test('a folder that is not there is an empty library', async () => {
    expect(await openLibrary({ lessons: join(folder, 'none'), data }).lessons()).toEqual([]);
  });

  test('open with the text as it is, and without a copy at first', async () => {
    const opened = await library.open(lessonRef());
    expect(opened).toMatchObject({ ref: lessonRef(), name: '01-one', text: original, version: 'absent' });
  });

  test('a saved copy comes back, and the lesson itself stays as it was', async () => {
    const { version } = await library.open(lessonRef());
    await library.save(lessonRef(), copy('mine'), version);
    const again = await open().open(lessonRef());
    expect(again).toMatchObject({ text: original, copy: copy('mine') });
    expect(readFileSync(join(folder, 'lessons', '01-one', 'lesson.md'), 'utf8')).toBe(original);
    expect((await library.lessons())[0]?.saved?.at).toBeGreaterThan(0);
  });

  test('a begun lesson is listed with the step its learner was at', async () => {
    const steps = '\n<!-- cell {#a} -->\n## First\n\n<!-- cell {#b} -->\n## Second\n\n```ts {#c}\n1\n```\n';
    writeFileSync(join(folder, 'lessons', '01-one', 'lesson.md'), original + steps);
    await library.save(lessonRef(), { ...copy('mine'), position: 'c' }, 'absent');
    expect((await library.lessons())[0]?.saved?.step).toEqual({ number: 2, title: 'Second' });
    const { version } = await library.open(lessonRef());
    await library.save(lessonRef(), { ...copy('mine'), position: 'gone' }, version);
    expect((await library.lessons())[0]?.saved).not.toHaveProperty('step');
  });

  test('a lesson that is only looked into does not count as opened last', async () => {
    await library.documents['document.open']({ ref: lessonRef(), peek: true });
    await library.idle();
    expect(await library.documents['recent.list'](null)).toEqual([]);
    await library.documents['document.open']({ ref: lessonRef() });
    await library.idle();
    expect(await library.documents['recent.list'](null)).toHaveLength(1);
  });

  test('a save that replaces another than it names is a conflict, and changes nothing', async () => {
    const first = await library.save(lessonRef(), copy('first'), 'absent');
    await expect(open().save(lessonRef(), copy('stale'), 'absent')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await library.open(lessonRef())).copy?.text).toBe('first');
    await open().save(lessonRef(), copy('second'), first);
    await expect(library.save(lessonRef(), copy('stale'), first)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a hundred saves at once happen in order and the last one wins', async () => {
    let version: Promise<string> = Promise.resolve('absent');
    for (let i = 0; i < 100; i++)
      version = version.then((last) => library.save(lessonRef(), copy(`text ${i}`), last));
    await version;
    expect((await library.open(lessonRef())).copy?.text).toBe('text 99');
    expect(readdirSync(join(data, 'lessons'))).toEqual(['01-one.json']);
  });

  test('of saves that race for one version, one wins and the others are told', async () => {
    const race = await Promise.allSettled(
      [1, 2, 3].map((n) => library.save(lessonRef(), copy(`${n}`), 'absent')),
    );
    expect(race.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  test('a reset forgets the copy', async () => {
    await library.save(lessonRef(), copy('mine'), 'absent');
    await library.reset(lessonRef());
    await library.reset(lessonRef());
    expect(await library.open(lessonRef())).toMatchObject({ text: original, version: 'absent' });
  });

  test('a damaged copy is set aside, never overwritten', async () => {
    mkdirSync(join(data, 'lessons'), { recursive: true });
    writeFileSync(join(data, 'lessons', '01-one.json'), '{"base": "cut o');
    const opened = await library.open(lessonRef());
    expect(opened.copy).toBeUndefined();
    await library.save(lessonRef(), copy('mine'), opened.version);
    const names = readdirSync(join(data, 'lessons'));
    const aside = names.find((name) => name.startsWith('01-one.json.damaged-')) ?? '';
    expect(readFileSync(join(data, 'lessons', aside), 'utf8')).toBe('{"base": "cut o');
  });

  test('a lesson that is not there cannot be opened or saved', async () => {
    await expect(library.open(lessonRef('con'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(library.save(lessonRef('con'), copy(''), 'absent')).rejects.toThrow();
    await library.idle();
    expect(readdirSync(folder)).toEqual(['lessons']);
  });

  test('a failed save at any call leaves the old copy or the new one', async () => {
    await library.save(lessonRef(), copy('old'), 'absent');
    const { version } = await library.open(lessonRef());
    const total = faultyFiles(() => {});
    await open({ files: total }).save(lessonRef(), copy('new'), version);
    for (let n = 1; n <= total.calls().length; n++) {
      const before = await library.open(lessonRef());
      const files = faultyFiles((_, number) => {
        if (number === n) throw systemError('ENOSPC');
      });
      const broken = open({ files });
      const saved = await broken.save(lessonRef(), copy(`new ${n}`), before.version).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'ENOSPC' });
          return false;
        },
      );
      await broken.idle();
      const now = (await library.open(lessonRef())).copy?.text;
      expect(saved ? [`new ${n}`] : [before.copy?.text, `new ${n}`]).toContain(now);
      expect(readdirSync(join(data, 'lessons'))).toEqual(['01-one.json']);
    }
  });
});

describe('documents', () => {
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test('only a file that its owner named is opened or saved', async () => {
    const path = write('mine.md', 'text');
    const ref: DocumentRef = { kind: 'file', path };
    await expect(library.open(ref)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(library.save(ref, copy('x'), '')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await library.open(library.grant(path))).toMatchObject({ text: 'text' });
    await expect(library.open({ kind: 'file', path: `${folder}/./mine.md` })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('every byte of the text is kept: BOM, CRLF, no final newline', async () => {
    const text = '\uFEFF# 拾级\r\n\r\n```ts\r\n1 + 1\r\n```';
    const ref = library.grant(write('odd.md', text));
    const opened = await library.open(ref);
    expect(opened.text).toBe(text);
    expect(await library.save(ref, { ...copy(text), outputs: '' }, opened.version)).toBe(opened.version);
    expect(readFileSync(join(folder, 'odd.md'), 'utf8')).toBe(text);
  });

  test.each([
    ['windows-1252', 'café', Buffer.from('caf\xe9', 'latin1')],
    ['windows-1252', "l'élève à côté", Buffer.from("l'\xe9l\xe8ve \xe0 c\xf4t\xe9", 'latin1')],
    ['utf-16le', '拾级 hi', Buffer.from('\uFEFF拾级 hi', 'utf16le')],
    ['utf-16le', 'no mark', Buffer.from('no mark', 'utf16le')],
    ['utf-16be', 'hi', Buffer.from('\uFEFFhi', 'utf16le').swap16()],
    ['gb18030', '数据', Buffer.from([0xca, 0xfd, 0xbe, 0xdd])],
  ])(
    'a text in %s is shown as %s, and only converted once its owner agrees',
    async (encoding, text, bytes) => {
      const path = write('old.md', bytes);
      const ref = library.grant(path);
      const opened = await library.open(ref);
      expect(opened).toMatchObject({ text, encoding });
      const edited = { ...copy(`${text}!`), outputs: '' };
      await expect(library.save(ref, edited, opened.version)).rejects.toMatchObject({ code: 'not-allowed' });
      expect(readFileSync(path)).toEqual(bytes);
      await library.documents['document.save']({ ref, copy: edited, version: opened.version, convert: true });
      expect(readFileSync(path, 'utf8')).toBe(`${text}!`);
      expect(await library.open(ref)).not.toHaveProperty('encoding');
    },
  );

  test('half a character is never saved as U+FFFD', async () => {
    const path = write('a.md', 'one');
    const ref = library.grant(path);
    const { version } = await library.open(ref);
    await expect(library.save(ref, copy('\ud800'), version)).rejects.toMatchObject({ code: 'bad-request' });
    expect(readFileSync(path, 'utf8')).toBe('one');
  });

  test('outputs lie beside the file and come back with it', async () => {
    const ref = library.grant(write('a.md', 'one'));
    const { version } = await library.open(ref);
    await library.save(ref, copy('two'), version);
    expect(readFileSync(join(folder, 'a.md.outputs.json'), 'utf8')).toBe('{}');
    const again = await library.open(ref);
    expect(again).toMatchObject({
      text: 'two',
      copy: { base: 'two', text: 'two', outputs: '{}', position: 'a', savedAt: 5 },
    });
  });

  test('a change made outside is never overwritten unseen', async () => {
    const ref = library.grant(write('a.md', 'one'));
    const { version } = await library.open(ref);
    write('a.md', 'theirs');
    await expect(library.save(ref, copy('mine'), version)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('theirs');
  });

  test('the same content with a new date is no conflict', async () => {
    const ref = library.grant(write('a.md', 'one'));
    const { version } = await library.open(ref);
    write('a.md', 'one');
    await library.save(ref, copy('mine'), version);
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('mine');
  });

  test('a file deleted while open is made again by a save', async () => {
    const path = write('a.md', 'one');
    const ref = library.grant(path);
    const { version } = await library.open(ref);
    rmSync(path);
    await library.save(ref, copy('mine'), version);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('a folder is not a document', async () => {
    mkdirSync(join(folder, 'sub'));
    await expect(library.open(library.grant(join(folder, 'sub')))).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  test('a document behind a link is saved where it lies', async () => {
    const path = write('real.md', 'one');
    symlinkSync(path, join(folder, 'link.md'));
    const ref = library.grant(join(folder, 'link.md'));
    const { version } = await library.open(ref);
    await library.save(ref, copy('two'), version);
    expect(readFileSync(path, 'utf8')).toBe('two');
  });
});

describe('settings', () => {
  test('are the defaults until some are chosen, then those', async () => {
    expect(await library.readSettings()).toEqual(defaultSettings);
    await library.writeSettings({ ...defaultSettings, theme: 'dark' });
    expect(await open().readSettings()).toEqual({ ...defaultSettings, theme: 'dark' });
  });
  test('that cannot be read are set aside', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), '{"theme": "da');
    expect(await open({ now: () => 7 }).readSettings()).toEqual(defaultSettings);
    expect(readdirSync(data)).toEqual(['settings.json.damaged-7']);
  });
  test('of another version are read choice by choice', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), '{"theme": "blink", "locale": "zh", "later": true}');
    expect(await open().readSettings()).toEqual({ ...defaultSettings, locale: 'zh' });
    expect(readdirSync(data)).toEqual(['settings.json']);
  });
});

describe('the data folder', () => {
  const at = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
    dataFolder({ platform, environment, home: '/home/ada' });
  test('is where each platform keeps such things', () => {
    expect(at('linux')).toBe('/home/ada/.local/share/stepwise');
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/stepwise');
    expect(at('linux', { XDG_DATA_HOME: 'relative' })).toBe('/home/ada/.local/share/stepwise');
    expect(at('darwin')).toBe('/home/ada/Library/Application Support/Stepwise');
    expect(at('win32', { APPDATA: '/roaming' })).toBe('/roaming/Stepwise');
  });
  test('is the one named in STEPWISE_DATA', () => {
    expect(at('linux', { STEPWISE_DATA: '/else' })).toBe('/else');
  });
});
