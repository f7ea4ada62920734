/**
 * The language service over all cells as one typed program: TypeScript 6's own,
 * with positions translated between cells and their modules. It runs in
 * a worker; nothing here knows of one, so that it is tested without.
 */
import type * as TS from 'typescript-language-service';
import type { SourceCell } from './cell-modules.ts';
import { type Declarations, ProgramFiles } from './program-files.ts';
import type {
  Completion,
  CompletionDetails,
  Fix,
  Hover,
  Problem,
  Signatures,
  Span,
  TextEdit,
} from './protocol.ts';

/** Assigning to a name another cell defines is what sharing it means; the import is only how we bring it in. */
const assignToImport = 2632;
/** A cell may end in an expression, import what it does not use, or have nothing to export. */
const quiet = new Set([assignToImport, 6133, 6192, 6196, 6198, 6199, 7044, 80001, 80004, 80005, 80007]);

const preferences: TS.UserPreferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsWithInsertText: true,
  includeCompletionsForImportStatements: true,
  quotePreference: 'single',
  importModuleSpecifierPreference: 'non-relative',
};

/** A name that TypeScript misspells one way alone and another way where a like name is known. */
const misspelt = [2304, 2552];

/** Whether an automatic import comes from a module that a cell may import. */
function importable(data: TS.CompletionEntryData | undefined): boolean {
  const file = data?.fileName ?? '';
  return file === '/src-kernel/learn/index.ts' || file.startsWith('/node_modules/@tensorflow/tfjs/');
}

/** Types, completion and navigation for the cells of one notebook. */
export class LanguageService {
  readonly #ts: typeof TS;
  readonly #files: ProgramFiles;
  readonly #service: TS.LanguageService;

  /** @param declarations what `virtual:declarations` holds: path → text of every `.d.ts` and library source */
  constructor(ts: typeof TS, declarations: Declarations) {
    this.#ts = ts;
    const files = new ProgramFiles(ts, declarations);
    this.#files = files;
    const options: TS.CompilerOptions = {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      lib: ['lib.es2023.d.ts', 'lib.webworker.d.ts'],
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
    this.#service = ts.createLanguageService(host, ts.createDocumentRegistry(true));
  }

  /** Takes the program as it stands, in document order. */
  setCells(cells: readonly SourceCell[]): void {
    this.#files.setCells(cells);
  }

  #at(cell: string, offset: number): { path: string; offset: number; start: number } | undefined {
    const entry = this.#files.entry(cell);
    return entry && { path: entry.path, offset: entry.start + offset, start: entry.start };
  }

  /** Errors, warnings and hints of one cell. Type errors never keep it from running. */
  problems(cell: string): Problem[] {
    const at = this.#at(cell, 0);
    if (!at || at.path.endsWith('.js')) return [];
    const ts = this.#ts;
    const found = [
      ...this.#service.getSyntacticDiagnostics(at.path),
      ...this.#service.getSemanticDiagnostics(at.path),
      ...this.#service.getSuggestionDiagnostics(at.path),
    ];
    return found.flatMap((problem): Problem[] => {
      if (quiet.has(problem.code)) return [];
      const place = this.#files.toCell(at.path, problem.start ?? 0, problem.length ?? 0);
      if (!place) return [];
      const severity =
        problem.category === ts.DiagnosticCategory.Error
          ? 'error'
          : problem.category === ts.DiagnosticCategory.Warning
            ? 'warning'
            : 'hint';
      return [
        {
          start: place.start,
          length: place.length,
          severity,
          code: problem.code,
          message: ts.flattenDiagnosticMessageText(problem.messageText, '\n'),
          ...(problem.reportsUnnecessary ? { unnecessary: true } : {}),
          ...(problem.reportsDeprecated ? { deprecated: true } : {}),
        },
      ];
    });
  }

  /** Proposals at a place: members, names of every earlier cell, and exports of the modules a cell may import. */
  complete(cell: string, offset: number): Completion[] {
    this.#files.bringAllInto(cell);
    const at = this.#at(cell, offset);
    const info = at && this.#service.getCompletionsAtPosition(at.path, at.offset, preferences);
    if (!at || !info) return [];
    return info.entries
      .filter((entry) => !entry.source || importable(entry.data))
      .map((entry) => ({
        name: entry.name,
        kind: entry.kind,
        sortText: entry.sortText,
        ...(entry.insertText !== undefined ? { insertText: entry.insertText } : {}),
        ...(entry.replacementSpan
          ? {
              replace: {
                start: entry.replacementSpan.start - at.start,
                length: entry.replacementSpan.length,
              },
            }
          : {}),
        ...(entry.source !== undefined ? { source: entry.source } : {}),
        ...(entry.data !== undefined ? { data: entry.data } : {}),
        ...(entry.kindModifiers?.includes('deprecated') ? { deprecated: true } : {}),
      }));
  }

  /** Signature, documentation and automatic import of one proposal. */
  completionDetails(cell: string, offset: number, completion: Completion): CompletionDetails | null {
    const at = this.#at(cell, offset);
    if (!at) return null;
    const details = this.#service.getCompletionEntryDetails(
      at.path,
      at.offset,
      completion.name,
      {},
      completion.source,
      preferences,
      completion.data as TS.CompletionEntryData | undefined,
    );
    if (!details) return null;
    const edits = (details.codeActions ?? []).flatMap((action) => this.#edits(action.changes, cell));
    return {
      signature: this.#ts.displayPartsToString(details.displayParts),
      documentation: this.#documentation(details.documentation, details.tags),
      edits,
    };
  }

  /** Type and documentation of the name at a place. */
  hover(cell: string, offset: number): Hover | null {
    const at = this.#at(cell, offset);
    const info = at && this.#service.getQuickInfoAtPosition(at.path, at.offset);
    if (!at || !info) return null;
    return {
      start: info.textSpan.start - at.start,
      length: info.textSpan.length,
      signature: this.#ts
        .displayPartsToString(info.displayParts)
        .replace(/^\(alias\) ([\s\S]*?)\nimport [\w$]+$/, '$1'),
      documentation: this.#documentation(info.documentation, info.tags),
    };
  }

  /** The signatures of the call around a place. */
  signatures(cell: string, offset: number): Signatures | null {
    const at = this.#at(cell, offset);
    const help = at && this.#service.getSignatureHelpItems(at.path, at.offset, {});
    if (!help) return null;
    const text = (parts: readonly TS.SymbolDisplayPart[]): string =>
      this.#ts.displayPartsToString([...parts]);
    return {
      active: help.selectedItemIndex,
      parameter: help.argumentIndex,
      signatures: help.items.map((item) => {
        let label = text(item.prefixDisplayParts);
        const parameters = item.parameters.map((parameter, index) => {
          if (index > 0) label += text(item.separatorDisplayParts);
          const start = label.length;
          label += text(parameter.displayParts);
          return { start, end: label.length, documentation: text(parameter.documentation) };
        });
        return {
          label: label + text(item.suffixDisplayParts),
          documentation: text(item.documentation),
          parameters,
        };
      }),
    };
  }

  /** Where the name at a place is defined, in whichever cell that is. */
  definition(cell: string, offset: number): Span[] {
    const at = this.#at(cell, offset);
    return this.#spans((at && this.#service.getDefinitionAtPosition(at.path, at.offset)) ?? []);
  }

  /** Every place the name at a place is used, in all cells, its definition among them. */
  references(cell: string, offset: number): Span[] {
    const at = this.#at(cell, offset);
    return this.#spans((at && this.#service.getReferencesAtPosition(at.path, at.offset)) ?? []);
  }

  /** The edits that give the name at a place another name in all cells, or why that cannot be. */
  rename(cell: string, offset: number, name: string): { edits: TextEdit[] } | { refused: string } {
    const at = this.#at(cell, offset);
    if (!at) return { refused: 'There is no such cell.' };
    const info = this.#service.getRenameInfo(at.path, at.offset, {});
    if (!info.canRename) return { refused: info.localizedErrorMessage };
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return { refused: `'${name}' is not a name.` };
    const places = this.#service.findRenameLocations(at.path, at.offset, false, false, {
      providePrefixAndSuffixTextForRename: false,
    });
    const edits = (places ?? []).flatMap((place): TextEdit[] => {
      const span = this.#files.toCell(place.fileName, place.textSpan.start, place.textSpan.length);
      if (!span) return [];
      const old = this.#files.sourceOf(span.cell)?.slice(span.start, span.start + span.length) ?? '';
      return [
        { ...span, text: this.#isShorthand(place.fileName, place.textSpan.start) ? `${old}: ${name}` : name },
      ];
    });
    return { edits: this.#files.inOrder(edits) };
  }

  /** Whether the name there stands for a property's name and its value at once, as in `{ rate }`. */
  #isShorthand(path: string, position: number): boolean {
    const ts = this.#ts;
    const file = this.#service.getProgram()?.getSourceFile(path);
    let found = false;
    const visit = (node: TS.Node): void => {
      if (position < node.pos || position >= node.end) return;
      if (ts.isShorthandPropertyAssignment(node)) found = node.name.getStart() === position;
      else if (
        ts.isBindingElement(node) &&
        ts.isObjectBindingPattern(node.parent) &&
        !node.propertyName &&
        !node.dotDotDotToken
      ) {
        found = node.name.getStart() === position;
      }
      ts.forEachChild(node, visit);
    };
    if (file) visit(file);
    return found;
  }

  /** Mendings of the problems with these codes in a stretch. */
  fixes(cell: string, start: number, length: number, codes: readonly number[]): Fix[] {
    this.#files.bringAllInto(cell);
    const at = this.#at(cell, start);
    if (!at) return [];
    const asked = codes.some((code) => misspelt.includes(code))
      ? [...new Set([...codes, ...misspelt])]
      : [...codes];
    const found = this.#service.getCodeFixesAtPosition(
      at.path,
      at.offset,
      at.offset + length,
      asked,
      {},
      preferences,
    );
    return found
      .map((fix) => ({ title: fix.description, edits: this.#edits(fix.changes, cell) }))
      .filter((fix) => fix.edits.length > 0);
  }

  /** The edits that lay out a cell. */
  format(cell: string): TextEdit[] {
    const at = this.#at(cell, 0);
    const source = this.#files.sourceOf(cell);
    if (!at || source === undefined) return [];
    const settings: TS.FormatCodeSettings = {
      ...this.#ts.getDefaultFormatCodeSettings('\n'),
      indentSize: 2,
      tabSize: 2,
      semicolons: this.#ts.SemicolonPreference.Ignore,
    };
    const changes = this.#service.getFormattingEditsForRange(
      at.path,
      at.start,
      at.start + source.length,
      settings,
    );
    return changes.flatMap((change): TextEdit[] => {
      const span = this.#files.toCell(at.path, change.span.start, change.span.length);
      return span ? [{ ...span, text: change.newText }] : [];
    });
  }

  #documentation(
    parts: readonly TS.SymbolDisplayPart[] | undefined,
    tags: readonly TS.JSDocTagInfo[] | undefined,
  ): string {
    const text = this.#ts.displayPartsToString([...(parts ?? [])]);
    const lines = (tags ?? [])
      .filter((tag) => ['param', 'returns', 'throws', 'example', 'deprecated'].includes(tag.name))
      .map((tag) => `*@${tag.name}* ${this.#ts.displayPartsToString(tag.text ?? [])}`);
    return [text, ...lines].filter((line) => line !== '').join('\n\n');
  }

  #spans(places: readonly { readonly fileName: string; readonly textSpan: TS.TextSpan }[]): Span[] {
    return this.#files.inOrder(
      places.flatMap(
        (place) => this.#files.toCell(place.fileName, place.textSpan.start, place.textSpan.length) ?? [],
      ),
    );
  }

  /** Edits inside cells; one that falls into a prelude (an automatic import) goes to the start of that cell. */
  #edits(changes: readonly TS.FileTextChanges[], cell: string): TextEdit[] {
    return changes.flatMap((change) =>
      change.textChanges.flatMap((edit): TextEdit[] => {
        const span = this.#files.toCell(change.fileName, edit.span.start, edit.span.length);
        if (span) return [{ ...span, text: edit.newText }];
        const imported = /^\s*import [^\n]*/.exec(edit.newText)?.[0].trim();
        return imported && edit.span.length === 0
          ? [{ cell, start: 0, length: 0, text: `${imported}\n` }]
          : [];
      }),
    );
  }
}
