/**
 * Writes a notebook as `.ipynb`. A cell that still is as it was read gives its
 * own bytes back; in one that changed only the changed members are written anew,
 * in the file's own style.
 */
import type { Cell, CellAttributes, Written } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import type { Output } from '../../runtime/output.ts';
import { type Json, type JsonObject, sameJson } from '../../text/json.ts';
import type { TextPart } from '../../text/parts.ts';
import type { SavedOutputs } from '../outputs.ts';
import { cellIn, type IpynbCell, isObject, languageName, linesIn, metadataWith } from './cell.ts';
import { membersOf, skipSpace } from './json-spans.ts';
import { type IpynbLayout, jupyterStyle, layoutOf, printJson } from './layout.ts';
import { printOutputs, readOutputs } from './outputs.ts';
import { frontMatterIn } from './parse.ts';

/** What a notebook that was never an `.ipynb` says of itself. */
const freshMetadata: JsonObject = {
  kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
  language_info: {
    file_extension: '.ts',
    mimetype: 'text/x.typescript',
    name: 'typescript',
  },
};

/** Writes a notebook with its outputs. */
export function printIpynb(notebook: Notebook, outputs: ReadonlyMap<CellId, SavedOutputs>): string {
  const untouched = notebook.cells.length === 0 && Object.keys(notebook.metadata).length === 0;
  if (untouched && isEmptyFile(notebook.layout)) return notebook.layout.text;
  const layout = layoutOf(notebook.layout) ?? freshLayout();
  const text = pieces(notebook, outputs, layout, (written) => written.text).join('');
  return sameMetadata(notebook, layout) ? text : withMetadata(text, notebook, layout);
}

/** The text that {@link printIpynb} gives, in parts: what was not changed as the bytes it was read as, where those are held. */
export function ipynbParts(
  notebook: Notebook,
  outputs: ReadonlyMap<CellId, SavedOutputs>,
): readonly TextPart[] {
  const layout = layoutOf(notebook.layout);
  if (layout === undefined || !sameMetadata(notebook, layout)) return [printIpynb(notebook, outputs)];
  return pieces(notebook, outputs, layout, (written) => written.bytes ?? written.text);
}

/** What a file is made of, in order; `kept` gives a cell that is as it was read. */
function pieces<Kept>(
  notebook: Notebook,
  outputs: ReadonlyMap<CellId, SavedOutputs>,
  layout: IpynbLayout,
  kept: (written: Written) => Kept,
): readonly (string | Kept)[] {
  const cells = notebook.cells.map((cell): string | Kept => {
    const shown = outputs.get(cell.id)?.outputs ?? [];
    const old = cellIn(cell.written, layout.language);
    if (old === undefined || cell.written === undefined) return printNew(cell, shown, layout);
    const copied = old.id !== undefined && old.id !== cell.id;
    return (
      printOld(cell, shown, old, cell.written, copied ? cell.id : undefined, layout) ?? kept(cell.written)
    );
  });
  const tail = `${cells.length > 0 && layout.tail.startsWith(']') ? layout.closing : ''}${layout.tail}`;
  return [layout.head, ...cells.flatMap((cell, index) => (index === 0 ? [cell] : [',', cell])), tail];
}

function isEmptyFile(layout: unknown): layout is { readonly text: string } {
  return (
    typeof layout === 'object' && layout !== null && 'format' in layout && layout.format === 'ipynb-empty'
  );
}

function freshLayout(): IpynbLayout {
  const after: JsonObject = { metadata: freshMetadata, nbformat: 4, nbformat_minor: 5 };
  const rest = printJson(after, jupyterStyle, '').slice(1);
  return {
    format: 'ipynb',
    head: '{\n "cells": [',
    tail: `],${rest}\n`,
    lead: '\n  ',
    closing: '\n ',
    minor: 5,
    language: 'typescript',
    metadata: freshMetadata,
    ...jupyterStyle,
  };
}

function printNew(cell: Cell, outputs: readonly Output[], layout: IpynbLayout): string {
  const json = jsonOf(cell, outputs, {}, {}, layout);
  return `${layout.lead}${printJson(json, layout, marginOf(layout.lead))}`;
}

/** A whole cell. `old`: members to keep of what it was. */
function jsonOf(
  cell: Cell,
  outputs: readonly Output[],
  old: JsonObject,
  oldMetadata: JsonObject,
  layout: IpynbLayout,
): JsonObject {
  const language = ownLanguage(cell, layout);
  const raw = cell.kind === 'code' && cell.attributes.other?.language === 'raw' && cell.language === 'text';
  const made = new Map<string, Json>(Object.entries(old));
  made.set('cell_type', raw ? 'raw' : cell.kind);
  if (layout.minor >= 5) made.set('id', typeof old.id === 'string' ? old.id : cell.id);
  made.set('metadata', metadataWith(oldMetadata, cell.attributes, raw ? undefined : language));
  made.set('source', linesIn(cell.source));
  if (cell.kind === 'code' && !raw) {
    made.delete('attachments');
    made.set('execution_count', null);
    made.set('outputs', printOutputs(outputs));
  } else {
    made.delete('execution_count');
    made.delete('outputs');
  }
  return Object.fromEntries([...made].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A code cell's language, where it is not the notebook's. */
function ownLanguage(cell: Cell, layout: IpynbLayout): string | undefined {
  if (cell.kind !== 'code') return undefined;
  const name = languageName(cell.language, cell.attributes);
  return sameLanguage(name, layout.language) ? undefined : name;
}

/** Kernels spell languages in different ways; both names run as the same here. */
function sameLanguage(name: string, notebook: string): boolean {
  const other = notebook.toLowerCase();
  if (name === 'typescript') return ['typescript', 'ts', 'deno', 'tslab', 'itypescript'].includes(other);
  if (name === 'javascript') return ['javascript', 'js', 'jslab', 'ijavascript', 'node'].includes(other);
  return name === notebook;
}

/** A cell that was read from a file; `undefined` where it is as it was. */
function printOld(
  cell: Cell,
  outputs: readonly Output[],
  old: IpynbCell,
  written: Written,
  id: CellId | undefined,
  layout: IpynbLayout,
): string | undefined {
  // Looked at only where something changed: what a cell was read from may have to be read again.
  const oldMetadata = () => (isObject(old.json.metadata) ? old.json.metadata : {});
  const languageSame = cell.kind === 'markdown' || sameCode(cell.language, cell.attributes, old);
  const place = () => {
    const { text } = written;
    const lead = text.slice(0, skipSpace(text, 0));
    return { text, lead, margin: marginOf(lead === '' ? layout.lead : lead) };
  };
  if (cell.kind !== old.kind || !languageSame) {
    const { lead, margin } = place();
    const renamed = id === undefined ? old.json : { ...old.json, id };
    return `${lead}${printJson(jsonOf(cell, outputs, renamed, oldMetadata(), layout), layout, margin)}`;
  }
  const changes = new Map<string, Json>();
  if (id !== undefined && layout.minor >= 5) changes.set('id', id);
  if (cell.source !== old.source) {
    changes.set('source', typeof old.json.source === 'string' ? cell.source : linesIn(cell.source));
  }
  if (!sameJson(cell.attributes, old.attributes)) {
    changes.set('metadata', metadataWith(oldMetadata(), cell.attributes, ownLanguage(cell, layout)));
  }
  if (!sameOutputs(outputs, old) && old.json.cell_type === 'code') {
    changes.set('outputs', printOutputs(outputs));
    if (old.json.execution_count !== null) changes.set('execution_count', null);
  }
  if (changes.size === 0) return undefined;
  const { text, margin } = place();
  return withMembers(text, changes, layout, margin);
}

function sameCode(language: string, attributes: CellAttributes, old: IpynbCell): boolean {
  return (
    language === old.language &&
    (language !== 'text' || attributes.other?.language === old.attributes.other?.language)
  );
}

function sameOutputs(outputs: readonly Output[], old: IpynbCell): boolean {
  const { shown } = old;
  return outputs === shown || sameJson(outputs.map(withoutId), shown ?? readOutputs(old.json.outputs));
}

function withoutId({ id: _, ...output }: Output): unknown {
  return output;
}

/** A cell's text with other values for some of its members. */
function withMembers(
  text: string,
  changes: ReadonlyMap<string, Json>,
  layout: IpynbLayout,
  margin: string,
): string {
  const start = skipSpace(text, 0);
  const members = membersOf(text, start);
  const missing = [...changes].filter(([key]) => !members.has(key));
  if (missing.length > 0) {
    const whole = { ...(JSON.parse(text) as JsonObject), ...Object.fromEntries(changes) };
    return `${text.slice(0, start)}${printJson(whole, layout, margin)}`;
  }
  // From the last to the first, so that offsets stay true.
  return [...changes]
    .flatMap(([key, value]) => {
      const span = members.get(key);
      return span === undefined ? [] : [{ span, value }];
    })
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, value }) => {
      const line = done.slice(done.lastIndexOf('\n', span.start) + 1, span.start);
      const inner = /^[ \t]*/.exec(line)?.[0] ?? '';
      return `${done.slice(0, span.start)}${printJson(value, layout, inner)}${done.slice(span.end)}`;
    }, text);
}

/** The white space a line begins with, of the white space before it. */
function marginOf(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf('\n'), lead.lastIndexOf('\r')) + 1);
}

/** Whether the notebook's own metadata is what stands in the file. */
function sameMetadata(notebook: Notebook, layout: IpynbLayout): boolean {
  return sameJson(notebook.metadata, frontMatterIn(layout.metadata));
}

/** The text with the notebook's own metadata. */
function withMetadata(text: string, notebook: Notebook, layout: IpynbLayout): string {
  const { stepwise, ...rest } = layout.metadata;
  const front = JSON.parse(JSON.stringify(notebook.metadata)) as JsonObject;
  // A title in one language is Jupyter's own; one in two is ours alone.
  const { title, ...others } = front;
  const plain = typeof title === 'string' || title === undefined;
  const { title: _, ...without } = rest;
  const ours: JsonObject = { ...(isObject(stepwise) ? stepwise : {}), front: plain ? others : front };
  const empty = isObject(ours.front) && Object.keys(ours.front).length === 0;
  const { front: __, ...bare } = ours;
  const kept = empty ? bare : ours;
  const metadata: JsonObject = {
    ...without,
    ...(Object.keys(kept).length === 0 ? {} : { stepwise: kept }),
    ...(plain && title !== undefined ? { title } : {}),
  };
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const start = skipSpace(text, mark);
  const span = membersOf(text, start).get('metadata');
  if (span === undefined) {
    const whole = { ...(JSON.parse(text.slice(mark)) as JsonObject), metadata };
    return `${text.slice(0, start)}${printJson(whole, layout, '')}\n`;
  }
  return `${text.slice(0, span.start)}${printJson(metadata, layout, layout.indent)}${text.slice(span.end)}`;
}
