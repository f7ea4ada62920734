/** Reads an `.ipynb` into a notebook and its outputs, keeping every byte; or says why it cannot be read. Never throws. */
import type { RawReason } from '../../host/documents.ts';
import type { Cell, Written } from '../../notebook/cell.ts';
import { CellId } from '../../notebook/ids.ts';
import type { Notebook, Warning } from '../../notebook/notebook.ts';
import { hashText } from '../../text/hash.ts';
import { isDeeperThan, type Json, type JsonObject } from '../../text/json.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { assignIds } from '../markdown/assign-ids.ts';
import { titleOf } from '../markdown/title.ts';
import type { SavedOutputs } from '../outputs.ts';
import { get, type IpynbCell, isObject, notebookLanguage, readCell, remember } from './cell.ts';
import { jsonFault } from './json-fault.ts';
import { itemsOf, membersOf, type Span, skipSpace } from './json-spans.ts';
import { type IpynbLayout, styleOf } from './layout.ts';
import { readOutputs } from './outputs.ts';

/** An `.ipynb` as read, or why it cannot be. */
export type ReadIpynb =
  | {
      readonly notebook: Notebook;
      readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
      readonly warnings: readonly Warning[];
    }
  | { readonly raw: RawReason };

/** Why a text cannot be read, or `undefined` where it can: {@link parseIpynb} without its work. */
export function faultInIpynb(text: string): RawReason | undefined {
  if (isEmpty(text)) return undefined;
  const root = parseRoot(text);
  return 'raw' in root ? root.raw : undefined;
}

function isEmpty(text: string): boolean {
  return text.length < 100 && text.replace('\uFEFF', '').trim() === '';
}

/** Reads a text. An empty file is an empty notebook. */
export function parseIpynb(text: string): ReadIpynb {
  return finish(readingIpynb(text));
}

/** {@link parseIpynb} a little at a time: fifty megabytes of outputs are not read between two frames. */
export function* readingIpynb(text: string): Steps<ReadIpynb> {
  if (isEmpty(text)) {
    return {
      notebook: { title: '', cells: [], metadata: {}, layout: { format: 'ipynb-empty', text } },
      outputs: new Map(),
      warnings: [],
    };
  }
  const root = parseRoot(text);
  if ('raw' in root) return root;
  yield;
  const { json } = root;
  const metadata = isObject(json.metadata) ? json.metadata : {};
  const language = notebookLanguage(metadata);
  const { layout, pieces } = split(text, json, metadata, language);
  yield;
  const read = (json.cells as readonly Json[]).map((cell, index): [IpynbCell, Written] => {
    const found = readCell(isObject(cell) ? cell : {}, language);
    return [found, { text: pieces[index] ?? '', of: 'ipynb' }];
  });
  const ids = assignIds(
    read.map(([{ kind, source, language: of, json: raw }]) => {
      const spelled = idIn(raw);
      return kind === 'code' ? { kind, language: of, source, spelled } : { kind, spelled };
    }),
  );
  const outputs = new Map<CellId, SavedOutputs>();
  const cells: Cell[] = [];
  for (const [index, [cell, written]] of read.entries()) {
    yield;
    const id = ids[index] as CellId;
    const shown = cell.json.cell_type === 'code' ? readOutputs(cell.json.outputs) : [];
    remember(written, { ...cell, id, shown });
    if (shown.length > 0) outputs.set(id, { sourceHash: hashText(cell.source), outputs: shown });
    const base = { id, source: cell.source, attributes: cell.attributes, written };
    cells.push(
      cell.kind === 'markdown'
        ? { kind: 'markdown', ...base }
        : { kind: 'code', language: cell.language, ...base },
    );
  }
  const front = frontMatterIn(metadata);
  return {
    notebook: { title: titleOf(front, cells), cells, metadata: front, layout },
    outputs,
    warnings: warningsOf(json),
  };
}

/** What the product itself says of a notebook: the front matter it would have as Markdown. */
export function frontMatterIn(metadata: JsonObject): JsonObject {
  const own = get(get(metadata, 'stepwise'), 'front');
  const title = typeof metadata.title === 'string' ? { title: metadata.title } : {};
  return { ...title, ...(isObject(own) ? own : {}) };
}

/** A cell's id as the notebook names it: Jupyter's may begin with a digit, ours do not. */
function idIn(json: JsonObject): CellId | undefined {
  const { id } = json;
  if (typeof id !== 'string') return undefined;
  return CellId.parse(id) ?? CellId.parse(`n-${id}`.slice(0, 64));
}

function warningsOf(json: JsonObject): Warning[] {
  const minor = json.nbformat_minor;
  if (typeof minor !== 'number' || minor <= 5) return [];
  return [
    {
      code: 'newer-format',
      message: `This notebook is of format 4.${minor}; what is newer than 4.5 is kept but not shown.`,
    },
  ];
}

/** Nesting deeper than this is no notebook: writing it back could overflow the stack. */
const maxDepth = 500;

function parseRoot(text: string): { readonly json: JsonObject } | { readonly raw: RawReason } {
  let value: Json;
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  try {
    value = JSON.parse(from === 1 ? text.slice(1) : text) as Json;
  } catch (error) {
    return { raw: damaged(text, error) };
  }
  if (isDeeperThan(value, maxDepth)) {
    const message = `This file is nested more than ${maxDepth} levels deep, as no notebook is.`;
    return { raw: { code: 'damaged', why: 'too-deep', message } };
  }
  const major = get(value, 'nbformat');
  if (!isObject(value) || typeof major !== 'number') {
    const message = 'This is JSON, but not a notebook: it has no "nbformat".';
    return { raw: { code: 'damaged', why: 'no-notebook', message } };
  }
  if (major < 4) {
    const message = `This notebook is of the old format ${major}; it can be upgraded to format 4.`;
    return { raw: { code: 'too-old', message } };
  }
  if (major > 4) {
    const message = `This notebook is of format ${major}, which is newer than this app.`;
    return { raw: { code: 'too-new', message } };
  }
  if (!Array.isArray(value.cells) || !value.cells.every(isObject)) {
    return { raw: { code: 'damaged', why: 'no-cells', message: 'This notebook has no list of cells.' } };
  }
  return { json: value };
}

/** The parser's own words, and where it stopped. */
function damaged(text: string, error: unknown): RawReason {
  const words = error instanceof Error ? error.message : String(error);
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const at = from + jsonFault(text.slice(from));
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const short = words
    .replace(/,? ?(?:"|\.\.\.)[\s\S]*is not valid JSON/, '')
    .replace(/ in JSON at position.*$/, '');
  const message = `This is not a whole JSON file: ${short.slice(0, 200)}.`;
  return { code: 'damaged', why: 'no-json', message, line, column };
}

/** The cells' own pieces of a text, and what is around them. A comma between two cells belongs to neither. */
function split(
  text: string,
  json: JsonObject,
  metadata: JsonObject,
  language: string,
): { layout: IpynbLayout; pieces: readonly string[] } {
  const start = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  const list = membersOf(text, start).get('cells') as Span;
  const items = itemsOf(text, list.start);
  const style = styleOf(text.slice(start));
  const pieces = items.map(({ end }, index) => {
    const before = items[index - 1];
    const begin = before === undefined ? list.start + 1 : skipSpace(text, before.end) + 1;
    const next = items[index + 1];
    return text.slice(begin, next === undefined ? end : skipSpace(text, end));
  });
  const tailStart = items.at(-1)?.end ?? list.start + 1;
  const lead = items[0] === undefined ? undefined : text.slice(list.start + 1, items[0].start);
  const layout: IpynbLayout = {
    format: 'ipynb',
    head: text.slice(0, list.start + 1),
    tail: text.slice(tailStart),
    lead: lead ?? (style.indent === '' ? '' : `${style.newline}${style.indent.repeat(2)}`),
    closing: items.length > 0 || style.indent === '' ? '' : `${style.newline}${style.indent}`,
    minor: typeof json.nbformat_minor === 'number' ? json.nbformat_minor : 0,
    language,
    metadata,
    ...style,
  };
  return { layout, pieces };
}
