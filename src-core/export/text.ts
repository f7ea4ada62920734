/** Any output as plain text: what a terminal, a clipboard or a reader of Markdown is given. */
import type { ModelData, Output, TableData } from '../runtime/output.ts';
import type { ValueNode } from '../runtime/value.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { withoutAnsi } from './ansi.ts';
import {
  describeConfusion,
  describeFigure,
  describeGrid,
  describeProbabilities,
  describeTensor,
} from './describe.ts';
import { safeFigure } from './figure.ts';
import { type InputValues, inputText } from './input.ts';
import { describeNetwork } from './network.ts';
import { cellText, grouped } from './numbers.ts';
import { tensorText } from './tensor.ts';
import { describeTraining } from './training.ts';
import { outputWords } from './words.ts';

/** Rows of a table that are written out. */
const mostRows = 200;
/** Elements of a tensor whose values are written out. */
const mostElements = 64;
/** Entries of one value that are written out. */
const mostEntries = 200;

/** One output in one language, without a final newline. `inputs`: what controls were set to. */
export function outputText(output: Output, locale: Locale, inputs: InputValues = new Map()): string {
  switch (output.mime) {
    case 'application/vnd.stepwise.stream+json':
      return withoutAnsi(output.data.text).replace(/\n$/, '');
    case 'application/vnd.stepwise.error+json': {
      const { name, message, position } = output.data;
      const place = position ? ` (${outputWords[locale].place(position.line, position.column)})` : '';
      return `${name}: ${textIn(message, locale)}${place}`;
    }
    case 'application/vnd.stepwise.value+json':
      return valueText(output.data);
    case 'text/plain':
      return withoutAnsi(output.data.text).replace(/\n$/, '');
    case 'text/markdown':
    case 'text/vnd.mermaid':
      return textIn(output.data.text, locale).trim();
    case 'text/latex':
      return output.data.text.trim();
    case 'text/html':
      return textIn(output.data.html, locale)
        .replace(/<(?:style|script)\b[\s\S]*?<\/(?:style|script)>/gi, '')
        .replace(/<(?:br|\/p|\/tr|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')
        .replace(/<[^>]*>/g, ' ')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
        .replace(/[ \t]+/g, ' ')
        .trim();
    case 'application/vnd.stepwise.scene+json':
    case 'image/svg+xml':
    case 'image/png':
      return `[${textIn(output.data.alt, locale)}]`;
    case 'application/json':
      return JSON.stringify(output.data.value, null, 2);
    case 'application/vnd.stepwise.images+json':
      return describeGrid(output.data, locale);
    case 'application/vnd.stepwise.table+json':
      return aligned(tableRows(output.data, locale));
    case 'application/vnd.plotly.v1+json':
      return `[${describeFigure(output.data, safeFigure(output.data, locale), locale)}]`;
    case 'application/vnd.stepwise.tensor+json':
      return output.data.size <= mostElements
        ? `${describeTensor(output.data, locale)}\n${tensorText(output.data)}`
        : describeTensor(output.data, locale);
    case 'application/vnd.stepwise.model+json':
      return `${output.data.name}\n${aligned(modelRows(output.data, locale))}`;
    case 'application/vnd.stepwise.network+json':
      return describeNetwork(output.data, locale);
    case 'application/vnd.stepwise.training+json':
      return describeTraining(output.data, locale);
    case 'application/vnd.stepwise.progress+json': {
      const { label, value, total } = output.data;
      return `${textIn(label, locale)} ${grouped(value)}${total === null ? '' : ` / ${grouped(total)}`}`;
    }
    case 'application/vnd.stepwise.confusion+json': {
      const labels = output.data.labels.map((label) => textIn(label, locale));
      const rows = output.data.counts.map((row, index) => [labels[index] ?? '', ...row.map(String)]);
      return `${textIn(output.data.title, locale)}\n${aligned([['', ...labels], ...rows])}\n${describeConfusion(output.data, locale)}`;
    }
    case 'application/vnd.stepwise.probabilities+json':
      return describeProbabilities(output.data, locale);
    case 'application/vnd.stepwise.input+json':
      return `${textIn(output.data.label, locale)}${outputWords[locale].colon}${inputText(output.data, inputs.get(output.data.id), locale)}`;
    default:
      return unknown(output);
  }
}

/** Does not compile when a kind above is missing. */
function unknown(output: never): string {
  return String((output as Output).mime);
}

/** A table's heading and rows as text. */
export function tableRows(data: TableData, locale: Locale): readonly (readonly string[])[] {
  const head = data.columns.map((column) => {
    const name = textIn(column.name, locale);
    return column.unit ? `${name} (${column.unit})` : name;
  });
  const rows = data.rows
    .slice(0, mostRows)
    .map((row) => data.columns.map((_, at) => cellText(row[at] ?? null)));
  const total = data.total ?? data.rows.length;
  const note = rows.length < total ? [[outputWords[locale].rowsShown(rows.length, total)]] : [];
  return [head, ...rows, ...note];
}

/** A model's layers as text, their sum last. */
export function modelRows(data: ModelData, locale: Locale): readonly (readonly string[])[] {
  const words = outputWords[locale];
  return [
    [words.layer, words.type, words.outputShape, words.parameters],
    ...data.layers.map((layer) => [layer.name, layer.type, layer.outputShape, grouped(layer.params)]),
    [words.total, '', '', grouped(data.totalParams)],
  ];
}

/** Columns padded to their widest entry; Chinese takes two places. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, text] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(text));
  return rows
    .map((row) =>
      row
        .map((text, at) => text + ' '.repeat((widths[at] ?? 0) - width(text)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function width(text: string): number {
  let sum = 0;
  for (const one of text) sum += (one.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return sum;
}

/** A value: its line, and its entries indented where the line does not hold them. */
function valueText(node: ValueNode): string {
  let left = mostEntries;
  const lines: string[] = [];
  const write = (one: ValueNode, key: string, depth: number): void => {
    if (left-- <= 0) return;
    lines.push(`${'  '.repeat(depth)}${key === '' ? '' : `${key}: `}${one.preview}`);
    if (!one.preview.includes('…') && depth === 0) return;
    for (const entry of one.children ?? []) write(entry.value, entry.key, depth + 1);
    if (one.more) lines.push(`${'  '.repeat(depth + 1)}… ${one.more}`);
  };
  write(node, '', 0);
  return lines.join('\n');
}
