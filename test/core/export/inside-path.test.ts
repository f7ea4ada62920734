import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { insidePath } from '#core/export/inside-path.ts';
import { zipped } from '../../../src-renderer/export/zip.ts';

const leading: readonly (readonly [path: string, inside: string])[] = [
  ['models/../../../.bashrc', 'models/_/_/_/.bashrc'],
  ['/etc/passwd', '_/etc/passwd'],
  ['models/..\\..\\evil/model.json', 'models/.._.._evil/model.json'],
  ['C:/evil', 'C_/evil'],
  ['a//b', 'a/_/b'],
  ['./a\0\n', '_/a__'],
];

describe('the path of an exported file', () => {
  it.each(leading)('%j leads nowhere else', (path, inside) => expect(insidePath(path)).toBe(inside));
  it('is left alone where it is plain', () => {
    for (const path of ['分类器.html', 'models/net/model.json', '.nojekyll', 'a..b/c'])
      expect(insidePath(path)).toBe(path);
  });
});

it('a ZIP holds no name that leads out of it', async () => {
  const files = leading.map(([path]) => ({ path, mime: 'text/plain', content: 'x' }));
  expect(Object.keys(unzipSync(await zipped(files))).sort()).toEqual(
    leading.map(([, inside]) => inside).sort(),
  );
});
