/** A network's picture as data for drawing, and in words. */
import type { NetworkData, NetworkLayer } from '../runtime/output.ts';
import type { Locale } from '../text/locale.ts';
import { grouped } from './numbers.ts';
import { outputWords } from './words.ts';

/** A connection that goes over at least one other layer, and the lane beside the layers in which it runs. */
export interface NetworkSkip {
  readonly from: number;
  readonly to: number;
  /** 0 is nearest to the layers; connections that pass each other have different lanes. */
  readonly lane: number;
}

/** The connections that a straight line from each layer to the next does not show. */
export function networkSkips(layers: readonly NetworkLayer[]): readonly NetworkSkip[] {
  const edges = layers
    .flatMap((layer, to) => layer.inputs.map((from) => ({ from, to })))
    .filter(({ from, to }) => from < to - 1)
    .sort((one, other) => one.to - one.from - (other.to - other.from));
  const skips: NetworkSkip[] = [];
  for (const { from, to } of edges) {
    const passing = skips.filter((skip) => skip.from < to && from < skip.to).map((skip) => skip.lane);
    let lane = 0;
    while (passing.includes(lane)) lane += 1;
    skips.push({ from, to, lane });
  }
  return skips;
}

/** Whether a layer's input is the layer right above it. */
export function followsPrevious(layers: readonly NetworkLayer[], index: number): boolean {
  return index > 0 && layers[index]?.inputs.includes(index - 1) === true;
}

/** A network in words: its layers from the first to the last. */
export function describeNetwork(data: NetworkData, locale: Locale): string {
  const words = outputWords[locale];
  const layers = data.layers.map((layer) => describeLayer(layer, locale));
  return `${data.name}${words.colon}${layers.join(' → ')}`;
}

/** A layer in words: `dense_1 (Dense), output shape [null, 10], 1,290 parameters`. */
export function describeLayer(layer: NetworkLayer, locale: Locale): string {
  const words = outputWords[locale];
  return locale === 'zh'
    ? `${layer.name}（${layer.type}），${words.outputShape} ${layer.outputShape}，${grouped(layer.params)} 个参数`
    : `${layer.name} (${layer.type}), output shape ${layer.outputShape}, ${grouped(layer.params)} parameters`;
}
