/** What a control holds, in words and as a picture: its value, else what it began with. */
import { escapeHtml } from '../prose/escape.ts';
import type { InputControl, InputValue, TableInputRow } from '../runtime/input.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { svgDataUrl } from './svg.ts';

/** What each control was last set to, by its id; one that was never moved is missing. */
export type InputValues = ReadonlyMap<string, InputValue>;

const words = {
  zh: {
    yes: '是',
    no: '否',
    empty: '（空）',
    nothing: '（还没有画）',
    noFile: '（没有选择文件）',
    times: '次',
  },
  en: {
    yes: 'yes',
    no: 'no',
    empty: '(empty)',
    nothing: '(nothing drawn)',
    noFile: '(no file chosen)',
    times: 'times',
  },
} as const;

/** A control's value on one line, without its label. A value of another kind than the control is not believed. */
export function inputText(control: InputControl, value: InputValue | undefined, locale: Locale): string {
  const say = words[locale];
  switch (control.kind) {
    case 'slider':
    case 'number':
      return String(value?.kind === control.kind ? value.value : control.initial);
    case 'select':
      return textIn(control.options[value?.kind === 'select' ? value.index : control.initial] ?? '', locale);
    case 'checkbox':
      return (value?.kind === 'checkbox' ? value.checked : control.initial) ? say.yes : say.no;
    case 'text':
      return (value?.kind === 'text' ? value.text : control.initial) || say.empty;
    case 'color':
      return value?.kind === 'color' ? value.color : control.initial;
    case 'table':
      return gridOf(control, value)
        .map((row) => row.join(', '))
        .join('; ');
    case 'points':
      return Object.entries(value?.kind === 'points' ? value.points : control.initial)
        .map(([name, [x, y]]) => `${textIn(control.names?.[name] ?? name, locale)} (${x}, ${y})`)
        .join(', ');
    case 'button':
      return `${value?.kind === 'button' ? value.presses : 0} ${say.times}`;
    case 'file':
      return value?.kind === 'file' ? value.name : say.noFile;
    case 'drawing':
      return value?.kind === 'drawing' && value.pixels.some((one) => one > 0)
        ? `${control.width} × ${control.height}`
        : say.nothing;
  }
}

/** A control with its value as it is exported: nothing of it can be moved. */
export function writeInput(control: InputControl, value: InputValue | undefined, locale: Locale): string {
  const label = `<strong>${escapeHtml(textIn(control.label, locale))}</strong>`;
  const text = String(inputText(control, value, locale));
  if (control.kind === 'drawing' && value?.kind === 'drawing') {
    const picture = drawingSvg(control.width, control.height, value.pixels);
    const alt = escapeHtml(`${textIn(control.label, locale)} ${text}`);
    return `<figure class="control">${label}<br><img class="pad" src="${svgDataUrl(picture)}" alt="${alt}" width="${control.width * 6}" height="${control.height * 6}"></figure>`;
  }
  if (control.kind === 'table') {
    const head = control.columns.map(
      ({ name }) => `<th scope="col">${escapeHtml(textIn(name, locale))}</th>`,
    );
    const rows = gridOf(control, value).map(
      (row) => `<tr>${row.map((one) => `<td>${escapeHtml(String(one))}</td>`).join('')}</tr>`,
    );
    return `<div class="control">${label}<table class="data"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  }
  const swatch =
    control.kind === 'color' && /^#[0-9a-f]{6}$/i.test(text)
      ? `<span class="swatch" style="background:${text}"></span> `
      : '';
  return `<p class="control">${label} ${swatch}<output>${escapeHtml(text)}</output></p>`;
}

function gridOf(
  control: Extract<InputControl, { kind: 'table' }>,
  value: InputValue | undefined,
): readonly TableInputRow[] {
  return value?.kind === 'table' ? value.rows : control.initial;
}

/** Ink in [0, 1], row by row, as squares on paper. */
function drawingSvg(width: number, height: number, pixels: ArrayLike<number>): string {
  const squares: string[] = [];
  for (let index = 0; index < width * height; index += 1) {
    const ink = pixels[index] ?? 0;
    if (ink <= 0) continue;
    squares.push(
      `<rect x="${index % width}" y="${Math.floor(index / width)}" width="1" height="1" opacity="${Math.min(1, ink).toFixed(2)}"/>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges"><rect width="${width}" height="${height}" fill="#fff"/>${squares.join('')}</svg>`;
}
