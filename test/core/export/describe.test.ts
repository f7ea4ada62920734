import { describe, expect, it } from 'vitest';
import {
  describeConfusion,
  describeFigure,
  describeProbabilities,
  describeTensor,
} from '#core/export/describe.ts';
import { heatColor } from '#core/export/heat.ts';
import { jsonTree } from '#core/export/json-tree.ts';
import { svgDataUrl } from '#core/export/svg.ts';
import { sliceCount, sliceName, tensorSlice } from '#core/export/tensor.ts';
import { tokensOf } from '#core/export/tokens.ts';

describe('pictures in words', () => {
  it('a confusion matrix says what is right and what is most often confused', () => {
    const data = {
      title: 'M',
      labels: ['cat', 'dog'],
      counts: [
        [8, 2],
        [1, 9],
      ],
    };
    expect(describeConfusion(data, 'en')).toBe(
      '17 of 20 classified correctly (85.0%); most often confused: cat taken for dog (2 times).',
    );
    expect(describeConfusion(data, 'zh')).toBe(
      '20 个样本中有 17 个判断正确（85.0%）；最常见的混淆：把 cat 判为 dog（2 次）。',
    );
  });
  it('a chart without words of its own says its title and what its traces span', () => {
    const figure = { data: [{ name: 'loss', y: [3, 1, 2] }], layout: { title: { text: '<b>Curve</b>' } } };
    expect(describeFigure(figure, figure, 'en')).toBe('Chart: Curve; loss 1 – 3');
  });
  it('probabilities name the three largest', () => {
    const data = { title: 'P', labels: ['a', 'b', 'c', 'd'], values: [0.1, 0.6, 0.05, 0.25] };
    expect(describeProbabilities(data, 'en')).toBe('P: b 60.0%, d 25.0%, a 10.0%');
  });
  it('a tensor says its type, shape and statistics', () => {
    const data = {
      shape: [2, 2],
      dtype: 'float32' as const,
      size: 4,
      min: 0,
      mean: 0.5,
      max: 1,
      values: [0, 1, 0, 1],
    };
    expect(describeTensor(data, 'zh')).toBe('float32 [2, 2]，最小值 0，平均值 0.5，最大值 1');
  });
});

describe('tensor slices', () => {
  const data = {
    shape: [2, 3, 2, 2],
    dtype: 'int32' as const,
    size: 24,
    values: Array.from({ length: 24 }, (_, at) => at),
  };
  it('run over the last two axes', () => {
    expect(sliceCount(data)).toBe(6);
    expect(sliceName(data.shape, 4)).toBe('[1, 1, :, :]');
    expect(tensorSlice(data, 4).at(1, 0)).toBe(18);
  });
  it('count only what was sent', () => {
    expect(sliceCount({ ...data, values: data.values.slice(0, 9) })).toBe(2);
    expect(sliceCount({ ...data, shape: [100, 100], values: [1] })).toBe(1);
    expect(sliceCount({ ...data, values: [] })).toBe(0);
  });
});

describe('small helpers', () => {
  it('the heat scale goes from dark blue to yellow', () => {
    expect([heatColor(0), heatColor(1), heatColor(-3)]).toEqual([
      [0, 34, 78],
      [254, 232, 56],
      [0, 34, 78],
    ]);
  });
  it('a JSON tree makes its branches when they are opened', () => {
    const tree = jsonTree({ a: [1, { b: null }], c: 'x' });
    expect(tree.preview).toBe('{a: […], c: "x"}');
    expect(tree.children?.[0]?.value.preview).toBe('(2) [1, {…}]');
    expect(tree.children?.[0]?.value.children?.[1]?.value.children?.[0]?.value).toEqual({
      kind: 'null',
      preview: 'null',
    });
  });
  it('an SVG gets its namespace, once', () => {
    expect(decodeURIComponent(svgDataUrl('<svg width="1"/>'))).toContain(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1"/>',
    );
    expect(decodeURIComponent(svgDataUrl('<svg xmlns="http://www.w3.org/2000/svg"/>'))).not.toContain(
      'svg" xmlns',
    );
  });
  it('tokens of a theme win over common ones, wherever they stand', () => {
    const css =
      ':root,:root[data-theme="light"]{--ink:#111}:root[data-theme="dark"]{--ink:#eee;--c:#4af}:root{--c:#00f;--f:a,\n b}';
    expect(Object.fromEntries(tokensOf(css, 'dark'))).toEqual({
      '--ink': '#eee',
      '--c': '#4af',
      '--f': 'a, b',
    });
    expect(tokensOf(css, 'light').get('--ink')).toBe('#111');
  });
});
