/** Upgrades notebooks of nbformat 2 and 3 to 4.5, as Jupyter does: only when a person asks, for it writes the file anew. */
import { hashText } from '../../text/hash.ts';
import type { Json, JsonObject } from '../../text/json.ts';
import { get, isObject, joined, linesIn } from './cell.ts';
import { jupyterStyle, printJson } from './layout.ts';

/** The text of an old notebook in format 4.5; `undefined` where it is none. */
export function upgradeNotebook(text: string): string | undefined {
  const root = parse(text);
  const major = get(root, 'nbformat');
  if (!isObject(root) || (major !== 2 && major !== 3)) return undefined;
  const sheets = Array.isArray(root.worksheets) ? root.worksheets : [];
  const cells = sheets.flatMap((sheet): readonly Json[] => {
    const list = get(sheet, 'cells');
    return Array.isArray(list) ? list : [];
  });
  const language = cells.map((cell) => get(cell, 'language')).find((name) => typeof name === 'string');
  const { name: _, signature: __, ...metadata } = isObject(root.metadata) ? root.metadata : {};
  const upgraded: JsonObject = {
    cells: cells.filter(isObject).map(upgradeCell),
    metadata: {
      ...metadata,
      ...(language === undefined || 'language_info' in metadata ? {} : { language_info: { name: language } }),
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${printJson(upgraded, jupyterStyle, '')}\n`;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return undefined;
  }
}

function upgradeCell(cell: JsonObject, index: number): JsonObject {
  const metadata = isObject(cell.metadata) ? cell.metadata : {};
  const type = cell.cell_type;
  const source = joined(type === 'code' ? cell.input : cell.source);
  const id = `${hashText(`${index} ${source}`)}`;
  if (type === 'code') {
    const { collapsed } = cell;
    const outputs = Array.isArray(cell.outputs) ? cell.outputs.filter(isObject) : [];
    return {
      cell_type: 'code',
      execution_count: countIn(cell.prompt_number),
      id,
      metadata: typeof collapsed === 'boolean' ? { ...metadata, collapsed } : metadata,
      outputs: outputs.map(upgradeOutput),
      source: linesIn(source),
    };
  }
  const level = typeof cell.level === 'number' ? Math.min(6, Math.max(1, Math.trunc(cell.level))) : 1;
  const text = type === 'heading' ? `${'#'.repeat(level)} ${source.replace(/\n+/g, ' ')}` : source;
  return { cell_type: type === 'raw' ? 'raw' : 'markdown', id, metadata, source: linesIn(text) };
}

function countIn(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

/** Old names of what an output holds. */
const mimes: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
  pdf: 'application/pdf',
};

function upgradeOutput(output: JsonObject): JsonObject {
  const type = output.output_type;
  if (type === 'stream') {
    const name = output.stream === 'stderr' ? 'stderr' : 'stdout';
    return { name, output_type: 'stream', text: linesIn(joined(output.text)) };
  }
  if (type === 'pyerr' || type === 'error') {
    const trace = Array.isArray(output.traceback) ? output.traceback.map(String) : [];
    return {
      ename: joined(output.ename),
      evalue: joined(output.evalue),
      output_type: 'error',
      traceback: trace,
    };
  }
  const data = Object.entries(output).flatMap(([key, value]): [string, Json][] => {
    const mime = Object.hasOwn(mimes, key) ? mimes[key] : key.includes('/') ? key : undefined;
    return mime === undefined
      ? []
      : [[mime, mime === 'application/json' ? jsonIn(value) : linesIn(joined(value))]];
  });
  const bundle = {
    data: Object.fromEntries(data),
    metadata: isObject(output.metadata) ? output.metadata : {},
  };
  return type === 'pyout' || type === 'execute_result'
    ? { ...bundle, execution_count: countIn(output.prompt_number), output_type: 'execute_result' }
    : { ...bundle, output_type: 'display_data' };
}

/** Format 3 kept JSON as text. */
function jsonIn(value: Json): Json {
  return parse(joined(value)) ?? value;
}
