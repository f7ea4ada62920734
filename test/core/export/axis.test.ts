/** Axes without Plotly: everything in sight, round ticks, labels as Plotly writes them. */
import { describe, expect, it } from 'vitest';
import { horizontalAxis, verticalAxis } from '#core/export/axis.ts';
import type { JsonObject } from '#core/text/json.ts';

const plot = (y: readonly (number | null)[], yaxis: JsonObject = {}, xaxis: JsonObject = {}) => ({
  data: [{ mode: 'lines', x: y.map((_, index) => index), y }],
  layout: { xaxis, yaxis },
});
const labels = (axis: { readonly ticks: readonly { readonly label: string }[] }) =>
  axis.ticks.map(({ label }) => label);

describe('the vertical axis', () => {
  it('begins at zero without room where it is told to, and has room above', () => {
    const axis = verticalAxis(plot([2, 1, 0.5], { rangemode: 'tozero' }), 200);
    expect(axis.range[0]).toBe(0);
    expect(axis.range[1]).toBeCloseTo(2 + 2 * (10 / 190), 6);
    expect(labels(axis)).toEqual(['0', '0.5', '1', '1.5', '2']);
  });

  it('writes shares as percentages', () => {
    expect(labels(verticalAxis(plot([0.74, 0.92], { tickformat: '~%' }), 204))).toEqual([
      '75%',
      '80%',
      '85%',
      '90%',
    ]);
    expect(labels(verticalAxis(plot([0.494, 0.502], { tickformat: '~%' }), 204))).toEqual([
      '49.4%',
      '49.6%',
      '49.8%',
      '50%',
      '50.2%',
    ]);
  });

  it('shows points below zero with the sign of a minus', () => {
    expect(labels(verticalAxis(plot([-2, 2]), 200))).toEqual(['−2', '−1', '0', '1', '2']);
  });

  it('takes no notice of what is no number, and has a range without points', () => {
    expect(verticalAxis(plot([null, 1, 3]), 200).range[1]).toBeLessThan(4);
    expect(verticalAxis(plot([]), 200).range).toEqual([0, 1]);
    expect(verticalAxis(plot([0, 0], { rangemode: 'tozero' }), 200).range).toEqual([0, 1]);
  });

  it('keeps the range that the layout states', () => {
    expect(verticalAxis(plot([5], { range: [0, 1] }), 200).range).toEqual([0, 1]);
  });

  it('has few, distinct labels however small or large the values are', () => {
    for (const scale of [1e-6, 1e-3, 1, 37, 1e3, 1e6]) {
      const found = labels(verticalAxis(plot([0.3 * scale, 0.9 * scale]), 204));
      expect(found.length).toBeGreaterThan(1);
      expect(found.length).toBeLessThan(10);
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

describe('the horizontal axis', () => {
  it('steps by what the layout asks for', () => {
    expect(labels(horizontalAxis(plot([], {}, { range: [0, 3.15], dtick: 1 })))).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect(labels(horizontalAxis(plot([], {}, { range: [0, 102], nticks: 8 })))).toEqual([
      '0',
      '20',
      '40',
      '60',
      '80',
      '100',
    ]);
  });
});
