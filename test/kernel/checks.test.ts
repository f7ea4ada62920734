import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckLine } from '#core/runtime/check.ts';
import { type KernelPage, openKernelPage, type RunResult } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

function linesOf(result: RunResult): readonly CheckLine[] {
  const found = result.messages.find((message) => message.type === 'check_result');
  return found?.type === 'check_result' ? found.lines : [];
}

async function check(source: string): Promise<readonly CheckLine[]> {
  const result = await kernel.run(`import { check } from 'stepwise/check';\n${source}`, {
    cell: 'hidden',
    check: true,
  });
  expect(result.errors).toEqual([]);
  return linesOf(result);
}

/** One line: outcome, expected, what came or what was thrown. */
const brief = ({ outcome, expected, actual, error }: CheckLine) =>
  [outcome, expected, actual ?? error].filter((part) => part !== undefined);

describe('a line of a check', () => {
  it.each([
    ['expected: 3, actual: () => 1 + 2', ['passed', '3', '3']],
    ['expected: 0.3, actual: () => 0.1 + 0.2', ['passed', '0.3', '0.3']],
    ['expected: 1, actual: () => 1.01, within: 0.1', ['passed', '1 ± 0.1', '1.01']],
    ['expected: 1, actual: () => 2', ['wrong', '1', '2']],
    ['expected: NaN, actual: () => NaN', ['passed', 'NaN', 'NaN']],
    ['expected: [1, [2]], actual: () => [1, [2]]', ['passed', '[1, [2]]', '[1, [2]]']],
    ['expected: [1, 2], actual: () => new Float32Array([1, 3])', ['wrong', '[1, 2]', '[1, 3]']],
    ['expected: { a: 1 }, actual: () => ({ a: 1, b: 2 })', ['passed', '{a: 1}', '{a: 1, b: 2}']],
    ['expected: { a: 1 }, actual: () => ({ a: "1" })', ['wrong', '{a: 1}', '{a: "1"}']],
    ['expected: 1, actual: () => undefined', ['not-attempted', '1']],
    ['expected: 1, actual: () => nobody', ['not-attempted', '1']],
    ['atLeast: 0.95, actual: async () => 0.97', ['passed', '≥ 0.95', '0.97']],
    ['atMost: 1e-4, actual: () => 0.1', ['wrong', '≤ 0.0001', '0.1']],
    ['atLeast: 1, actual: () => NaN', ['wrong', '≥ 1', 'NaN']],
    ['that: () => 2 > 1, expected: "more"', ['passed', 'more']],
    ['that: () => false, expected: "more", actual: () => 7', ['wrong', 'more', '7']],
  ])('%s', async (request, expected) => {
    const [line] = await check(
      `const nobody = () => {}; check('x', { ${request.replace('nobody', 'noSuchName')} });`,
    );
    if (line === undefined) throw new Error('no line');
    const { error: _, ...shown } = line;
    expect(brief(shown as CheckLine)).toEqual(expected);
  });

  it('shows what was thrown in both languages and does not keep the next from being judged', async () => {
    await kernel.run('const bad = () => { throw new TypeError("boom is not a function"); };');
    const lines = await check(
      "check('a', { expected: 1, actual: () => bad() }); check('b', { expected: 1, actual: () => 1, hint: { zh: '提示', en: 'hint' } });",
    );
    expect(lines.map((line) => line.outcome)).toEqual(['wrong', 'passed']);
    expect(lines[0]?.error).toEqual({ zh: 'boom 不是函数，不能调用', en: 'boom is not a function' });
    expect(lines[1]?.hint).toEqual({ zh: '提示', en: 'hint' });
  });

  it('names the place where long values differ', async () => {
    const [line] = await check(
      'const long = Array.from({ length: 200 }, (_, i) => i); check("x", { expected: long, actual: () => long.with(150, 0) });',
    );
    expect([line?.expected, line?.actual]).toEqual(['[150] = 150', '[150] = 0']);
  });

  it('reads tensors', async () => {
    const [line] = await check(
      "const tf = await import('@tensorflow/tfjs'); check('x', { expected: [[1, 2], [3, 4]], actual: () => tf.tensor2d([[1, 2], [3, 4]]) });",
    );
    expect(line?.outcome).toBe('passed');
  });
});

describe('a check among the program', () => {
  it("reads the program's names, declares its own where no cell sees them, and assigns none", async () => {
    await kernel.run('let count = 1; const double = (x: number) => x * 2; const list = [1];', {
      cell: 'mine',
    });
    const [line] = await check(
      'const double2 = double(count) + 1; let own = 0; own += double2; check("x", { expected: 3, actual: () => own });',
    );
    expect(line?.outcome).toBe('passed');
    const refused = await kernel.run('count = 5', { cell: 'hidden', check: true });
    expect(refused.outcome).toBe('error');
    expect(refused.errors[0]?.message).toContain('cannot assign');
    expect((await kernel.run('[count, typeof own, typeof double2].join()')).result).toMatchObject({
      data: { preview: '"1,undefined,undefined"' },
    });
  });

  it('may use a name of the program for something of its own', async () => {
    await kernel.run('const shared = 1;', { cell: 'mine' });
    const [line] = await check('const shared = 2; check("x", { expected: 2, actual: () => shared });');
    expect(line?.outcome).toBe('passed');
    expect((await kernel.run('shared')).result).toMatchObject({ data: { preview: '1' } });
  });

  it('has the same randomness each time and leaves the program its own', async () => {
    await kernel.run("import { seed } from 'stepwise/learn'; seed(3);");
    const first = await kernel.run('[Math.random(), Math.random()].join()');
    await kernel.run("import { seed } from 'stepwise/learn'; seed(3);");
    await kernel.run('const r1 = Math.random();');
    const hidden = 'check("x", { expected: 0, actual: () => Math.random() });';
    const [a] = await check(hidden);
    const [b] = await check(hidden);
    expect(a?.actual).toBe(b?.actual);
    await kernel.run('const r2 = Math.random();');
    expect((await kernel.run('[r1, r2].join()')).result).toEqual(first.result);
  });

  it('ends with Stop, whatever the learner wrote, and the program goes on', async () => {
    await kernel.run('const forever = () => { for (;;); };', { cell: 'mine' });
    const run = await kernel.begin(
      "import { check } from 'stepwise/check';\ncheck('x', { expected: 1, actual: () => forever() });",
      'hidden',
      'ts',
      true,
    );
    await kernel.until((message) => message.type === 'execute_input' && message.run === run);
    await kernel.send({ type: 'interrupt' });
    const result = await kernel.ended(run);
    expect(result.outcome).toBe('interrupted');
    expect(linesOf(result)).toEqual([]);
    expect((await kernel.run('1 + 1')).outcome).toBe('ok');
  });

  it('tells a cell that is no check where `check` belongs', async () => {
    const { errors } = await kernel.run(
      "import { check } from 'stepwise/check';\ncheck('x', { expected: 1, actual: () => 1 });",
    );
    expect(errors[0]?.message).toMatchObject({ en: expect.stringContaining('belongs in a check cell') });
  });
});
