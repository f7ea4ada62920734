/** Writers of what is seen: pictures, grids of them, tensors, bars. */
import { escapeHtml } from '../../prose/escape.ts';
import type {
  ImageData,
  ImageGridData,
  ProbabilitiesData,
  ProgressData,
  TensorData,
} from '../../runtime/output.ts';
import { type Locale, type LocalizedText, textIn } from '../../text/locale.ts';
import { describeGrid, describeProbabilities, describeTensor, largest, shapeText } from '../describe.ts';
import { heatColor } from '../heat.ts';
import { grouped, percent, significant } from '../numbers.ts';
import { isPictureUrl, svgDataUrl } from '../svg.ts';
import { sliceCount, tensorNumber, tensorSlice } from '../tensor.ts';
import { outputWords } from '../words.ts';

/** A raster picture; one that is not in its own address is replaced by its words. */
export function writeImage(data: ImageData, locale: Locale): string {
  const alt = escapeHtml(textIn(data.alt, locale));
  if (!isPictureUrl(data.url)) return `<p class="note">${alt}</p>`;
  const caption =
    data.caption === undefined ? '' : `<figcaption>${escapeHtml(textIn(data.caption, locale))}</figcaption>`;
  const kind = data.pixelated ? ' class="pixelated"' : '';
  return `<figure><img${kind} src="${escapeHtml(data.url)}" width="${Number(data.width)}" height="${Number(data.height)}" alt="${alt}">${caption}</figure>`;
}

/** A vector picture, as an image. */
export function writeSvg(svg: string, alt: LocalizedText, locale: Locale): string {
  return `<img src="${escapeHtml(svgDataUrl(svg))}" alt="${escapeHtml(textIn(alt, locale))}">`;
}

/** Small images side by side. */
export function writeGrid(data: ImageGridData, locale: Locale): string {
  const factor = Math.max(1, Math.round(64 / Math.max(data.width, data.height, 1)));
  const cells = data.images.map((image) => {
    const picture = isPictureUrl(image.url)
      ? `<img class="pixelated" src="${escapeHtml(image.url)}" width="${data.width * factor}" height="${data.height * factor}" alt="">`
      : '';
    const mark = image.tone === 'bad' ? '✗ ' : image.tone === 'good' ? '✓ ' : '';
    return `<li class="${escapeHtml(image.tone ?? '')}">${picture}<span>${mark}${escapeHtml(textIn(image.caption, locale))}</span></li>`;
  });
  const title =
    data.title === undefined
      ? ''
      : `<figcaption><strong>${escapeHtml(textIn(data.title, locale))}</strong></figcaption>`;
  return `<figure aria-label="${escapeHtml(describeGrid(data, locale))}">${title}<ul class="grid">${cells.join('')}</ul></figure>`;
}

/** A tensor: its statistics, how its values are spread, and its first slice. */
export function writeTensor(data: TensorData, locale: Locale): string {
  const words = outputWords[locale];
  const facts: readonly (readonly [string, string])[] = [
    [words.shape, shapeText(data.shape, locale)],
    [words.type, data.dtype],
    [words.elements, grouped(data.size)],
    ...(data.min === undefined ? [] : [[words.minimum, significant(data.min)] as const]),
    ...(data.mean === undefined ? [] : [[words.mean, significant(data.mean)] as const]),
    ...(data.max === undefined ? [] : [[words.maximum, significant(data.max)] as const]),
  ];
  const list = facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`);
  return `<section><dl class="facts">${list.join('')}</dl><div class="pictures">${writeHistogram(data, locale)}${writeSlice(data, locale)}</div></section>`;
}

function writeHistogram(data: TensorData, locale: Locale): string {
  const counts = data.histogram;
  if (!counts || data.size < 2) return '';
  const words = outputWords[locale];
  const most = Math.max(1, ...counts);
  const width = 200 / counts.length;
  const bars = counts.map((count, index) => {
    const height = ((count / most) * 58).toFixed(2);
    return `<rect x="${(index * width + 0.5).toFixed(2)}" y="${(60 - Number(height)).toFixed(2)}" width="${(width - 1).toFixed(2)}" height="${height}"/>`;
  });
  return `<figure class="histogram"><figcaption>${words.histogram}</figcaption><svg viewBox="0 0 200 60" role="img" aria-label="${words.histogram}">${bars.join('')}</svg></figure>`;
}

function writeSlice(data: TensorData, locale: Locale): string {
  if (sliceCount(data) === 0) return '';
  const slice = tensorSlice(data, 0);
  if (slice.rows === 1 || (slice.rows <= 10 && slice.columns <= 10) || data.dtype === 'string') {
    const rows = Array.from({ length: Math.min(10, slice.rows) }, (_, row) => {
      const cells = Array.from({ length: Math.min(10, slice.columns) }, (__, column) => {
        const value = slice.at(row, column);
        return `<td>${escapeHtml(typeof value === 'number' ? significant(value) : (value ?? '…'))}</td>`;
      });
      return `<tr>${cells.join('')}${slice.columns > 10 ? '<td>…</td>' : ''}</tr>`;
    });
    return `<table class="numbers"><tbody>${rows.join('')}</tbody></table>`;
  }
  const low = data.min ?? 0;
  const span = (data.max ?? 1) - low || 1;
  const squares: string[] = [];
  const rows = Math.min(64, slice.rows);
  const columns = Math.min(64, slice.columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = tensorNumber(slice.at(row, column));
      if (Number.isNaN(value)) continue;
      squares.push(
        `<rect x="${column}" y="${row}" width="1.02" height="1.02" fill="rgb(${heatColor((value - low) / span).join(' ')})"/>`,
      );
    }
  }
  return `<svg class="heat" viewBox="0 0 ${columns} ${rows}" width="${columns * 6}" role="img" aria-label="${escapeHtml(describeTensor(data, locale))}">${squares.join('')}</svg>`;
}

/** Class probabilities as bars. */
export function writeProbabilities(data: ProbabilitiesData, locale: Locale): string {
  const best = largest(data.values);
  const bars = data.values.map((value, index) => {
    const width = (Math.max(0, Math.min(1, value)) * 100).toFixed(1);
    const label = escapeHtml(textIn(data.labels[index] ?? String(index), locale));
    return `<li${index === best ? ' class="best"' : ''}><span>${label}</span><span class="track"><span style="width:${width}%"></span></span><span>${percent(value)}</span></li>`;
  });
  return `<figure aria-label="${escapeHtml(describeProbabilities(data, locale))}"><figcaption><strong>${escapeHtml(textIn(data.title, locale))}</strong></figcaption><ul class="bars">${bars.join('')}</ul></figure>`;
}

/** How far something had come. */
export function writeProgress(data: ProgressData, locale: Locale): string {
  const count = data.total === null ? grouped(data.value) : `${grouped(data.value)} / ${grouped(data.total)}`;
  const stopped = data.state === 'stopped' ? ` · ${outputWords[locale].stopped}` : '';
  return `<div class="progress-block"><p class="progress">${escapeHtml(textIn(data.label, locale))} <span>${count}${stopped}</span></p>${writeBar(data.total ? data.value / data.total : 1)}</div>`;
}

/** A bar filled to a share in [0, 1]. */
export function writeBar(share: number): string {
  return `<div class="bar"><span style="width:${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%"></span></div>`;
}
