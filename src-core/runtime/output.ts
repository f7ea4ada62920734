/**
 * Everything a cell can show: a closed union, keyed by MIME type. The window
 * has one renderer file for each, the HTML export one writer for each; both are
 * exhaustive, so a new kind does not compile until both can draw it.
 *
 * Outputs are plain JSON: they cross threads, are saved and are read again.
 */
import type { DisplayId } from '../notebook/ids.ts';
import type { Json, JsonObject } from '../text/json.ts';
import type { LocalizedText } from '../text/locale.ts';
import type { Milliseconds, Timestamp } from '../text/units.ts';
import type { CellError, CellPosition } from './error.ts';
import type { InputControl } from './input.ts';
import type { SceneData } from './scene.ts';
import type { ValueNode } from './value.ts';

/** Text a cell printed. Neighbouring pieces of one stream are joined; ANSI colours are kept. */
export interface StreamData {
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
  /** Lines dropped from the middle because there were too many. */
  readonly dropped?: number;
}

/** A raster picture. */
export interface ImageData {
  /** `data:image/png;base64,…` (or jpeg, gif, webp) */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who cannot see it. */
  readonly alt: LocalizedText;
  readonly caption?: LocalizedText;
  /** Enlarge with hard pixel edges. */
  readonly pixelated?: boolean;
}

/** Small grey or colour images side by side, such as digits with their labels. */
export interface ImageGridData {
  readonly title?: LocalizedText;
  readonly alt: LocalizedText;
  readonly images: readonly {
    readonly url: string;
    readonly caption: LocalizedText;
    readonly tone?: 'good' | 'bad';
  }[];
  /** Natural size of each image in pixels; it is enlarged by a whole factor. */
  readonly width: number;
  readonly height: number;
}

/** Rows and columns. Cells are JSON scalars; numbers are right-aligned. */
export interface TableData {
  readonly caption?: LocalizedText;
  readonly columns: readonly { readonly name: LocalizedText; readonly unit?: string }[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** Rows there are in all, where only the first were sent. */
  readonly total?: number;
}

/** A Plotly figure as data; labels may be localized anywhere in it. */
export interface PlotlyData {
  readonly data: readonly JsonObject[];
  readonly layout: JsonObject;
  /** What the chart shows, for those who cannot see it. */
  readonly alt?: LocalizedText;
}

/** A tensor: shape, type and statistics, and as many values as fit. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'string' | 'complex64';
  /** Elements in all. */
  readonly size: number;
  readonly min?: number;
  readonly mean?: number;
  readonly max?: number;
  /** Counts over 20 equal bins from min to max. */
  readonly histogram?: readonly number[];
  /** The first elements in row-major order, at most 4,096. Numbers JSON lacks are written `NaN`, `Infinity`, `-Infinity`. */
  readonly values: readonly (number | string)[];
}

/** A model's layers, as `model.summary()` lists them. */
export interface ModelData {
  readonly name: string;
  readonly layers: readonly {
    readonly name: string;
    readonly type: string;
    readonly outputShape: string;
    readonly params: number;
    readonly activation?: string;
  }[];
  readonly totalParams: number;
  readonly trainableParams: number;
}

/** One layer of a {@link NetworkData}. */
export interface NetworkLayer {
  readonly name: string;
  /** `Dense`, `Conv2D`… */
  readonly type: string;
  readonly outputShape: string;
  readonly params: number;
  readonly activation?: string;
  /** Places among the layers of those that feed this one. */
  readonly inputs: readonly number[];
  /** Where in the cells it was made, where that is known. */
  readonly made?: CellPosition;
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly min: number;
    readonly mean: number;
    readonly max: number;
    /** Counts over 20 equal bins from min to max. */
    readonly histogram: readonly number[];
  }[];
  /** What the layer gave for the example: grey pictures from its smallest value (black) to its largest (white). */
  readonly activations?: {
    readonly min: number;
    readonly max: number;
    readonly images: readonly { readonly url: string; readonly width: number; readonly height: number }[];
    /** Channels there are beyond those pictured. */
    readonly more: number;
  };
}

/** A model as a picture: its layers from the first to the last, how they are joined, and what is in them. */
export interface NetworkData {
  readonly name: string;
  readonly totalParams: number;
  readonly layers: readonly NetworkLayer[];
}

/** A run of training, live or ended. Series are columns of equal length. */
export interface TrainingData {
  readonly title: LocalizedText;
  readonly state: 'running' | 'paused' | 'done' | 'stopped' | 'failed';
  readonly epochs: number;
  /** Epochs ended so far. */
  readonly epoch: number;
  readonly batchesPerEpoch: number | null;
  /** Batches ended in this epoch. */
  readonly batch: number;
  readonly samples: number | null;
  readonly batchSize: number | null;
  readonly startedAt: Timestamp;
  readonly elapsed: Milliseconds;
  /** One entry per ended epoch, under tfjs's own names: `loss`, `acc`, `val_loss`, `val_acc`… */
  readonly history: { readonly [metric: string]: readonly number[] };
  /** Loss within epochs: position in epochs (2.5 = half through the third) and value; thinned to at most 400 points. */
  readonly batches: { readonly at: readonly number[]; readonly loss: readonly number[] };
  /** Backend that ran it: `wasm`, `webgl`… */
  readonly backend: string;
}

/** How far something has come. */
export interface ProgressData {
  readonly label: LocalizedText;
  readonly value: number;
  /** Null where the end is not known. */
  readonly total: number | null;
  /** Done per second. */
  readonly rate?: number;
  readonly state: 'running' | 'done' | 'stopped';
}

/** A square table of actual against predicted classes, with examples behind its squares. */
export interface ConfusionData {
  readonly title: LocalizedText;
  readonly labels: readonly LocalizedText[];
  /** counts[actual][predicted] */
  readonly counts: readonly (readonly number[])[];
  /** Some examples behind each square, by `actual,predicted`: image urls. */
  readonly examples?: { readonly [square: string]: readonly string[] };
}

/** Class probabilities as bars, the largest marked. */
export interface ProbabilitiesData {
  readonly title: LocalizedText;
  readonly labels: readonly LocalizedText[];
  /** In [0, 1], one per label. */
  readonly values: readonly number[];
}

/** What each MIME type carries. */
export interface OutputByMime {
  'application/vnd.stepwise.stream+json': StreamData;
  'application/vnd.stepwise.error+json': CellError;
  'application/vnd.stepwise.value+json': ValueNode;
  'text/plain': { readonly text: string };
  'text/markdown': { readonly text: LocalizedText };
  'text/latex': { readonly text: string };
  'text/vnd.mermaid': { readonly text: LocalizedText };
  'text/html': { readonly html: LocalizedText };
  'image/svg+xml': { readonly svg: string; readonly alt: LocalizedText };
  'image/png': ImageData;
  'application/json': { readonly value: Json };
  'application/vnd.stepwise.images+json': ImageGridData;
  'application/vnd.stepwise.table+json': TableData;
  'application/vnd.plotly.v1+json': PlotlyData;
  'application/vnd.stepwise.tensor+json': TensorData;
  'application/vnd.stepwise.model+json': ModelData;
  'application/vnd.stepwise.network+json': NetworkData;
  'application/vnd.stepwise.training+json': TrainingData;
  'application/vnd.stepwise.progress+json': ProgressData;
  'application/vnd.stepwise.confusion+json': ConfusionData;
  'application/vnd.stepwise.probabilities+json': ProbabilitiesData;
  'application/vnd.stepwise.scene+json': SceneData;
  'application/vnd.stepwise.input+json': InputControl;
}

/** A MIME type the product can draw. */
export type OutputMime = keyof OutputByMime;

/** One output. `id` is there where it may be updated in place. */
export type Output<M extends OutputMime = OutputMime> = {
  [K in M]: { readonly mime: K; readonly data: OutputByMime[K]; readonly id?: DisplayId };
}[M];
