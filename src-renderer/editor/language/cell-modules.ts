/**
 * Each cell as a TypeScript module of its own, so that a name may be defined
 * again in a later cell and `await` and `import` work at top level. A module is
 *
 *     <one line of prelude: imports of the names it uses from the cells that define them>
 *     <the cell's source, byte for byte>
 *     <one line of exports: every name the cell's top level declares>
 *
 * so a position in a module is a position in its cell one line further down.
 */
import type * as TS from 'typescript-language-service';
import type { TypeScript } from './typescript.ts';

/** A code cell as the language service takes it. */
export interface SourceCell {
  readonly id: string;
  readonly source: string;
  readonly language: 'ts' | 'js';
}

/** What one cell's text says, found once per edit. */
export interface CellFacts {
  /** Names its top level declares: values, types and imports. */
  readonly declares: readonly string[];
  /** Of these, the ones that carry `export` themselves. */
  readonly exported: ReadonlySet<string>;
  /** Every identifier that occurs anywhere in it. */
  readonly mentions: ReadonlySet<string>;
}

/** A cell's module text and where its source begins in it. */
export interface CellModule {
  readonly text: string;
  /** Offset of the source's first character: the length of the prelude line. */
  readonly start: number;
}

/** The module's path in the service's own file system. */
export function modulePath(cell: Pick<SourceCell, 'id' | 'language'>): string {
  return `/cells/${cell.id}.${cell.language}`;
}

/** The id of the cell whose module has this path, or `undefined` for other files. */
export function cellOfPath(path: string): string | undefined {
  return /^\/cells\/([A-Za-z0-9_-]+)\.(?:ts|js)$/.exec(path)?.[1];
}

function bindingNames(ts: TypeScript, name: TS.BindingName, into: string[]): void {
  if (ts.isIdentifier(name)) into.push(name.text);
  else
    for (const element of name.elements)
      if (ts.isBindingElement(element)) bindingNames(ts, element.name, into);
}

function importedNames(ts: TypeScript, statement: TS.ImportDeclaration, into: string[]): void {
  const clause = statement.importClause;
  if (clause?.name) into.push(clause.name.text);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) into.push(bindings.name.text);
  else if (bindings) for (const element of bindings.elements) into.push(element.name.text);
}

function declaredBy(ts: TypeScript, statement: TS.Statement, into: string[]): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations)
      bindingNames(ts, declaration.name, into);
  } else if (ts.isImportDeclaration(statement)) {
    importedNames(ts, statement, into);
  } else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  ) {
    if (statement.name && ts.isIdentifier(statement.name)) into.push(statement.name.text);
  }
}

/** Names declared by `var` anywhere and by top-level statements, and every identifier mentioned. */
export function cellFacts(ts: TypeScript, cell: SourceCell): CellFacts {
  const file = ts.createSourceFile(modulePath(cell), cell.source, ts.ScriptTarget.ESNext, false);
  const declares: string[] = [];
  const exported = new Set<string>();
  for (const statement of file.statements) {
    const before = declares.length;
    declaredBy(ts, statement, declares);
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) {
      for (const name of declares.slice(before)) exported.add(name);
    }
  }
  const mentions = new Set<string>();
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node)) mentions.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { declares: [...new Set(declares)], exported, mentions };
}

/**
 * The module of one cell.
 *
 * @param visible for each name defined in an earlier cell, the path of the module that last defines it
 * @param whole whether to bring in every visible name, for completion where the cell is being edited
 */
export function cellModule(
  cell: SourceCell,
  facts: CellFacts,
  visible: ReadonlyMap<string, string>,
  whole: boolean,
): CellModule {
  const own = new Set(facts.declares);
  const wanted = new Map<string, string[]>();
  for (const [name, path] of visible) {
    if (own.has(name) || !(whole || facts.mentions.has(name))) continue;
    wanted.set(path, [...(wanted.get(path) ?? []), name]);
  }
  const imports = [...wanted].map(([path, names]) => `import { ${names.join(', ')} } from '${path}';`);
  const prelude = `${imports.join(' ')}\n`;
  const given = facts.declares.filter((name) => !facts.exported.has(name));
  return { text: `${prelude}${cell.source}\nexport { ${given.join(', ')} };\n`, start: prelude.length };
}
