/**
 * Scrolling in haste. Cells that come into view while the list flies past are drawn as their bare text, which takes a
 * small part of a frame, so that no frame shows an empty place; each is drawn whole once the list is calm, those in view first.
 */
import { useEffect, useState } from 'react';

/** Pixels a millisecond from which scrolling is hasty: nobody reads at three screens a second. */
const hasty = 2.4;

/** Milliseconds between the picture of one scroll and the next scroll after which that begins anew: one jump alone is no haste. */
const apart = 160;

/** Milliseconds after the last hasty scroll in which the list counts as flying. */
const rest = 120;

/** How many cells are drawn whole in one frame. */
const perFrame = 2;

let last = { at: Number.NEGATIVE_INFINITY, offset: 0, drawn: Number.NEGATIVE_INFINITY };
let until = Number.NEGATIVE_INFINITY;

/** A list was scrolled to an offset. */
export function scrolledTo(offset: number, now = performance.now()): void {
  const passed = now - last.at;
  const fast = Math.abs(offset - last.offset) > hasty * Math.max(passed, 16);
  if (now - last.drawn < apart && fast) until = now + rest;
  last = { at: now, offset, drawn: now };
}

/** The list has been drawn where it was scrolled to last. What that took is no pause: cells drawn whole would make the next take as long. */
export function drawnThere(now = performance.now()): void {
  last = { ...last, drawn: now };
}

/** Whether cells that appear now would be drawn in haste. */
export function inHaste(now = performance.now()): boolean {
  return now < until;
}

/** Cells that wait to be drawn whole: how far each is from being seen, and what draws it. */
const waiting = new Set<{ readonly distance: () => number; readonly draw: () => void }>();
let pumping = false;

function pump(): void {
  if (waiting.size === 0) {
    pumping = false;
    return;
  }
  if (!inHaste()) {
    const nearest = [...waiting]
      .map((each) => ({ each, distance: each.distance() }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, perFrame);
    for (const { each } of nearest) {
      waiting.delete(each);
      each.draw();
    }
  }
  requestAnimationFrame(pump);
}

/** Whether a cell is a sketch still: true for one that came into view in haste, until the list is calm and it is its turn. */
export function useSketch(element: { readonly current: HTMLElement | null }): boolean {
  const [sketch, setSketch] = useState(() => inHaste());
  useEffect(() => {
    if (!sketch) return undefined;
    const entry = {
      distance: () => Math.abs((element.current?.getBoundingClientRect().top ?? 0) - innerHeight / 3),
      draw: () => setSketch(false),
    };
    waiting.add(entry);
    if (!pumping) {
      pumping = true;
      requestAnimationFrame(pump);
    }
    return () => {
      waiting.delete(entry);
    };
  }, [sketch, element]);
  return sketch;
}
