/**
 * A picture of one's own, drawn from live values:
 *
 *     scene({ alt: t('一条抛物线', 'A parabola'), panels: [panel({ x: [-2, 2], y: [0, 4] }, [draw.curve((x) => x * x, [-2, 2])])] })
 */
import type { SceneAxis, SceneData, SceneMark, ScenePanel } from '#core/runtime/scene.ts';
import { isLocalized, type LocalizedText } from '#core/text/locale.ts';
import { Drawing } from '../output.ts';
import type { Place } from './points.ts';

/** An axis, or just its two ends. */
export type AxisOptions = Place | SceneAxis;

/** What a panel is told beside its marks. */
export interface PanelOptions extends Omit<ScenePanel, 'x' | 'y' | 'marks'> {
  readonly x: AxisOptions;
  readonly y: AxisOptions;
}

/** A panel: axes, then marks in the order in which they are drawn. Lists of marks may stand among them. */
export function panel(
  { x, y, ...rest }: PanelOptions,
  marks: readonly (SceneMark | readonly SceneMark[])[],
): ScenePanel {
  return { ...rest, x: axis(x), y: axis(y), marks: marks.flat() as readonly SceneMark[] };
}

function axis(options: AxisOptions): SceneAxis {
  const full: SceneAxis = isPlace(options) ? { min: options[0], max: options[1] } : options;
  if (!(full.max > full.min)) {
    throw new RangeError(
      `panel: an axis goes from a smaller to a larger number, not from ${full.min} to ${full.max}.`,
    );
  }
  if (full.scale === 'log' && full.min <= 0) {
    throw new RangeError(`panel: a logarithmic axis begins above 0, not at ${full.min}.`);
  }
  return full;
}

function isPlace(options: AxisOptions): options is Place {
  return Array.isArray(options);
}

/** A picture: its panels, and in `alt` what it shows now for those who cannot see it. */
export function scene(data: SceneData): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title, caption, timeline } = data;
  return new Drawing('application/vnd.stepwise.scene+json', {
    ...data,
    alt: typeset(data.alt),
    ...(title === undefined ? {} : { title: typeset(title) }),
    ...(caption === undefined ? {} : { caption: typeset(caption) }),
    ...(timeline?.labels === undefined
      ? {}
      : { timeline: { ...timeline, labels: timeline.labels.map(typeset) } }),
  });
}

/** Numbers that were put into a text with the minus sign the axes have, and not a hyphen. */
function typeset(text: LocalizedText): LocalizedText {
  if (isLocalized(text)) {
    return Object.fromEntries(Object.entries(text).map(([locale, words]) => [locale, withMinus(words)]));
  }
  return typeof text === 'string' ? withMinus(text) : text;
}

function withMinus(words: string): string {
  return words.replace(/(?<=^|[\s=(,:，：（≈])-(?=\d)/g, '−');
}
