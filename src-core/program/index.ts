/** A notebook's cells as one program: names, dependencies, compiling, places. */
export { type Analysis, analyse } from './analyse.ts';
export {
  type Compiled,
  type CompiledCell,
  type CompileRequest,
  compileCell,
} from './compile.ts';
export { cycles, dependencies, downstream, type Program, topologicalOrder, upstream } from './graph.ts';
export type { Position, PositionMap } from './positions.ts';
export type { Binding, CellProgram, CellRuntime } from './runtime.ts';
