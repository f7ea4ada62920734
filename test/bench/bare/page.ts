/** A bare page: a list of cells as plain text areas and a worker that evaluates. The yardstick of the bench. */
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (value: unknown) => void>();
let next = 0;
worker.onmessage = (event: MessageEvent<{ readonly id: number; readonly value: unknown }>) => {
  waiting.get(event.data.id)?.(event.data.value);
  waiting.delete(event.data.id);
};

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
document.body.append(input, output);
Object.assign(globalThis, { evaluate });
