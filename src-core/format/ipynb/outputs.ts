/**
 * Outputs as Jupyter keeps them, and as this product does.
 *
 * Writing: text, images, HTML, SVG, LaTeX, Markdown, JSON and Plotly are written
 * as every notebook program understands them. What those cannot say (a table's
 * units, a text in two languages, a training's history) is written beside them
 * under a MIME type of our own, so that it comes back as it was; and everything
 * has a plain text for programs that know none of it.
 *
 * Reading: the richest form we can draw. What we cannot draw is shown as a
 * sentence, and is kept in the file.
 */
import * as v from 'valibot';
import type { CellError } from '../../runtime/error.ts';
import type { Output } from '../../runtime/output.ts';
import { outputSchema } from '../../runtime/schema.ts';
import { type Json, type JsonObject, rebuildJson, sameJson } from '../../text/json.ts';
import { textIn } from '../../text/locale.ts';
import { decodeNumber, encodeNumber } from '../outputs.ts';
import { get, isObject, joined, linesIn } from './cell.ts';
import { imageSize } from './image-size.ts';

/** A whole output of ours, for what the common types cannot say. */
const ownMime = 'application/vnd.stepwise.output+json';

const maxDepth = 100;

/** The outputs of a code cell, as the window shows them. */
export function readOutputs(value: Json | undefined): readonly Output[] {
  return Array.isArray(value) ? value.map(readOutput) : [];
}

function readOutput(value: Json): Output {
  switch (get(value, 'output_type')) {
    case 'stream':
      return {
        mime: 'application/vnd.stepwise.stream+json',
        data: {
          name: get(value, 'name') === 'stderr' ? 'stderr' : 'stdout',
          text: joined(get(value, 'text')),
        },
      };
    case 'error':
      return { mime: 'application/vnd.stepwise.error+json', data: readError(value) };
    case 'display_data':
    case 'execute_result':
      return readBundle(get(value, 'data') ?? {}, get(value, 'metadata') ?? {});
    default:
      return cannotDraw(String(get(value, 'output_type')));
  }
}

function readError(value: Json): CellError {
  const trace = get(value, 'traceback');
  const lines = Array.isArray(trace) ? trace.map(String).join('\n').split('\n') : [];
  return {
    name: joined(get(value, 'ename')) || 'Error',
    message: joined(get(value, 'evalue')),
    stack: lines
      .map((line) => withoutColours(line).trim())
      .filter((line) => line !== '')
      .slice(0, 200)
      .map((line) => ({ function: line })),
  };
}

function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with this character
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}

type Reader = (value: Json, metadata: Json, mime: string) => Output | undefined;

/** By MIME type, richest first. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^application\/vnd\.stepwise\.output\+json$/, (value) => oursDeep(value)],
  [/^application\/vnd\.stepwise\.[a-z]+\+json$/, (data, _, mime) => oursDeep({ mime, data })],
  [/^application\/vnd\.plotly\.v1\+json$/, (value, _, mime) => plotly(value, mime)],
  [/^text\/vnd\.mermaid$/, (value, _, mime) => ours({ mime, data: { text: joined(value) } })],
  [/^text\/html$/, (value, _, mime) => ours({ mime, data: { html: joined(value) } })],
  [
    /^image\/svg\+xml$/,
    (value, metadata, mime) => ours({ mime, data: { svg: joined(value), alt: altIn(metadata) } }),
  ],
  [/^image\/(?:png|jpeg|gif|webp)$/, image],
  [/^text\/latex$/, (value, _, mime) => ours({ mime, data: { text: joined(value) } })],
  [/^text\/markdown$/, (value, _, mime) => ours({ mime, data: { text: joined(value) } })],
  [/^application\/json$/, (value, _, mime) => oursDeep({ mime, data: { value } })],
  [/^text\/plain$/, (value, _, mime) => ours({ mime, data: { text: joined(value) } })],
];

function readBundle(data: Json, metadata: Json): Output {
  if (!isObject(data)) return cannotDraw('?');
  const mimes = Object.keys(data);
  for (const [pattern, read] of readers) {
    const mime = mimes.find((each) => pattern.test(each));
    const value = mime === undefined ? undefined : data[mime];
    const output = mime === undefined || value === undefined ? undefined : read(value, metadata, mime);
    if (output !== undefined) return output;
  }
  return cannotDraw(mimes.join(', '));
}

function cannotDraw(kind: string): Output {
  return {
    mime: 'text/markdown',
    data: {
      text: {
        zh: `这里有一个拾级画不出来的输出（${kind.slice(0, 200)}），它原样保留在文件里。`,
        en: `There is an output here that Stepwise cannot draw (${kind.slice(0, 200)}); it is kept in the file as it is.`,
      },
    },
  };
}

/** An output, where it fits its schema. */
function ours(value: unknown): Output | undefined {
  const read = v.safeParse(outputSchema, value);
  return read.success ? read.output : undefined;
}

/** The same for one that holds any JSON: numbers JSON lacks are read, and what nests too deep is not. */
function oursDeep(value: unknown): Output | undefined {
  const shallow = rebuildJson(value, maxDepth);
  return shallow === undefined ? undefined : ours(JSON.parse(JSON.stringify(shallow), decodeNumber));
}

function plotly(value: Json, mime: string): Output | undefined {
  const data = get(value, 'data');
  const layout = get(value, 'layout');
  return oursDeep({ mime, data: { data: data ?? [], layout: layout ?? {}, ...altOf(get(value, 'alt')) } });
}

function altOf(alt: Json | undefined): { alt?: Json } {
  return alt === undefined ? {} : { alt };
}

function image(value: Json, metadata: Json, mime: string): Output | undefined {
  const text = joined(value);
  const base64 = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  const own = get(metadata, 'stepwise');
  const given = get(metadata, mime);
  const [width, height] = [get(given, 'width'), get(given, 'height')];
  const natural = imageSize(base64);
  const url = `data:${mime};base64,${base64}`;
  return ours({
    mime: 'image/png',
    data: {
      ...(isObject(own) ? own : {}),
      url,
      width: Math.round(isSize(width) ? width : natural.width),
      height: Math.round(isSize(height) ? height : natural.height),
      alt: altIn(metadata),
    },
  });
}

function isSize(value: Json | undefined): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}

function altIn(metadata: Json): Json {
  return get(get(metadata, 'stepwise'), 'alt') ?? { zh: '图片', en: 'Picture' };
}

/** Outputs as an `.ipynb` keeps them. */
export function printOutputs(outputs: readonly Output[]): Json[] {
  return outputs.map(printOutput);
}

function printOutput({ id: _, ...output }: Output): JsonObject {
  if (output.mime === 'application/vnd.stepwise.stream+json') {
    return { name: output.data.name, output_type: 'stream', text: linesIn(output.data.text) };
  }
  if (output.mime === 'application/vnd.stepwise.error+json') return printError(output.data);
  const { data, metadata = {} } = standard(output);
  const bundle: JsonObject = { data, metadata, output_type: 'display_data' };
  if (sameJson(readOutput(bundle), output)) return bundle;
  const whole = JSON.parse(JSON.stringify(output, encodeNumber)) as JsonObject;
  return { ...bundle, data: { [ownMime]: whole, ...data } };
}

function printError({ name, message, stack }: CellError): JsonObject {
  const frames = stack.map(({ function: called, position, location }) => {
    const at = position ? `${position.cell}:${position.line}:${position.column}` : location;
    return at === undefined ? called : `    at ${called} (${at})`;
  });
  const text = textIn(message, 'en');
  return {
    ename: name,
    evalue: text,
    output_type: 'error',
    traceback: frames.length > 0 ? frames : [`${name}: ${text}`],
  };
}

interface Bundle {
  readonly data: JsonObject;
  readonly metadata?: JsonObject;
}

/** An output in the types every notebook program knows, with a plain text. */
function standard(output: Omit<Output, 'id'>): Bundle {
  const made = output as Output;
  switch (made.mime) {
    case 'text/plain':
      return { data: { 'text/plain': linesIn(made.data.text) } };
    case 'text/markdown':
    case 'text/vnd.mermaid': {
      const text = linesIn(textIn(made.data.text, 'zh'));
      return { data: { [made.mime]: text, 'text/plain': text } };
    }
    case 'text/latex':
      return { data: { 'text/latex': linesIn(made.data.text), 'text/plain': linesIn(made.data.text) } };
    case 'text/html': {
      const html = textIn(made.data.html, 'zh');
      return { data: { 'text/html': linesIn(html), 'text/plain': linesIn(html.replace(/<[^>]*>/g, '')) } };
    }
    case 'image/svg+xml': {
      const alt = encoded(made.data.alt);
      return {
        data: { 'image/svg+xml': linesIn(made.data.svg), 'text/plain': [textIn(made.data.alt, 'en')] },
        metadata: { stepwise: { alt } },
      };
    }
    case 'image/png': {
      const { url, width, height, ...rest } = made.data;
      const [, mime = 'image/png', base64 = ''] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
      return {
        data: { [mime]: base64, 'text/plain': [textIn(rest.alt, 'en')] },
        metadata: { [mime]: { width, height }, stepwise: encoded(rest) },
      };
    }
    case 'application/json':
      return {
        data: {
          'application/json': encoded(made.data.value),
          'text/plain': linesIn(JSON.stringify(made.data.value)),
        },
      };
    default:
      return { data: { [made.mime]: encoded(made.data), 'text/plain': linesIn(plainText(made)) } };
  }
}

/** A value as JSON can hold it. */
function encoded(value: unknown): Json {
  return JSON.parse(JSON.stringify(value, encodeNumber)) as Json;
}

/** What a program that knows none of our types shows. */
function plainText(output: Output): string {
  switch (output.mime) {
    case 'application/vnd.stepwise.value+json':
      return output.data.preview;
    case 'application/vnd.stepwise.table+json': {
      const head = output.data.columns.map(
        ({ name, unit }) => `${textIn(name, 'en')}${unit ? ` (${unit})` : ''}`,
      );
      const rows = output.data.rows.slice(0, 50).map((row) => row.map((cell) => cell ?? '').join('\t'));
      return [head.join('\t'), ...rows].join('\n');
    }
    case 'application/vnd.stepwise.tensor+json':
      return `Tensor ${output.data.dtype} [${output.data.shape.join(', ')}]`;
    case 'application/vnd.stepwise.model+json':
    case 'application/vnd.stepwise.network+json':
      return `${output.data.name}: ${output.data.totalParams} parameters`;
    case 'application/vnd.stepwise.training+json': {
      const { title, epoch, epochs, state, history } = output.data;
      const last = Object.entries(history).map(([metric, values]) => `${metric} ${values.at(-1) ?? '–'}`);
      return `${textIn(title, 'en')}: ${state}, epoch ${epoch} of ${epochs}; ${last.join(', ')}`;
    }
    case 'application/vnd.stepwise.probabilities+json':
      return output.data.labels
        .map((label, index) => `${textIn(label, 'en')}\t${output.data.values[index] ?? ''}`)
        .join('\n');
    case 'application/vnd.stepwise.confusion+json':
      return output.data.counts.map((row) => row.join('\t')).join('\n');
    default:
      return `(${output.mime.replace(/^application\/vnd\.stepwise\.|\+json$/g, '')})`;
  }
}
