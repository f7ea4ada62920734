import { describe, expect, it } from 'vitest';
import { isCartesian, painted, safeFigure, withLook } from '#core/export/figure.ts';
import type { JsonObject } from '#core/text/json.ts';

const figure = (trace: JsonObject, layout: JsonObject = {}) => safeFigure({ data: [trace], layout }, 'en');

describe('safeFigure', () => {
  it('takes labels in one language, anywhere in the figure', () => {
    const made = safeFigure(
      {
        data: [{ name: { zh: '训练', en: 'Training' }, y: [1] }],
        layout: { title: { text: { zh: '题', en: 'T' } } },
      },
      'zh',
    );
    expect(made).toEqual({ data: [{ name: '训练', y: [1] }], layout: { title: { text: '题' } } });
  });
  it('draws titles that are written as texts, of the figure and of its axes, also in two languages', () => {
    const title = { zh: '题', en: 'T' };
    expect(
      figure({ y: [1] }, { title: 'all', xaxis: { title }, yaxis: { title: { text: 'y' } } }).layout,
    ).toEqual({
      title: { text: 'all' },
      xaxis: { title: { text: 'T' } },
      yaxis: { title: { text: 'y' } },
    });
  });
  it('leaves out traces that fetch, and attributes the schema does not know', () => {
    expect(figure({ type: 'scattermap', lat: [1] }).data).toEqual([]);
    expect(figure({ type: 'choropleth' }).data).toEqual([]);
    expect(figure({ type: 'no-such-type' }).data).toEqual([]);
    expect(figure({ y: [1], onclick: 'x' }).data).toEqual([{ y: [1] }]);
  });
  it('takes no menus, sliders, templates or maps', () => {
    const layout = {
      updatemenus: [{}],
      sliders: [{}],
      template: {},
      map: { style: 'https://x' },
      geo: {},
      height: 3,
    };
    expect(figure({}, layout).layout).toEqual({ height: 3 });
  });
  it('never carries a prototype', () => {
    const evil = JSON.parse(
      '{"y":[1],"__proto__":{"polluted":1},"marker":{"__proto__":{"polluted":1},"size":3}}',
    );
    const made = figure(evil);
    expect(made.data[0]).toEqual({ y: [1], marker: { size: 3 } });
    expect(Object.getPrototypeOf(made.data[0]?.marker)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  it('takes links out of texts and lets pictures be data only', () => {
    const made = figure(
      { text: ['<a href="javascript:alert(1)">x</a> <b>y</b>'], name: '<a href="https://e">n' },
      { images: [{ source: 'https://evil/x.png' }, { source: 'data:image/png;base64,AA==' }] },
    );
    expect(made.data[0]).toEqual({ text: ['x <b>y</b>'], name: 'n' });
    expect(made.layout.images).toEqual([{ source: '' }, { source: 'data:image/png;base64,AA==' }]);
  });
  it('survives what is no figure at all', () => {
    const broken = { data: 'x', layout: null } as unknown as Parameters<typeof safeFigure>[0];
    expect(safeFigure(broken, 'en')).toEqual({ data: [], layout: {} });
  });
});

describe('isCartesian', () => {
  it('tells which bundle can draw', () => {
    expect(isCartesian(figure({ type: 'bar' }))).toBe(true);
    expect(isCartesian(figure({ type: 'scatter3d' }))).toBe(false);
    expect(isCartesian(figure({}, { scene: {} }))).toBe(false);
  });
});

describe('painted', () => {
  it('resolves tokens and leaves columns of numbers as they are', () => {
    const y = [1, 2];
    const made = painted(
      { data: [{ y, line: { color: 'var(--ink)' } }], layout: { a: 'not var(--ink)' } },
      () => '#123',
    );
    expect(made).toEqual({ data: [{ y, line: { color: '#123' } }], layout: { a: 'not var(--ink)' } });
    expect(made.data[0]?.y).toBe(y);
  });
  it('leaves no token in the product’s own look', () => {
    const made = painted(withLook({ data: [], layout: {} }), () => '#000');
    expect(JSON.stringify(made)).not.toContain('var(');
  });
});
