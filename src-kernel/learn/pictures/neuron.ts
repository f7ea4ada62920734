/** One neuron in the plane, and any classifier's boundary there. */
import type { SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';
import {
  answers,
  boxOf,
  brief,
  type Classifier,
  classDots,
  type PlanarData,
  rightOnes,
  rightText,
} from './plane.ts';

type Scene = Drawing<'application/vnd.stepwise.scene+json'>;

/** A neuron of two inputs: its answer is `activation(w[0] x + w[1] y + b)`. */
export interface PlanarNeuron {
  readonly w: readonly [number, number];
  readonly b: number;
}

/** What `neuronPicture` is told beside the neuron. */
export interface NeuronPictureOptions {
  readonly data?: PlanarData;
  /**
   * Two handles (`input.points` with two points) that the neuron was made of by {@link neuronOf}; they are drawn
   * where they are. Dragging them turns and moves the line.
   */
  readonly handles?: { readonly [name: string]: Place } | readonly Place[];
  /** What squashes the sum into [0, 1] (default: the logistic function). */
  readonly activation?: (z: number) => number;
  readonly x?: Place;
  readonly y?: Place;
  readonly title?: LocalizedText;
}

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

/**
 * The neuron whose line `w·x + b = 0` passes through `foot`, at right angles to the arrow from `foot` to `tip`;
 * `w` is that arrow times `strength`. Two draggable points are a neuron's three numbers.
 */
export function neuronOf(foot: Place, tip: Place, strength = 1): PlanarNeuron {
  const w = [(tip[0] - foot[0]) * strength, (tip[1] - foot[1]) * strength] as const;
  return { w, b: -(w[0] * foot[0] + w[1] * foot[1]) };
}

/** One neuron over the plane: its answer as colour, its line, the arrow of its weights, and data. */
export function neuronPicture(neuron: PlanarNeuron, options: NeuronPictureOptions = {}): Scene {
  const { data, handles, activation = logistic, title } = options;
  const box = boxOf(data, data ? 1 : 2);
  const { x = box.x, y = box.y } = options;
  const [w1, w2] = neuron.w;
  const of = (px: number, py: number): number => activation(w1 * px + w2 * py + neuron.b);
  const length = Math.hypot(w1, w2);
  const marks: (SceneMark | readonly SceneMark[])[] = [answers(of, x, y, 40)];
  if (length > 0) {
    const foot: Place = handles
      ? (Object.values(handles)[0] ?? [0, 0])
      : [(-neuron.b * w1) / length ** 2, (-neuron.b * w2) / length ** 2];
    const along: Place = [-w2 / length, w1 / length];
    const far = Math.hypot(x[1] - x[0], y[1] - y[0]);
    marks.push(
      draw.line(
        [foot[0] - along[0] * far, foot[0] + along[0] * far],
        [foot[1] - along[1] * far, foot[1] + along[1] * far],
        { color: 'ink', width: 2.5 },
      ),
    );
    const tip: Place = handles ? (Object.values(handles)[1] ?? foot) : [foot[0] + w1, foot[1] + w2];
    marks.push(draw.arrow(foot, tip, { color: 'ink', width: 2.5, gap: handles ? 9 : 0 }));
    if (!handles) marks.push(draw.text(tip[0], tip[1], 'w', { shift: [10, -6], strong: true }));
  }
  if (data) marks.push(classDots(data));
  if (handles) marks.push(draw.handles(handles, { color: 'ink' }));
  const numbers = `w = (${brief(w1)}, ${brief(w2)}), b = ${brief(neuron.b)}`;
  const right = data ? rightText(rightOnes(of, data), data.points.length) : undefined;
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'small',
    alt: t(
      `一个神经元在平面上的判断边界：${numbers}。${textOf(right, 'zh')}`,
      `The decision boundary of one neuron in the plane: ${numbers}. ${textOf(right, 'en')}`,
    ),
    caption:
      right === undefined
        ? numbers
        : t(`${numbers}；${textOf(right, 'zh')}`, `${numbers}; ${textOf(right, 'en')}`),
    panels: [planePanel(x, y, marks)],
  });
}

/** What `boundaryPicture` is told beside the classifier. */
export interface BoundaryPictureOptions {
  readonly data?: PlanarData;
  readonly x?: Place;
  readonly y?: Place;
  readonly title?: LocalizedText;
  /** Values along each side (default 48). */
  readonly resolution?: number;
}

/**
 * Any classifier's answers over the plane, with data on top: `(x, y) => p`, or for a model
 * `{ many: (places) => tf.tidy(() => model.predict(tf.tensor2d(places)).dataSync()) }`. Show it again by
 * `display(boundaryPicture(…), { id: 'boundary' })` while training and it changes in place.
 */
export function boundaryPicture(of: Classifier, options: BoundaryPictureOptions = {}): Scene {
  const { data, title, resolution } = options;
  const box = boxOf(data, 1);
  const { x = box.x, y = box.y } = options;
  const right = data ? rightText(rightOnes(of, data), data.points.length) : undefined;
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'small',
    alt: t(
      `分类器在平面上的判断，两种颜色各为一类。${textOf(right, 'zh')}`,
      `A classifier's answers over the plane, one colour for each class. ${textOf(right, 'en')}`,
    ),
    ...(right === undefined ? {} : { caption: right }),
    panels: [planePanel(x, y, [answers(of, x, y, resolution), data ? classDots(data) : []])],
  });
}

function planePanel(x: Place, y: Place, marks: readonly (SceneMark | readonly SceneMark[])[]) {
  return panel(
    {
      x: { min: x[0], max: x[1], label: 'x_{1}' },
      y: { min: y[0], max: y[1], label: 'x_{2}' },
      aspect: Math.max(0.8, Math.min(1.6, (x[1] - x[0]) / (y[1] - y[0]))),
    },
    marks,
  );
}

function textOf(text: LocalizedText | undefined, locale: 'zh' | 'en'): string {
  if (text === undefined) return '';
  return typeof text === 'string' ? text : (text[locale] ?? '');
}
