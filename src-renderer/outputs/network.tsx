/**
 * A network as a picture: its layers from the top down, lines for what feeds
 * what, the weights of each as histograms and what it made of an example as
 * small pictures. A layer leads to the line that made it.
 */
import type { ReactNode } from 'react';
import { describeNetwork, followsPrevious, networkSkips } from '#core/export/network.ts';
import { grouped, significant } from '#core/export/numbers.ts';
import { isPictureUrl } from '#core/export/svg.ts';
import { outputWords } from '#core/export/words.ts';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { NetworkData, NetworkLayer } from '#core/runtime/output.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import styles from './network.module.css';
import { SaveModel } from './save-model.tsx';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** Height of a layer and of the room between two, in CSS pixels: the lines are drawn by them. */
const layerHeight = 84;
const gap = 22;
/** Room for each lane of lines that pass layers by. */
const lane = 16;

/** A network. */
export function NetworkOutput({
  data,
  display,
}: {
  readonly data: NetworkData;
  readonly display?: DisplayId | undefined;
}) {
  const locale = useLocale();
  const words = outputWords[locale];
  const skips = networkSkips(data.layers);
  const lanes = Math.max(0, ...skips.map((skip) => skip.lane + 1));
  const left = lanes * lane + (lanes ? 8 : 0);
  const height = data.layers.length * (layerHeight + gap) - gap;
  const middle = (layer: number): number => layer * (layerHeight + gap) + layerHeight / 2;
  return (
    <figure className={styles.network} aria-label={describeNetwork(data, locale)}>
      <figcaption className={styles.title}>
        <strong>{data.name}</strong>
        <span>
          {words.total}
          {words.colon}
          {grouped(data.totalParams)}
        </span>
      </figcaption>
      <div className={styles.scroll}>
        <div className={styles.picture} style={{ paddingInlineStart: left }}>
          <svg className={styles.lines} width={left + 60} height={height} aria-hidden="true">
            {data.layers.map((layer, index) => {
              if (!followsPrevious(data.layers, index)) return null;
              const x = left + 36;
              const y = index * (layerHeight + gap);
              return (
                <g key={layer.name}>
                  <path d={`M${x} ${y - gap}V${y - 1}`} />
                  <path d={`M${x - 4} ${y - 7}l4 6 4-6`} />
                </g>
              );
            })}
            {skips.map(({ from, to, lane: at }) => {
              const x = left - 8 - (at + 0.5) * lane;
              return (
                <g key={`${from}-${to}`}>
                  <path
                    d={`M${left} ${middle(from)}H${x + 8}Q${x} ${middle(from)} ${x} ${middle(from) + 8}V${middle(to) - 8}Q${x} ${middle(to)} ${x + 8} ${middle(to)}H${left - 1}`}
                  />
                  <path d={`M${left - 7} ${middle(to) - 4}l6 4-6 4`} />
                </g>
              );
            })}
          </svg>
          <ol className={styles.layers} style={{ gap }}>
            {data.layers.map((layer) => (
              <li key={layer.name} className={styles.layer} style={{ height: layerHeight }}>
                <LayerHead layer={layer} />
                <Weights layer={layer} />
                <Activations layer={layer} />
              </li>
            ))}
          </ol>
        </div>
      </div>
      <SaveModel display={display} />
    </figure>
  );
}

/** A layer's name, kind, shape and size; a button where the line that made it is known. */
function LayerHead({ layer }: { readonly layer: NetworkLayer }) {
  const locale = useLocale();
  const words = useStrings(outputStrings);
  const services = useOutputServices();
  const { made } = layer;
  const said: ReactNode = (
    <>
      <strong>{layer.name}</strong>
      <span className={styles.type}>
        {layer.type}
        {layer.activation ? ` · ${layer.activation}` : ''}
      </span>
      <span className={styles.shape}>{layer.outputShape}</span>
      <span className={styles.count}>
        {grouped(layer.params)} {outputWords[locale].parameters.toLowerCase()}
      </span>
    </>
  );
  if (!made) return <div className={styles.head}>{said}</div>;
  return (
    <button
      type="button"
      className={styles.head}
      title={words.goToLayer(layer.name)}
      onClick={() => services.reveal(made, 'line')}
    >
      {said}
    </button>
  );
}

function Weights({ layer }: { readonly layer: NetworkLayer }) {
  const words = outputWords[useLocale()];
  return layer.weights.map((weight) => {
    const most = Math.max(1, ...weight.histogram);
    const width = 96 / Math.max(1, weight.histogram.length);
    const range = `${significant(weight.min, 3)} … ${significant(weight.max, 3)}`;
    return (
      <figure key={weight.name} className={styles.weight}>
        <figcaption>
          {weight.name} [{weight.shape.join(', ')}]
        </figcaption>
        <svg
          viewBox="0 0 96 32"
          width="96"
          height="32"
          role="img"
          aria-label={`${words.weights} ${weight.name}${words.colon}${range}`}
        >
          {weight.histogram.map((count, bin) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its position.
              key={bin}
              x={bin * width + 0.3}
              y={32 - (count / most) * 31}
              width={width - 0.6}
              height={(count / most) * 31}
            />
          ))}
        </svg>
        <span className={styles.range}>{range}</span>
      </figure>
    );
  });
}

function Activations({ layer }: { readonly layer: NetworkLayer }) {
  const words = outputWords[useLocale()];
  const seen = layer.activations;
  if (!seen) return null;
  const range = `${significant(seen.min, 3)} … ${significant(seen.max, 3)}`;
  return (
    <figure className={styles.seen}>
      <figcaption>
        {words.activations} {range}
      </figcaption>
      <div className={styles.images} role="img" aria-label={`${words.activations}${words.colon}${range}`}>
        {seen.images.map((image, index) =>
          isPictureUrl(image.url) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its position.
            <img key={index} src={image.url} alt="" style={sizeOf(image)} />
          ) : null,
        )}
        {seen.more > 0 && <span className={styles.range}>+{grouped(seen.more)}</span>}
      </div>
    </figure>
  );
}

/** As high as there is room for, or as wide. */
function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(48 / height, 192 / width);
  return { width: Math.max(2, width * scale), height: Math.max(4, height * scale) };
}
