import { describe, expect, it } from 'vitest';
import { fitName } from '../../../src-renderer/controls/fuzzy.ts';

const best = (query: string, ...names: string[]) =>
  names
    .flatMap((name) => {
      const found = fitName(query, name);
      return found ? [{ name, score: found.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);

describe('quick open', () => {
  it('finds letters in order, whatever their case, and nothing else', () => {
    expect(best('lr', 'learning-rate.md', 'role.md', 'Loss Rate.md')).toEqual([
      'Loss Rate.md',
      'learning-rate.md',
    ]);
  });
  it('puts whole words and their beginnings first', () => {
    expect(best('net', 'kernel test.md', 'planet.md', 'network.md')).toEqual([
      'network.md',
      'planet.md',
      'kernel test.md',
    ]);
  });
  it('takes words in any order, and Chinese', () => {
    expect(best('rate learning', 'learning-rate.md', 'rate.md')).toEqual(['learning-rate.md']);
    expect(best('分类', '文章的分类器', '线性回归')).toEqual(['文章的分类器']);
  });
  it('fits everything to nothing typed', () => {
    expect(fitName(' ', 'a')?.at).toEqual([]);
  });
});
