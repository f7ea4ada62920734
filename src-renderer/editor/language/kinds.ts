/** TypeScript's names for kinds of things, as the editor's icons. */
import { languages } from 'monaco-editor/editor/editor.api.js';

/** The icon of a proposal of that kind. */
export function completionKind(kind: string): languages.CompletionItemKind {
  const { CompletionItemKind } = languages;
  switch (kind) {
    case 'keyword':
    case 'primitive type':
      return CompletionItemKind.Keyword;
    case 'const':
    case 'enum member':
      return CompletionItemKind.Constant;
    case 'let':
    case 'var':
    case 'local var':
    case 'alias':
    case 'parameter':
      return CompletionItemKind.Variable;
    case 'property':
    case 'getter':
    case 'setter':
    case 'accessor':
      return CompletionItemKind.Field;
    case 'function':
    case 'local function':
      return CompletionItemKind.Function;
    case 'method':
    case 'construct':
    case 'call':
    case 'index':
      return CompletionItemKind.Method;
    case 'enum':
      return CompletionItemKind.Enum;
    case 'class':
    case 'local class':
      return CompletionItemKind.Class;
    case 'interface':
      return CompletionItemKind.Interface;
    case 'type':
    case 'type parameter':
      return CompletionItemKind.TypeParameter;
    case 'module':
    case 'external module name':
      return CompletionItemKind.Module;
    case 'string':
      return CompletionItemKind.Value;
    default:
      return CompletionItemKind.Text;
  }
}
