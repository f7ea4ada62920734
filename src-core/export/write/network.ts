/** The writer of a network's picture. */
import { escapeHtml } from '../../prose/escape.ts';
import type { NetworkData, NetworkLayer } from '../../runtime/output.ts';
import type { Locale } from '../../text/locale.ts';
import { describeNetwork } from '../network.ts';
import { grouped, significant } from '../numbers.ts';
import { isPictureUrl } from '../svg.ts';
import { outputWords } from '../words.ts';

/** A network: its layers from the first to the last, with weights and activations where they are known. */
export function writeNetwork(data: NetworkData, locale: Locale): string {
  const words = outputWords[locale];
  const rows = data.layers.map(
    (layer) =>
      `<tr><th scope="row">${escapeHtml(layer.name)} <small>${escapeHtml(layer.type)}</small></th><td><code>${escapeHtml(layer.outputShape)}</code></td><td class="number">${grouped(layer.params)}</td><td>${writeWeights(layer)}</td><td>${writeActivations(layer)}</td></tr>`,
  );
  const heads = [words.layer, words.outputShape, words.parameters, words.weights, words.activations];
  return `<figure aria-label="${escapeHtml(describeNetwork(data, locale))}"><div class="scroll"><table class="data"><caption>${escapeHtml(data.name)}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></figure>`;
}

function writeWeights(layer: NetworkLayer): string {
  return layer.weights
    .map((weight) => {
      const most = Math.max(1, ...weight.histogram);
      const bars = weight.histogram.map((count, bin) => {
        const height = ((count / most) * 30).toFixed(1);
        return `<rect x="${bin * 4}" y="${(30 - Number(height)).toFixed(1)}" width="3.4" height="${height}"/>`;
      });
      const range = `${significant(weight.min, 3)} … ${significant(weight.max, 3)}`;
      return `<div class="histogram"><small>${escapeHtml(weight.name)} [${weight.shape.join(', ')}] ${range}</small><svg viewBox="0 0 80 30" width="80" height="30" aria-hidden="true">${bars.join('')}</svg></div>`;
    })
    .join('');
}

function writeActivations(layer: NetworkLayer): string {
  return (layer.activations?.images ?? [])
    .map((image) =>
      isPictureUrl(image.url)
        ? `<img class="pixelated" src="${escapeHtml(image.url)}" width="${Math.min(160, Math.max(40, image.width * 2))}" alt="">`
        : '',
    )
    .join(' ');
}
