/** The host inside a published site: copies over published texts, conflicts, a full browser, trust, and the site's folder. */
import { beforeEach, expect, test } from 'vitest';
import { createSiteHost } from '../../../src-renderer/site/host.ts';
import { memoryStore } from '../../support/memory-store.ts';

const index = {
  version: '1',
  title: 'Course',
  lessons: [],
  notebooks: [
    { path: '/a.md', file: 'documents/a.txt', size: 4 },
    { path: '/week 1/b.md', file: 'documents/b.txt', size: 4 },
  ],
  files: ['documents/a.txt'],
};
const ref = { kind: 'file', path: '/a.md' } as const;
const copy = (text: string) => ({ text, outputs: '', savedAt: 1 });

let files: Map<string, string>;
let store: ReturnType<typeof memoryStore>;
let ask: ReturnType<typeof createSiteHost>;
beforeEach(() => {
  files = new Map([
    ['site.json', JSON.stringify(index)],
    ['documents/a.txt', '\uFEFFold\r\n'],
    ['documents/b.txt', 'b'],
  ]);
  store = memoryStore();
  ask = open();
});

/** Another window of the site. */
function open() {
  return createSiteHost({
    store,
    now: () => 1_000,
    read: async (file) => {
      const text = files.get(file);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  });
}

test('a published text is given byte for byte, and a copy lies over it until it is published anew', async () => {
  expect(await ask('document.open', { ref })).toMatchObject({ value: { text: '\uFEFFold\r\n' } });
  expect(await ask('document.save', { ref, copy: copy('mine'), version: 'published' })).toMatchObject({
    ok: true,
  });
  files.set('documents/a.txt', 'new');
  // The copy knows what it was a copy of, so that both can be brought together.
  expect(await ask('document.open', { ref })).toMatchObject({
    value: { text: 'new', copy: { base: '\uFEFFold\r\n', text: 'mine' } },
  });
});

test('of two windows the later save is a conflict, and its text is kept', async () => {
  const other = open();
  await ask('document.open', { ref });
  await other('document.open', { ref });
  await ask('document.save', { ref, copy: copy('mine'), version: 'published' });
  expect(await other('document.save', { ref, copy: copy('theirs'), version: 'published' })).toMatchObject({
    code: 'conflict',
  });
  expect(await ask('document.open', { ref })).toMatchObject({
    value: { copy: { text: 'mine' }, recovery: {} },
  });
  expect(await ask('recovery.read', { ref })).toMatchObject({ value: { copy: { text: 'theirs' } } });
});

test('a window hears of another’s save while it waits', async () => {
  const waiting = ask('document.watch', {
    documents: [{ ref, version: 'published' }],
    folders: [],
    wait: true,
  });
  const other = open();
  await other('document.open', { ref });
  await other('document.save', { ref, copy: copy('theirs'), version: 'published' });
  expect(await waiting).toMatchObject({ value: { documents: [{ ref }] } });
});

test('a full browser is told as a full disk, and what was kept is as it was', async () => {
  await ask('document.open', { ref });
  const saved = (await ask('document.save', { ref, copy: copy('first'), version: 'published' })) as {
    value: { version: string };
  };
  store.fail = new DOMException('full', 'QuotaExceededError');
  const { version } = saved.value;
  expect(await ask('document.save', { ref, copy: copy('second'), version })).toMatchObject({
    code: 'disk-full',
  });
  store.fail = null;
  expect(await ask('document.open', { ref })).toMatchObject({ value: { version, copy: { text: 'first' } } });
});

test('a server that is gone is unreachable, and the visitor’s own notebooks still open', async () => {
  const made = (await ask('document.create', { folder: null, name: 'x.md', text: '' })) as {
    value: { ref: unknown };
  };
  files.clear();
  expect(await ask('document.open', { ref })).toMatchObject({ ok: false });
  expect(await ask('document.open', made.value)).toMatchObject({ ok: true });
});

test('what was uploaded is not trusted until the visitor says so, and stays so through saves', async () => {
  const made = (await ask('document.upload', { name: 'x.md', content: btoa('# X') })) as {
    value: { ref: { kind: 'draft'; id: string } };
  };
  const draft = made.value.ref;
  const opened = (await ask('document.open', { ref: draft })) as { value: { version: string } };
  expect(opened).toMatchObject({ value: { untrusted: true } });
  const saved = (await ask('document.save', {
    ref: draft,
    copy: copy('# Y'),
    version: opened.value.version,
  })) as {
    value: { version: string };
  };
  expect(await ask('document.open', { ref: draft })).toMatchObject({ value: { untrusted: true } });
  expect(await ask('document.trust', { ref: draft, version: 'other' })).toMatchObject({ code: 'conflict' });
  await ask('document.trust', { ref: draft, version: saved.value.version });
  expect(await ask('document.open', { ref: draft })).not.toMatchObject({ value: { untrusted: true } });
});

test('the folder shows what was published and what the visitor made, and keeps the site’s own', async () => {
  expect(await ask('document.create', { folder: '/', name: 'mine.md', text: '' })).toMatchObject({
    ok: true,
  });
  expect(await ask('document.create', { folder: '/', name: 'a.md', text: '' })).toMatchObject({
    code: 'exists',
  });
  expect(await ask('workspace.list', { path: '/' })).toMatchObject({
    value: { entries: [{ name: 'week 1', kind: 'folder' }, { name: 'a.md' }, { name: 'mine.md' }] },
  });
  expect(await ask('workspace.list', { path: '/week 1' })).toMatchObject({
    value: { entries: [{ name: 'b.md' }] },
  });
  expect(await ask('workspace.list', { path: '/nowhere' })).toMatchObject({ code: 'not-found' });
  expect(await ask('document.trash', { ref })).toMatchObject({ code: 'not-allowed' });
  const own = { kind: 'file', path: '/mine.md' };
  expect(await ask('document.rename', { ref: own, name: 'ours.md' })).toMatchObject({
    value: { ref: { path: '/ours.md' } },
  });
  expect(await ask('document.open', { ref: own })).toMatchObject({ code: 'not-found' });
});
