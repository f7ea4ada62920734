/**
 * `stepwise/learn` for a program that runs on its own, under Node or Deno: the same library on
 * services that print. Bundled at build time and put beside every exported `.ts`.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { outputText } from '#core/export/text.ts';
import { DisplayId, InputId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';
import type { Locale } from '#core/text/locale.ts';
import { type DisplayOptions, toOutput, toOutputOf } from '../evaluate/display.ts';
import { seedRandom, startSeed } from '../evaluate/random.ts';
import { installServices, type TrainingRun, type TrainingRunOptions } from '../evaluate/services.ts';

export * from '../learn/index.ts';

/** Surroundings that Node and Deno share. */
const around = globalThis as typeof globalThis & {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
};

/** Chinese where the system's language is. */
const locale: Locale = /^zh/i.test(around.process?.env?.LANG ?? '') ? 'zh' : 'en';

const tf: typeof Tensorflow | null = await import('@tensorflow/tfjs').catch(() => null);
await tf?.ready();

function print(output: Output): void {
  console.log(outputText(output, locale));
}

/** The last picture of each display that changes; what is final is printed, what is on the way is not. */
function update(output: Output): void {
  const { data } = output as { data: { state?: unknown } };
  const going = data.state === 'running' || data.state === 'paused' || data.state === undefined;
  if (!going) print(output);
}

/** A training loop written by hand: one line for each epoch. */
function trainingRun({ epochs }: TrainingRunOptions): TrainingRun {
  let epoch = 0;
  let ended = false;
  return {
    batch: async () => {},
    async epoch(metrics = {}) {
      epoch += 1;
      const numbers = Object.entries(metrics).map(([name, value]) => `${name} ${value.toPrecision(4)}`);
      console.log([`epoch ${epoch}/${epochs}`, ...numbers].join('  '));
      ended ||= epoch >= epochs;
      return !ended;
    },
    get ended() {
      return ended;
    },
    end() {
      ended = true;
    },
  };
}

let ids = 0;
installServices({
  emit: print,
  update: (_, output) => update(output),
  nextDisplayId: () => DisplayId.of(`display-${ids++}`),
  currentRun: () => null,
  isRunning: () => false,
  nextInputId: () => InputId.of(`input-${ids++}`),
  inputValue: () => undefined,
  bindInput: (_, decode) => decode(undefined),
  isInterrupted: () => false,
  checkInterrupt() {},
  yieldToMessages: () => new Promise((resolve) => setTimeout(resolve, 0)),
  sleep: (time) => new Promise((resolve) => setTimeout(resolve, time)),
  async tensorflow() {
    if (!tf) throw new Error('This needs TensorFlow.js: npm install @tensorflow/tfjs');
    return tf;
  },
  loadedTensorflow: () => tf,
  seed: seedRandom,
  trainingRun,
  madeAt: () => null,
  addCheck() {
    throw new Error('A check runs in the app only.');
  },
});
// As in the app, randomness repeats.
seedRandom(startSeed);

/** Prints a value as the app would show it, in words. A value that is nothing prints nothing. */
export function display(
  value: unknown,
  options: { readonly id?: string; readonly mime?: string } = {},
): void {
  if (value === undefined) return;
  const { mime } = options as DisplayOptions;
  print(mime === undefined ? toOutput(value) : toOutputOf(value, mime));
}
