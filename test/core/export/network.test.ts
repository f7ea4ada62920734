import { describe, expect, it } from 'vitest';
import { describeLayer, followsPrevious, networkSkips } from '#core/export/network.ts';
import { writeNetwork } from '#core/export/write/network.ts';
import type { NetworkLayer } from '#core/runtime/output.ts';

function layer(name: string, inputs: readonly number[]): NetworkLayer {
  return { name, type: 'Dense', outputShape: '[null, 4]', params: 1290, inputs, weights: [] };
}

describe("a network's picture", () => {
  it('has a lane of its own for each connection that passes another', () => {
    const layers = [layer('a', []), layer('b', [0]), layer('c', [0, 1]), layer('d', [2, 0])];
    expect(networkSkips(layers)).toEqual([
      { from: 0, to: 2, lane: 0 },
      { from: 0, to: 3, lane: 1 },
    ]);
    expect(layers.map((_, index) => followsPrevious(layers, index))).toEqual([false, true, true, true]);
  });
  it('uses a lane again further down', () => {
    const layers = [layer('a', []), layer('b', []), layer('c', [0]), layer('d', []), layer('e', [2])];
    expect(networkSkips(layers).map((skip) => skip.lane)).toEqual([0, 0]);
  });
  it('says a layer in words', () => {
    expect(describeLayer(layer('out', [0]), 'en')).toBe(
      'out (Dense), output shape [null, 4], 1,290 parameters',
    );
    expect(describeLayer(layer('out', [0]), 'zh')).toBe('out（Dense），输出形状 [null, 4]，1,290 个参数');
  });
  it('is written with its histograms and pictures, and nothing of a name runs', () => {
    const html = writeNetwork(
      {
        name: '<script>',
        totalParams: 8,
        layers: [
          {
            ...layer('<img src=x>', []),
            weights: [{ name: 'kernel', shape: [2, 4], min: -1, mean: 0, max: 1, histogram: [1, 2] }],
            activations: {
              min: 0,
              max: 1,
              more: 0,
              images: [
                { url: 'data:image/png;base64,AAAA', width: 2, height: 2 },
                { url: 'https://evil.test/x.png', width: 2, height: 2 },
              ],
            },
          },
        ],
      },
      'en',
    );
    expect(html).not.toMatch(/<script|<img src=x|evil/);
    expect(html.match(/<rect /g)).toHaveLength(2);
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('kernel [2, 4] −1 … 1');
  });
});
