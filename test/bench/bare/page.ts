/** A bare page: a text area, a slider and a worker that evaluates. The yardstick of the bench. */
const lines = document.createElement('pre');
lines.id = 'lines';
lines.style.cssText = 'height: 200px; overflow: auto';

const waiting = new Map<number, (value: unknown) => void>();
let next = 0;
let worker = begin();

type Message = { readonly id: number; readonly value: unknown } | { readonly line: string };

function begin(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('line' in data) return print(data.line);
    waiting.get(data.id)?.(data.value);
    waiting.delete(data.id);
  };
  return made;
}

/** Ends the worker, whatever it does, and begins another: the only Stop there is here. */
function restart(): void {
  worker.terminate();
  waiting.clear();
  lines.replaceChildren();
  worker = begin();
}

/** Evaluates the body of an async function in the worker. */
function evaluate(source: string, backend?: string): Promise<unknown> {
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, source, backend });
  });
}

const input = document.createElement('textarea');
input.value = '1 + 1';
const output = document.createElement('pre');
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.ctrlKey) return;
  void evaluate(`return ${input.value}`).then((value) => {
    output.textContent = String(value);
  });
});

let printed: string[] = [];
/** Shows what was printed, at the next frame. */
function print(line: string): void {
  if (printed.push(line) > 1) return;
  requestAnimationFrame(() => {
    // A block for each frame, so that what is there already is not laid out again.
    const block = document.createElement('div');
    block.textContent = printed.join('\n');
    lines.append(block);
    printed = [];
  });
}

const slider = document.createElement('input');
slider.type = 'range';
slider.max = '1000';
slider.value = '1';
const picture = document.createElement('pre');
picture.id = 'picture';
slider.addEventListener('input', async () => {
  const double = await evaluate(`globalThis.rate = ${slider.value}; return globalThis.double = rate * 2;`);
  const sum = await evaluate('return rate + double;');
  picture.textContent = `${double} ${sum}`;
});

document.body.append(input, output, slider, picture, lines);
Object.assign(globalThis, { evaluate, restart });
