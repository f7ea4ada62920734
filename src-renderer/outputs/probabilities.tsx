/** Class probabilities as bars; the largest is marked by weight, colour and a sign. */
import { describeProbabilities, largest } from '#core/export/describe.ts';
import { percent } from '#core/export/numbers.ts';
import type { ProbabilitiesData } from '#core/runtime/output.ts';
import { useLocale, useText } from '../i18n/locale.tsx';
import styles from './probabilities.module.css';

/** Bars from 0 to 1, one per class, that move when the values change. */
export function ProbabilitiesOutput({ data }: { readonly data: ProbabilitiesData }) {
  const text = useText();
  const locale = useLocale();
  const best = largest(data.values);
  return (
    <div className={styles.probabilities} role="img" aria-label={describeProbabilities(data, locale)}>
      <div className={styles.title}>{text(data.title)}</div>
      <ul className={styles.bars} aria-hidden="true">
        {data.values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is its position.
          <li key={index} className={styles.bar} data-best={index === best}>
            <span className={styles.label}>{text(data.labels[index] ?? String(index))}</span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ scale: `${Math.max(0, Math.min(1, value))} 1` }} />
            </span>
            <span className={styles.value}>{percent(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
