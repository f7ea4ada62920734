/** Writers of rows and columns: tables, model summaries, confusion matrices. */
import { escapeHtml } from '../../prose/escape.ts';
import type { ConfusionData, ModelData, TableData } from '../../runtime/output.ts';
import { type Locale, textIn } from '../../text/locale.ts';
import { describeConfusion, squareShade } from '../describe.ts';
import { cellText, grouped } from '../numbers.ts';
import { outputWords } from '../words.ts';

/** Rows of a table that are written. */
const mostRows = 500;

/** A table. */
export function writeTable(data: TableData, locale: Locale): string {
  const numeric = data.columns.map((_, column) => data.rows.every((row) => typeof row[column] !== 'string'));
  const mark = (column: number): string => (numeric[column] ? ' class="number"' : '');
  const head = data.columns.map((column, index) => {
    const unit = column.unit ? ` (${column.unit})` : '';
    return `<th scope="col"${mark(index)}>${escapeHtml(textIn(column.name, locale) + unit)}</th>`;
  });
  const rows = data.rows
    .slice(0, mostRows)
    .map(
      (row) =>
        `<tr>${data.columns.map((_, index) => `<td${mark(index)}>${escapeHtml(cellText(row[index] ?? null))}</td>`).join('')}</tr>`,
    );
  const total = data.total ?? data.rows.length;
  const caption =
    data.caption === undefined ? '' : `<caption>${escapeHtml(textIn(data.caption, locale))}</caption>`;
  const note =
    rows.length < total ? `<p class="note">${outputWords[locale].rowsShown(rows.length, total)}</p>` : '';
  return `<div class="scroll"><table class="data">${caption}<thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${note}`;
}

/** A model's layers. */
export function writeModel(data: ModelData, locale: Locale): string {
  const words = outputWords[locale];
  const rows = data.layers.map(
    (layer) =>
      `<tr><th scope="row">${escapeHtml(layer.name)} <small>${escapeHtml(layer.type)}</small></th><td><code>${escapeHtml(layer.outputShape)}</code></td><td>${escapeHtml(layer.activation ?? '')}</td><td class="number">${grouped(layer.params)}</td></tr>`,
  );
  const sum = (name: string, count: number): string =>
    `<tr><th scope="row" colspan="3">${name}</th><td class="number">${grouped(count)}</td></tr>`;
  const frozen = data.totalParams - data.trainableParams;
  const foot = [
    sum(words.total, data.totalParams),
    ...(frozen > 0 ? [sum(words.trainable, data.trainableParams), sum(words.frozen, frozen)] : []),
  ];
  return `<div class="scroll"><table class="data"><caption>${escapeHtml(data.name)}</caption><thead><tr><th scope="col">${words.layer}</th><th scope="col">${words.outputShape}</th><th scope="col">${words.activation}</th><th scope="col" class="number">${words.parameters}</th></tr></thead><tbody>${rows.join('')}</tbody><tfoot>${foot.join('')}</tfoot></table></div>`;
}

/** A confusion matrix with its summary. */
export function writeConfusion(data: ConfusionData, locale: Locale): string {
  const words = outputWords[locale];
  const labels = data.labels.map((label) => escapeHtml(textIn(label, locale)));
  const rows = data.counts.map((row, actual) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => {
      const share = total ? count / total : 0;
      const right = actual === predicted;
      const { shade, strong } = squareShade(share, right);
      const kind = right ? (strong ? 'right strong' : 'right') : 'wrong';
      return `<td class="${kind}" style="--share:${(100 * shade).toFixed(1)}%">${count || ''}</td>`;
    });
    return `<tr><th scope="row">${labels[actual] ?? actual}</th>${cells.join('')}</tr>`;
  });
  const head = labels.map((label) => `<th scope="col">${label}</th>`).join('');
  return `<figure><figcaption><strong>${escapeHtml(textIn(data.title, locale))}</strong><br>${escapeHtml(describeConfusion(data, locale))}</figcaption><div class="scroll"><table class="confusion"><thead><tr><td></td><th colspan="${labels.length}">${words.predicted} →</th></tr><tr><th>${words.actual} ↓</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></figure>`;
}
