/** What a cell shares with others: the names it defines and uses, and the modules it imports. */
import type { Program } from 'acorn';
import type { CodeLanguage } from '../notebook/cell.ts';
import type { CellNames } from '../session/session.ts';
import { parseCell } from './parse.ts';
import { topLevelNames } from './scope.ts';
import { walk } from './walk.ts';

/** A cell's names and imports. All empty where the cell is not a program (yet). */
export interface Analysis extends CellNames {
  readonly deferred: readonly string[];
  /** Names of the modules it imports, each once. */
  readonly imports: readonly string[];
}

/**
 * Finds what a cell defines and uses. A top-level name that the cell assigns
 * without declaring it (`count += 1`) counts as defined *and* used: cells below
 * depend on the new value, and the cell itself on the one that declares it.
 */
export function analyse(source: string, language: CodeLanguage): Analysis {
  if (language === 'text') return { defines: [], uses: [], deferred: [], imports: [] };
  const parsed = parseCell(source, language);
  return parsed.ok ? namesOf(parsed.program) : { defines: [], uses: [], deferred: [], imports: [] };
}

/** The same for a cell that is parsed already. */
export function namesOf(program: Program): Analysis {
  const declared = topLevelNames(program);
  const defines = new Set(declared.keys());
  const uses = new Set<string>();
  const atOnce = new Set<string>();
  const imports = new Set<string>();
  walk(program, {
    reference({ name }, { role, inFunction }) {
      if (declared.has(name)) return;
      uses.add(name);
      if (!inFunction) atOnce.add(name);
      if (role === 'write' && !inFunction) defines.add(name);
    },
    enter(node) {
      const from =
        node.type === 'ImportDeclaration' ||
        node.type === 'ExportAllDeclaration' ||
        node.type === 'ExportNamedDeclaration' ||
        node.type === 'ImportExpression'
          ? node.source
          : undefined;
      if (from?.type === 'Literal' && typeof from.value === 'string') imports.add(from.value);
    },
  });
  const deferred = [...uses].filter((name) => !atOnce.has(name));
  return { defines: [...defines], uses: [...uses], deferred, imports: [...imports] };
}
