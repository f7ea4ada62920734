/**
 * Displays that change while a cell runs. However often something changes, at
 * most one picture goes to the window per frame; the last always does.
 */
import type { DisplayId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';
import { kernel } from '../evaluate/services.ts';

/** The clock and timer, taken before a cell can replace them. */
const now = performance.now.bind(performance);
const later = setTimeout.bind(globalThis);

/** Milliseconds between two pictures of one display: a frame of a usual screen. */
const frame = 16;

/** An output in one or several places that is drawn again when it changes. */
export class LiveDisplay {
  readonly #draw: () => Output;
  /** Where it stands; only the latest places are kept up to date. */
  #places: readonly DisplayId[] = [];
  #last = Number.NEGATIVE_INFINITY;
  #waiting = false;

  /** `draw` gives what is shown now. */
  constructor(draw: () => Output) {
    this.#draw = draw;
  }

  /** What is shown now, in a new place that follows from now on. */
  place(): Output {
    const id = kernel().nextDisplayId();
    this.#places = [...this.#places.slice(-7), id];
    return { ...this.#draw(), id };
  }

  /** Shows it under the cell that is running. */
  emit(): void {
    kernel().emit(this.place());
    this.#last = now();
  }

  /** Something changed: draws at once where the last picture is a frame old, else when it is. */
  changed(): void {
    if (this.#places.length === 0) return;
    const wait = this.#last + frame - now();
    // A loop that never waits keeps timers from coming: what is due is drawn from within it.
    if (wait <= 0) {
      this.flush();
      return;
    }
    if (this.#waiting) return;
    this.#waiting = true;
    later(() => {
      if (this.#waiting) this.flush();
    }, wait);
  }

  /** Draws now. */
  flush(): void {
    this.#waiting = false;
    this.#last = now();
    if (this.#places.length === 0) return;
    const output = this.#draw();
    for (const id of this.#places) kernel().update(id, output);
  }
}
