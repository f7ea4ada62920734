/** The fixed pictures: what they say they show, computed from the data given. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Output } from '../../src-core/runtime/output.ts';
import type { SceneData, SceneMark } from '../../src-core/runtime/scene.ts';
import { outputSchema } from '../../src-core/runtime/schema.ts';
import { textIn } from '../../src-core/text/locale.ts';
import { outputSymbol } from '../../src-kernel/evaluate/services.ts';
import {
  activationCurves,
  beforeAfter,
  boundaryPicture,
  computationGraph,
  type Drawing,
  flow,
  gradientLedger,
  layerHistograms,
  logRuler,
  lossBars,
  networkPicture,
  neuronOf,
  neuronPicture,
  optimiserRace,
  residualSquares,
  t,
} from '../../src-kernel/learn/index.ts';
import { contour, gridOf } from '../../src-kernel/learn/pictures/contours.ts';

type Scene = Drawing<'application/vnd.stepwise.scene+json'>;

/** What a picture says, once it has been seen to fit the schema and to speak both languages. */
function said(scene: Scene): string {
  const output: Output = scene[outputSymbol]();
  const checked = v.safeParse(outputSchema, output);
  expect(checked.issues?.map(({ message }) => message)).toBeUndefined();
  expect(textIn(scene.data.alt, 'zh')).toMatch(/[\u4e00-\u9fff]/);
  expect(textIn(scene.data.alt, 'en')).not.toMatch(/[\u4e00-\u9fff]/);
  return textIn(scene.data.alt, 'en');
}

function marks<K extends SceneMark['kind']>(data: SceneData, kind: K, at = 0) {
  return (data.panels[at]?.marks ?? []).filter((mark) => mark.kind === kind) as Extract<
    SceneMark,
    { kind: K }
  >[];
}

const corners = {
  points: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const,
  labels: [0, 0, 0, 1],
};

describe('a neuron in the plane', () => {
  it('is made of two points: its line through the first, its weights towards the second', () => {
    const neuron = neuronOf([1, 1], [2, 1], 3);
    expect(neuron).toEqual({ w: [3, 0], b: -3 });
  });

  it('says its numbers and how many points are on the right side', () => {
    const and = neuronPicture({ w: [10, 10], b: -15 }, { data: corners });
    expect(said(and)).toContain('w = (10.00, 10.00), b = −15.00');
    expect(said(and)).toContain('4 of 4 points are on the right side (100.0%)');
    expect(said(neuronPicture({ w: [1, 0], b: 5 }, { data: corners }))).toContain('1 of 4 points');
  });

  it('tells classes apart by shape, not by colour alone', () => {
    const shapes = marks(neuronPicture({ w: [1, 1], b: 0 }, { data: corners }).data, 'points').map(
      ({ shape }) => shape,
    );
    expect(new Set(shapes).size).toBe(2);
  });

  it('without weights has no line', () => {
    expect(marks(neuronPicture({ w: [0, 0], b: 1 }).data, 'line')).toHaveLength(0);
  });
});

describe('a boundary', () => {
  it('colours the plane by any classifier, place by place or all at once', () => {
    const one = boundaryPicture((x) => (x > 0.5 ? 1 : 0), { data: corners });
    const all = boundaryPicture(
      { many: (places) => places.map(([x]) => (x > 0.5 ? 1 : 0)) },
      { data: corners },
    );
    expect(said(one)).toContain('3 of 4');
    expect(marks(all.data, 'raster')[0]?.values).toEqual(marks(one.data, 'raster')[0]?.values);
    const [raster] = marks(one.data, 'raster');
    expect(raster?.values[0]).toBe(0);
    expect(raster?.values.at(-1)).toBe(1);
  });
});

describe('activation curves', () => {
  it('say the value and the slope where one looks, the slope by differences where it is not given', () => {
    const picture = activationCurves(
      [
        { name: 'tanh', of: Math.tanh },
        { name: 'relu', of: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
      ],
      { at: 0.5 },
    );
    expect(said(picture)).toContain('tanh(0.50) = 0.462, tanh′(0.50) = 0.786');
    expect(said(picture)).toContain('relu(0.50) = 0.500, relu′(0.50) = 1.000');
  });
});

describe('residual squares', () => {
  it('are as high as the errors, and their mean area is the MSE it says', () => {
    const picture = residualSquares({
      points: [
        [0, 1],
        [1, 0],
        [2, 5],
      ],
      slope: 1,
      intercept: 0,
    });
    expect(said(picture)).toContain('MSE = 3.667, MAE = 1.667');
    const [rects] = marks(picture.data, 'rects');
    expect(rects?.height).toEqual([1, 1, 3]);
    const { x, y, aspect = 1 } = picture.data.panels[0] ?? { x: { min: 0, max: 1 }, y: { min: 0, max: 1 } };
    const pixels = ((rects?.width[2] ?? 0) / (x.max - x.min)) * aspect;
    expect(pixels).toBeCloseTo(3 / (y.max - y.min));
  });
});

describe('loss bars', () => {
  it('say every value, also of a bar cut off', () => {
    expect(
      said(
        lossBars(
          [
            { name: 'MSE', value: 0.25 },
            { name: 'CE', value: Number.POSITIVE_INFINITY },
          ],
          { max: 1 },
        ),
      ),
    ).toBe('Bars: MSE 0.250, CE ∞');
  });
});

describe('contours', () => {
  it('lie where the function has that height', () => {
    const { x, y } = contour(
      gridOf((a, b) => a * a + b * b, [-2, 2], [-2, 2], 80),
      1,
    );
    const radii = x.flatMap((px, index) => (Number.isNaN(px) ? [] : [Math.hypot(px, y[index] ?? 0)]));
    expect(radii.length).toBeGreaterThan(50);
    for (const radius of radii) expect(radius).toBeCloseTo(1, 2);
  });
});

describe('an optimiser race', () => {
  it('has a frame for each step and says where each ended', () => {
    const path = [
      [2, 2],
      [1, 1],
      [0.5, 0],
    ] as const;
    const picture = optimiserRace({
      loss: (x, y) => x * x + y * y,
      x: [-3, 3],
      y: [-3, 3],
      paths: [{ name: 'SGD', path }],
    });
    expect(picture.data.timeline?.count).toBe(3);
    expect(said(picture)).toContain('after 2 steps: SGD 0.2500');
    expect(picture.data.caption).toMatchObject({ en: 'loss after 2 steps: 0.2500' });
    expect(said(optimiserRace({ loss: (x) => x, x: [0, 1], y: [0, 1] }))).toContain('Contour lines');
  });

  it('says in words that a way diverged, where its loss is no number any more', () => {
    const far = [
      [2, 2],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ] as const;
    const picture = optimiserRace({
      loss: (x, y) => x * x - x * y,
      x: [-3, 3],
      y: [-3, 3],
      paths: [
        { name: t('动量', 'momentum'), path: far },
        {
          name: 'SGD',
          path: [
            [1, 1],
            [Number.NaN, 0],
          ],
        },
      ],
    });
    expect(said(picture)).toContain('after 1 steps: momentum diverged, SGD diverged');
    expect(textIn(picture.data.caption ?? '', 'zh')).toBe('1 步后的损失：动量 发散了，SGD 发散了');
  });
});

describe('a network', () => {
  const weights = [
    {
      w: [
        [1, -2],
        [0.5, 3],
      ],
      b: [0, 0],
    },
    { w: [[1], [-1]], b: [0.5] },
  ];

  it('says its shape, how many parameters it has and what comes out', () => {
    expect(said(networkPicture(weights, { activations: [[1, 2], [0.1, 0.2], [0.7]] }))).toBe(
      'A dense 2–2–1 network of 9 parameters; output 0.700',
    );
  });

  it('draws a negative weight dashed and a larger one wider', () => {
    const lines = marks(networkPicture(weights).data, 'line');
    expect(lines.map(({ dash }) => dash)).toEqual([false, true, false, false, false, true]);
    expect(lines[3]?.width).toBeGreaterThan(lines[0]?.width ?? 9);
  });
});

describe('a computation graph', () => {
  const nodes = [
    { id: 'w', label: 'w', value: 2, gradient: 12 },
    { id: 'x', label: 'x', value: 3, gradient: 8 },
    { id: 'z', label: '×', value: 6, gradient: 4, from: ['w', 'x'] },
    { id: 'l', label: '²', value: 36, gradient: 1, from: ['z'] },
  ];

  it('plays values forward, then gradients backward, and ends with all of them', () => {
    const picture = computationGraph(nodes);
    expect(said(picture)).toContain('w = 2.000 (gradient 12.000)');
    expect(picture.data.timeline?.count).toBe(6);
    const words = marks(picture.data, 'text');
    const shownAt = (frame: number) =>
      words
        .filter(({ frames }) => !frames || (frame >= frames[0] && frame <= frames[1]))
        .map(({ text }) => text);
    expect(shownAt(0)).toContain('2.000');
    expect(shownAt(0)).not.toContain('36.000');
    expect(shownAt(3)).toContain('∂ 1.000');
    expect(shownAt(3)).not.toContain('∂ 12.000');
    expect(shownAt(5)).toContain('∂ 12.000');
  });

  it('shows all ways back at the end, thin where nothing comes back', () => {
    const cut = nodes.map((node) => (node.id === 'x' ? { ...node, gradient: 0 } : node));
    const back = marks(computationGraph(cut).data, 'arrow').filter(({ dash }) => dash);
    expect(back.map(({ frames }) => frames?.[1])).toEqual([5, 5, 5]);
    expect(back.map(({ color }) => color)).toEqual(['negative', 'muted', 'negative']);
  });

  it('says what is wrong with a graph that is none', () => {
    expect(() => computationGraph([{ id: 'a', label: 'a', value: 1, from: ['b'] }])).toThrow(
      "'b', which is not among",
    );
    expect(() => computationGraph([{ id: 'a', label: 'a', value: 1, from: ['a'] }])).toThrow(
      'made from itself',
    );
  });
});

describe('a ledger of gradients', () => {
  const rows = [
    { label: 'ŷ', value: 3, rule: 'ŷ − y', gradient: 2 },
    { label: 'v_{1}', value: 2, rule: '∂L/∂ŷ · h_{1}', gradient: 3 },
    { label: 'v_{2}', value: -1, rule: '∂L/∂ŷ · h_{2}', gradient: 1 },
  ];

  it('is filled line by line, from the loss back, and says every gradient', () => {
    const picture = gradientLedger(rows);
    expect(said(picture)).toContain('ŷ = 3.00, gradient 2.00; v_{1} = 2.00, gradient 3.00');
    expect(picture.data.timeline?.count).toBe(3);
    const shownAt = (frame: number) =>
      marks(picture.data, 'text')
        .filter(({ frames }) => !frames || (frame >= frames[0] && frame <= frames[1]))
        .map(({ text }) => text);
    expect(shownAt(0)).toContain('ŷ − y');
    expect(shownAt(0)).not.toContain('∂L/∂ŷ · h_{1}');
    expect(shownAt(2)).toContain('∂L/∂ŷ · h_{2}');
    const still = gradientLedger(rows, { pace: 0 }).data;
    expect(still.timeline).toBeUndefined();
    expect(marks(still, 'text').every(({ frames }) => frames === undefined)).toBe(true);
  });

  it('judges entries by sign and in words, and keeps the answer to itself', () => {
    const picture = gradientLedger(
      rows.map((row, at) => ({ ...row, yours: [2, 5, Number.NaN][at] ?? Number.NaN })),
    );
    expect(said(picture)).toBe(
      'Ledger of gradients: 1 of 3 entries are right; wrong: v_{1}; still open: v_{2}',
    );
    expect(textIn(picture.data.alt, 'zh')).toBe('梯度账本：3 项里填对 1 项；填错：v_{1}；还没填：v_{2}');
    const words = marks(picture.data, 'text').map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['✓', '✗', '…', '5.00']));
    expect(words.filter((word) => word === '1.00' || word === '3.00')).toEqual(['3.00']);
    expect(words).toContain('ŷ − y');
    expect(words).not.toContain('∂L/∂ŷ · h_{1}');
    expect(picture.data.timeline).toBeUndefined();
  });

  it('allows what rounding brings, in proportion', () => {
    const picture = gradientLedger([{ label: 'w', value: 1, gradient: 2000, yours: 2001 }]);
    expect(said(picture)).toBe('Ledger of gradients: 1 of 1 entries are right');
  });
});

describe('layer histograms', () => {
  it("say each layer's standard deviation, also of a dead one", () => {
    const picture = layerHistograms([
      { name: '1', values: [-1, 1, -1, 1] },
      { name: '2', values: [1e-9, -1e-9] },
    ]);
    expect(said(picture)).toContain('1 1.00, 2 1e−9');
    expect(picture.data.panels).toHaveLength(2);
  });

  it('cut off a bar that dwarfs the others and write its share beside it', () => {
    const zeros = Array.from({ length: 60 }, () => 0);
    const rest = Array.from({ length: 40 }, (_, index) => (index + 1) / 40);
    const { data } = layerHistograms([{ name: 'ReLU', values: [...zeros, ...rest] }], {
      bins: 21,
      range: [-1, 1],
    });
    const heights = marks(data, 'rects')[0]?.height ?? [];
    expect(Math.max(...heights)).toBeLessThan(10);
    expect(marks(data, 'text').map(({ text }) => text)).toContain('61%');
    expect(data.panels[0]?.x.ticks).toEqual(
      [-0.5, 0, 0.5].map((at) => ({ at, text: String(at).replace('-', '−') })),
    );
  });
});

describe('images before and after', () => {
  it('say how many pixels changed', () => {
    const picture = beforeAfter({ before: [{ pixels: [0, 0, 1, 1] }], after: [{ pixels: [0, 1, 1, 1] }] });
    expect(said(picture)).toContain('25.0% of pixels changed');
    expect(marks(picture.data, 'raster')).toHaveLength(2);
  });
});

describe('a logarithmic ruler', () => {
  it('says sizes as people do, in each language', () => {
    const picture = logRuler([
      { name: 'ours', value: 101_770, mine: true },
      { name: 'large', value: 671e9 },
    ]);
    expect(said(picture)).toBe('A logarithmic ruler, from large to small: large 671B, ours 101,770');
    expect(textIn(picture.data.alt, 'zh')).toContain('large 6710 亿');
    expect(() => logRuler([{ name: 'nothing', value: 0 }])).toThrow('above 0');
  });
});

describe('a flow', () => {
  it('says its arrows and leads where its boxes lead', () => {
    const picture = flow([
      { id: 'a', label: 'In', cell: 'data' },
      { id: 'b', label: 'Out', lesson: '02-loss' },
    ]);
    expect(said(picture)).toBe('Flow: In → Out');
    expect(marks(picture.data, 'rects').flatMap(({ link }) => link ?? [])).toEqual([
      { cell: 'data', label: 'In' },
      { lesson: '02-loss', label: 'Out' },
    ]);
    expect(() => flow([{ id: 'a', label: 'a' }], { arrows: [['a', 'c']] })).toThrow("'c', which is no box");
  });
});
