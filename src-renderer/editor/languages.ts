/**
 * The languages of cells, coloured line by line without a language service.
 * Monaco's own grammars, changed so that a word has the same colour here as in
 * a cell that is not being edited: properties are never keywords, calls are functions.
 */
import { languages } from 'monaco-editor/editor/editor.api.js';
import * as markdown from 'monaco-editor/languages/definitions/markdown/markdown.js';
import * as typescript from 'monaco-editor/languages/definitions/typescript/typescript.js';

/** Words that are keywords wherever they stand, but for property names. */
const keywords =
  `abstract as async await break case catch class const continue debugger declare default delete do
  else enum export extends false finally for from function if implements import in infer instanceof interface keyof
  let namespace new null of private protected public readonly return satisfies static switch throw true try type
  typeof undefined var void while with yield any bigint boolean never number string symbol unknown`
    .trim()
    .split(/\s+/);

/** Tells Monaco the languages of cells; call once. */
export function registerLanguages(): void {
  languages.register({ id: 'typescript' });
  languages.setLanguageConfiguration('typescript', typescript.conf);
  languages.setMonarchTokensProvider('typescript', {
    ...typescript.language,
    defaultToken: '',
    keywords,
    tokenizer: {
      ...typescript.language.tokenizer,
      common: [
        [/(\.\s*)([A-Za-z_$][\w$]*)(?=\s*\()/, ['delimiter', 'function']],
        [/(\?\.|\.)(\s*)(#?[A-Za-z_$][\w$]*)/, ['delimiter', '', 'identifier']],
        [/(this|super)\b/, 'identifier'],
        [/[a-z_$][\w$]*(?=\s*\()/, { cases: { '@keywords': 'keyword', '@default': 'function' } }],
        ...(typescript.language.tokenizer.common ?? []),
      ],
    },
  });
  languages.register({ id: 'markdown' });
  languages.setLanguageConfiguration('markdown', markdown.conf);
  languages.setMonarchTokensProvider('markdown', markdown.language);
  languages.register({ id: 'plaintext' });
}
