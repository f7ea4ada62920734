import { describe, expect, it } from 'vitest';
import { inAscii } from '../../scripts/one-byte.ts';

/** What an expression comes to, written as it is and in ASCII. */
function both(expression: string): readonly [asItIs: unknown, inAscii: unknown] {
  const written = inAscii(`export default ${expression};`);
  if (written === undefined) throw new Error('not written');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  expect(written).toMatch(/^[\0-\x7f]*$/);
  const value = (code: string): unknown => new Function(code.replace('export default', 'return'))();
  return [value(`export default ${expression};`), value(written)];
}

describe('a script in ASCII', () => {
  it.each([
    ["'拾级 “learn” — é'"],
    ['`a\n字${1 + 1}\\n字`'],
    ["({ 名: 1, '字': '\\\\字' })"],
    ["['字𠮷😀'.match(/[一-龥]/g), '😀'.match(/^[😀字]$/u)?.[0], /é|字/.test('汉字')]"],
    ['((变量) => 变量 + 1)(2) // 说明'],
    ['((text, ...values) => [...text, ...values])`a${"字"}b`'],
  ])('says the same: %s', (expression) => {
    const [asItIs, written] = both(expression);
    expect(written).toEqual(asItIs);
  });

  it('is not written where a template is read as it stands', () => {
    expect(inAscii('export default String.raw`\\text{字}`;')).toBeUndefined();
    expect(inAscii('const f = () => [String.raw`${1}字`];')).toBeUndefined();
  });
});
