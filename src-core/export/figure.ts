/**
 * A Plotly figure from a cell, made fit to be drawn: its labels in one language,
 * rebuilt from what the schema allows, its colours resolved from design tokens
 * and the product's look underneath. The same steps for the window and for
 * exported files.
 */
import type { PlotlyData } from '../runtime/output.ts';
import type { Json, JsonObject } from '../text/json.ts';
import { type Locale, localizeDeep } from '../text/locale.ts';
import {
  cartesianTypes,
  layoutAttributes,
  numberedAttribute,
  traceAttributes,
  traceTypes,
} from './figure-schema.ts';

/** A figure that may be given to Plotly. */
export interface Figure {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
}

/** Depth beyond which nothing of a figure is kept. */
const deepest = 12;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;

/** The figure in one language, holding nothing that Plotly's schema and the product do not allow. */
export function safeFigure(figure: Pick<PlotlyData, 'data' | 'layout'>, locale: Locale): Figure {
  const traces = Array.isArray(figure.data) ? figure.data : [];
  return {
    data: traces.flatMap((trace) => {
      const kept = rebuilt(localizeDeep(trace, locale), (name) => traceAttributes.has(name));
      const type = kept.type ?? 'scatter';
      return typeof type === 'string' && traceTypes.has(type) ? [kept] : [];
    }),
    layout: rebuilt(
      localizeDeep(figure.layout ?? {}, locale),
      (name) => layoutAttributes.has(name) || numberedAttribute.test(name),
    ),
  };
}

/** Whether Plotly's cartesian bundle can draw every trace. */
export function isCartesian(figure: Figure): boolean {
  return (
    figure.data.every((trace) => cartesianTypes.has(String(trace.type ?? 'scatter'))) &&
    !Object.keys(figure.layout).some((name) => /^(?:scene|polar|smith)/.test(name))
  );
}

function rebuilt(value: unknown, allows: (name: string) => boolean): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([name]) => allows(name));
  return Object.fromEntries(entries.map(([name, item]) => [name, clean(item, name, 1)]));
}

function clean(value: unknown, name: string, depth: number): Json {
  if (typeof value === 'string') {
    // Plotly takes titles as objects only; people, and figures of earlier versions, write them as texts.
    return name === 'title' ? { text: cleanText(value, name) } : cleanText(value, name);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth > deepest) return null;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  if (Array.isArray(value)) return value.map((item) => clean(item, name, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !forbidden.has(key))
      .map(([key, item]) => [key, clean(item, key, depth + 1)]),
  );
}

/** Plotly reads a little HTML in texts; links are taken out of it, and pictures may only be data. */
function cleanText(text: string, name: string): string {
  if (name === 'source') return picture.test(text) ? text : '';
  return text.includes('<') ? text.replace(/<\/?a\b[^>]*>?/gi, '') : text;
}

/** Colours that authors write as numbers, of which a theme has a version of its own. */
const named: Readonly<Record<string, string>> = { '#0072b2': '--category-1' };

/** A figure with every `var(--token)` that is a whole text replaced by the token's value, and every colour that is one. */
export function painted(figure: Figure, token: (name: string) => string): Figure {
  const paint = (value: Json): Json => {
    if (typeof value === 'string') {
      const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? named[value.toLowerCase()];
      return name === undefined ? value : token(name);
    }
    if (Array.isArray(value)) {
      // Columns of numbers, by far the most of a figure, are passed on as they are.
      return value.length === 0 || typeof value[0] === 'number' ? value : value.map(paint);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, paint(item)]));
  };
  return paint(figure as unknown as JsonObject) as unknown as Figure;
}

/** The figure upon the product's look: quiet grid, the reader's typeface, colours that differ for everyone. */
export function withLook(figure: Figure): Figure {
  const margin = isTitled(figure.layout) ? {} : { margin: untitled(figure.layout.margin) };
  return { data: figure.data, layout: { ...figure.layout, ...margin, template: figureTemplate } };
}

function isTitled({ title }: JsonObject): boolean {
  const text = isObject(title) ? title.text : title;
  return typeof text === 'string' && text !== '';
}

/** Margins without the room for a title, except where the author says how much there is. */
function untitled(margin: Json | undefined): JsonObject {
  return { t: 16, ...(isObject(margin) ? margin : {}) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const axis: JsonObject = {
  automargin: true,
  color: 'var(--ink-soft)',
  gridcolor: 'var(--line)',
  linecolor: 'var(--line-strong)',
  zerolinecolor: 'var(--line-strong)',
  ticks: 'outside',
  ticklen: 4,
  tickcolor: 'var(--line-strong)',
  title: { standoff: 8, font: { size: 13 } },
};

const scene: JsonObject = {
  backgroundcolor: 'var(--surface-sunken)',
  color: 'var(--ink-soft)',
  gridcolor: 'var(--line)',
  linecolor: 'var(--line-strong)',
  showbackground: true,
};

/** Plotly's template in design tokens; {@link painted} turns it into colours. */
export const figureTemplate: JsonObject = {
  layout: {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'var(--font-prose)', size: 13, color: 'var(--ink)' },
    title: { font: { size: 15 }, x: 0.02, xanchor: 'left' },
    colorway: [1, 6, 3, 4, 2, 5, 8, 7].map((number) => `var(--category-${number})`),
    colorscale: { sequential: 'Cividis', sequentialminus: 'Cividis', diverging: 'RdBu' },
    margin: { l: 56, r: 16, t: 40, b: 48 },
    hoverlabel: {
      bgcolor: 'var(--surface)',
      bordercolor: 'var(--line-strong)',
      font: { color: 'var(--ink)', family: 'var(--font-prose)', size: 13 },
    },
    legend: { bgcolor: 'rgba(0,0,0,0)' },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: 'var(--ink-faint)', activecolor: 'var(--ink)' },
    xaxis: axis,
    yaxis: axis,
    scene: { xaxis: scene, yaxis: scene, zaxis: scene },
    polar: { bgcolor: 'rgba(0,0,0,0)', angularaxis: axis, radialaxis: axis },
  },
  data: {
    heatmap: [{ colorscale: 'Cividis', colorbar: { outlinewidth: 0, thickness: 14 } }],
    surface: [{ colorscale: 'Cividis', colorbar: { outlinewidth: 0, thickness: 14 } }],
  },
};
