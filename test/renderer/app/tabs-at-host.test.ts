/** What the desktop keeps and tells of a window: its tabs, places to show, and dropped files. */
import { afterEach, expect, test } from 'vitest';
import type { Told } from '#core/host/windows.ts';
import { documentDropped, listenToMachine } from '../../../src-renderer/app/from-machine.ts';
import { tabsAtHost } from '../../../src-renderer/app/tabs-at-host.ts';
import { readTabs, storedTabs, withTab } from '../../../src-renderer/documents/tabs.ts';

const draft = { kind: 'draft', id: '0123456789ab' } as const;
const file = { kind: 'file', path: '/home/ada/a b.md' } as const;

afterEach(() => {
  globalThis.stepwiseHost = undefined;
});

test('tabs that the host kept are there again, and it is told of each that comes', () => {
  const told: unknown[] = [];
  const host = {
    call: async (name: string, takes: unknown) => {
      told.push([name, takes]);
      return { ok: true as const, value: null };
    },
  } as Parameters<typeof tabsAtHost>[0];
  const storage = tabsAtHost(host, [{ key: '#/draft/0123456789ab', title: { zh: '草稿', en: 'Draft' } }]);
  const before = readTabs(storage.getItem('tabs'));
  expect(before).toEqual([{ key: '#/draft/0123456789ab', ref: draft, title: { zh: '草稿', en: 'Draft' } }]);
  const after = withTab(before, file);
  storage.setItem('tabs', storedTabs(after));
  expect(told).toEqual([
    [
      'window.tabs',
      {
        tabs: [
          { key: '#/draft/0123456789ab', title: { zh: '草稿', en: 'Draft' } },
          { key: '#/file/%2Fhome%2Fada%2Fa%20b.md', title: '' },
        ],
      },
    ],
  ]);
  expect(readTabs(storage.getItem('tabs'))).toEqual(after);
});

test('what the machine tells is heard where it makes sense, and nowhere but on the desktop', async () => {
  listenToMachine(() => expect.unreachable());
  expect(await documentDropped(new File([], 'a.md'))).toBeNull();
  const heard: Told[] = [];
  let say: (told: unknown) => void = () => {};
  globalThis.stepwiseHost = {
    call: async () => undefined,
    onCommand: () => {},
    listen: (listener) => {
      say = listener;
    },
    dropped: async ({ name }) =>
      name === 'a.md'
        ? { ok: true, value: { ref: file } }
        : { ok: false, code: 'bad-request', message: 'This is no document.' },
  };
  listenToMachine((told) => heard.push(told));
  for (const told of [{ show: ['#/notebooks'] }, { show: ['https://evil.com'] }, { show: 7 }, null])
    say(told);
  expect(heard).toEqual([{ show: ['#/notebooks'] }]);
  expect(await documentDropped(new File([], 'a.md'))).toEqual(file);
  expect(await documentDropped(new File([], 'made.md'))).toBeNull();
});
