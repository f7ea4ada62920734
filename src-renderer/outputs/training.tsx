/** A run of training while it goes and when it has ended: state, progress, curves, numbers, files. */
import { useMemo, useState } from 'react';
import { trainingCsv, trainingJson } from '#core/export/csv.ts';
import {
  describeTraining,
  metricName,
  metricsOf,
  metricValue,
  trainingBatch,
  trainingFacts,
  trainingProgress,
  trainingShare,
  trainingState,
} from '#core/export/training.ts';
import { trainingCurves, trainingPlots } from '#core/export/training-plots.ts';
import { outputWords } from '#core/export/words.ts';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { TrainingData } from '#core/runtime/output.ts';
import { Button } from '../controls/button.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { Chart } from './chart.tsx';
import { Curves } from './curves.tsx';
import { useEarlierRuns } from './earlier-runs.ts';
import { Bar } from './progress.tsx';
import { fileName, SaveButton } from './save-button.tsx';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';
import styles from './training.module.css';

/** Least time between two pictures of the curves while training, in milliseconds. */
const pace = 250;

interface Props {
  readonly data: TrainingData;
  /** Where it stands; absent for one that cannot change any more. */
  readonly display?: DisplayId | undefined;
}

const none: readonly TrainingData[] = [];

/** A run of training. */
export function TrainingOutput({ data, display }: Props) {
  const locale = useLocale();
  const text = useText();
  const words = useStrings(outputStrings);
  const before = useEarlierRuns(data, display);
  const [overlaid, setOverlaid] = useState(true);
  const earlier = overlaid ? before : none;
  const plots = useMemo(() => trainingPlots(data, locale, earlier), [data, locale, earlier]);
  const title = text(data.title);
  const running = data.state === 'running' || data.state === 'paused';
  return (
    <section className={styles.training} aria-label={title} data-state={data.state}>
      <header className={styles.head}>
        <strong className={styles.title}>{title}</strong>
        <span className={styles.state} data-state={data.state}>
          {trainingState(data, locale)}
        </span>
        <span className={styles.count}>
          {[trainingProgress(data, locale), trainingBatch(data, locale)].filter(Boolean).join(' · ')}
        </span>
      </header>
      <Bar
        share={trainingShare(data)}
        state={running ? 'running' : data.state === 'done' ? 'done' : 'stopped'}
        label={`${title} ${trainingProgress(data, locale)}`}
      />
      {running && display !== undefined && <Controls display={display} paused={data.state === 'paused'} />}
      <p className={styles.facts}>{trainingFacts(data, locale).join(' · ')}</p>
      <ul className={styles.legend}>
        {trainingCurves(data, locale, earlier).map((curve) => (
          <li key={curve.kind} data-kind={curve.kind}>
            {curve.name}
          </li>
        ))}
      </ul>
      {before.length > 0 && (
        <label className={styles.overlay}>
          <input
            type="checkbox"
            checked={overlaid}
            onChange={(event) => setOverlaid(event.currentTarget.checked)}
          />
          {words.earlierRuns(before.length)}
        </label>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls. */}
      <div className={styles.plots} role="group" aria-label={describeTraining(data, locale)}>
        {plots.map((plot) => (
          <Chart
            key={plot.metric}
            figure={plot.figure}
            alt={plot.alt}
            name={`${title} ${metricName(plot.metric, locale)}`}
            pace={running ? pace : 0}
            preview={<Curves figure={plot.figure} height={Number(plot.figure.layout.height)} />}
          />
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

/** What can be asked of a run that goes on; the kernel obeys between two batches. */
function Controls({ display, paused }: { readonly display: DisplayId; readonly paused: boolean }) {
  const services = useOutputServices();
  const words = useStrings(outputStrings);
  const [ending, setEnding] = useState(false);
  if (!services.control) return null;
  return (
    <div className={styles.controls}>
      <Button onClick={() => services.control?.(display, paused ? 'resume' : 'pause')}>
        {paused ? words.trainingResume : words.trainingPause}
      </Button>
      <Button disabled={!paused} onClick={() => services.control?.(display, 'step')}>
        {words.trainingStep}
      </Button>
      <Button
        aria-pressed={ending}
        disabled={ending}
        onClick={() => {
          setEnding(true);
          services.control?.(display, 'stop-after-epoch');
        }}
      >
        {words.trainingStopAfter}
      </Button>
    </div>
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
