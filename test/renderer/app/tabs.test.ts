import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '#core/host/host.ts';
import {
  readTabs,
  storedTabs,
  type Tab,
  tabBeside,
  withoutTab,
  withTab,
  withTabMoved,
} from '../../../src-renderer/documents/tabs.ts';

const file = (path: string): DocumentRef => ({ kind: 'file', path });
const three = ['/a.md', '/b.md', '/c.md'].reduce<readonly Tab[]>(
  (tabs, path) => withTab(tabs, file(path)),
  [],
);
const paths = (tabs: readonly Tab[]) => tabs.map(({ ref }) => (ref.kind === 'file' ? ref.path : ref.id));
const key = (at: number) => three[at]?.key ?? '';

describe('tabs', () => {
  it('open a document once', () => {
    expect(withTab(three, file('/b.md'))).toBe(three);
    expect(paths(withTab(three, file('/d.md')))).toEqual(['/a.md', '/b.md', '/c.md', '/d.md']);
  });
  it('give way to the next, and the last to the one before', () => {
    expect(withoutTab(three, key(0)).next?.key).toBe(key(1));
    expect(withoutTab(three, key(2)).next?.key).toBe(key(1));
    expect(withoutTab(three.slice(0, 1), key(0))).toEqual({ tabs: [], next: null });
  });
  it('follow a document to another place, where one tab is enough', () => {
    expect(paths(withTabMoved(three, key(0), file('/z.md')))).toEqual(['/z.md', '/b.md', '/c.md']);
    expect(paths(withTabMoved(three, key(0), file('/c.md')))).toEqual(['/c.md', '/b.md']);
  });
  it('are stepped through round the end', () => {
    expect(tabBeside(three, key(2), 1)?.key).toBe(key(0));
    expect(tabBeside(three, key(0), -1)?.key).toBe(key(2));
  });
  it('are read back as they were kept, and anything else is no tabs', () => {
    expect(readTabs(storedTabs(three))).toEqual(three);
    expect(readTabs('[{"key":"#/nonsense","title":""}]')).toEqual([]);
    expect(readTabs('{')).toEqual([]);
    expect(readTabs(null)).toEqual([]);
  });
});
