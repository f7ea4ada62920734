/** Where the window stood last time. Pure, but for reading and writing one small file. */
import * as v from 'valibot';
import type { Rectangle, Window } from './electron.ts';

/** A window's place, as it is kept. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** The schema of a kept {@link WindowState}. */
export const windowStateSchema = v.object({
  bounds: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  maximized: v.boolean(),
});

/** Smallest window in which a lesson can be read. */
export const smallest = { width: 720, height: 480 };

/** The place of a window that was never moved: centred by the system. */
const usual = { width: 1280, height: 860 };

/** The window's place now. */
export function stateOf(window: Window): WindowState {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
}

/** Where to put the window: where it was, if that is still on a screen; else at its usual size, no larger than the screen. */
export function placeFor(
  state: WindowState | undefined,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> {
  const bounds = state?.bounds;
  const area = bounds && workAreas.find((screen) => overlap(bounds, screen) >= 100);
  if (bounds === undefined || area === undefined) {
    const first = workAreas[0];
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
