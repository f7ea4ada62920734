/** Compiling a cell for a scope: what its variables are, and what cells' functions may do to them. */
import type { CellId } from '#core/notebook/ids.ts';
import { type Compiled, type CompiledCell, type CompileRequest, compileCell } from '#core/program/compile.ts';
import type { KnownName } from '#core/program/copies.ts';
import type { Scope } from './binding.ts';

/** A cell to compile. */
export type CellRequest = Pick<CompileRequest, 'source' | 'language' | 'cell'>;

/** A cell as it was compiled last, and the answers it was compiled by. */
interface Remembered extends Pick<CellRequest, 'source' | 'language'> {
  readonly compiled: CompiledCell;
  readonly globals: ReadonlyMap<string, boolean>;
  readonly known: ReadonlyMap<string, KnownName>;
}

/** The last of each cell, for one scope: an unchanged cell that runs among unchanged names is not compiled again. */
export type Recall = Map<CellId, Remembered>;

/** Cells remembered. */
const maxRemembered = 1_000;

/** Compiles a cell that is to run next with these variables; `assignable`: which of them it may assign. */
export function compileFor(
  scope: Scope,
  request: CellRequest,
  { assignable = () => true, recall }: { assignable?: (name: string) => boolean; recall?: Recall } = {},
): Compiled {
  const isGlobal = (name: string) => name in globalThis && !scope.declares(name);
  const known = (name: string): KnownName => {
    const { isSet, constant, mentioned, assigned, implicit, asksItself } = scope.ref(name);
    return { set: isSet, constant: constant || !assignable(name), mentioned, assigned, implicit, asksItself };
  };

  const before = recall?.get(request.cell);
  const compiled =
    before && isUnchanged(before, request, isGlobal, known)
      ? before.compiled
      : compileAnew(request, isGlobal, known, recall);
  if (compiled.ok) {
    // From now on these functions may be called, whatever else runs.
    for (const name of compiled.inFunctions.mentioned) scope.ref(name).mentioned = true;
    for (const name of compiled.inFunctions.assigned) scope.ref(name).assigned = true;
    for (const name of compiled.inFunctions.implicit) scope.ref(name).implicit = true;
    for (const name of compiled.defines) scope.ref(name).asksItself = compiled.functions.has(name);
  }
  return compiled;
}

function isUnchanged(
  before: Remembered,
  { source, language }: CellRequest,
  isGlobal: (name: string) => boolean,
  known: (name: string) => KnownName,
): boolean {
  return (
    before.source === source &&
    before.language === language &&
    [...before.globals].every(([name, answer]) => isGlobal(name) === answer) &&
    [...before.known].every(([name, answer]) => isSame(known(name), answer))
  );
}

function isSame(one: KnownName, other: KnownName): boolean {
  return (Object.keys(one) as (keyof KnownName)[]).every((key) => one[key] === other[key]);
}

function compileAnew(
  request: CellRequest,
  isGlobal: (name: string) => boolean,
  known: (name: string) => KnownName,
  recall: Recall | undefined,
): Compiled {
  const globals = new Map<string, boolean>();
  const answers = new Map<string, KnownName>();
  const compiled = compileCell({
    ...request,
    isGlobal: (name) => remembered(globals, name, isGlobal),
    known: (name) => remembered(answers, name, known),
  });
  recall?.delete(request.cell);
  if (!recall || !compiled.ok) return compiled;
  const { source, language, cell } = request;
  recall.set(cell, { source, language, compiled, globals, known: answers });
  if (recall.size > maxRemembered) {
    const [oldest] = recall.keys();
    if (oldest !== undefined) recall.delete(oldest);
  }
  return compiled;
}

function remembered<T>(answers: Map<string, T>, name: string, ask: (name: string) => T): T {
  const known = answers.get(name) ?? ask(name);
  answers.set(name, known);
  return known;
}
