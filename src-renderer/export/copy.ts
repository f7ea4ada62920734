/** Puts what a cell showed onto the clipboard: as text, as Markdown, or as the picture it is. */
import { outputsMarkdown } from '#core/export/markdown.ts';
import { outputText } from '#core/export/text.ts';
import type { InputId } from '#core/notebook/ids.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { Output } from '#core/runtime/output.ts';
import type { Locale } from '#core/text/locale.ts';
import { pictureOf } from './picture.ts';

/** What is copied, and how. */
export interface CopyRequest {
  readonly as: 'text' | 'markdown' | 'image';
  readonly outputs: readonly Output[];
  readonly inputs: ReadonlyMap<InputId, InputValue>;
  readonly locale: Locale;
  /** The outputs as they are shown. */
  readonly shown: HTMLElement;
}

/** Copies. Rejects where the browser does not let the window write there, or cannot draw it. */
export async function copyOutputs({ as, outputs, inputs, locale, shown }: CopyRequest): Promise<void> {
  if (as === 'image') {
    // The promise goes in: a browser allows writing only right after the person asked for it.
    return navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(shown) })]);
  }
  const text =
    as === 'text'
      ? outputs.map((output) => outputText(output, locale, inputs)).join('\n')
      : outputsMarkdown(outputs, locale, inputs);
  return navigator.clipboard.writeText(text);
}
