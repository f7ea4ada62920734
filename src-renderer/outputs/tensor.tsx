/** A tensor: shape, type, statistics, how its values are spread, and its values as numbers or as a heat map. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { describeTensor, shapeText } from '#core/export/describe.ts';
import { heatColor } from '#core/export/heat.ts';
import { grouped, significant } from '#core/export/numbers.ts';
import {
  sliceCount,
  sliceName,
  type TensorImages,
  type TensorSlice,
  tensorImages,
  tensorNumber,
  tensorSlice,
  tensorText,
} from '#core/export/tensor.ts';
import { outputWords } from '#core/export/words.ts';
import type { TensorData } from '#core/runtime/output.ts';
import { Button } from '../controls/button.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { outputStrings } from './strings.ts';
import styles from './tensor.module.css';

/** Rows and columns shown as numbers at most; larger slices become a heat map. */
const numbersUpTo = 10;

/** A tensor. */
export function TensorOutput({ data }: { readonly data: TensorData }) {
  const locale = useLocale();
  const words = outputWords[locale];
  const facts: readonly (readonly [string, string])[] = [
    [words.shape, shapeText(data.shape, locale)],
    [words.type, data.dtype],
    [words.elements, grouped(data.size)],
    ...(data.min === undefined ? [] : [[words.minimum, significant(data.min)] as const]),
    ...(data.mean === undefined ? [] : [[words.mean, significant(data.mean)] as const]),
    ...(data.max === undefined ? [] : [[words.maximum, significant(data.max)] as const]),
  ];
  return (
    <section className={styles.tensor} aria-label={describeTensor(data, locale)}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.pictures}>
        {data.histogram && data.size > 1 && <Histogram data={data} />}
        {data.values.length > 0 && <Values data={data} />}
      </div>
      {data.values.length > 0 && <CopyButton data={data} />}
    </section>
  );
}

function Histogram({ data }: { readonly data: TensorData }) {
  const words = outputWords[useLocale()];
  const counts = data.histogram ?? [];
  const most = Math.max(1, ...counts);
  const width = 200 / Math.max(1, counts.length);
  return (
    <figure className={styles.histogram}>
      <figcaption>{words.histogram}</figcaption>
      <svg viewBox="0 0 200 60" role="img" aria-label={`${words.histogram}: ${counts.join(', ')}`}>
        {counts.map((count, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its position.
            key={index}
            x={index * width + 0.5}
            y={60 - (count / most) * 58}
            width={width - 1}
            height={(count / most) * 58}
          />
        ))}
        <line x1="0" y1="59.5" x2="200" y2="59.5" />
      </svg>
      <div className={styles.ends}>
        <span>{data.min === undefined ? '' : significant(data.min, 3)}</span>
        <span>{data.max === undefined ? '' : significant(data.max, 3)}</span>
      </div>
    </figure>
  );
}

/** Puts the values on the clipboard as nested lists. */
function CopyButton({ data }: { readonly data: TensorData }) {
  const words = useStrings(outputStrings);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.foot}>
      <Button
        tone="quiet"
        onClick={() => {
          void navigator.clipboard.writeText(tensorText(data)).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
        onBlur={() => setCopied(false)}
      >
        {words.copyText}
      </Button>
      <span role="status">{copied ? words.copied : ''}</span>
    </div>
  );
}

type View = 'image' | 'heat' | 'numbers';

/** The values of a slice or picture as numbers, as a heat map or as a picture. */
function Values({ data }: { readonly data: TensorData }) {
  const words = useStrings(outputStrings);
  const name = outputWords[useLocale()].values;
  const [chosen, setChosen] = useState(0);
  const [wanted, setWanted] = useState<View | null>(null);
  const images = useMemo(() => tensorImages(data), [data]);
  const { rows, columns } = tensorSlice(data, 0);
  const small = (rows <= numbersUpTo && columns <= numbersUpTo) || rows === 1 || data.dtype === 'string';
  // Colours of one pixel lie on the last axis: such a tensor is looked at as a picture first.
  const coloured = images !== null && (images.width !== columns || images.height !== rows);
  const view = wanted ?? (coloured ? 'image' : small ? 'numbers' : 'heat');
  const pictured = view === 'image' && images !== null;
  const count = pictured ? images.count : sliceCount(data);
  const index = Math.min(chosen, Math.max(0, count - 1));
  const slice = tensorSlice(data, index);
  return (
    <figure className={styles.values}>
      <figcaption>
        {name}
        {images !== null && (
          <label className={styles.slice}>
            {words.view}
            <select value={view} onChange={(event) => setWanted(event.currentTarget.value as View)}>
              <option value="image">{words.viewImage}</option>
              <option value="heat">{words.viewHeat}</option>
              <option value="numbers">{words.viewNumbers}</option>
            </select>
          </label>
        )}
        {count > 1 && (
          <label className={styles.slice}>
            {words.slice}
            <input
              type="range"
              min={0}
              max={count - 1}
              value={index}
              onChange={(event) => setChosen(Number(event.currentTarget.value))}
            />
            <output>{pictured ? index : sliceName(data.shape, index)}</output>
          </label>
        )}
      </figcaption>
      {pictured ? (
        <Picture images={images} index={index} data={data} />
      ) : view === 'numbers' ? (
        <NumberTable slice={slice} />
      ) : (
        <HeatMap slice={slice} data={data} />
      )}
    </figure>
  );
}

function NumberTable({ slice }: { readonly slice: TensorSlice }) {
  const rows = Math.min(slice.rows, numbersUpTo);
  const columns = Math.min(slice.columns, numbersUpTo);
  return (
    <div className={styles.scroll}>
      <table className={styles.numbers}>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its position.
            <tr key={row}>
              {Array.from({ length: columns }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its position.
                <td key={column}>{valueText(slice.at(row, column))}</td>
              ))}
              {slice.columns > columns && <td>…</td>}
            </tr>
          ))}
          {slice.rows > rows && (
            <tr>
              <td>⋮</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function valueText(value: number | string | undefined): string {
  if (value === undefined) return '…';
  return typeof value === 'number' ? significant(value) : value;
}

/** Values as squares from the smallest (dark) to the largest (light): the rows that were sent, and how many there are. */
function HeatMap({ slice, data }: { readonly slice: TensorSlice; readonly data: TensorData }) {
  const low = data.min ?? 0;
  const span = (data.max ?? 1) - low || 1;
  const words = useStrings(outputStrings);
  const sent = rowsSent(slice);
  const shown = Math.min(sent, 1024);
  const pixels = (
    <Pixels
      data={data}
      width={Math.min(slice.columns, 1024)}
      height={shown}
      at={(row, column) => {
        const value = tensorNumber(slice.at(row, column));
        return Number.isNaN(value) ? null : heatColor((value - low) / span);
      }}
    />
  );
  if (shown === slice.rows) return pixels;
  return (
    <>
      {pixels}
      <p className={styles.note}>{words.firstRows(shown, slice.rows)}</p>
    </>
  );
}

/** How many rows of a slice came with it, from its first. */
function rowsSent(slice: TensorSlice): number {
  let rows = 0;
  while (rows < slice.rows && slice.at(rows, 0) !== undefined) rows += 1;
  return Math.max(1, rows);
}

/** One picture of a tensor, in its own greys or colours. */
function Picture(props: {
  readonly images: TensorImages;
  readonly index: number;
  readonly data: TensorData;
}) {
  const { images, index, data } = props;
  return (
    <Pixels
      data={data}
      width={images.width}
      height={images.height}
      at={(row, column) => images.at(index, row, column)}
    />
  );
}

/** Coloured squares with hard edges; null leaves one empty. */
function Pixels(props: {
  readonly data: TensorData;
  readonly width: number;
  readonly height: number;
  readonly at: (row: number, column: number) => readonly [number, number, number] | null;
}) {
  const { data, width, height, at } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const locale = useLocale();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const color = at(row, column);
        if (color) image.data.set([...color, 255], (row * width + column) * 4);
      }
    }
    context.putImageData(image, 0, 0);
  });
  const factor = Math.max(1, Math.min(8, Math.floor(224 / Math.max(width, height))));
  return (
    <canvas
      ref={canvas}
      className={styles.heat}
      width={width}
      height={height}
      // A few long rows are drawn taller than wide, or they would be a hair.
      style={{ width: width * factor, height: Math.max(height * factor, Math.min(64, height * 8)) }}
      role="img"
      aria-label={describeTensor(data, locale)}
    />
  );
}
