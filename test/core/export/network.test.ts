import { describe, expect, it } from 'vitest';
import { describeLayer, followsPrevious, networkSkips } from '#core/export/network.ts';
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
});
