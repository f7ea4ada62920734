/** The writer of scenes: static SVG in the page's own colours, one after another where there is a timeline. */
import { escapeHtml } from '../../prose/escape.ts';
import type { HandleMark, RasterMark, SceneData } from '../../runtime/scene.ts';
import { colorOf } from '../../scene/colors.ts';
import { layoutScene, letterSize, type PlacedPanel } from '../../scene/layout.ts';
import { shareOf, strongest } from '../../scene/raster.ts';
import type { Shape } from '../../scene/shape.ts';
import { isSeen, shapesOf } from '../../scene/shapes.ts';
import { plainText, type Span } from '../../scene/text.ts';
import { type Locale, textIn } from '../../text/locale.ts';
import { heatColor } from '../heat.ts';

/** Width of the page's column in pixels. */
const pageWidth = 760;

/** A scene as it stood; of a timeline its last frame. */
export function writeScene(scene: SceneData, locale: Locale): string {
  const title =
    scene.title === undefined ? '' : `<strong>${escapeHtml(plainText(textIn(scene.title, locale)))}</strong>`;
  const caption = scene.caption === undefined ? '' : escapeHtml(plainText(textIn(scene.caption, locale)));
  const words =
    title || caption ? `<figcaption>${title}${title && caption ? '<br>' : ''}${caption}</figcaption>` : '';
  return `<figure class="scene">${words}${sceneSvg(scene, locale)}</figure>`;
}

/** The picture alone. */
export function sceneSvg(scene: SceneData, locale: Locale): string {
  const layout = layoutScene(scene, pageWidth, locale);
  const frame = scene.timeline ? scene.timeline.count - 1 : 0;
  const panels = layout.panels.map((placed) => writePanel(placed, locale, frame)).join('');
  const [width, height] = [layout.width, Math.ceil(layout.height)];
  return `<svg role="img" aria-label="${escapeHtml(plainText(textIn(scene.alt, locale)))}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="max-width:100%;height:auto;font-family:var(--font-prose)">${panels}</svg>`;
}

function writePanel(placed: PlacedPanel, locale: Locale, frame: number): string {
  const { plot, panel } = placed;
  const shapes = shapesOf(placed, locale, frame);
  const seen = panel.marks.filter((mark) => isSeen(mark, frame));
  const rasters = seen.filter((mark) => mark.kind === 'raster').map((mark) => writeRaster(mark, placed));
  const handles = seen
    .filter((mark) => mark.kind === 'handle')
    .map((mark) => writeHandle(mark, placed, locale));
  const clipped = shapes.filter(({ clip }) => clip).map(writeShape);
  const grid = shapes.filter(({ clip, key }) => !clip && /^g[xy]/.test(key)).map(writeShape);
  const over = shapes.filter(({ clip, key }) => !clip && !/^g[xy]/.test(key)).map(writeShape);
  const box = `x="${plot.left}" y="${plot.top}" width="${plot.width}" height="${plot.height}" viewBox="${plot.left} ${plot.top} ${plot.width} ${plot.height}"`;
  return `<g transform="translate(${placed.left.toFixed(1)} ${placed.top.toFixed(1)})">${grid.join('')}<svg ${box} overflow="hidden">${rasters.join('')}${clipped.join('')}</svg>${over.join('')}${handles.join('')}</g>`;
}

function writeShape({ tag, attributes, spans }: Shape): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(String(value))}"`,
  );
  const size = Number(attributes['font-size'] ?? letterSize);
  return `<${tag}${written.join('')}>${(spans ?? []).map((span) => writeSpan(span, size)).join('')}</${tag}>`;
}

function writeSpan({ text, level, dy }: Span, size: number): string {
  const lower = dy === 0 ? '' : ` dy="${(dy * size).toFixed(1)}"`;
  const small = level === 'line' ? '' : ` font-size="${(size * 0.72).toFixed(1)}"`;
  return `<tspan${lower}${small}>${escapeHtml(text)}</tspan>`;
}

/** Neighbours of one colour in a row are one rectangle; 24 shades are told apart. */
function writeRaster(mark: RasterMark, { x, y }: PlacedPanel): string {
  const [left, bottom, right, top] = mark.box;
  const edgeX = (column: number): number => x.at(left + ((right - left) * column) / mark.columns);
  const edgeY = (row: number): number => y.at(top - ((top - bottom) * row) / mark.rows);
  const shade = (row: number, column: number): number =>
    Math.round(shareOf(mark, mark.values[row * mark.columns + column] ?? Number.NaN) * 24);
  const rects: string[] = [];
  for (let row = 0; row < mark.rows; row += 1) {
    for (let column = 0; column < mark.columns; ) {
      const here = shade(row, column);
      let end = column + 1;
      while (end < mark.columns && shade(row, end) === here) end += 1;
      const paint = rasterPaint(mark.scale, here / 24);
      if (paint)
        rects.push(
          `<rect x="${edgeX(column).toFixed(1)}" y="${edgeY(row).toFixed(1)}" width="${(edgeX(end) - edgeX(column) + 0.3).toFixed(1)}" height="${(edgeY(row + 1) - edgeY(row) + 0.3).toFixed(1)}" ${paint}/>`,
        );
      column = end;
    }
  }
  return rects.join('');
}

function rasterPaint(scale: RasterMark['scale'], share: number): string {
  if (scale === 'heat') return `fill="rgb(${heatColor(share).join(' ')})"`;
  if (scale === 'grey')
    return `fill="rgb(${Array(3)
      .fill(Math.round(share * 255))
      .join(' ')})"`;
  if (share === 0) return '';
  return `fill="${colorOf(share < 0 ? 'negative' : 'positive')}" fill-opacity="${(Math.abs(share) * strongest).toFixed(2)}"`;
}

function writeHandle(mark: HandleMark, { x, y }: PlacedPanel, locale: Locale): string {
  const [cx, cy] = [x.at(mark.at[0]), y.at(mark.at[1])];
  const label =
    mark.label === undefined
      ? ''
      : `<text x="${cx + 12}" y="${cy - 10}" font-size="12" fill="var(--ink)" stroke="var(--surface)" stroke-width="3" paint-order="stroke">${escapeHtml(plainText(textIn(mark.label, locale)))}</text>`;
  return `<circle cx="${cx}" cy="${cy}" r="8" fill="var(--surface)" stroke="${colorOf(mark.color ?? 'accent')}" stroke-width="3"/>${label}`;
}
