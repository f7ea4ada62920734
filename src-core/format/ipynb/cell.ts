/** One cell of an `.ipynb`: what of it the notebook knows, and how it stands in the file. */
import type { CellAttributes, CodeLanguage, Written } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import type { Output } from '../../runtime/output.ts';
import type { Json, JsonObject } from '../../text/json.ts';
import { withUnixNewlines } from '../../text/lines.ts';
import { printBlock, readBlock } from '../markdown/attributes.ts';

/** A cell as it stands in a file. */
export interface IpynbCell {
  /** The id it was given when it was read; a copy of it has another. */
  readonly id?: CellId;
  readonly json: JsonObject;
  /** Its outputs as they are shown, where they were read already. */
  readonly shown?: readonly Output[];
  readonly kind: 'markdown' | 'code';
  readonly language: CodeLanguage;
  readonly source: string;
  readonly attributes: CellAttributes;
}

/** Names of languages that run here; kernels and editors spell them in different ways. */
const languages: Readonly<Record<string, CodeLanguage>> = {
  typescript: 'ts',
  ts: 'ts',
  deno: 'ts',
  tslab: 'ts',
  itypescript: 'ts',
  javascript: 'js',
  js: 'js',
  jslab: 'js',
  ijavascript: 'js',
  node: 'js',
};

/** The language of a notebook's code, from its metadata: `typescript`, `javascript`, or what it says (`python`). */
export function notebookLanguage(metadata: JsonObject): string {
  const kernel = metadata.kernelspec;
  const info = metadata.language_info;
  const names = [get(kernel, 'name'), get(info, 'name'), get(kernel, 'language')].filter(isText);
  const ours = names.find((name) => Object.hasOwn(languages, name.toLowerCase()));
  // tslab says "typescript" of its JavaScript kernel too, whose name tells the two apart.
  return ours ?? get2(info, kernel) ?? 'python';
}

function get2(info: Json | undefined, kernel: Json | undefined): string | undefined {
  return [get(info, 'name'), get(kernel, 'language'), get(kernel, 'name')].find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A member of a JSON object; `undefined` where the value is none. */
export function get(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that may be given as a list of lines. */
export function joined(value: Json | undefined): string {
  if (Array.isArray(value)) return value.filter((line) => typeof line === 'string').join('');
  return typeof value === 'string' ? value : '';
}

/** Text as a list of lines, each with its ending, as Jupyter writes it. */
export function linesIn(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Reads a cell. `language`: what its notebook is written in. */
export function readCell(json: JsonObject, language: string): IpynbCell {
  const type = json.cell_type;
  const source = withUnixNewlines(joined(json.source));
  if (type === 'markdown') {
    return { json, kind: 'markdown', language: 'text', source, attributes: attributesIn(json, undefined) };
  }
  const own = get(get(json.metadata, 'vscode'), 'languageId');
  const named = type === 'code' ? (isText(own) ? own : language) : isText(type) ? type : 'raw';
  const runs = type === 'code' && Object.hasOwn(languages, named.toLowerCase());
  const found = runs ? (languages[named.toLowerCase()] ?? 'text') : 'text';
  const attributes = attributesIn(json, found === 'text' ? named : undefined);
  return { json, kind: 'code', language: found, source, attributes };
}

function attributesIn({ metadata }: JsonObject, foreign: string | undefined): CellAttributes {
  const block = get(get(metadata, 'stepwise'), 'attributes');
  const own = (isText(block) ? readBlock(block)?.block.attributes : undefined) ?? {};
  const other = foreign === undefined ? own.other : { ...own.other, language: foreign };
  return {
    ...own,
    ...(get(metadata, 'editable') === false ? { locked: true } : {}),
    ...(get(get(metadata, 'jupyter'), 'source_hidden') === true ? { folded: true } : {}),
    ...(other === undefined ? {} : { other }),
  };
}

/** A cell's metadata with other attributes, and, where it is not the notebook's, its language. */
export function metadataWith(
  metadata: JsonObject,
  attributes: CellAttributes,
  language: string | undefined,
): JsonObject {
  const { locked, folded, ...rest } = attributes;
  const block = printBlock(undefined, rest, ['language']);
  const made = new Map(Object.entries(metadata));
  put(
    made,
    'editable',
    locked === true ? false : metadata.editable === false ? undefined : metadata.editable,
  );
  const { source_hidden: hidden, ...jupyter } = isObject(metadata.jupyter) ? metadata.jupyter : {};
  const hides = folded === true ? true : hidden === true ? undefined : hidden;
  put(made, 'jupyter', hides === undefined ? orNothing(jupyter) : { ...jupyter, source_hidden: hides });
  const { attributes: _, ...stepwise } = isObject(metadata.stepwise) ? metadata.stepwise : {};
  put(made, 'stepwise', block === '' ? orNothing(stepwise) : { ...stepwise, attributes: block });
  const { languageId: __, ...vscode } = isObject(metadata.vscode) ? metadata.vscode : {};
  put(made, 'vscode', language === undefined ? orNothing(vscode) : { ...vscode, languageId: language });
  return Object.fromEntries(made);
}

function orNothing(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

function put(into: Map<string, Json>, key: string, value: Json | undefined): void {
  if (value === undefined) into.delete(key);
  else into.set(key, value);
}

/** How a language is named in a file. */
export function languageName(language: CodeLanguage, attributes: CellAttributes): string {
  if (language === 'ts') return 'typescript';
  if (language === 'js') return 'javascript';
  const named = attributes.other?.language;
  return isText(named) ? named : 'text';
}

/** What kept cells were read from, so that a save does not read them again. */
const known = new WeakMap<Written, IpynbCell>();

/** Remembers what a piece of a file was read as. */
export function remember(written: Written, cell: IpynbCell): void {
  known.set(written, cell);
}

/** The cell a notebook's cell was read from, if it was read from an `.ipynb`. */
export function cellIn(written: Written | undefined, language: string): IpynbCell | undefined {
  if (written?.of !== 'ipynb') return undefined;
  const found = known.get(written) ?? readCell(JSON.parse(written.text) as JsonObject, language);
  known.set(written, found);
  return found;
}
