/** File names as a person types them. */
import { expect, test } from 'vitest';
import { faultInName, liesIn, withEnding } from '../../../src-renderer/app/file-name.ts';

test('a name gets the document’s ending where it has none, and keeps its own', () => {
  expect(withEnding('notes', '.md')).toBe('notes.md');
  expect(withEnding('notes', '.ipynb')).toBe('notes.ipynb');
  expect(withEnding('notes.ipynb', '.md')).toBe('notes.ipynb');
  expect(withEnding('notes.txt', '.md')).toBe('notes.txt');
});

test('a name that no file of ours can have is refused', () => {
  expect(faultInName('notes.md')).toBeNull();
  expect(faultInName('笔记.IPYNB')).toBeNull();
  expect(faultInName('notes.txt')).toBe('endingNeeded');
  for (const name of ['a/b.md', 'a\\b.md', '.hidden.md', 'what?.md'])
    expect(faultInName(name)).toBe('badName');
});

test('a folder lies in the workspace by its path, however it is written', () => {
  expect(liesIn('/home/me/work', '/home/me/work/')).toBe(true);
  expect(liesIn('/home/me/work/models', '/home/me/work')).toBe(true);
  expect(liesIn('C:\\work\\models', 'C:/work')).toBe(true);
  expect(liesIn('/home/me/workshop', '/home/me/work')).toBe(false);
});
