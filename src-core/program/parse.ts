/** Reading a cell: its types are stripped by sucrase, what is left is parsed by acorn as a module. */
import { type Options, type Program, parse } from 'acorn';
import { transform } from 'sucrase';
import type { CodeLanguage } from '../notebook/cell.ts';
import type { LocalizedText } from '../text/locale.ts';
import { lowerInnermost } from './decorators/lower.ts';
import { chain, decodeMappings, mapBySegments, type Position, type PositionMap } from './positions.ts';
import { describeSyntaxError } from './syntax-error.ts';

/** A cell's program as a tree, and the JavaScript whose places the tree names. */
export interface ParsedCell {
  readonly ok: true;
  readonly code: string;
  readonly program: Program;
  /** From places in `code` to places in the cell. */
  readonly map: PositionMap;
}

/** Why a cell is not a program. */
export interface SyntaxFailure {
  readonly ok: false;
  readonly message: LocalizedText;
  readonly position?: Position;
}

/** What acorn is to read. */
const grammar: Options = { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true };

/** Reads a cell. Never throws on content. */
export function parseCell(source: string, language: CodeLanguage): ParsedCell | SyntaxFailure {
  let code = source;
  let map: PositionMap = (position) => position;
  if (language === 'ts') {
    try {
      const stripped = transform(source, {
        transforms: ['typescript'],
        disableESTransforms: true,
        keepUnusedImports: true,
        filePath: 'cell',
        sourceMapOptions: { compiledFilename: 'cell' },
      });
      code = stripped.code;
      const erased = erasedNamespace(source, code);
      if (erased) return { ok: false, message: describeSyntaxError('namespace'), position: erased };
      const mappings = stripped.sourceMap?.mappings;
      if (mappings !== undefined) {
        let read: PositionMap | undefined;
        map = (position) => {
          read ??= mapBySegments(decodeMappings(mappings));
          return read(position);
        };
      }
    } catch (error) {
      return failure(error, (position) => position);
    }
  }
  try {
    return { ok: true, code, program: parse(code, grammar), map };
  } catch (error) {
    if (!/@|\baccessor\s/.test(code)) return failure(error, map);
    return parseDecorated(code, map);
  }
}

/** Reads a cell whose classes may have decorators: they are taken away class by class, then it is read as any other. */
function parseDecorated(code: string, map: PositionMap): ParsedCell | SyntaxFailure {
  let [lowered, place] = [code, map];
  try {
    for (let next = lowerInnermost(lowered, grammar); next; next = lowerInnermost(lowered, grammar)) {
      place = chain(next.map, place);
      lowered = next.code;
    }
    return { ok: true, code: lowered, program: parse(lowered, grammar), map: place };
  } catch (error) {
    return failure(error, place);
  }
}

/** A namespace, which sucrase leaves out with all that is in it, as if it were a type; lines stay where they were. */
function erasedNamespace(source: string, code: string): Position | undefined {
  const head = /^[^\S\n]*(?:export\s+)?namespace\s+[\p{ID_Start}$_][\p{ID_Continue}$.]*\s*\{/gmu;
  const left = code.split('\n');
  for (const { 0: text, index } of source.matchAll(head)) {
    const line = source.slice(0, index).split('\n').length;
    const blank = /^\s*/.exec(text)?.[0].length ?? 0;
    if (!left[line - 1]?.includes('namespace')) return { line, column: blank + 1 };
  }
  return undefined;
}

/** sucrase counts columns from 1, acorn from 0; both name the place at the end of their message as `(line:column)`. */
function failure(error: unknown, map: PositionMap): SyntaxFailure {
  if (!(error instanceof Error)) return { ok: false, message: String(error) };
  const place = /\((\d+):(\d+)\)\s*$/.exec(error.message);
  const message = describeSyntaxError(
    error.message.replace(/^Error transforming \S+: /, '').replace(/\s*\(\d+:\d+\)\s*$/, ''),
  );
  if (place === null) return { ok: false, message };
  const fromAcorn = error instanceof SyntaxError && 'pos' in error && 'raisedAt' in error;
  const found = { line: Number(place[1]), column: Number(place[2]) + (fromAcorn ? 1 : 0) };
  return { ok: false, message, position: map(found) ?? found };
}
