/**
 * A figure of lines drawn as plain SVG: what a run of training shows while it
 * goes. It takes a millisecond where Plotly's first picture takes several frames,
 * and looks the same, so that Plotly can take over where someone points at it.
 */
import { useEffect, useRef, useState } from 'react';
import { type Axis, horizontalAxis, verticalAxis } from '#core/export/axis.ts';
import type { Figure } from '#core/export/figure.ts';
import { type Json, type JsonObject, jsonObject } from '#core/text/json.ts';
import styles from './curves.module.css';

interface Props {
  /** Scatter traces only; the layout states margins and the horizontal range. */
  readonly figure: Figure;
  /** Height of the whole picture in CSS pixels. */
  readonly height: number;
}

/** The curves, their axes and grid, as wide as there is room. */
export function Curves({ figure, height }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!svg.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(svg.current);
    return () => observer.disconnect();
  }, []);
  return (
    <svg ref={svg} className={styles.curves} style={{ height }} aria-hidden="true">
      {width > 0 && <Picture figure={figure} width={width} height={height} />}
    </svg>
  );
}

/** Places in pixels: a value's distance from the left, and from the top. */
interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function Picture({ figure, width, height }: Props & { readonly width: number }) {
  const margin = marginOf(figure.layout);
  const inner = { width: width - margin.l - margin.r, height: height - margin.t - margin.b };
  if (inner.width <= 0 || inner.height <= 0) return null;
  const across = horizontalAxis(figure);
  const up = verticalAxis(figure, inner.height);
  const x = along(across, inner.width);
  const down = along(up, inner.height);
  const scale: Scale = { x, y: (value) => inner.height - down(value) };
  return (
    <g transform={`translate(${margin.l} ${margin.t})`}>
      {across.ticks.map(({ value, label }) => (
        <g key={value} transform={`translate(${crisp(scale.x(value))} 0)`}>
          <path className={styles.grid} d={`M0 0V${inner.height}`} />
          <path className={styles.tick} d={`M0 ${inner.height}v4`} />
          <text className={styles.text} y={inner.height + 21} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {up.ticks.map(({ value, label }) => (
        <g key={value} transform={`translate(0 ${crisp(scale.y(value))})`}>
          <path className={value === 0 ? styles.zero : styles.grid} d={`M0 0H${inner.width}`} />
          <path className={styles.tick} d="M0 0h-4" />
          <text className={styles.text} x={-7} y={4.5} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className={styles.text} x={inner.width / 2} y={inner.height + 40} textAnchor="middle">
        {across.title}
      </text>
      <text
        className={styles.text}
        transform={`translate(${11 - margin.l} ${inner.height / 2}) rotate(-90)`}
        dominantBaseline="central"
        textAnchor="middle"
      >
        {up.title}
      </text>
      {figure.data.map((trace) => (
        <Curve key={String(trace.name)} trace={trace} scale={scale} />
      ))}
    </g>
  );
}

function Curve({ trace, scale }: { readonly trace: JsonObject; readonly scale: Scale }) {
  const line = jsonObject(trace.line);
  const width = Number(line.width ?? 2);
  const dash = Math.max(3, width) * 3;
  const color = String(line.color);
  const marker = String(trace.mode).includes('markers') ? jsonObject(trace.marker) : null;
  return (
    <g data-curve={String(trace.name)} opacity={typeof trace.opacity === 'number' ? trace.opacity : 1}>
      <path
        className={styles.line}
        d={way(trace, scale)}
        stroke={color}
        strokeWidth={width}
        strokeDasharray={line.dash === 'dash' ? `${dash} ${dash}` : undefined}
      />
      {marker && <path d={marks(trace, marker, scale)} fill={color} />}
    </g>
  );
}

/** A line through a trace's points, interrupted where one is no number. */
function way(trace: JsonObject, scale: Scale): string {
  let pen = 'M';
  return places(trace, scale)
    .map((place) => {
      const step = place && `${pen}${place.x} ${place.y}`;
      pen = place ? 'L' : 'M';
      return step ?? '';
    })
    .join('');
}

/** A circle or diamond at every point. */
function marks(trace: JsonObject, marker: JsonObject, scale: Scale): string {
  const size = Number(marker.size ?? 6) / 2;
  const diamond = size * 1.3;
  const shape =
    marker.symbol === 'diamond'
      ? `m${diamond} 0l${-diamond} ${diamond}l${-diamond} ${-diamond}l${diamond} ${-diamond}z`
      : `m${-size} 0a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`;
  return places(trace, scale)
    .map((place) => place && `M${place.x} ${place.y}${shape}`)
    .join('');
}

function places(
  trace: JsonObject,
  scale: Scale,
): readonly ({ readonly x: number; readonly y: number } | null)[] {
  const ys = columnOf(trace.y);
  return columnOf(trace.x).map((x, index) => {
    const y = ys[index];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y)) return null;
    return { x: tenth(scale.x(x)), y: tenth(scale.y(y)) };
  });
}

function along({ range: [from, to] }: Axis, length: number): (value: number) => number {
  return (value) => ((value - from) / (to - from)) * length;
}

/** The middle of a pixel, where a line of one pixel is sharp. */
function crisp(place: number): number {
  return Math.round(place - 0.5) + 0.5;
}

function tenth(place: number): number {
  return Math.round(place * 10) / 10;
}

function marginOf(layout: JsonObject): Record<'l' | 'r' | 't' | 'b', number> {
  const margin = jsonObject(layout.margin);
  return {
    l: Number(margin.l ?? 56),
    r: Number(margin.r ?? 12),
    t: Number(margin.t ?? 12),
    b: Number(margin.b ?? 44),
  };
}

function columnOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
