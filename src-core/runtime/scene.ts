/**
 * A picture as plain data: panels with axes, and marks in the data's own coordinates. Cells build it from
 * live values; the window draws it, updates it in place and lets a person drag what is bound to a control.
 */
import type { LocalizedText } from '../text/locale.ts';
import type { PointsInput } from './input.ts';

/** Colours by what they say, so that they are right in every theme: text, what stands back, categories, signs. */
export const sceneColors = [
  'ink',
  'soft',
  'muted',
  'line',
  'surface',
  'accent',
  'good',
  'bad',
  'warn',
  'positive',
  'negative',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
] as const;

/** A colour's role. */
export type SceneColor = (typeof sceneColors)[number];

/** Shapes of points; beside a colour they tell classes apart without it. */
export const pointShapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;

/** The shape of a point. */
export type PointShape = (typeof pointShapes)[number];

/** Where a click on a mark leads: a cell of this document, or a lesson. */
export type SceneLink =
  | { readonly cell: string; readonly label: LocalizedText }
  | { readonly lesson: string; readonly label: LocalizedText };

/** What every mark may have. */
interface MarkBase {
  /** First and last frame (from 0) in which it is seen; always where there is none. */
  readonly frames?: readonly [number, number];
  /** In [0, 1]. */
  readonly opacity?: number;
}

/** A line through points; NaN is a gap. */
export interface LineMark extends MarkBase {
  readonly kind: 'line';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly color: SceneColor;
  /** In pixels (default 2). */
  readonly width?: number;
  readonly dash?: boolean;
  /** Joins the last point to the first. */
  readonly closed?: boolean;
  /** Fills what it encloses with its colour at this opacity. */
  readonly fill?: number;
  /** Written at its last point, in its colour. */
  readonly label?: LocalizedText;
  /** At frame f only the first f + 1 points are drawn. */
  readonly grow?: boolean;
}

/** What lies between a line and a base. */
export interface AreaMark extends MarkBase {
  readonly kind: 'area';
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The lower edge (default 0). */
  readonly base?: number | readonly number[];
  readonly color: SceneColor;
}

/** Points of one class. */
export interface PointsMark extends MarkBase {
  readonly kind: 'points';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly color: SceneColor;
  readonly shape?: PointShape;
  /** Radius in pixels (default 4). */
  readonly size?: number;
  /** At frame f only point f is drawn: something that moves. */
  readonly step?: boolean;
}

/** Rectangles in data coordinates: lower left corner, width and height. */
export interface RectsMark extends MarkBase {
  readonly kind: 'rects';
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly width: readonly number[];
  readonly height: readonly number[];
  readonly color: SceneColor;
  /** Opacity of the inside (default 1). */
  readonly fill?: number;
  readonly outline?: boolean;
  /** Rounding of corners in pixels. */
  readonly radius?: number;
  readonly link?: SceneLink;
}

/** Words at a place. `_{…}` and `^{…}` lower and raise. */
export interface TextMark extends MarkBase {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: LocalizedText;
  readonly color?: SceneColor;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Moves it by pixels: right, down. */
  readonly shift?: readonly [number, number];
  readonly size?: 'small' | 'normal' | 'large';
  readonly strong?: boolean;
  /** Without the halo that keeps it readable over lines: for words in a box. */
  readonly bare?: boolean;
}

/** An arrow from the first place to the second. */
export interface ArrowMark extends MarkBase {
  readonly kind: 'arrow';
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly color: SceneColor;
  readonly width?: number;
  readonly dash?: boolean;
  /** Pixels kept free at either end. */
  readonly gap?: number;
  /** Bends it by this share of its length, to the left of its way. */
  readonly bend?: number;
}

/** A line across the whole panel at one x or one y. */
export interface RuleMark extends MarkBase {
  readonly kind: 'rule';
  readonly x?: number;
  readonly y?: number;
  readonly color: SceneColor;
  readonly dash?: boolean;
  readonly label?: LocalizedText;
}

/** A grid of values as colours, its first row at the top of its box. */
export interface RasterMark extends MarkBase {
  readonly kind: 'raster';
  readonly rows: number;
  readonly columns: number;
  /** `rows × columns`, row by row. */
  readonly values: readonly number[];
  /** Left, bottom, right, top in data coordinates. */
  readonly box: readonly [number, number, number, number];
  /** `diverging`: negative, nothing at 0, positive; `heat`: dark to light; `grey`: black to white. */
  readonly scale: 'diverging' | 'heat' | 'grey';
  /** The values at the ends of the scale. */
  readonly range: readonly [number, number];
  /** Blends neighbours instead of showing squares. */
  readonly smooth?: boolean;
}

/** A point of a control that a person can drag. */
export interface HandleMark extends MarkBase {
  readonly kind: 'handle';
  readonly control: PointsInput;
  readonly name: string;
  /** Where it stands now. */
  readonly at: readonly [number, number];
  readonly label?: LocalizedText;
  readonly color?: SceneColor;
  readonly shape?: 'circle' | 'square' | 'diamond';
}

/** Anything that can stand in a panel, drawn in the order given. */
export type SceneMark =
  | LineMark
  | AreaMark
  | PointsMark
  | RectsMark
  | TextMark
  | ArrowMark
  | RuleMark
  | RasterMark
  | HandleMark;

/** An axis. */
export interface SceneAxis {
  readonly min: number;
  readonly max: number;
  readonly scale?: 'linear' | 'log';
  readonly label?: LocalizedText;
  /** Marked values; `none` draws neither numbers nor axis. */
  readonly ticks?: 'none' | readonly { readonly at: number; readonly text: LocalizedText }[];
  readonly grid?: boolean;
}

/** One chart of a scene. */
export interface ScenePanel {
  readonly title?: LocalizedText;
  readonly x: SceneAxis;
  readonly y: SceneAxis;
  /** Width of the plot divided by its height (default 1.6). */
  readonly aspect?: number;
  readonly marks: readonly SceneMark[];
}

/** Pictures that follow each other. */
export interface SceneTimeline {
  readonly count: number;
  /** Milliseconds of each frame. */
  readonly pace: number;
  /** The frame shown first; default the last. */
  readonly initial?: number;
  /** What each frame is: `step 12`. */
  readonly labels?: readonly LocalizedText[];
}

/** One or several panels. */
export interface SceneData {
  readonly title?: LocalizedText;
  /** What the picture shows now, for those who cannot see it. */
  readonly alt: LocalizedText;
  /** A line below it. */
  readonly caption?: LocalizedText;
  /** Panels in a row (default: as many as there are, at most 3). */
  readonly columns?: number;
  /** How wide it may be: 26rem, 40rem, all there is. */
  readonly size?: 'small' | 'medium' | 'wide';
  readonly panels: readonly ScenePanel[];
  readonly timeline?: SceneTimeline;
  /** Whether marks glide to their new places when the picture changes. */
  readonly glide?: boolean;
}
