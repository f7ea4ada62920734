/** Parameters given from outside. */
import { describe, expect, test } from 'vitest';
import { readParameter, setParameter } from '#core/program/parameters.ts';

describe('a parameter', () => {
  test.each([
    ['rate=0.1', { name: 'rate', value: 0.1 }],
    ['rate=-1e-3', { name: 'rate', value: -0.001 }],
    ['on=true', { name: 'on', value: true }],
    ['name=a=b', { name: 'name', value: 'a=b' }],
    ["name='7'", { name: 'name', value: '7' }],
    ['=3', undefined],
    ['rate', undefined],
  ])('%s is read', (text, parameter) => {
    expect(readParameter(text)).toEqual(parameter);
  });

  test('takes the place of the literal a variable begins with, and of nothing else', () => {
    const source = '// rate = 1\nconst rate: number = 0.5; // rate = 0.5\nconst other = rate;';
    expect(setParameter(source, 'ts', { name: 'rate', value: 2 })).toEqual({
      source: '// rate = 1\nconst rate: number = 2; // rate = 0.5\nconst other = rate;',
    });
    expect(setParameter('let text = "a"', 'ts', { name: 'text', value: 'b"c' })).toEqual({
      source: 'let text = "b\\"c"',
    });
    expect(setParameter('const other = rate', 'ts', { name: 'other', value: 2 })).toBeUndefined();
    expect(setParameter('const = 1', 'ts', { name: 'rate', value: 2 })).toBeUndefined();
  });

  test('moves a control of that name', () => {
    const source = "const rate = input.slider({ label: 'Rate', min: 0, max: 1 });";
    expect(setParameter(source, 'ts', { name: 'rate', value: 0.3 })).toEqual({
      input: { kind: 'slider', value: 0.3 },
    });
    expect(setParameter(source, 'ts', { name: 'rate', value: 'fast' })).toBeUndefined();
  });
});
