/** The cells as TypeScript's own language service takes them, and places translated between cells and their modules. */
import type * as TS from 'typescript-language-service';
import { type Declarations, ProgramFiles } from './program-files.ts';
import type { TextEdit } from './protocol.ts';
import type { TypeScript } from './typescript.ts';

/** TypeScript, the files it sees and its service over them. */
export interface CellProgram {
  readonly ts: TypeScript;
  readonly files: ProgramFiles;
  readonly service: TS.LanguageService;
}

/** What every question is asked with. */
export const preferences: TS.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsWithInsertText: true,
  includeCompletionsForImportStatements: true,
  quotePreference: 'single',
  importModuleSpecifierPreference: 'non-relative',
};

/** A program without cells. `declarations`: what `virtual:declarations` holds, path → text of every `.d.ts` and library source. */
export function createCellProgram(ts: TypeScript, declarations: Declarations): CellProgram {
  const files = new ProgramFiles(ts, declarations);
  const options: TS.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.webworker.d.ts'],
    strict: true,
    types: [],
    allowJs: true,
    checkJs: false,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    experimentalDecorators: false,
    paths: {
      'stepwise/learn': ['/src-kernel/learn/index.ts'],
      'stepwise/check': ['/src-kernel/learn/check/index.ts'],
      '#core/*': ['/src-core/*'],
    },
  };
  const host: TS.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getProjectVersion: () => String(files.version),
    getScriptFileNames: () => files.roots(),
    getScriptVersion: (path) => files.versionOf(path),
    getScriptSnapshot: (path) => {
      const text = files.read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib/lib.es2023.d.ts',
    fileExists: (path) => files.has(path),
    readFile: (path) => files.read(path),
    directoryExists: (path) => files.hasDirectory(path),
    getDirectories: () => [],
    useCaseSensitiveFileNames: () => true,
  };
  return { ts, files, service: ts.createLanguageService(host, ts.createDocumentRegistry(true)) };
}

/** Where an offset of a cell lies in its module; undefined where there is no such cell. `start`: of the source in the module. */
export function placeOf(
  program: CellProgram,
  cell: string,
  offset: number,
): { path: string; offset: number; start: number } | undefined {
  const entry = program.files.entry(cell);
  return entry && { path: entry.path, offset: entry.start + offset, start: entry.start };
}

/** Documentation with the tags that say something of its own, as Markdown. */
export function documentationOf(
  program: CellProgram,
  parts: readonly TS.SymbolDisplayPart[] | undefined,
  tags: readonly TS.JSDocTagInfo[] | undefined,
): string {
  const text = program.ts.displayPartsToString([...(parts ?? [])]);
  const lines = (tags ?? [])
    .filter((tag) => ['param', 'returns', 'throws', 'example', 'deprecated'].includes(tag.name))
    .map((tag) => `*@${tag.name}* ${program.ts.displayPartsToString(tag.text ?? [])}`);
  return [text, ...lines].filter((line) => line !== '').join('\n\n');
}

/** Edits inside cells; one that falls into a prelude (an automatic import) goes to the start of that cell. */
export function editsOf(
  program: CellProgram,
  changes: readonly TS.FileTextChanges[],
  cell: string,
): TextEdit[] {
  return changes.flatMap((change) =>
    change.textChanges.flatMap((edit): TextEdit[] => {
      const span = program.files.toCell(change.fileName, edit.span.start, edit.span.length);
      if (span) return [{ ...span, text: edit.newText }];
      const imported = /^\s*import [^\n]*/.exec(edit.newText)?.[0].trim();
      return imported && edit.span.length === 0 ? [{ cell, start: 0, length: 0, text: `${imported}\n` }] : [];
    }),
  );
}
