/**
 * What the window asks of the language service, and what it answers. Offsets
 * count UTF-16 units from the start of a cell's source.
 */
import type { SourceCell } from './cell-modules.ts';
import type { Messages } from './words.ts';

/** A stretch of one cell's source. */
export interface Span {
  readonly cell: string;
  readonly start: number;
  readonly length: number;
}

/** Something the service has to say of a stretch of a cell. */
export interface Problem {
  readonly start: number;
  readonly length: number;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly code: number;
  readonly message: string;
  /** Drawn faded: the text has no effect. */
  readonly unnecessary?: boolean;
  /** Drawn struck through. */
  readonly deprecated?: boolean;
}

/** One proposal of a completion list. `key` identifies it to `completionDetails`. */
export interface Completion {
  readonly name: string;
  readonly kind: string;
  readonly sortText: string;
  readonly insertText?: string;
  readonly replace?: { readonly start: number; readonly length: number };
  /** Module an automatic import would come from. */
  readonly source?: string;
  readonly data?: unknown;
  readonly deprecated?: boolean;
}

/** A change of a cell's text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** Signature and documentation of one proposal, and the edits that accepting it makes elsewhere. */
export interface CompletionDetails {
  readonly signature: string;
  readonly documentation: string;
  readonly edits: readonly TextEdit[];
}

/** What is known of the name under the pointer. */
export interface Hover {
  readonly start: number;
  readonly length: number;
  readonly signature: string;
  readonly documentation: string;
}

/** The signatures of the call around a position. */
export interface Signatures {
  readonly active: number;
  readonly parameter: number;
  readonly signatures: readonly {
    readonly label: string;
    readonly documentation: string;
    readonly parameters: readonly {
      readonly start: number;
      readonly end: number;
      readonly documentation: string;
    }[];
  }[];
}

/** A named set of edits that mends a problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Each question: what it takes and what it gives. */
export interface LanguageCalls {
  /** Gives the whole program, in document order; only what changed is analysed again. */
  program: { takes: { readonly cells: readonly SourceCell[] }; gives: null };
  /** Messages come in another language from now on: TypeScript's own, by its keys; `null`: in English. */
  speak: { takes: { readonly messages: Messages | null }; gives: null };
  problems: { takes: { readonly cell: string }; gives: readonly Problem[] };
  complete: { takes: { readonly cell: string; readonly offset: number }; gives: readonly Completion[] };
  completionDetails: {
    takes: { readonly cell: string; readonly offset: number; readonly completion: Completion };
    gives: CompletionDetails | null;
  };
  hover: { takes: { readonly cell: string; readonly offset: number }; gives: Hover | null };
  signatures: { takes: { readonly cell: string; readonly offset: number }; gives: Signatures | null };
  definition: { takes: { readonly cell: string; readonly offset: number }; gives: readonly Span[] };
  references: { takes: { readonly cell: string; readonly offset: number }; gives: readonly Span[] };
  rename: {
    takes: { readonly cell: string; readonly offset: number; readonly name: string };
    gives: { readonly edits: readonly TextEdit[] } | { readonly refused: string };
  };
  fixes: {
    takes: {
      readonly cell: string;
      readonly start: number;
      readonly length: number;
      readonly codes: readonly number[];
    };
    gives: readonly Fix[];
  };
  format: { takes: { readonly cell: string }; gives: readonly TextEdit[] };
}

/** A question's name. */
export type LanguageCall = keyof LanguageCalls;

/** Questions whose answers quote what declarations say in comments. */
export const quoting: ReadonlySet<LanguageCall> = new Set(['completionDetails', 'hover', 'signatures']);

/** The first message to the worker: the addresses of what it reads. */
export interface LanguageBeginning {
  readonly declarations: string;
  readonly comments: string;
}

/** A question on its way to the worker. */
export interface LanguageRequest<C extends LanguageCall = LanguageCall> {
  readonly id: number;
  readonly call: C;
  readonly takes: LanguageCalls[C]['takes'];
}

/** An answer on its way back. */
export type LanguageReply =
  | { readonly id: number; readonly ok: true; readonly gives: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }
  | { readonly ready: true };
