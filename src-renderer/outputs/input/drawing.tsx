/**
 * A pad to draw a grey image on, by pointer or by keys. What the network will
 * see is shown beside it. Strokes are kept as lines and drawn anew at each
 * change; pixels go out at most once per frame.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { DrawingInput, InputValue } from '#core/runtime/input.ts';
import { Button } from '../../controls/button.tsx';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import { useEachFrame } from './frame.ts';
import styles from './input.module.css';
import { normalized, reduced } from './intensities.ts';

/** A point of the pad in its own pixels, (0, 0) at the top left. */
interface Point {
  readonly x: number;
  readonly y: number;
}
type Stroke = readonly Point[];
type Pixels = readonly number[] | Float32Array;

/** Pixels of the fine drawing per pixel that is sent. */
const fine = 4;
/** Width of the pen, in pixels that are sent, for a pad of 28. */
const pen = 2.4;
/** Side of the pad on screen, in CSS pixels. */
const side = 280;

/** The strokes behind pixels that were sent, so that a pad that is mounted again looks the same. */
const strokesOf = new WeakMap<Float32Array, readonly Stroke[]>();

interface Props {
  readonly control: DrawingInput;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: Pixels | undefined;
}

/** The drawing pad. */
export function DrawingPad({ control, onInput, value }: Props) {
  const words = useStrings(outputStrings);
  const label = useText()(control.label);
  const { width, height } = control;
  const pad = useRef<HTMLCanvasElement>(null);
  const preview = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>(() => remembered(value, width));
  const [cursor, setCursor] = useState<Point>({ x: width / 2, y: height / 2 });
  const [penDown, setPenDown] = useState(false);
  const [focused, setFocused] = useState(false);
  const send = useEachFrame(onInput);
  const changed = useRef(false);
  const [inked, setInked] = useState(0);

  useEffect(() => {
    const drawing = fineDrawing(strokes, width, height);
    const pixels = width === height ? normalized(drawing, width, height) : reduced(drawing, width, height);
    setInked(Math.round((100 * pixels.filter((pixel) => pixel > 0.2).length) / pixels.length));
    paintPixels(preview.current, pixels, width, height);
    if (!changed.current) return;
    changed.current = false;
    strokesOf.set(pixels, strokes);
    send({ kind: 'drawing', pixels });
  }, [strokes, width, height, send]);

  useEffect(() => {
    paintPad(pad.current, strokes, width, height, focused ? cursor : null, penDown);
  }, [strokes, width, height, cursor, penDown, focused]);

  const change = (next: (before: readonly Stroke[]) => readonly Stroke[]): void => {
    changed.current = true;
    setStrokes(next);
  };
  const extend = (points: readonly Point[]): void =>
    change((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), ...points]]);

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = pad.current?.getBoundingClientRect();
    if (!box) return cursor;
    return {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    };
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    setFocused(false);
    setPenDown(false);
    const point = pointOf(event);
    change((before) => [...before, [point]]);
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const events = event.nativeEvent.getCoalescedEvents?.() ?? [];
    extend((events.length ? events : [event]).map(pointOf));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const clears = event.key === 'Delete' || event.key === 'Backspace';
    const toggles = event.key === ' ' || event.key === 'Enter';
    if ((!step && !clears && !toggles) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    event.preventDefault();
    event.stopPropagation();
    setFocused(true);
    if (step) {
      const next = {
        x: Math.max(0.5, Math.min(width - 0.5, cursor.x + (step[0] ?? 0))),
        y: Math.max(0.5, Math.min(height - 0.5, cursor.y + (step[1] ?? 0))),
      };
      setCursor(next);
      if (penDown) extend([next]);
    } else if (toggles) {
      if (!penDown) change((before) => [...before, [cursor]]);
      setPenDown(!penDown);
    } else {
      clear();
    }
  };
  const clear = (): void => {
    setPenDown(false);
    change(() => []);
  };

  const contents = inked === 0 ? words.padEmpty : words.padInked(inked);
  const where = focused
    ? ` ${penDown ? words.padPenDown : words.padPenUp}, ${words.padAt(Math.ceil(cursor.x), Math.ceil(cursor.y))}`
    : '';
  return (
    <div className={styles.drawing}>
      <div className={styles.label}>{label}</div>
      <div className={styles.pads}>
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a pad takes keys of its own. */}
        <canvas
          ref={pad}
          className={styles.pad}
          width={side * 2}
          height={(side * 2 * height) / width}
          style={{ aspectRatio: `${width} / ${height}` }}
          role="application"
          aria-label={`${label}. ${contents}.${where}`}
          aria-description={words.padHint}
          tabIndex={0}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
          onBlur={() => setFocused(false)}
        />
        <figure className={styles.seen}>
          <canvas ref={preview} width={width} height={height} role="img" aria-label={contents} />
          <figcaption>{words.padSeen(width, height)}</figcaption>
          <Button tone="plain" onClick={clear} disabled={strokes.length === 0}>
            {words.padClear}
          </Button>
        </figure>
      </div>
      <p className={styles.hint}>{words.padHint}</p>
    </div>
  );
}

/** The strokes of pixels that were sent from here; pixels from elsewhere become a dot each. */
function remembered(value: Pixels | undefined, width: number): readonly Stroke[] {
  if (!value) return [];
  const known = value instanceof Float32Array ? strokesOf.get(value) : undefined;
  if (known) return known;
  return Array.from(value).flatMap((pixel, index) =>
    pixel > 0.4 ? [[{ x: (index % width) + 0.5, y: Math.floor(index / width) + 0.5 }]] : [],
  );
}

function drawStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  scale: number,
  lineWidth: number,
): void {
  context.lineWidth = lineWidth * scale;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    context.beginPath();
    context.moveTo(first.x * scale, first.y * scale);
    // A line of no length still leaves its round cap: a dot.
    for (const point of rest.length ? rest : [first]) context.lineTo(point.x * scale, point.y * scale);
    context.stroke();
  }
}

function penWidth(width: number): number {
  return (pen * width) / 28;
}

function fineDrawing(strokes: readonly Stroke[], width: number, height: number) {
  const canvas = new OffscreenCanvas(width * fine, height * fine);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const pixels = new Float32Array(canvas.width * canvas.height);
  if (context) {
    context.strokeStyle = '#fff';
    drawStrokes(context as unknown as CanvasRenderingContext2D, strokes, fine, penWidth(width));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let index = 0; index < pixels.length; index += 1) pixels[index] = (data[index * 4 + 3] ?? 0) / 255;
  }
  return { width: canvas.width, height: canvas.height, pixels };
}

function paintPad(
  canvas: HTMLCanvasElement | null,
  strokes: readonly Stroke[],
  width: number,
  height: number,
  cursor: Point | null,
  penDown: boolean,
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  const scale = canvas.width / width;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = '#2c3238';
  context.lineWidth = 1;
  context.strokeRect(
    (width * scale) / 7,
    (height * scale) / 7,
    (width * scale * 5) / 7,
    (height * scale * 5) / 7,
  );
  context.strokeStyle = '#f5f5f5';
  drawStrokes(context, strokes, scale, penWidth(width));
  if (!cursor) return;
  context.beginPath();
  context.arc(cursor.x * scale, cursor.y * scale, scale * 0.9, 0, 2 * Math.PI);
  context.lineWidth = 4;
  context.strokeStyle = '#56b4e9';
  context.fillStyle = '#56b4e9';
  context.stroke();
  if (penDown) context.fill();
}

function paintPixels(
  canvas: HTMLCanvasElement | null,
  pixels: Float32Array,
  width: number,
  height: number,
): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  const image = context.createImageData(width, height);
  for (const [index, pixel] of pixels.entries()) {
    const grey = Math.round(pixel * 255);
    image.data.set([grey, grey, grey, 255], index * 4);
  }
  context.putImageData(image, 0, 0);
}
