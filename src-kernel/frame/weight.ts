/**
 * What may go from the worker to the window, by its size. A cell can reach the worker's end of the channel and put
 * anything on it; the window, another process, would have to make room for it before it can look at it. So the frame
 * looks first, where nothing but the kernel itself can run out of memory.
 */
import type { KernelMessage } from '#core/runtime/messages.ts';
import type { Bytes } from '#core/text/units.ts';
import type { WorkerMessage } from '../evaluate/wire.ts';

/** Most that one message may weigh; models are saved whole. */
const limits = { message: 128 * 1024 * 1024, models: 512 * 1024 * 1024 } as const;

/** A message that may be passed on as it is; else what the window is told in its place, if anything. */
export function passed(message: WorkerMessage): WorkerMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const models = message.type === 'models';
  if (!isHeavier(message, models ? limits.models : limits.message)) return message;
  return models ? noModels(message.request) : tooLarge(message);
}

/** Whether a value weighs more than `limit`, or holds what no message does. It is walked no further than that. */
export function isHeavier(value: unknown, limit: Bytes): boolean {
  const waiting = [value];
  let weight = 0;
  const wait = (item: unknown) => {
    weight += 8;
    if (typeof item === 'string') weight += 2 * item.length;
    else if (typeof item === 'object' && item !== null) waiting.push(item);
  };
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) wait(next);
    else if (next instanceof ArrayBuffer || ArrayBuffer.isView(next)) weight += next.byteLength;
    else if (Array.isArray(next)) {
      // Before a look at what may be four thousand million holes.
      if (8 * next.length > limit) return true;
      next.forEach(wait);
    } else {
      if (Object.getPrototypeOf(next) !== Object.prototype) return true;
      for (const [key, item] of Object.entries(next)) {
        weight += 2 * key.length;
        wait(item);
      }
    }
    if (weight > limit) return true;
  }
  return false;
}

function tooLarge(message: WorkerMessage): KernelMessage | undefined {
  if (!('run' in message) || typeof message.run !== 'string') return undefined;
  return {
    type: 'error',
    run: message.run,
    output: {
      mime: 'application/vnd.stepwise.error+json',
      data: {
        name: 'TooLarge',
        message: {
          zh: '这个输出超过 128 MB，没有显示。请只显示其中一部分。',
          en: 'This output is larger than 128 MB and is not shown. Show a part of it instead.',
        },
        stack: [],
      },
    },
  };
}

function noModels(request: number): KernelMessage | undefined {
  if (typeof request !== 'number') return undefined;
  return {
    type: 'models',
    request,
    models: [{ name: 'model', failed: 'The models are larger than 512 MB.' }],
  };
}
