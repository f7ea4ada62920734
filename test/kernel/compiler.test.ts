import { expect, test } from 'vitest';
import { type CellProgram, createCompiler } from '../../src-kernel/evaluate/compiler.ts';

const program = {} as CellProgram;

test('it is asked for once, and there is nothing to wait for when it has come', async () => {
  let asked = 0;
  const compiler = createCompiler(() => {
    asked += 1;
    return Promise.resolve(program);
  });
  expect(compiler.loaded).toBeUndefined();
  await Promise.all([compiler.coming(), compiler.coming()]);
  expect(compiler.coming()).toBeNull();
  expect(compiler.use()).toBe(program);
  expect(asked).toBe(1);
});

test('where it does not come, the run that needs it says so and the next one tries again', async () => {
  let asked = 0;
  const compiler = createCompiler(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new TypeError('no')) : Promise.resolve(program);
  });
  await compiler.coming();
  // A queue that waits for what can be waited for ends its waiting.
  expect(compiler.coming()).toBeNull();
  expect(() => compiler.use()).toThrow(expect.objectContaining({ name: 'KernelError' }));
  await compiler.coming();
  expect(compiler.use()).toBe(program);
});

test('where it did not come before anybody needed it, the first run asks again and hears of nothing', async () => {
  let asked = 0;
  const compiler = createCompiler(() => {
    asked += 1;
    return asked === 1 ? Promise.reject(new TypeError('no')) : Promise.resolve(program);
  });
  compiler.prefetch();
  // A run that waits for the same answer waits for the next one too.
  await compiler.coming();
  expect(compiler.loaded).toBeUndefined();
  await compiler.coming();
  expect(compiler.use()).toBe(program);
  expect(asked).toBe(2);
});
