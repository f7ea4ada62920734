/** What writers of outputs are given: the language, and tools that need a DOM or a library and are the window's. */

import type { InputValue } from '../runtime/input.ts';
import type { Locale } from '../text/locale.ts';
import type { Figure } from './figure.ts';

/** Tools that draw; each answers with HTML that is already safe to embed. */
export interface ExportTools {
  /** Markdown as sanitised HTML with its formulas and diagrams drawn. Ids begin with `idPrefix`. */
  prose(markdown: string, idPrefix: string): string;
  /** HTML from a cell, sanitised. */
  html(html: string): string;
  /** A formula on a line of its own. */
  formula(tex: string): string;
  /** A diagram with its text alternative. */
  diagram(source: string): string;
  /** Code with `hljs-…` spans; every character of it escaped. */
  highlight(code: string, language: string): string;
}

/** One writer's surroundings. */
export interface WriteContext {
  readonly locale: Locale;
  readonly tools: ExportTools;
  /** Keeps a chart for the page's script and gives the element that stands for it. */
  readonly chart: (figure: Figure, alt: string) => string;
  /** What a control was last set to; undefined where it was never moved. */
  readonly input: (id: string) => InputValue | undefined;
  /** A prefix for ids, different for each output and language. */
  readonly idPrefix: string;
}
