/** Plain text, as it is. */
import { useStrings } from '../i18n/locale.tsx';
import output from './output.module.css';
import { AnsiText } from './stream.tsx';
import { outputStrings } from './strings.ts';
import styles from './text.module.css';

/** Characters shown; a longer text is cut, for it would hold up the window. */
const longest = 200_000;

/** A text without markup. */
export function TextOutput({ data }: { readonly data: { readonly text: string } }) {
  const words = useStrings(outputStrings);
  const cut = data.text.length > longest;
  return (
    <div className={styles.stream}>
      <AnsiText text={cut ? `${data.text.slice(0, longest)}…` : data.text} />
      {cut && <p className={output.note}>{words.textCut(longest, data.text.length)}</p>}
    </div>
  );
}
