/**
 * One Plotly chart: follows its figure, the theme, the language and its own
 * width, and draws at most one picture per `pace`, so that a chart that grows
 * twenty times a second leaves the window its frames.
 */
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Figure, painted, withLook } from '#core/export/figure.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import styles from './chart.module.css';
import { SavePicture } from './pictures/save-picture.tsx';
import { loadPlotly, type Plotly, plotlyConfig } from './plotly.ts';
import { outputStrings } from './strings.ts';
import { token, useTheme } from './theme.ts';

interface Props {
  /** A figure that has passed `safeFigure`, or that the product made. */
  readonly figure: Figure;
  /** What the chart shows now, in words. */
  readonly alt: string;
  /** What its files are called. */
  readonly name: string;
  /** Least time between two pictures, in milliseconds; 0 draws each. */
  readonly pace?: number;
  /** A picture of the same that stands in for Plotly's until someone points at it. */
  readonly preview?: ReactNode;
}

/** A chart with its text alternative. */
export function Chart({ figure, alt, name, pace = 0, preview }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter>(null);
  const [state, setState] = useState<'preview' | 'loading' | 'drawn' | 'failed'>(
    preview ? 'preview' : 'loading',
  );
  const wanted = state !== 'preview';
  const theme = useTheme();
  const locale = useLocale();
  const words = useStrings(outputStrings);
  const height = typeof figure.layout.height === 'number' ? figure.layout.height : 380;

  useEffect(() => {
    if (!element.current || !wanted) return;
    const made = new Painter(element.current, (ok) => setState(ok ? 'drawn' : 'failed'));
    painter.current = made;
    return () => made.dispose();
  }, [wanted]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what tokens say.
  useEffect(() => {
    painter.current?.show({ figure, config: plotlyConfig(locale), pace });
  }, [figure, theme, locale, pace, wanted]);

  /** A page that moves under a pointer at rest is no sign of interest. */
  const approach = (event: PointerEvent): void => {
    if (event.movementX !== 0 || event.movementY !== 0) setState('loading');
  };

  return (
    <figure
      className={styles.chart}
      aria-label={alt}
      data-state={state}
      onPointerMove={wanted ? undefined : approach}
      onPointerDown={wanted ? undefined : () => setState('loading')}
    >
      <div className={styles.frame} style={{ minHeight: height }}>
        <div ref={element} className={styles.plot} style={{ height }} />
        {preview && state !== 'drawn' ? (
          <div className={styles.preview}>{preview}</div>
        ) : (
          state !== 'drawn' && (
            <p className={styles.note}>{state === 'failed' ? words.chartFailed : words.loading}</p>
          )
        )}
      </div>
      {pace === 0 || !preview ? <SavePicture name={name} svg={() => svgOf(figure)} /> : null}
    </figure>
  );
}

/** The chart for a file. */
async function svgOf(figure: Figure): Promise<string> {
  const { figureSvg } = await import('./pictures/figure.ts');
  return figureSvg(figure);
}

interface Picture {
  readonly figure: Figure;
  readonly config: object;
  readonly pace: number;
}

/** Letters beyond ASCII whose fonts have been asked for. */
const asked = new Set<string>();

/** Waits for the fonts of a chart's words: Plotly measures them once, before it places them. */
async function fontsFor(figure: Figure): Promise<void> {
  const names = figure.data.map((trace) => trace.name);
  const letters = JSON.stringify([names, figure.layout])
    .match(/[^\x20-\x7e]/g)
    ?.filter((one) => !asked.has(one));
  if (!letters?.length) return;
  for (const one of letters) asked.add(one);
  // A font that does not come must not keep the chart away.
  await document.fonts.load(`13px ${token('--font-prose')}`, letters.join('')).catch(() => []);
}

let turn: Promise<unknown> = Promise.resolve();

/** Lets one chart draw per frame: two that are due at once would make one long frame. */
function inTurn<T>(draw: () => Promise<T>): Promise<T> {
  const mine = turn.then(nextFrame).then(draw);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Resolves with the next frame, or soon where the window is hidden and has no frames. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const late = window.setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      window.clearTimeout(late);
      // After the frame has been painted, so that drawing counts towards the next one only.
      window.setTimeout(resolve, 0);
    });
  });
}

/** Draws pictures one at a time, dropping those that a newer one has overtaken, in the width there is. */
class Painter {
  readonly #element: HTMLElement;
  readonly #tell: (ok: boolean) => void;
  readonly #resize: ResizeObserver;
  #wanted: Picture | null = null;
  #shown: Picture | null = null;
  #drawing = false;
  #timer = 0;
  #last = Number.NEGATIVE_INFINITY;
  /** Width of the picture there is, in CSS pixels; 0 before the first. */
  #width = 0;
  #plotly: Plotly | null = null;
  #disposed = false;

  constructor(element: HTMLElement, tell: (ok: boolean) => void) {
    this.#element = element;
    this.#tell = tell;
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(element);
  }

  show(picture: Picture): void {
    this.#wanted = picture;
    if (this.#drawing || this.#timer) return;
    const wait = Math.max(0, this.#last + picture.pace - performance.now());
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      void this.#draw();
    }, wait);
  }

  /** Draws again where the width is another than the picture's; an element that is hidden has none. */
  #fit(): void {
    const width = this.#element.clientWidth;
    const picture = this.#wanted ?? this.#shown;
    if (width > 0 && width !== this.#width && picture) this.show(picture);
  }

  async #draw(): Promise<void> {
    const picture = this.#wanted;
    // A picture for an element without a width waits until it has one.
    if (!picture || this.#disposed || this.#element.clientWidth === 0) return;
    this.#wanted = null;
    this.#shown = picture;
    this.#drawing = true;
    try {
      const [plotly] = await Promise.all([loadPlotly(picture.figure), fontsFor(picture.figure)]);
      if (this.#disposed) return;
      if (this.#plotly && this.#plotly !== plotly) this.#plotly.purge(this.#element);
      this.#plotly = plotly;
      const { data, layout } = painted(withLook(picture.figure), (name) => token(name as `--${string}`));
      await inTurn(async () => {
        const { clientWidth, clientHeight } = this.#element;
        if (this.#disposed || clientWidth === 0) return;
        this.#width = clientWidth;
        const size = { width: widthOf(layout.width, clientWidth), height: clientHeight, autosize: false };
        await plotly.react(this.#element, data, { ...layout, ...size }, picture.config);
        this.#tell(true);
      });
    } catch {
      this.#tell(false);
    } finally {
      this.#drawing = false;
      this.#last = performance.now();
      if (this.#wanted) this.show(this.#wanted);
      else this.#fit();
    }
  }

  dispose(): void {
    this.#disposed = true;
    window.clearTimeout(this.#timer);
    this.#resize.disconnect();
    this.#plotly?.purge(this.#element);
  }
}

/** The width the author asked for, as far as there is room. */
function widthOf(asked: unknown, room: number): number {
  return typeof asked === 'number' && asked >= 100 ? Math.min(asked, room) : room;
}
