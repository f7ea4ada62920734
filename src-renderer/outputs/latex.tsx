/** A formula on a line of its own. */
import { formula, useKatex } from './katex.ts';
import styles from './output.module.css';
import { SafeHtmlView } from './safe-html.tsx';

/** LaTeX; dollars around it are taken off. Its MathML is its text alternative. */
export function LatexOutput({ data }: { readonly data: { readonly text: string } }) {
  const ready = useKatex(true);
  const tex = data.text.trim().replace(/^(\$\$?)([\s\S]*)\1$/, '$2');
  return ready ? (
    <SafeHtmlView className={styles.formula} html={formula(tex, true)} />
  ) : (
    <code className={styles.formula}>{tex}</code>
  );
}
