import { describe, expect, it } from 'vitest';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { isReactive, withReactive } from '#core/session/index.ts';
import { code, Driver, id, slider, types } from './support.ts';

/** a gives x; b and c use it; d uses what b and c give; e stands apart. */
const diamond = (on = true) => {
  const driver = new Driver(
    code('a', 'x = 1'),
    code('d', 'y z'),
    code('b', 'y = x'),
    code('c', 'z = x'),
    code('e', 'w = 1'),
  );
  if (on) driver.do({ type: 'replace', notebook: withReactive(driver.session.notebook, true) });
  driver.finish('a', 'b', 'c', 'd', 'e');
  return driver;
};
const run = (driver: Driver, name: string) => driver.do({ type: 'run', cells: [id(name)] });

/** Ends whatever runs, and names the cells in the order in which they ran. */
const ran = (driver: Driver): string => {
  const order: string[] = [];
  while (driver.session.running !== null) {
    order.push(driver.session.running);
    driver.end();
    expect(order.length).toBeLessThan(20);
  }
  return order.join(' ');
};

describe('reactive mode', () => {
  it('runs each stale dependent once, after what it depends on, and nothing else', () => {
    const driver = diamond();
    run(driver, 'a');
    expect(ran(driver)).toBe('a b c d');
    expect(driver.validity()).toBe('a:fresh d:fresh b:fresh c:fresh e:fresh');
  });

  it('is off unless the notebook says so', () => {
    const driver = diamond(false);
    run(driver, 'a');
    expect(ran(driver)).toBe('a');
    expect(driver.state('b').validity).toBe('stale');
  });

  it('leaves alone what has never run, what was edited since, and what ran in a kernel that is gone', () => {
    const driver = diamond();
    driver.do({ type: 'insert', cell: code('n', 'x'), index: 5 });
    driver.analyse();
    driver.do({ type: 'edit', cell: id('b'), source: 'y = x x' });
    run(driver, 'a');
    expect(ran(driver)).toBe('a c d');
    driver.do({ type: 'restart' });
    run(driver, 'a');
    expect(ran(driver)).toBe('a');
  });

  it('does not go on after a failure or a stop', () => {
    const driver = diamond();
    for (const outcome of ['error', 'interrupted'] as const) {
      run(driver, 'a');
      driver.end(outcome);
      expect(driver.line()).toBe('-');
    }
  });

  it('does not let cells in a circle run each other for ever', () => {
    const driver = new Driver(code('f', 'x = y'), code('g', 'y = x'), code('h', 'y'));
    driver.do({ type: 'replace', notebook: withReactive(driver.session.notebook, true) });
    driver.finish('f', 'g', 'h');
    run(driver, 'f');
    expect(ran(driver)).toBe('f h');
  });

  it('catches up where names become known only after the run', () => {
    const driver = diamond();
    driver.do({ type: 'edit', cell: id('e'), source: 'w y = 1' });
    run(driver, 'e');
    expect(ran(driver)).toBe('e');
    driver.do({ type: 'move', cell: id('e'), index: 0 });
    driver.do({ type: 'move', cell: id('b'), index: 4 });
    driver.do({ type: 'analysed', program: new Map([[id('e'), { defines: ['w', 'y'], uses: [] }]]) });
    expect(ran(driver)).toBe('d');
  });

  it('reruns for an input once for each cell, however often it moves meanwhile', () => {
    const driver = diamond();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', {
      mime: 'application/vnd.stepwise.input+json',
      data: { id: slider('x', 1).input, label: '', control: { kind: 'checkbox', value: false } },
    } as never);
    ran(driver);
    for (const value of [1, 2, 3]) driver.do(slider('x', value));
    // The first of them is obsolete and told to end; then each runs once.
    driver.end('interrupted');
    expect(ran(driver).split(' ').toSorted().join(' ')).toBe('b c d');
  });

  it('is a line of front matter, undone like an edit', () => {
    const driver = new Driver();
    const text = '---\ntitle: T\n---\n\n```ts {#a}\n1\n```\n';
    driver.do({ type: 'replace', notebook: parseMarkdown(text).notebook });
    const { notebook } = driver.session;
    driver.do({ type: 'replace', notebook: withReactive(notebook, true) });
    expect(printMarkdown(driver.session.notebook)).toBe(
      text.replace('title: T\n', 'title: T\nreactive: true\n'),
    );
    expect(isReactive(parseMarkdown(printMarkdown(driver.session.notebook)).notebook)).toBe(true);
    expect(printMarkdown(withReactive(driver.session.notebook, false))).toBe(text);
    driver.do({ type: 'undo' });
    expect(printMarkdown(driver.session.notebook)).toBe(text);
  });
});

describe('a kernel that was lost', () => {
  const killed = () => {
    const driver = diamond(false);
    run(driver, 'c');
    driver.do({ type: 'stop' });
    expect(driver.session.stopping).toBe(true);
    driver.hear({ type: 'status', kernel: { state: 'dead', reason: 'unresponsive' } });
    return driver;
  };

  it('leaves the cell that ran known until something runs again', () => {
    const driver = killed();
    const ended = { cell: 'c', outcome: 'interrupted' };
    expect(driver.session).toMatchObject({ stopping: false, lost: 'c', ended });
    driver.hear({ type: 'status', kernel: { state: 'idle' } });
    expect(driver.session.lost).toBe('c');
    run(driver, 'e');
    expect(driver.session.lost).toBeNull();
  });

  it('is made up for by running what is stale above that cell', () => {
    const driver = killed();
    driver.do({ type: 'run-stale', before: id('c') });
    expect(ran(driver)).toBe('a d b');
    expect(driver.session.lost).toBeNull();
    expect(driver.refusal({ type: 'run-stale', before: id('zz') })).toBe('no-such-cell');
  });

  it('by a person’s own restart is no loss', () => {
    const driver = diamond(false);
    run(driver, 'c');
    driver.do({ type: 'restart' });
    driver.hear({ type: 'status', kernel: { state: 'dead', reason: 'stopped' } });
    expect(driver.session.lost).toBeNull();
  });
});

it('restart and run all begins a new kernel and then every cell from the top', () => {
  const driver = diamond(false);
  expect(types(driver.do({ type: 'restart-run-all' }))).toEqual(['restart', 'execute']);
  // The old kernel's end comes after that, and takes nothing of the new one's work.
  driver.hear({ type: 'status', kernel: { state: 'dead', reason: 'stopped' } });
  driver.hear({ type: 'status', kernel: { state: 'starting' } });
  driver.hear({ type: 'status', kernel: { state: 'idle' } });
  expect(ran(driver)).toBe('a d b c e');
});

it('a stop that is obeyed is over with the run', () => {
  const driver = diamond(false);
  run(driver, 'a');
  driver.do({ type: 'stop' });
  driver.end('interrupted');
  expect(driver.session.stopping).toBe(false);
  driver.do({ type: 'stop' });
  expect(driver.session.stopping).toBe(false);
});
