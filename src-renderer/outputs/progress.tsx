/** How far something has come. */
import { duration, grouped, significant } from '#core/export/numbers.ts';
import { outputWords } from '#core/export/words.ts';
import type { ProgressData } from '#core/runtime/output.ts';
import { useLocale, useText } from '../i18n/locale.tsx';
import styles from './progress.module.css';

/** A labelled bar with count, rate and time left. */
export function ProgressOutput({ data }: { readonly data: ProgressData }) {
  const locale = useLocale();
  const words = outputWords[locale];
  const label = useText()(data.label);
  const share = data.total === null ? null : data.total === 0 ? 1 : data.value / data.total;
  const left =
    data.state === 'running' && data.total !== null && data.rate
      ? duration(((data.total - data.value) / data.rate) * 1000, locale)
      : null;
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={styles.count}>
          {[
            data.total === null ? grouped(data.value) : `${grouped(data.value)} / ${grouped(data.total)}`,
            data.rate === undefined ? '' : `${significant(data.rate, 3)}${words.perSecond}`,
            left === null ? '' : words.left(left),
            data.state === 'stopped' ? words.stopped : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Bar share={share} state={data.state} label={label} />
    </div>
  );
}

/** A bar; `share` in [0, 1], or null where the end is not known. */
export function Bar({
  share,
  state,
  label,
}: {
  readonly share: number | null;
  readonly state: 'running' | 'done' | 'stopped';
  readonly label: string;
}) {
  const full = share === null ? undefined : Math.max(0, Math.min(1, share));
  return (
    <div
      className={styles.bar}
      data-state={state}
      data-endless={full === undefined && state === 'running'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={full === undefined ? undefined : Math.round(full * 100)}
    >
      <div className={styles.done} style={{ scale: `${full ?? 1} 1` }} />
    </div>
  );
}
