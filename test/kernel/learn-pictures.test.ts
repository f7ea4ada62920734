import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outputSymbol } from '../../src-kernel/evaluate/services.ts';
import {
  accuracy,
  compareRuns,
  confusion,
  confusionCounts,
  digitGrid,
  digits,
  markdown,
  mistakes,
  mostProbable,
  plot,
  pngUrl,
  probabilities,
  t,
  table,
  tex,
} from '../../src-kernel/learn/index.ts';

/** Width, height and grey bytes of a PNG given as a data URL. */
function decode(url: string): { width: number; height: number; grey: number[][] } {
  const file = Buffer.from(url.replace('data:image/png;base64,', ''), 'base64');
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  expect([...file.subarray(24, 29)]).toEqual([8, 0, 0, 0, 0]);
  const length = file.readUInt32BE(33);
  const lines = inflateSync(file.subarray(41, 41 + length));
  const grey = Array.from({ length: height }, (_, row) => [
    ...lines.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)),
  ]);
  return { width, height, grey };
}

describe('pngUrl', () => {
  it('writes a PNG that decodes to the same greys', () => {
    const { width, height, grey } = decode(pngUrl([0, 0.5, 1, -3, 7, 0.2], 3, 2));
    expect([width, height]).toEqual([3, 2]);
    expect(grey).toEqual([
      [0, 128, 255],
      [0, 255, 51],
    ]);
  });

  it('draws ink as black on white when inverted', () => {
    expect(decode(pngUrl([0, 1], 2, 1, true)).grey).toEqual([[255, 0]]);
  });

  it('gives each chunk the checksum of its bytes', () => {
    const file = Buffer.from(pngUrl([0], 1, 1).replace('data:image/png;base64,', ''), 'base64');
    expect(file.subarray(-12)).toEqual(
      Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
    );
  });
});

describe('metrics', () => {
  it('counts the share that is right', () => {
    expect(accuracy([1, 2, 3, 4], [1, 2, 0, 4])).toBe(0.75);
  });

  it('takes the most probable class of each row', () => {
    expect([...mostProbable([0.1, 0.7, 0.2, 0.5, 0.5, 0], 3)]).toEqual([1, 0]);
  });

  it('counts actual classes by row and predicted ones by column', () => {
    expect(confusionCounts([0, 0, 1, 1], [0, 1, 1, 1], 2)).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('lists the mistakes', () => {
    expect(mistakes([1, 2, 3], [1, 0, 0])).toEqual([1, 2]);
  });

  it('refuses lists of different lengths and classes that are not there', () => {
    expect(() => accuracy([1], [])).toThrow(/1 actual and 0 predicted/);
    expect(() => confusionCounts([3], [0], 2)).toThrow(/outside 0 … 1/);
  });
});

describe('what lessons show', () => {
  const data = digits({ count: 20, seed: 1 });

  it('shows digits with their labels, and mistakes as such', () => {
    const predicted = [...data.labels];
    predicted[3] = ((data.labels[3] ?? 0) + 1) % 10;
    const shown = digitGrid(data, { indices: [2, 3], predicted })[outputSymbol]();
    if (shown.mime !== 'application/vnd.stepwise.images+json') throw new Error(shown.mime);
    expect(shown.data.images.map(({ caption }) => caption)).toEqual([
      `${data.labels[2]} → ${data.labels[2]}`,
      `${data.labels[3]} → ${predicted[3]}`,
    ]);
    expect(shown.data.images.map(({ tone }) => tone)).toEqual(['good', 'bad']);
    const { width, height, grey } = decode(shown.data.images[0]?.url ?? '');
    expect([width, height]).toEqual([28, 28]);
    expect(grey.flat()).toEqual(
      Array.from(data.images.subarray(2 * 784, 3 * 784), (pixel) => Math.round(255 * pixel)),
    );
  });

  it('keeps examples behind the squares of a confusion matrix', () => {
    const predicted = Array.from(data.labels, () => 0);
    const { data: shown } = confusion({ actual: data.labels, predicted, data });
    expect(shown.counts.map((row) => row[0])).toEqual(new Array(10).fill(2));
    expect(shown.examples?.['7,0']).toHaveLength(2);
  });

  it('shows as many probabilities as there are classes', () => {
    expect(probabilities(new Float32Array([0.25, 0.75]), { labels: ['no', 'yes'] }).data.values).toEqual([
      0.25, 0.75,
    ]);
    expect(() => probabilities([1])).toThrow(/1 values for 10 classes/);
  });

  it('makes tables of records and of lists', () => {
    const records = table([{ name: 'a', n: 1 }, { name: 'b' }]);
    expect(records.data.columns).toEqual([{ name: 'name' }, { name: 'n' }]);
    expect(records.data.rows).toEqual([
      ['a', 1],
      ['b', null],
    ]);
    const lists = table([[1, 2]], { columns: [t('一', 'one'), { name: 'two', unit: 's' }] });
    expect(lists.data.columns).toEqual([{ name: { zh: '一', en: 'one' } }, { name: 'two', unit: 's' }]);
    expect(lists.data.rows).toEqual([[1, 2]]);
  });

  it('says how many rows there were beyond those it sends', () => {
    const { data: shown } = table(Array.from({ length: 100_001 }, (_, n) => ({ n })));
    expect([shown.rows.length, shown.total]).toEqual([100_000, 100_001]);
  });

  it('makes plain data of a figure', () => {
    const figure = plot([{ y: new Float32Array([1, Number.NaN]), name: t('甲', 'A'), onclick: () => 1 }]);
    expect(JSON.parse(JSON.stringify(figure.data.data))).toEqual([
      { y: [1, null], name: { zh: '甲', en: 'A' } },
    ]);
  });

  it('compares runs, training solid and validation dashed, and says where they ended', () => {
    const history = { history: { acc: [0.5, 0.9], val_acc: [0.4, 0.6], loss: [1, 0.2] } };
    const { data: figure } = compareRuns([{ name: t('少', 'few'), history }]);
    expect(figure.data).toHaveLength(2);
    expect(figure.data[1]).toMatchObject({ x: [1, 2], y: [0.4, 0.6], line: { dash: 'dash' } });
    expect(figure.alt).toMatchObject({ en: expect.stringContaining('few · validation 0.600') });
    expect(compareRuns([{ name: 'few', history }], 'loss').data.data).toHaveLength(1);
  });

  it('writes prose and formulas', () => {
    expect(markdown(t('好', 'good'))[outputSymbol]()).toEqual({
      mime: 'text/markdown',
      data: { text: { zh: '好', en: 'good' } },
    });
    expect(tex('x^2').data.text).toBe('x^2');
  });
});
