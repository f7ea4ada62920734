/**
 * Compiling a cell: TypeScript in, JavaScript out that shares its top level with all other cells.
 *
 * Cells are modules with one common top level. Every top-level name is a *live
 * binding*, an object with the value in its `v`; the compiled cell fetches the
 * bindings it needs once and reads `$_x.v` where the source says `x`. So a name can
 * be defined again, and closures see the new value. Names local to a function or
 * block stay native, and loops work on copies where no one can tell.
 *
 * The compiled text is an expression, a function of one argument, the kernel's
 * {@link CellRuntime} (called `$_0` in it), that declares the cell's names and gives
 * an async function. That one runs the cell and resolves to `[value]` where the last
 * statement is an expression (a list, so that neither is a promise awaited nor an
 * anonymous function named).
 *
 * Loops and functions ask now and then whether to stop; an await
 * asks when it goes on; a `catch` lets the interrupt pass.
 */
import type { CodeLanguage } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import type { CellError } from '../runtime/error.ts';
import { type Analysis, namesOf } from './analyse.ts';
import { isBuiltin } from './builtins.ts';
import { type InFunctions, type KnownName, namesInFunctions } from './copies.ts';
import { parseCell } from './parse.ts';
import { chain, mapBySegments, type PositionMap } from './positions.ts';
import { rewrite } from './rewrite.ts';
import { functionNames } from './scope.ts';

/** A cell to compile. */
export interface CompileRequest {
  readonly source: string;
  readonly language: CodeLanguage;
  readonly cell: CellId;
  /**
   * Whether a name that the cell does not define is a global of the platform and no
   * cell's; such names stay native. Default: the built-ins of ECMAScript.
   */
  readonly isGlobal?: (name: string) => boolean;
  /** What is known of a name of the notebook before this cell runs. Default: nothing, so that loops copy none of them. */
  readonly known?: (name: string) => KnownName;
}

/** A compiled cell. */
export interface CompiledCell extends Analysis {
  readonly ok: true;
  /** An expression: a function that takes the {@link CellRuntime} and gives the async function that runs the cell. */
  readonly code: string;
  /** From places in `code` to places in the cell's source. */
  readonly map: PositionMap;
  /** Names that its functions mention and assign: cells compiled later must know. */
  readonly inFunctions: InFunctions;
  /** Names that it declares as functions. */
  readonly functions: ReadonlySet<string>;
}

/** What compiling gives. */
export type Compiled = CompiledCell | { readonly ok: false; readonly error: CellError };

function unknown(): KnownName {
  return { set: false, constant: true, mentioned: true, assigned: true, implicit: true, asksItself: false };
}

/** Compiles a cell. Never throws on content: a cell that is no program gives its error. */
export function compileCell({
  source,
  language,
  cell,
  isGlobal = isBuiltin,
  known = unknown,
}: CompileRequest): Compiled {
  const parsed = parseCell(source, language);
  if (!parsed.ok) {
    const { message, position } = parsed;
    const at = position === undefined ? {} : { position: { cell, ...position } };
    return { ok: false, error: { name: 'SyntaxError', message, ...at, stack: [] } };
  }
  const analysis = namesOf(parsed.program);
  const inFunctions = namesInFunctions(parsed.program, parsed.code);
  const text = rewrite(parsed, inFunctions, isGlobal, known);
  let map: PositionMap | undefined;
  return {
    ok: true,
    ...analysis,
    inFunctions,
    functions: functionNames(parsed.program),
    code: text.toString(),
    map(position) {
      map ??= chain(
        mapBySegments(text.generateDecodedMap({ hires: true }).mappings, parsed.code),
        parsed.map,
      );
      return map(position);
    },
  };
}
