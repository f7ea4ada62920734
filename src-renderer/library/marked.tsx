/** A text in which the words that were searched for are marked. */
import { Fragment } from 'react';

/** The text with each occurrence of the words marked, whatever its case. */
export function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  if (words.length === 0) return text;
  const pattern = new RegExp(
    `(${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')})`,
    'giu',
  );
  // Every second piece is what the pattern caught.
  return text.split(pattern).map((piece, index) => {
    const key = `${index}${piece}`;
    return index % 2 === 1 ? <mark key={key}>{piece}</mark> : <Fragment key={key}>{piece}</Fragment>;
  });
}
