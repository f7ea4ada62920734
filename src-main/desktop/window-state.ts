/** Where windows stood, for each arrangement of screens they stood on. Pure. */
import * as v from 'valibot';
import type { Rectangle, Screen, Window } from './electron-pages.ts';

/** A window's place on one arrangement of screens. */
export interface Placement {
  /** Names the arrangement: {@link nameOfScreens}. */
  readonly screens: string;
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

/** The schema of a kept {@link Placement}. */
export const placementSchema = v.object({
  screens: v.string(),
  bounds: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  maximized: v.boolean(),
  fullScreen: v.boolean(),
});

/** Smallest window in which a lesson can be read. */
export const smallest = { width: 720, height: 480 };

/** The size of a window that was never moved. */
const usual = { width: 1280, height: 860 };

/** Most arrangements remembered for a window. */
const most = 8;

/** How far a new window stands from the one it was opened from, in device-independent pixels. */
const step = 28;

/** A name for the screens there are: the same screens in the same places have the same name. */
export function nameOfScreens(screens: readonly Screen[]): string {
  return screens
    .map(({ id, workArea: { x, y, width, height } }) => `${id}:${x},${y},${width},${height}`)
    .sort()
    .join(' ');
}

/** The window's place now. */
export function placementOf(window: Window, screens: readonly Screen[]): Placement {
  return {
    screens: nameOfScreens(screens),
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

/** The places with a new one in front, one for each arrangement. */
export function remembered(placements: readonly Placement[], now: Placement): readonly Placement[] {
  return [now, ...placements.filter(({ screens }) => screens !== now.screens)].slice(0, most);
}

/** The place a window had on these screens, else the one it had last. */
export function placementOn(
  placements: readonly Placement[],
  screens: readonly Screen[],
): Placement | undefined {
  const name = nameOfScreens(screens);
  return placements.find((placement) => placement.screens === name) ?? placements[0];
}

/** The place of a window opened from another: a little lower, to the right, and of its size. */
export function beside(placement: Placement): Placement {
  const { x, y, ...size } = placement.bounds;
  return { ...placement, fullScreen: false, bounds: { x: x + step, y: y + step, ...size } };
}

/** Where to put the window: where it was, if that is still on a screen; else at its usual size, no larger than the screen. */
export function placeFor(placement: Placement | undefined, screens: readonly Screen[]): Partial<Rectangle> {
  const areas = screens.map(({ workArea }) => workArea);
  const bounds = placement?.bounds;
  const area = bounds && areas.find((screen) => overlap(bounds, screen) >= 100);
  if (bounds === undefined || area === undefined) {
    const first = areas[0];
    if (first === undefined) return usual;
    return { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) };
  }
  const width = Math.min(Math.max(bounds.width, smallest.width), area.width);
  const height = Math.min(Math.max(bounds.height, smallest.height), area.height);
  return {
    width,
    height,
    x: clamp(bounds.x, area.x, area.x + area.width - width),
    y: clamp(bounds.y, area.y, area.y + area.height - height),
  };
}

/** The shorter side of what two rectangles share; 0 where they share nothing. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, Math.min(width, height));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
