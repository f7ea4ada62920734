import { describe, expect, it } from 'vitest';
import { exerciseWork } from '#core/lesson/work.ts';
import type { Cell } from '#core/notebook/cell.ts';
import type { CheckLine, LineOutcome } from '#core/runtime/check.ts';
import { openSession, predictionBeforeCheck } from '#core/session/index.ts';
import { code, Driver, expectSound, id, types } from './support.ts';

function withClasses(cell: Cell, other: Record<string, string | boolean>): Cell {
  return { ...cell, attributes: { other } } as Cell;
}

const exercise = withClasses(code('sum', 'sum=data'), { '.exercise': true });
const check = withClasses(code('sumcheck', 'sum helper'), { '.check': true, for: 'sum' });
const solution = withClasses(code('answer', 'sum=data'), { '.solution': true, for: 'sum' });
const line = (outcome: LineOutcome): CheckLine => ({ title: 'x', outcome, expected: '1' });

function lesson(): Driver {
  const cells = [
    code('data', 'data=1'),
    exercise,
    check,
    solution,
    code('helper', 'helper=1'),
    code('other', 'other=1'),
  ];
  const driver = new Driver(...cells);
  driver.session = openSession(driver.session.notebook, { original: driver.session.notebook });
  driver.analyse();
  driver.actions = [];
  return driver;
}

/** Runs what waits to its end; the check finds these lines. */
function finish(driver: Driver, ...outcomes: LineOutcome[]): string[] {
  const ran: string[] = [];
  while (driver.session.running !== null) {
    const cell: string = driver.session.running;
    ran.push(cell);
    expectSound(driver.session);
    if (cell === 'sumcheck') {
      driver.hear({ type: 'check_result', run: driver.run, lines: outcomes.map(line) });
    }
    driver.end();
  }
  return ran;
}

const work = (driver: Driver) => exerciseWork(driver.session.work, id('sum'));

describe('checking an exercise', () => {
  it('first runs what it and its exercise need, and nothing else', () => {
    const driver = lesson();
    driver.do({ type: 'check', cell: id('sum') });
    expect(finish(driver, 'passed')).toEqual(['data', 'sum', 'helper', 'sumcheck']);
    driver.do({ type: 'check', cell: id('sum') });
    expect(finish(driver, 'passed')).toEqual(['sumcheck']);
    driver.do({ type: 'edit', cell: id('data'), source: 'data=2' });
    driver.do({ type: 'check', cell: id('sum') });
    expect(finish(driver, 'passed')).toEqual(['data', 'sum', 'sumcheck']);
  });

  it('asks the kernel for a check, with a limit', () => {
    const driver = lesson();
    driver.do({ type: 'check', cell: id('sum') });
    finish(driver, 'passed');
    const sent = driver.actions.findLast((action) => action.type === 'execute');
    expect(sent).toMatchObject({ request: { cell: 'sumcheck', check: true }, limit: 60_000 });
  });

  it('tells an unchanged starter from a wrong answer', () => {
    const driver = lesson();
    driver.do({ type: 'check', cell: id('sum') });
    finish(driver, 'passed', 'wrong');
    expect(work(driver)).toMatchObject({ attempts: 0, failures: 0, last: { outcome: 'not-attempted' } });
    driver.do({ type: 'edit', cell: id('sum'), source: 'sum=data data' });
    driver.do({ type: 'check', cell: id('sum') });
    finish(driver, 'passed', 'wrong');
    expect(work(driver)).toMatchObject({ attempts: 1, failures: 1, last: { outcome: 'wrong' } });
    expect(work(driver).passed).toBeUndefined();
  });

  it('remembers that it was passed, and with what, through later failures', () => {
    const driver = lesson();
    driver.do({ type: 'edit', cell: id('sum'), source: 'sum=data one' });
    driver.do({ type: 'check', cell: id('sum') });
    finish(driver, 'passed');
    expect(types(driver.actions)).toContain('save-work');
    driver.do({ type: 'edit', cell: id('sum'), source: 'sum=data two' });
    driver.do({ type: 'check', cell: id('sum') });
    finish(driver, 'wrong');
    expect(work(driver)).toMatchObject({ attempts: 2, failures: 1, passed: { source: 'sum=data one' } });
  });

  it('says which cell kept it from running', () => {
    const driver = lesson();
    driver.do({ type: 'check', cell: id('sum') });
    driver.end('error');
    expect(driver.session.running).toBeNull();
    expect(driver.session.blocked.get(id('sum'))).toBe('data');
    expect(work(driver).last).toBeUndefined();
    driver.do({ type: 'check', cell: id('sum') });
    expect(driver.session.blocked.size).toBe(0);
    finish(driver, 'passed');
    expect(work(driver).last?.outcome).toBe('passed');
  });

  it('leaves no cell stale and ends with Stop', () => {
    const driver = lesson();
    driver.finish('data', 'sum', 'helper', 'other');
    const before = ['data', 'sum', 'helper', 'other'].map((name) => driver.state(name).validity);
    driver.do({ type: 'check', cell: id('sum') });
    driver.do({ type: 'stop' });
    driver.end('interrupted');
    expect(['data', 'sum', 'helper', 'other'].map((name) => driver.state(name).validity)).toEqual(before);
    expect(driver.state('sumcheck').outcome).toBe('interrupted');
    expect(work(driver).last).toBeUndefined();
  });

  it('is refused where there is no check', () => {
    const driver = lesson();
    expect(driver.refusal({ type: 'check', cell: id('data') })).toBe('no-check');
    expect(driver.refusal({ type: 'check', cell: id('nothing') })).toBe('no-such-cell');
  });
});

describe('hidden cells', () => {
  it('are no part of run all, nor run when asked for', () => {
    const driver = lesson();
    driver.do({ type: 'run-all' });
    expect(finish(driver)).toEqual(['data', 'sum', 'helper', 'other']);
    expect(driver.refusal({ type: 'run', cells: [id('answer')] })).toBe('not-code');
    expect(driver.refusal({ type: 'run', cells: [id('sumcheck')] })).toBe('not-code');
  });

  it('make nothing depend on them', () => {
    const driver = lesson();
    driver.do({ type: 'run-all' });
    finish(driver);
    driver.do({ type: 'edit', cell: id('answer'), source: 'data=3' });
    driver.do({ type: 'run-all' });
    finish(driver);
    expect(driver.validity()).toBe(
      'data:fresh sum:fresh sumcheck:never answer:never helper:fresh other:fresh',
    );
  });
});

describe('a prediction', () => {
  const guess: Cell = {
    kind: 'code',
    language: 'text',
    id: id('guess'),
    source: 'kind: number\nask: How many?\nanswer: 3\notherwise: count\n',
    attributes: { other: { '.predict': true, before: 'fit' } },
  };
  const answer = { type: 'answer', cell: id('guess'), answer: { kind: 'number', value: 2 } } as const;

  it('comes before its cell, which then runs', () => {
    const driver = new Driver(guess, code('fit', 'fit=1'));
    expect(driver.refusal({ type: 'run', cells: [id('fit')] })).toBe('predict-first');
    driver.do(answer);
    expect(driver.session.work.questions.guess).toMatchObject({ right: false, attempts: 1 });
    driver.finish('fit');
    expect(driver.state('fit').outcome).toBe('ok');
  });

  it('is asked again once the question has changed', () => {
    const driver = new Driver(guess, code('fit', 'fit=1'));
    driver.do(answer);
    driver.do({ type: 'edit', cell: id('guess'), source: guess.source.replace('many', 'few') });
    expect(driver.refusal({ type: 'run', cells: [id('fit')] })).toBe('predict-first');
  });

  it('ends a run of many cells before its cell, which none of them passes silently', () => {
    const cells = () => [code('data', 'data=1'), guess, code('fit', 'fit=data'), code('after', 'after=1')];
    const queued = (driver: Driver) => [driver.session.running, ...driver.session.queue];
    for (const operation of [
      { type: 'run-all' },
      { type: 'run-above', cell: id('after') },
      { type: 'restart-run-all' },
    ] as const) {
      const driver = new Driver(...cells());
      driver.do(operation);
      expect(queued(driver)).toEqual(['data']);
    }
    const driver = new Driver(...cells());
    expect(driver.refusal({ type: 'run-below', cell: id('fit') })).toBe('predict-first');
    driver.do(answer);
    driver.do({ type: 'run-all' });
    expect(queued(driver)).toEqual(['data', 'fit', 'after']);
  });

  it('is made before a check that needs its cell', () => {
    const driver = new Driver(guess, code('fit', 'data=1'), exercise, check, code('helper', 'helper=1'));
    expect(driver.refusal({ type: 'check', cell: id('sum') })).toBe('predict-first');
    expect(predictionBeforeCheck(driver.session, id('sum'))).toBe('guess');
    driver.do(answer);
    driver.do({ type: 'check', cell: id('sum') });
    expect(driver.session.running).toBe('fit');
  });

  it('may be left out', () => {
    const driver = new Driver(guess, code('fit', 'fit=1'));
    driver.do({ ...answer, answer: { kind: 'skipped' } });
    expect(driver.session.work.questions.guess?.right).toBeNull();
    driver.finish('fit');
  });
});

it('resetting gives back the starter and forgets the work, and the text can be undone', () => {
  const driver = lesson();
  driver.do({ type: 'edit', cell: id('sum'), source: 'sum=data one' });
  driver.do({ type: 'check', cell: id('sum') });
  finish(driver, 'wrong');
  driver.do({ type: 'show-hint', cell: id('sum') });
  driver.do({ type: 'reset-cells', cells: [id('sum')] });
  const source = () => driver.session.notebook.cells.find((cell) => cell.id === 'sum')?.source;
  expect(source()).toBe('sum=data');
  expect(work(driver)).toEqual({ attempts: 0, failures: 0, hints: 0, revealed: 0 });
  driver.do({ type: 'undo' });
  expect(source()).toBe('sum=data one');
});
