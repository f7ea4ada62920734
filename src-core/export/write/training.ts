/** The writer of training runs: state, progress, curves, numbers. */
import { escapeHtml } from '../../prose/escape.ts';
import type { TrainingData } from '../../runtime/output.ts';
import { textIn } from '../../text/locale.ts';
import type { WriteContext } from '../context.ts';
import {
  describeTraining,
  metricName,
  metricsOf,
  metricValue,
  trainingFacts,
  trainingProgress,
  trainingShare,
  trainingState,
} from '../training.ts';
import { trainingCurves, trainingPlots } from '../training-plots.ts';
import { outputWords } from '../words.ts';
import { writeBar } from './pictures.ts';

/** A run of training. */
export function writeTraining(data: TrainingData, { locale, chart }: WriteContext): string {
  const words = outputWords[locale];
  const space = locale === 'zh' ? '' : ' ';
  const numbers = metricsOf(data).flatMap((metric) =>
    (
      [
        [words.training, metric.training],
        [words.validation, metric.validation ?? []],
      ] as const
    ).flatMap(([set, column]) => {
      const last = column.at(-1);
      const name = metricName(metric.name, locale);
      return last === undefined
        ? []
        : [
            `<div><dt>${escapeHtml(`${set}${space}${locale === 'zh' ? name : name.toLowerCase()}`)}</dt><dd>${metricValue(metric.name, last)}</dd></div>`,
          ];
    }),
  );
  const plots = trainingPlots(data, locale).map((plot) => chart(plot.figure, plot.alt));
  const curves = trainingCurves(data, locale).map((curve) => `<li class="${curve.kind}">${curve.name}</li>`);
  return [
    `<section class="training ${escapeHtml(data.state)}"><header><strong>${escapeHtml(textIn(data.title, locale))}</strong> <span class="state">${trainingState(data, locale)}</span> <span class="count">${trainingProgress(data, locale)}</span></header>`,
    writeBar(trainingShare(data)),
    `<p class="note">${escapeHtml(trainingFacts(data, locale).join(' · '))}</p>`,
    `<ul class="legend">${curves.join('')}</ul>`,
    `<div class="plots" role="group" aria-label="${escapeHtml(describeTraining(data, locale))}">${plots.join('')}</div>`,
    `<dl class="facts large">${numbers.join('')}</dl></section>`,
  ].join('');
}
