import { describe, expect, it } from 'vitest';
import { dataSize, duration, grouped, percent, significant } from '#core/export/numbers.ts';

describe('numbers', () => {
  it('are grouped by thousands', () => {
    expect([grouped(101770), grouped(-1234.5), grouped(999)]).toEqual(['101,770', '−1,234.5', '999']);
  });
  it('keep four significant digits and no idle zeros', () => {
    expect([0.97123, 0.5, 12.3456, 1234.56, 100, 0, 1e-7, 2.5e12].map((value) => significant(value))).toEqual(
      ['0.9712', '0.5', '12.35', '1,235', '100', '0', '1e−7', '2.5e12'],
    );
  });
  it('name what is not finite', () => {
    expect(
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => significant(value)),
    ).toEqual(['NaN', '∞', '−∞']);
    expect(percent(Number.NaN)).toBe('–');
  });
  it('say times and sizes in the reader’s words', () => {
    expect([
      duration(840, 'en'),
      duration(12_400, 'zh'),
      duration(185_000, 'en'),
      duration(59_700, 'zh'),
    ]).toEqual(['0.8 s', '12 秒', '3 min 05 s', '1 分 00 秒']);
    expect([dataSize(512), dataSize(9_912_422), dataSize(1500)]).toEqual(['512 B', '9.9 MB', '1.5 kB']);
  });
});
