/** What a whole cell lacks here, found in its text before it runs. */
import type { CodeLanguage } from '../notebook/cell.ts';
import { analyse } from './analyse.ts';
import { importMissing, type Missing, nameMissing } from './missing.ts';

/** Finds what a cell lacks here; nothing where it is not a program. */
export function missingIn(source: string, language: CodeLanguage): readonly Missing[] {
  const { uses, defines, imports } = analyse(source, language);
  const own = new Set(defines);
  const names = uses.filter((name) => !own.has(name)).flatMap((name) => nameMissing(name) ?? []);
  return [...names, ...imports.flatMap((from) => importMissing(from) ?? [])];
}
