/** One panel: rasters on canvases below, shapes as SVG, handles and links above as elements of their own. */
import { createElement, memo, type ReactNode } from 'react';
import type { SceneMark } from '#core/runtime/scene.ts';
import type { PlacedPanel } from '#core/scene/layout.ts';
import type { Shape } from '#core/scene/shape.ts';
import { isSeen, shapesOf } from '#core/scene/shapes.ts';
import { useLocale } from '../../i18n/locale.tsx';
import { Handle } from './handle.tsx';
import { LinkArea } from './link.tsx';
import { Raster } from './raster.tsx';
import styles from './scene.module.css';

/** A panel at one frame of the timeline. */
export const PanelView = memo(function PanelView({
  placed,
  frame,
}: {
  readonly placed: PlacedPanel;
  readonly frame: number;
}) {
  const locale = useLocale();
  const { panel, plot } = placed;
  const shapes = shapesOf(placed, locale, frame);
  const isGrid = (shape: Shape): boolean => /^g[xy]/.test(shape.key);
  const of = <K extends SceneMark['kind']>(kind: K) =>
    panel.marks.flatMap((mark, index) =>
      mark.kind === kind && isSeen(mark, frame)
        ? [{ mark: mark as Extract<SceneMark, { kind: K }>, index }]
        : [],
    );
  return (
    <div
      className={styles.panel}
      style={{ left: placed.left, top: placed.top, width: placed.width, height: placed.height }}
    >
      <div
        className={styles.rasters}
        style={{ left: plot.left, top: plot.top, width: plot.width, height: plot.height }}
      >
        {of('raster').map(({ mark, index }) => (
          <Raster key={index} mark={mark} placed={placed} />
        ))}
      </div>
      <svg
        className={styles.shapes}
        width={placed.width}
        height={placed.height}
        aria-hidden="true"
        focusable="false"
      >
        {shapes.filter(isGrid).map(draw)}
        <svg
          aria-hidden="true"
          x={plot.left}
          y={plot.top}
          width={plot.width}
          height={plot.height}
          viewBox={`${plot.left} ${plot.top} ${plot.width} ${plot.height}`}
          overflow="hidden"
        >
          {shapes.filter(({ clip }) => clip).map(draw)}
        </svg>
        {shapes.filter((shape) => !shape.clip && !isGrid(shape)).map(draw)}
      </svg>
      {shapes.map((shape) => shape.link && <LinkArea key={shape.key} shape={shape} link={shape.link} />)}
      {of('handle').map(({ mark }) => (
        <Handle key={`${mark.control.id} ${mark.name}`} mark={mark} placed={placed} />
      ))}
    </div>
  );
});

function draw({ key, tag, attributes, spans }: Shape): ReactNode {
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
  const size = Number(attributes['font-size'] ?? 12);
  return createElement(
    tag,
    { key, ...properties },
    ...(spans ?? []).map(({ text, level, dy }, index) =>
      createElement(
        'tspan',
        {
          key: index,
          ...(dy === 0 ? {} : { dy: dy * size }),
          ...(level === 'line' ? {} : { fontSize: size * 0.72 }),
        },
        text,
      ),
    ),
  );
}
