import * as v from 'valibot';
import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { InputId } from '../../src-core/notebook/ids.ts';
import type { InputValue } from '../../src-core/runtime/input.ts';
import type { Output } from '../../src-core/runtime/output.ts';
import { outputSchema } from '../../src-core/runtime/schema.ts';
import { installServices, type KernelServices, outputSymbol } from '../../src-kernel/evaluate/services.ts';
import { draw, input, panel, scene, t } from '../../src-kernel/learn/index.ts';

const emitted: Output[] = [];
let decode: (value: InputValue | undefined) => unknown = () => undefined;

beforeEach(() => {
  emitted.length = 0;
  installServices({
    emit: (output: Output) => emitted.push(output),
    nextInputId: () => InputId.of('line'),
    bindInput<T>(_: InputId, made: (value: InputValue | undefined) => T): T {
      decode = made;
      return made(undefined);
    },
  } as unknown as KernelServices);
});

const bounds = { x: [0, 5], y: [0, 5] } as const;
const line = () => input.points({ label: t('直线', 'Line'), initial: { a: [0, 1], b: [4, 3] }, bounds });

describe('input.points', () => {
  it('gives places by name, and where they were moved to', () => {
    const places = line();
    expectTypeOf(places).toEqualTypeOf<{
      readonly a: readonly [number, number];
      readonly b: readonly [number, number];
    }>();
    expect(places).toEqual({ a: [0, 1], b: [4, 3] });
    expect(v.safeParse(outputSchema, emitted[0]).success).toBe(true);
    expect(decode({ kind: 'points', points: { a: [9, 2] } })).toEqual({ a: [5, 2], b: [4, 3] });
  });

  it('gives a list where it was given one', () => {
    const places = input.points({
      label: 'dots',
      initial: [
        [1, 2],
        [3, 4],
      ],
      bounds,
    });
    expect(places).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(decode({ kind: 'points', points: { 1: [0, 0] } })).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });
});

describe('draw and scene', () => {
  it("makes handles of a control's points, also of its later values, and dots of plain ones", () => {
    const places = line();
    expect(draw.handles(places)).toMatchObject([
      { kind: 'handle', name: 'a', at: [0, 1] },
      { kind: 'handle', name: 'b', at: [4, 3] },
    ]);
    expect(draw.handles(places, { only: 'b' })).toHaveLength(1);
    const moved = decode({ kind: 'points', points: { a: [1, 1] } }) as typeof places;
    expect(draw.handles(moved)[0]).toMatchObject({ kind: 'handle', at: [1, 1] });
    expect(draw.handles({ a: [1, 2] })).toMatchObject([{ kind: 'points', x: [1], y: [2] }]);
  });

  it('is an output that fits the schema, with every kind of mark', () => {
    const drawing = scene({
      alt: t('各种图形', 'Marks of every kind'),
      panels: [
        panel({ x: [0, 5], y: { min: 0, max: 5, label: 'y' }, title: 'all' }, [
          draw.raster(new Float32Array(6), 3, { box: [0, 0, 5, 5] }),
          draw.area([0, 1], [1, 2]),
          draw.rects([0], [0], [1], [1], { outline: true, fill: 0.2 }),
          draw.curve((x) => x * x, [0, 2], { label: 'x^{2}', samples: 4 }),
          draw.dots(new Float32Array([1, 2]), [1, 2], { shape: 'triangle' }),
          draw.rule({ y: 2 }, { dash: true }),
          draw.arrow([0, 0], [1, 1]),
          draw.text(1, 1, t('字', 'words')),
          draw.handles(line()),
        ]),
      ],
    });
    const output = drawing[outputSymbol]();
    const checked = v.safeParse(outputSchema, output);
    expect(checked.issues).toBeUndefined();
    expect(checked.output).toEqual(output);
  });

  it('writes a minus sign before numbers in its words, and leaves hyphens alone', () => {
    const { data } = scene({
      title: t('w = -2.4，2-8-1 网络', 'w = -2.4, a 2-8-1 network'),
      alt: 'from -1 to (-3, -4)',
      panels: [],
      timeline: { count: 1, pace: 60, labels: ['θ = -0.5'] },
    });
    expect(data).toMatchObject({
      title: { zh: 'w = −2.4，2-8-1 网络', en: 'w = −2.4, a 2-8-1 network' },
      alt: 'from −1 to (−3, −4)',
      timeline: { count: 1, labels: ['θ = −0.5'] },
    });
  });

  it('says what is wrong with an axis', () => {
    expect(() => panel({ x: [1, 1], y: [0, 1] }, [])).toThrow('from a smaller to a larger number');
    expect(() => panel({ x: { min: 0, max: 1, scale: 'log' }, y: [0, 1] }, [])).toThrow('begins above 0');
  });
});
