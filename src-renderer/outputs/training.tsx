/** A run of training while it goes and when it has ended: state, progress, curves, numbers, files. */
import { useMemo } from 'react';
import { trainingCsv, trainingJson } from '#core/export/csv.ts';
import {
  describeTraining,
  metricName,
  metricsOf,
  metricValue,
  trainingCurves,
  trainingFacts,
  trainingPlots,
  trainingProgress,
  trainingShare,
  trainingState,
} from '#core/export/training.ts';
import { outputWords } from '#core/export/words.ts';
import type { TrainingData } from '#core/runtime/output.ts';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { Chart } from './chart.tsx';
import { Bar } from './progress.tsx';
import { fileName, SaveButton } from './save-button.tsx';
import { outputStrings } from './strings.ts';
import styles from './training.module.css';

/** Least time between two pictures of the curves while training, in milliseconds. */
const pace = 250;

/** A run of training. */
export function TrainingOutput({ data }: { readonly data: TrainingData }) {
  const locale = useLocale();
  const text = useText();
  const words = useStrings(outputStrings);
  const plots = useMemo(() => trainingPlots(data, locale), [data, locale]);
  const title = text(data.title);
  const running = data.state === 'running';
  return (
    <section className={styles.training} aria-label={title} data-state={data.state}>
      <header className={styles.head}>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.state} data-state={data.state}>
          {trainingState(data, locale)}
        </span>
        <span className={styles.count}>{trainingProgress(data, locale)}</span>
      </header>
      <Bar
        share={trainingShare(data)}
        state={running ? 'running' : data.state === 'done' ? 'done' : 'stopped'}
        label={`${title} ${trainingProgress(data, locale)}`}
      />
      <p className={styles.facts}>{trainingFacts(data, locale).join(' · ')}</p>
      <ul className={styles.legend}>
        {trainingCurves(data, locale).map((curve) => (
          <li key={curve.kind} data-kind={curve.kind}>
            {curve.name}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls. */}
      <div className={styles.plots} role="group" aria-label={describeTraining(data, locale)}>
        {plots.map((plot) => (
          <Chart key={plot.metric} figure={plot.figure} alt={plot.alt} pace={running ? pace : 0} />
        ))}
      </div>
      <Numbers data={data} />
      {!running && data.epoch > 0 && (
        <div className={styles.foot}>
          <SaveButton
            label={words.historyCsv}
            file={() => ({
              name: fileName(title, 'csv'),
              mime: 'text/csv',
              content: trainingCsv(data),
              encoding: 'utf-8',
            })}
          />
          <SaveButton
            label={words.historyJson}
            file={() => ({
              name: fileName(title, 'json'),
              mime: 'application/json',
              content: trainingJson(data, locale),
              encoding: 'utf-8',
            })}
          />
        </div>
      )}
    </section>
  );
}

/** The latest value of each metric, training beside validation. */
function Numbers({ data }: { readonly data: TrainingData }) {
  const locale = useLocale();
  const words = outputWords[locale];
  const metrics = metricsOf(data).filter((metric) => metric.training.length > 0);
  if (!metrics.length) return null;
  return (
    <dl className={styles.numbers}>
      {metrics.flatMap((metric) =>
        [
          { set: words.training, column: metric.training },
          { set: words.validation, column: metric.validation ?? [] },
        ].map(({ set, column }) => {
          const last = column.at(-1);
          if (last === undefined) return null;
          return (
            <div key={`${metric.name} ${set}`} className={styles.number}>
              <dt>
                {set}
                {locale === 'zh' ? '' : ' '}
                {locale === 'zh'
                  ? metricName(metric.name, locale)
                  : metricName(metric.name, locale).toLowerCase()}
              </dt>
              <dd>{metricValue(metric.name, last)}</dd>
            </div>
          );
        }),
      )}
    </dl>
  );
}
