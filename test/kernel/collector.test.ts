import { afterEach, expect, it, vi } from 'vitest';
import { createCollector } from '../../src-kernel/backend/collector.ts';

afterEach(() => void vi.unstubAllGlobals());

it('brings no collection about while a cell runs, and does when it has ended', async () => {
  let buffers = 0;
  vi.stubGlobal(
    'ArrayBuffer',
    class {
      constructor() {
        buffers += 1;
      }
    },
  );
  let next: (() => void) | undefined;
  let busy = true;
  const collect = createCollector(
    (callback) => {
      next = callback;
    },
    () => busy,
    () => {},
  );
  collect();
  // Longer than the quiet that it waits for anyway.
  await new Promise((done) => setTimeout(done, 300));
  next?.();
  next?.();
  expect(buffers).toBe(0);
  busy = false;
  next?.();
  expect(buffers).toBeGreaterThan(0);
});
