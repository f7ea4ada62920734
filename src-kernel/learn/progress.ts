/** How far a loop has come, shown while it goes: `for (const x of progress(xs)) …`. */
import type { Output, ProgressData } from '#core/runtime/output.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from '../evaluate/services.ts';
import { LiveDisplay } from './live.ts';
import { t } from './output.ts';

/** What `progress` can be told. */
export interface ProgressOptions {
  /** What is going on (default: “Progress”). */
  readonly label?: LocalizedText;
  /** How many there will be, where the source does not say. */
  readonly total?: number;
}

const now = performance.now.bind(performance);

/**
 * The same items, with a bar under the cell that says how many are done, how many per second
 * and how long the rest will take. A number counts from 0 up to it. It is shown when the loop begins;
 * a loop left early is shown as stopped.
 */
export function progress(count: number, options?: ProgressOptions): Iterable<number>;
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
export function progress<T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
export function progress<T>(
  items: number | Iterable<T> | AsyncIterable<T>,
  options: ProgressOptions = {},
): Iterable<T | number> | AsyncIterable<T> {
  if (typeof items === 'number') return eachOf(numbers(items), { total: items, ...options });
  if (Symbol.asyncIterator in items) return eachOfAsync(items, options);
  return eachOf(items, { ...totalOf(items), ...options });
}

function* numbers(count: number): Iterable<number> {
  for (let index = 0; index < count; index++) yield index;
}

function totalOf(items: object): { total?: number } {
  const { length, size } = items as { length?: unknown; size?: unknown };
  const total = length ?? size;
  return typeof total === 'number' ? { total } : {};
}

function eachOf<T>(items: Iterable<T>, options: ProgressOptions): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      const bar = new Bar(options);
      try {
        for (const item of items) {
          yield item;
          bar.step();
        }
        bar.end('done');
      } finally {
        bar.end('stopped');
      }
    },
  };
}

function eachOfAsync<T>(items: AsyncIterable<T>, options: ProgressOptions): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      const bar = new Bar(options);
      try {
        for await (const item of items) {
          yield item;
          bar.step();
        }
        bar.end('done');
      } finally {
        bar.end('stopped');
      }
    },
  };
}

/** One bar, from the first item to the last. */
class Bar {
  readonly #begun = now();
  readonly #label: LocalizedText;
  readonly #total: number | null;
  readonly #display = new LiveDisplay(() => this.#output());
  #value = 0;
  #state: ProgressData['state'] = 'running';

  constructor({ label = t('进度', 'Progress'), total }: ProgressOptions) {
    this.#label = label;
    this.#total = total ?? null;
    this.#display.emit();
  }

  step(): void {
    this.#value += 1;
    this.#display.changed();
    kernel().checkInterrupt();
  }

  /** The first end counts. */
  end(state: 'done' | 'stopped'): void {
    if (this.#state !== 'running') return;
    this.#state = state;
    this.#display.flush();
  }

  #output(): Output {
    const seconds = (now() - this.#begun) / 1000;
    return {
      mime: 'application/vnd.stepwise.progress+json',
      data: {
        label: this.#label,
        value: this.#value,
        total: this.#total,
        ...(this.#value > 0 && seconds > 0 ? { rate: this.#value / seconds } : {}),
        state: this.#state,
      },
    };
  }
}
