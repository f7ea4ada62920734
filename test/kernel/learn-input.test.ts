import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { InputId } from '../../src-core/notebook/ids.ts';
import type { InputValue } from '../../src-core/runtime/input.ts';
import type { Output } from '../../src-core/runtime/output.ts';
import { outputSchema } from '../../src-core/runtime/schema.ts';
import { installServices, type KernelServices } from '../../src-kernel/evaluate/services.ts';
import { input, seed, t } from '../../src-kernel/learn/index.ts';

/** The part of the kernel that controls need: emitted outputs, and decoders by control. */
const emitted: Output[] = [];
const decoders = new Map<InputId, (value: InputValue | undefined) => unknown>();
const seeds: number[] = [];
let stored: InputValue | undefined;

beforeEach(() => {
  emitted.length = 0;
  decoders.clear();
  stored = undefined;
  installServices({
    emit: (output: Output) => emitted.push(output),
    nextInputId: () => InputId.of('pad'),
    bindInput<T>(id: InputId, decode: (value: InputValue | undefined) => T): T {
      decoders.set(id, decode);
      return decode(stored);
    },
    seed: (number: number) => seeds.push(number),
  } as unknown as KernelServices);
});

const moved = (value: InputValue) => decoders.get(InputId.of('pad'))?.(value);

describe('input', () => {
  it('shows a pad that is blank until drawn on', () => {
    const pad = input.drawing({ label: t('画', 'Draw') });
    expect(emitted).toEqual([
      {
        mime: 'application/vnd.stepwise.input+json',
        data: { kind: 'drawing', id: 'pad', label: { zh: '画', en: 'Draw' }, width: 28, height: 28 },
      },
    ]);
    expect(pad.pixels).toEqual(new Float32Array(784));
    const drawn = moved({ kind: 'drawing', pixels: [0, 0.5, 1] });
    expect(drawn).toMatchObject({ width: 28, height: 28 });
    expect([...(drawn as typeof pad).pixels.subarray(0, 4)]).toEqual([0, 0.5, 1, 0]);
  });

  it('keeps what was drawn before when its cell runs again', () => {
    stored = { kind: 'drawing', pixels: new Float32Array([1, 1, 1, 1]) };
    expect([...input.drawing({ label: 'pad', width: 2, height: 2 }).pixels]).toEqual([1, 1, 1, 1]);
  });

  it('gives null until a file is chosen, then its name and bytes', () => {
    expect(input.file({ label: 'images', accept: ['.gz'] })).toBeNull();
    const bytes = Uint8Array.of(1, 2);
    expect(moved({ kind: 'file', name: 'a.gz', bytes })).toEqual({ name: 'a.gz', bytes });
  });

  it('gives a number, an index, a yes or no', () => {
    expect(input.slider({ label: 'x', min: 1, max: 3 })).toBe(1);
    expect(moved({ kind: 'slider', value: 2.5 })).toBe(2.5);
    expect(input.select({ label: 'x', options: ['a', 'b'], initial: 1 })).toBe(1);
    expect(moved({ kind: 'select', index: 0 })).toBe(0);
    expect(input.checkbox({ label: 'x' })).toBe(false);
    expect(moved({ kind: 'checkbox', checked: true })).toBe(true);
  });

  it('gives a number typed in, a text, a colour, presses', () => {
    expect(input.number({ label: 'x', initial: 2, min: 1, max: 3 })).toBe(2);
    expect(moved({ kind: 'number', value: 9 })).toBe(3);
    expect(moved({ kind: 'number', value: Number.NaN })).toBe(2);
    expect(input.text({ label: 'x', initial: 'a' })).toBe('a');
    expect(moved({ kind: 'text', text: '' })).toBe('');
    expect(input.color({ label: 'x', initial: '#0C6B63' })).toBe('#0c6b63');
    expect(moved({ kind: 'color', color: 'red;x' })).toBe('#0c6b63');
    expect(() => input.color({ label: 'x', initial: 'red' })).toThrow(RangeError);
    expect(input.button({ label: 'x' })).toBe(0);
    expect(moved({ kind: 'button', presses: 2 })).toBe(2);
  });

  it('gives the rows of a grid: numbers where the column began with numbers, else texts', () => {
    const rows = input.table({
      label: 'x',
      columns: ['n', 'name'],
      rows: [
        [1, 'a'],
        [2, 'b'],
      ],
    });
    expect(rows).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(emitted[0]?.data).toMatchObject({ columns: [{ type: 'number' }, { type: 'text' }] });
    expect(moved({ kind: 'table', rows: [['3', 4], ['x'], ['', 'c']] })).toEqual([
      [3, '4'],
      [Number.NaN, ''],
      [Number.NaN, 'c'],
    ]);
  });

  it('holds a remembered value to bounds and choices that changed since', () => {
    stored = { kind: 'slider', value: 9 };
    expect(input.slider({ label: 'x', min: 0, max: 1 })).toBe(1);
    stored = { kind: 'select', index: 5 };
    expect(input.select({ label: 'x', options: ['a', 'b'] })).toBe(0);
  });

  it('shows only what the window accepts', () => {
    input.number({ label: 'x' });
    input.text({ label: t('文', 'text'), lines: 3 });
    input.color({ label: 'x' });
    input.table({ label: 'x', columns: ['a'], rows: [[Number.NaN]] });
    input.button({ label: 'x' });
    for (const output of emitted) expect(v.safeParse(outputSchema, output).success).toBe(true);
    expect(emitted).toHaveLength(5);
  });

  it('ignores a value left by a control of another kind', () => {
    stored = { kind: 'checkbox', checked: true };
    expect(input.slider({ label: 'x', min: 0, max: 1, initial: 0.5 })).toBe(0.5);
  });
});

describe('seed', () => {
  it('restarts the randomness of the kernel', () => {
    seed(42);
    expect(seeds).toEqual([42]);
  });
});
