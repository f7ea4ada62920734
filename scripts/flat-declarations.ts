/**
 * The declarations of a module and of all it reaches inside the repository, as one `.d.ts`: each file becomes a
 * namespace, an import within the repository an alias of it, an import of a package stands once in front.
 */
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript-language-service';

/** Declarations for an entry file. Throws where the compiler cannot declare a type. */
export function flatDeclarations(root: string, entry: string): string {
  const texts = emit(root, entry);
  const names = new Map([...texts.keys()].map((path, index) => [path, `m${index}`]));
  const packages = new Map<string, string>();
  const spaces: string[] = [];
  for (const [path, text] of texts) {
    spaces.push(namespaceOf(root, path, text, names, packages));
  }
  const front = [...packages].map(([, what]) => `import type ${what};`);
  const exported = exportsOf(root, entry, texts).map(
    ([name, path, original]) => `export import ${name} = ${names.get(path)}.${original};`,
  );
  return `${[...front, ...spaces, ...exported].join('\n')}\n`;
}

/** Path (`….ts`) → declarations, for every file of the repository that is reached. */
function emit(root: string, entry: string): ReadonlyMap<string, string> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    removeComments: false,
    rootDir: root,
    outDir: join(root, 'out'),
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map<string, string>();
  host.writeFile = (_, text, _mark, _error, sources) => {
    const source = sources?.[0]?.fileName;
    if (source !== undefined) texts.set(resolve(source), text);
  };
  const program = ts.createProgram([entry], options, host);
  const { diagnostics } = program.emit();
  const wrong = diagnostics.find(({ category }) => category === ts.DiagnosticCategory.Error);
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, '\n'));
  return texts;
}

function target(root: string, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#core/')) return join(root, 'src-core', specifier.slice(6));
  return specifier.startsWith('.') ? resolve(dirname(from), specifier) : undefined;
}

function namespaceOf(
  root: string,
  path: string,
  text: string,
  names: ReadonlyMap<string, string>,
  packages: Map<string, string>,
): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const lines: string[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const from = statement.moduleSpecifier.text;
      const inside = target(root, path, from);
      const space = inside === undefined ? undefined : names.get(inside);
      const bindings = statement.importClause?.namedBindings;
      if (inside === undefined) {
        if (bindings && ts.isNamespaceImport(bindings))
          packages.set(bindings.name.text, `* as ${bindings.name.text} from '${from}'`);
        else
          for (const element of bindings?.elements ?? [])
            packages.set(
              element.name.text,
              `{ ${element.getText(file).replace(/^type /, '')} } from '${from}'`,
            );
      } else if (bindings && ts.isNamedImports(bindings) && space !== undefined) {
        for (const { name, propertyName } of bindings.elements)
          lines.push(`import ${name.text} = ${space}.${(propertyName ?? name).text};`);
      }
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier;
      const inside = from && ts.isStringLiteral(from) ? target(root, path, from.text) : undefined;
      const space = inside === undefined ? undefined : names.get(inside);
      const clause = statement.exportClause;
      if (clause && ts.isNamedExports(clause) && space !== undefined)
        for (const { name, propertyName } of clause.elements)
          lines.push(`export import ${name.text} = ${space}.${(propertyName ?? name).text};`);
    } else {
      lines.push(
        statement.getFullText(file).replace(/^(\s*(?:\/\*[\s\S]*?\*\/\s*)*(?:export )?)declare /, '$1'),
      );
    }
  }
  const where = relative(root, path).split(sep).join('/');
  return `/* ${where} */\ndeclare namespace ${names.get(path)} {\n${lines.join('\n').trim()}\n}`;
}

/** What a file exports: name, the file it comes from, and its name there. `export *` is followed. */
function exportsOf(
  root: string,
  path: string,
  texts: ReadonlyMap<string, string>,
): readonly (readonly [string, string, string])[] {
  const file = ts.createSourceFile(path, texts.get(path) ?? '', ts.ScriptTarget.ES2023, true);
  return file.statements.flatMap((statement): (readonly [string, string, string])[] => {
    if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier;
      const inside = from && ts.isStringLiteral(from) ? target(root, path, from.text) : undefined;
      if (inside === undefined) return [];
      const clause = statement.exportClause;
      if (!clause) return [...exportsOf(root, inside, texts)];
      if (!ts.isNamedExports(clause)) return [];
      return clause.elements.map(
        ({ name, propertyName }) => [name.text, inside, (propertyName ?? name).text] as const,
      );
    }
    const exported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (!exported) return [];
    const named = statement as ts.Statement & { readonly name?: ts.Identifier };
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => {
        const text = name.getText(file);
        return [text, path, text] as const;
      });
    return named.name ? [[named.name.text, path, named.name.text]] : [];
  });
}
