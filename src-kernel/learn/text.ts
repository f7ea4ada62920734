/** Prose made by a cell: Markdown, and formulas in TeX. */
import type { LocalizedText } from '#core/text/locale.ts';
import { Drawing } from './output.ts';

/** Markdown, with `$…$` formulas, in one language or several: `markdown(t('**好**', '**good**'))`. */
export function markdown(text: LocalizedText): Drawing<'text/markdown'> {
  return new Drawing('text/markdown', { text });
}

/** A formula in TeX, set on a line of its own: `tex('p_k = e^{z_k} / \\sum_j e^{z_j}')`. */
export function tex(formula: string): Drawing<'text/latex'> {
  return new Drawing('text/latex', { text: formula });
}
