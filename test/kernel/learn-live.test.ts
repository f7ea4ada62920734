/** What changes while a cell runs: bars, charts that grow, how often the window hears of it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DisplayId } from '../../src-core/notebook/ids.ts';
import type { Output, PlotlyData, ProgressData } from '../../src-core/runtime/output.ts';
import { installServices, type KernelServices, outputSymbol } from '../../src-kernel/evaluate/services.ts';
import { compareRuns, plot, progress } from '../../src-kernel/learn/index.ts';

const emitted: Output[] = [];
const updated: { readonly display: DisplayId; readonly output: Output }[] = [];
let interrupted = false;

beforeEach(() => {
  emitted.length = 0;
  updated.length = 0;
  interrupted = false;
  let displays = 0;
  installServices({
    emit: (output: Output) => emitted.push(output),
    update: (display: DisplayId, output: Output) => updated.push({ display, output }),
    nextDisplayId: () => DisplayId.of(`cell@1/${displays++}`),
    checkInterrupt() {
      if (interrupted) throw new Error('Stopped.');
    },
  } as unknown as KernelServices);
});

const lastBar = () => updated.at(-1)?.output.data as ProgressData;

describe('progress', () => {
  it('gives every item on and says how many there are', () => {
    expect([...progress(['a', 'b', 'c'], { label: 'letters' })]).toEqual(['a', 'b', 'c']);
    expect(emitted).toHaveLength(1);
    expect(emitted[0]).toMatchObject({ data: { label: 'letters', value: 0, total: 3, state: 'running' } });
    expect(lastBar()).toMatchObject({ value: 3, total: 3, state: 'done' });
    expect(lastBar().rate).toBeGreaterThan(0);
  });

  it('counts up to a number, and takes the size of a set', () => {
    expect([...progress(3)]).toEqual([0, 1, 2]);
    expect([...progress(new Set(['x', 'y']))]).toEqual(['x', 'y']);
    expect(lastBar().total).toBe(2);
  });

  it('does not know the end of a generator unless told', () => {
    function* two() {
      yield 1;
      yield 2;
    }
    expect([...progress(two())]).toEqual([1, 2]);
    expect(lastBar().total).toBeNull();
    expect([...progress(two(), { total: 2 })]).toEqual([1, 2]);
    expect(lastBar().total).toBe(2);
  });

  it('is stopped, not done, where the loop is left early, and ends its source', () => {
    let closed = false;
    function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        closed = true;
      }
    }
    for (const item of progress(source())) if (item === 1) break;
    expect(lastBar().state).toBe('stopped');
    expect(closed).toBe(true);
  });

  it('follows asynchronous items and their failures', async () => {
    async function* source() {
      yield 1;
      throw new Error('broken');
    }
    const seen: number[] = [];
    await expect(async () => {
      for await (const item of progress(source())) seen.push(item);
    }).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
    expect(lastBar().state).toBe('stopped');
  });

  it('ends where the person pressed Stop', () => {
    expect(() => {
      for (const item of progress(10)) interrupted = item === 4;
    }).toThrow('Stopped.');
    expect(lastBar()).toMatchObject({ value: 5, state: 'stopped' });
  });

  it('tells the window at most once per frame', () => {
    let items = 0;
    const begun = performance.now();
    for (const _ of progress(20_000)) items += 1;
    expect(items).toBe(20_000);
    expect(updated.length).toBeLessThanOrEqual((performance.now() - begun) / 16 + 2);
  });
});

describe('a plot that grows', () => {
  const figure = (output: Output | undefined) => output?.data as PlotlyData;

  it('is not followed before it is shown, and shows what it has grown to', () => {
    const chart = plot([{ y: [] }]).append(0, { y: 3 });
    expect(updated).toEqual([]);
    expect(figure(chart[outputSymbol]()).data).toEqual([{ y: [3] }]);
  });

  it('adds values to columns, one or several, in the place where it stands', async () => {
    const chart = plot([{ x: [0], y: [1] }, { y: [5] }]);
    const shown = chart[outputSymbol]();
    chart.append(0, { x: 1, y: 2 }).append(0, { x: [2, 3], y: new Float32Array([3, 4]) });
    await vi.waitFor(() =>
      expect(figure(updated.at(-1)?.output).data).toEqual([{ x: [0, 1, 2, 3], y: [1, 2, 3, 4] }, { y: [5] }]),
    );
    expect(updated.at(-1)?.display).toBe(shown.id);
  });

  it('keeps only the latest points where told to', () => {
    const chart = plot([{ y: [1, 2, 3] }]).append(0, { y: [4, 5] }, { keep: 3 });
    expect(figure(chart[outputSymbol]()).data).toEqual([{ y: [3, 4, 5] }]);
  });

  it('takes other traces and changes the layout it had', () => {
    const chart = plot([{ y: [1] }], { height: 200, title: 'a' }).update([{ y: [2] }], { title: 'b' });
    expect(chart[outputSymbol]().data).toEqual({ data: [{ y: [2] }], layout: { height: 200, title: 'b' } });
  });

  it('says which trace is missing', () => {
    expect(() => plot([{ y: [] }]).append(1, { y: 1 })).toThrow('no trace 1');
  });

  it('sends at most one picture per frame, the last among them', async () => {
    const chart = plot([{ y: [] }]);
    chart[outputSymbol]();
    for (let n = 0; n < 50; n++) chart.append(0, { y: n });
    await vi.waitFor(() => expect(figure(updated.at(-1)?.output).data[0]?.y).toHaveLength(50));
    expect(updated.length).toBeLessThan(50);
  });
});

describe('a comparison of runs', () => {
  it('has a tick at every epoch where they are few', () => {
    const runs = [{ name: 'a', history: { history: { acc: [0.1, 0.2, 0.3] } } }];
    expect(compareRuns(runs)[outputSymbol]()).toMatchObject({ data: { layout: { xaxis: { dtick: 1 } } } });
  });
});
