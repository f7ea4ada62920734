/** Compiling a cell for a scope: what its variables are, and what cells' functions may do to them. */
import { type Compiled, type CompileRequest, compileCell } from '#core/program/compile.ts';
import type { Scope } from './binding.ts';

/** Compiles a cell that is to run next with these variables; `assignable`: which of them it may assign. */
export function compileFor(
  scope: Scope,
  request: Pick<CompileRequest, 'source' | 'language' | 'cell'>,
  assignable: (name: string) => boolean = () => true,
): Compiled {
  const compiled = compileCell({
    ...request,
    isGlobal: (name) => name in globalThis && !scope.declares(name),
    known: (name) => {
      const binding = scope.ref(name);
      const { mentioned, assigned, implicit, asksItself } = binding;
      const constant = binding.constant || !assignable(name);
      return { set: Object.hasOwn(binding, 'v'), constant, mentioned, assigned, implicit, asksItself };
    },
  });
  if (compiled.ok) {
    // From now on these functions may be called, whatever else runs.
    for (const name of compiled.inFunctions.mentioned) scope.ref(name).mentioned = true;
    for (const name of compiled.inFunctions.assigned) scope.ref(name).assigned = true;
    for (const name of compiled.inFunctions.implicit) scope.ref(name).implicit = true;
    for (const name of compiled.defines) scope.ref(name).asksItself = compiled.functions.has(name);
  }
  return compiled;
}
