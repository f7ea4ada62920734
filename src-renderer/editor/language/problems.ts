/** What the language service finds wrong in each cell, for every view that shows code. */
import type { Problem } from './protocol.ts';

const none: readonly Problem[] = [];
let found: ReadonlyMap<string, readonly Problem[]> = new Map();
const listeners = new Set<() => void>();

/** The problems of a cell as last found; the same array while they are the same. */
export function problemsOf(cell: string): readonly Problem[] {
  return found.get(cell) ?? none;
}

/** Calls the listener whenever problems of any cell change; returns a function that ends this. */
export function onProblems(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes one cell's problems, or forgets all with `null`. */
export function setProblems(cell: string | null, problems: readonly Problem[]): void {
  if (cell === null) found = new Map();
  else if (JSON.stringify(problemsOf(cell)) === JSON.stringify(problems)) return;
  else found = new Map(found).set(cell, problems);
  for (const listener of [...listeners]) listener();
}
