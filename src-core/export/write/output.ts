/** Any output as static HTML; charts become interactive by the page's own script. */
import type { Output } from '../../runtime/output.ts';
import { textIn } from '../../text/locale.ts';
import type { WriteContext } from '../context.ts';
import { describeFigure } from '../describe.ts';
import { safeFigure } from '../figure.ts';
import { writeInput } from '../input.ts';
import { jsonTree } from '../json-tree.ts';
import { writeNetwork } from './network.ts';
import {
  writeGrid,
  writeImage,
  writeProbabilities,
  writeProgress,
  writeSvg,
  writeTensor,
} from './pictures.ts';
import { writeScene } from './scene.ts';
import { writeConfusion, writeModel, writeTable } from './tables.ts';
import { writeError, writeStream, writeText, writeValue } from './text.ts';
import { writeTraining } from './training.ts';

/** Writes one output in one language. */
export function writeOutput(output: Output, context: WriteContext): string {
  const { locale, tools } = context;
  switch (output.mime) {
    case 'application/vnd.stepwise.stream+json':
      return writeStream(output.data, locale);
    case 'application/vnd.stepwise.error+json':
      return writeError(output.data, locale);
    case 'application/vnd.stepwise.value+json':
      return writeValue(output.data, locale);
    case 'text/plain':
      return writeText(output.data.text.slice(0, 200_000));
    case 'text/markdown':
      return `<div class="prose">${tools.prose(textIn(output.data.text, locale), context.idPrefix)}</div>`;
    case 'text/latex':
      return `<div class="formula">${tools.formula(output.data.text.trim().replace(/^(\$\$?)([\s\S]*)\1$/, '$2'))}</div>`;
    case 'text/vnd.mermaid':
      return tools.diagram(textIn(output.data.text, locale));
    case 'text/html':
      return `<div class="html">${tools.html(textIn(output.data.html, locale))}</div>`;
    case 'image/svg+xml':
      return writeSvg(output.data.svg, output.data.alt, locale);
    case 'image/png':
      return writeImage(output.data, locale);
    case 'application/json':
      return writeValue(jsonTree(output.data.value), locale);
    case 'application/vnd.stepwise.images+json':
      return writeGrid(output.data, locale);
    case 'application/vnd.stepwise.table+json':
      return writeTable(output.data, locale);
    case 'application/vnd.plotly.v1+json': {
      const figure = safeFigure(output.data, locale);
      return context.chart(figure, describeFigure(output.data, figure, locale));
    }
    case 'application/vnd.stepwise.tensor+json':
      return writeTensor(output.data, locale);
    case 'application/vnd.stepwise.model+json':
      return writeModel(output.data, locale);
    case 'application/vnd.stepwise.network+json':
      return writeNetwork(output.data, locale);
    case 'application/vnd.stepwise.training+json':
      return writeTraining(output.data, context);
    case 'application/vnd.stepwise.progress+json':
      return writeProgress(output.data, locale);
    case 'application/vnd.stepwise.confusion+json':
      return writeConfusion(output.data, locale);
    case 'application/vnd.stepwise.probabilities+json':
      return writeProbabilities(output.data, locale);
    case 'application/vnd.stepwise.scene+json':
      return writeScene(output.data, locale);
    case 'application/vnd.stepwise.input+json':
      return writeInput(output.data, context.input(output.data.id), locale);
    default:
      return unknown(output);
  }
}

/** Does not compile when a kind above is missing. */
function unknown(_output: never): string {
  return '';
}
