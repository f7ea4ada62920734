/** What the language service uses of TypeScript; the build leaves out the rest. */
import * as all from 'typescript-language-service';

/** What TypeScript offers to its own command line, and no type of it declares. */
interface Translatable {
  /** Messages are made in another language from now on; `undefined`: in English. */
  setLocalizedDiagnosticMessages(messages: Readonly<Record<string, string>> | undefined): void;
}

/** TypeScript. */
export const typescript = {
  canHaveModifiers: all.canHaveModifiers,
  createDocumentRegistry: all.createDocumentRegistry,
  createLanguageService: all.createLanguageService,
  createSourceFile: all.createSourceFile,
  DiagnosticCategory: all.DiagnosticCategory,
  displayPartsToString: all.displayPartsToString,
  flattenDiagnosticMessageText: all.flattenDiagnosticMessageText,
  forEachChild: all.forEachChild,
  getDefaultFormatCodeSettings: all.getDefaultFormatCodeSettings,
  getJSDocCommentsAndTags: all.getJSDocCommentsAndTags,
  getModifiers: all.getModifiers,
  isBindingElement: all.isBindingElement,
  isClassDeclaration: all.isClassDeclaration,
  isEnumDeclaration: all.isEnumDeclaration,
  isFunctionDeclaration: all.isFunctionDeclaration,
  isIdentifier: all.isIdentifier,
  isImportDeclaration: all.isImportDeclaration,
  isInterfaceDeclaration: all.isInterfaceDeclaration,
  isModuleDeclaration: all.isModuleDeclaration,
  isNamespaceImport: all.isNamespaceImport,
  isObjectBindingPattern: all.isObjectBindingPattern,
  isShorthandPropertyAssignment: all.isShorthandPropertyAssignment,
  isTypeAliasDeclaration: all.isTypeAliasDeclaration,
  isVariableStatement: all.isVariableStatement,
  ModuleDetectionKind: all.ModuleDetectionKind,
  ModuleKind: all.ModuleKind,
  ModuleResolutionKind: all.ModuleResolutionKind,
  ScriptSnapshot: all.ScriptSnapshot,
  ScriptTarget: all.ScriptTarget,
  SemicolonPreference: all.SemicolonPreference,
  SyntaxKind: all.SyntaxKind,
  setLocalizedDiagnosticMessages: (all as unknown as Translatable).setLocalizedDiagnosticMessages,
};

/** What is handed to every part of the service. */
export type TypeScript = typeof typescript;
