import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { writeScene } from '#core/export/write/scene.ts';
import { InputId } from '#core/notebook/ids.ts';
import type { PointsInput } from '#core/runtime/input.ts';
import type { RasterMark, SceneData, SceneMark } from '#core/runtime/scene.ts';
import { outputSchema } from '#core/runtime/schema.ts';
import { layoutScene } from '#core/scene/layout.ts';
import { landing, placesOf, stepOf } from '#core/scene/points.ts';
import { rasterPixels } from '#core/scene/raster.ts';
import { scaleOf, ticksOf } from '#core/scene/scale.ts';
import { shapesOf } from '#core/scene/shapes.ts';
import { plainText, spansOf } from '#core/scene/text.ts';

const control: PointsInput = {
  kind: 'points',
  id: InputId.of('line'),
  label: 'Line',
  initial: { a: [0, 1], b: [4, 3] },
  bounds: { x: [0, 5], y: [0, 5] },
};

const sceneOf = (...marks: SceneMark[]): SceneData => ({
  alt: { zh: '图', en: 'A picture' },
  panels: [{ x: { min: 0, max: 10 }, y: { min: 0, max: 5 }, aspect: 2, marks }],
});

const shapes = (data: SceneData, frame = 0) => {
  const [placed] = layoutScene(data, 640, 'en').panels;
  if (!placed) throw new Error('no panel');
  return { placed, shapes: shapesOf(placed, 'en', frame) };
};

describe('a scale', () => {
  it('maps values to pixels and back', () => {
    const scale = scaleOf({ min: 0, max: 10 }, 100, 0);
    expect(scale.at(2.5)).toBe(75);
    expect(scale.value(75)).toBe(2.5);
    const log = scaleOf({ min: 1, max: 1000, scale: 'log' }, 0, 300);
    expect(log.at(10)).toBeCloseTo(100);
    expect(log.value(200)).toBeCloseTo(100);
  });

  it('marks round values, whatever the span', () => {
    expect(ticksOf({ min: -1, max: 1 }, 5).map(({ text }) => text)).toEqual([
      '−1.0',
      '−0.5',
      '0.0',
      '0.5',
      '1.0',
    ]);
    expect(ticksOf({ min: 0, max: 1e-3 }, 4).map(({ text }) => text)).toEqual(['0.0000', '0.0005', '0.0010']);
    expect(ticksOf({ min: 1e4, max: 1e12, scale: 'log' }, 5).map(({ text }) => text)).toEqual([
      '10^{4}',
      '10^{6}',
      '10^{8}',
      '10^{10}',
      '10^{12}',
    ]);
    expect(ticksOf({ min: 1, max: 1 }, 5)).toEqual([]);
  });
});

describe('a text', () => {
  it('lowers and raises what its marks say, and comes back to the line', () => {
    expect(spansOf('w_{1}x^{2} + b')).toEqual([
      { text: 'w', level: 'line', dy: 0 },
      { text: '1', level: 'sub', dy: 0.25 },
      { text: 'x', level: 'line', dy: -0.25 },
      { text: '2', level: 'sup', dy: -0.4 },
      { text: ' + b', level: 'line', dy: 0.4 },
    ]);
    expect(plainText('w_{1}, val_loss')).toBe('w1, val_loss');
  });
});

describe('places of a control', () => {
  it('land within bounds, on the grid and along the only way', () => {
    expect(landing(control, 'a', [9, -1])).toEqual([5, 0]);
    expect(landing({ ...control, snap: 0.1 }, 'a', [0.34, 1.26])).toEqual([0.3, 1.3]);
    expect(landing({ ...control, along: 'y' }, 'a', [3, 2])).toEqual([0, 2]);
    expect(landing(control, 'a', [Number.NaN, 2])).toEqual([0, 2]);
  });

  it('are where they began until moved, and only those the control has', () => {
    expect(placesOf(control, undefined)).toEqual(control.initial);
    expect(placesOf(control, { kind: 'points', points: { a: [1, 1], z: [2, 2] } })).toEqual({
      a: [1, 1],
      b: [4, 3],
    });
  });

  it('move by a hundredth, or a tenth', () => {
    expect(stepOf(control, 'x', false)).toBe(0.05);
    expect(stepOf(control, 'x', true)).toBe(0.5);
  });
});

describe('a panel', () => {
  it('puts marks where their data is', () => {
    const { placed, shapes: drawn } = shapes(
      sceneOf({ kind: 'line', x: [0, 10], y: [0, 5], color: 'accent' }),
    );
    const { left, top, width, height } = placed.plot;
    const r = (value: number) => Math.round(value * 10) / 10;
    expect(drawn.at(-1)?.attributes.d).toBe(`M${r(left)} ${r(top + height)}L${r(left + width)} ${r(top)}`);
    expect(width / height).toBeCloseTo(2);
  });

  it('leaves a gap at NaN, grows with the timeline, and shows a mark in its frames only', () => {
    const line = { kind: 'line', x: [0, 1, 2, 3], y: [0, Number.NaN, 2, 3], color: 'accent' } as const;
    expect(String(shapes(sceneOf(line)).shapes.at(-1)?.attributes.d).match(/M/g)).toHaveLength(2);
    const growing = sceneOf({ ...line, y: [0, 1, 2, 3], grow: true });
    expect(String(shapes(growing, 1).shapes.at(-1)?.attributes.d).match(/L/g)).toHaveLength(1);
    const axes = shapes(sceneOf()).shapes.length;
    const brief = sceneOf({ kind: 'rule', x: 1, color: 'muted', frames: [2, 3] });
    expect(shapes(brief, 1).shapes).toHaveLength(axes);
    expect(shapes(brief, 2).shapes).toHaveLength(axes + 1);
  });

  it('stands below its neighbour where the window is narrow', () => {
    const data = { ...sceneOf(), panels: [...sceneOf().panels, ...sceneOf().panels] };
    expect(layoutScene(data, 1000, 'en').panels.map(({ top }) => top)).toEqual([0, 0]);
    const [first, second] = layoutScene(data, 240, 'en').panels;
    expect(second?.top).toBeGreaterThan(first?.height ?? 0);
  });
});

describe('a raster', () => {
  const mark: RasterMark = {
    kind: 'raster',
    rows: 1,
    columns: 3,
    values: [-1, 0, 1],
    box: [0, 0, 1, 1],
    scale: 'diverging',
    range: [-1, 1],
  };

  it('goes from the negative colour over the surface to the positive', () => {
    const palette = { positive: [0, 0, 255], negative: [255, 0, 0], surface: [255, 255, 255] } as const;
    const pixels = rasterPixels(mark, palette);
    expect([...pixels.slice(4, 8)]).toEqual([255, 255, 255, 255]);
    expect(pixels[0]).toBe(255);
    expect(pixels[2]).toBeLessThan(150);
    expect(pixels[8]).toBeLessThan(150);
  });

  it('is exported as squares, equal neighbours as one', () => {
    const html = writeScene(sceneOf({ ...mark, values: [1, 1, 0] }), 'en');
    expect(html.match(/<rect/g)).toHaveLength(1);
    expect(html).toContain('fill="var(--category-1)"');
  });
});

describe('the name of a way', () => {
  it('stands clear of the runners of others, which would hide its letters', () => {
    const way = (name: string, x: number): SceneMark[] => [
      { kind: 'line', x: [0, x], y: [2, 2], color: 'series-1', label: name, grow: true },
      { kind: 'points', x: [0, x], y: [2, 2], color: 'series-1', step: true },
    ];
    const named = (marks: SceneMark[], name: string) => {
      const { shapes: all } = shapes(sceneOf(...marks), 1);
      const found = all.find(({ spans }) => spans?.some(({ text }) => text === name));
      return Number(found?.attributes.y);
    };
    const alone = named(way('descent', 4), 'descent');
    expect(named([...way('descent', 4), ...way('Adam', 4.5)], 'descent')).toBeGreaterThan(alone + 12);
    expect(named([...way('descent', 4), ...way('Adam', 9)], 'descent')).toBe(alone);
  });
});

describe('an export', () => {
  it('is a picture with its words, of a timeline the last frame, and nothing of it is markup', () => {
    const html = writeScene(
      {
        ...sceneOf(
          { kind: 'text', x: 1, y: 1, text: '<b>&', frames: [1, 1] },
          { kind: 'handle', control, name: 'a', at: [0, 1], label: 'a' },
        ),
        timeline: { count: 2, pace: 100 },
      },
      'zh',
    );
    expect(html).toContain('aria-label="图"');
    expect(html).toContain('&#60;b&#62;&#38;');
    expect(html).not.toContain('<b>');
    expect(html).toContain('<circle');
  });
});

describe('the schema', () => {
  const output = (data: unknown) =>
    v.safeParse(outputSchema, { mime: 'application/vnd.stepwise.scene+json', data }).success;

  it('takes a scene and refuses what is none', () => {
    expect(output(sceneOf({ kind: 'handle', control, name: 'a', at: [0, 1] }))).toBe(true);
    expect(output({ ...sceneOf(), alt: undefined })).toBe(false);
    expect(output(sceneOf({ kind: 'line', x: ['1'], y: [], color: 'ink' } as never))).toBe(false);
    expect(output(sceneOf({ kind: 'rule', color: 'red' } as never))).toBe(false);
  });
});
