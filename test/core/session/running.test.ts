import { describe, expect, it } from 'vitest';
import type { Cell } from '#core/notebook/cell.ts';
import { DisplayId, InputId, type RunId } from '#core/notebook/ids.ts';
import type { KernelState } from '#core/runtime/messages.ts';
import type { Output } from '#core/runtime/output.ts';
import { outputsAreOfOtherSource, sourceHash } from '#core/session/index.ts';
import { maxOutputs } from '#core/session/outputs.ts';
import { sampleTraining } from '../../support/gallery/samples.ts';
import { code, Driver, id, prose, shows, slider, types } from './support.ts';

const chain = () =>
  new Driver(code('a', 'x = 1'), prose('p'), code('b', 'y = x'), code('c', 'y'), code('d', 'z'));

describe('run', () => {
  it('runs one cell at a time, in the order asked for', () => {
    const driver = chain();
    expect(driver.do({ type: 'run', cells: [id('b'), id('a')] })).toEqual([
      { type: 'execute', request: { run: 'b@1', cell: 'b', source: 'y = x', language: 'ts' } },
    ]);
    expect(driver.line()).toBe('b a');
    expect(driver.state('a').status).toBe('queued');
    expect(types(driver.end('ok'))).toEqual(['run-ended', 'save-outputs', 'execute']);
    expect(driver.line()).toBe('a');
    expect(driver.state('b')).toMatchObject({ validity: 'fresh', status: 'idle', outcome: 'ok', elapsed: 5 });
  });

  it('tells how each run ended, also one like the run before', () => {
    const driver = chain();
    expect(driver.session.ended).toBeUndefined();
    const run = (how: 'ok' | 'error') => {
      driver.do({ type: 'run', cells: [id('a')] });
      driver.end(how);
      return driver.session.ended;
    };
    const first = run('error');
    expect(first).toEqual({ cell: 'a', outcome: 'error', elapsed: 5 });
    const second = run('error');
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
    expect(run('ok')).toMatchObject({ outcome: 'ok' });
  });

  it('of a cell that waits moves nothing', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a'), id('b'), id('c')] });
    driver.do({ type: 'run', cells: [id('b')] });
    expect(driver.line()).toBe('a b c');
  });

  it('of the running cell runs it again afterwards', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.do({ type: 'run', cells: [id('a')] });
    expect(driver.line()).toBe('a a');
    driver.end();
    expect(driver.run).toBe('a@2');
  });

  it('refuses prose and cells that are not there', () => {
    const driver = chain();
    expect(driver.refusal({ type: 'run', cells: [id('p')] })).toBe('not-code');
    expect(driver.refusal({ type: 'run', cells: [id('zz')] })).toBe('no-such-cell');
    const foreign: Cell = { ...code('f'), kind: 'code', language: 'text' };
    expect(new Driver(foreign).refusal({ type: 'run', cells: [id('f')] })).toBe('not-code');
  });

  it('asks once for the names of cells that were never analysed', () => {
    const driver = chain();
    driver.session = { ...driver.session, program: new Map() };
    expect(types(driver.do({ type: 'run', cells: [id('a')] }))).toEqual(['analyse', 'execute']);
  });

  it.each([
    ['run-all', {}, 'a b c d'],
    ['run-above', { cell: id('c') }, 'a b'],
    ['run-below', { cell: id('c') }, 'c d'],
    ['run-above', { cell: id('p') }, 'a'],
    ['run-below', { cell: id('p') }, 'b c d'],
  ] as const)('%s %o runs %s', (type, at, expected) => {
    const driver = chain();
    driver.do({ type, ...at } as never);
    expect(driver.line()).toBe(expected);
  });
});

describe('a run’s outputs', () => {
  it('take the place of the last run’s when the first message comes, not before', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', shows('old'));
    driver.do({ type: 'run', cells: [id('a')] });
    expect(driver.texts('a')).toEqual(['old']);
    driver.hear({ type: 'stream', run: driver.run, name: 'stdout', text: 'new' });
    expect(driver.texts('a')).toEqual(['new']);
    driver.end('ok');
    expect(driver.texts('a')).toEqual(['new']);
  });

  it('are gone after a run that shows nothing', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', shows('old'));
    driver.finish('a');
    expect(driver.texts('a')).toEqual([]);
  });

  it('of an older run, of no run and of no cell are dropped', () => {
    const driver = chain();
    driver.finish('a');
    driver.do({ type: 'run', cells: [id('a')] });
    for (const run of ['a@1', 'a@3', 'zz@1', 'a', '', 'd@0'] as RunId[]) {
      driver.hear({ type: 'display_data', run, output: shows('forged') });
      driver.hear({ type: 'execute_reply', run, outcome: 'ok', elapsed: 1 });
    }
    expect(driver.texts('a')).toEqual([]);
    expect(driver.texts('d')).toEqual([]);
    expect(driver.line()).toBe('a');
  });

  it('that come after its end are kept and saved', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    const { run } = driver;
    driver.end('ok');
    expect(types(driver.hear({ type: 'display_data', run, output: shows('timer') }))).toEqual([
      'save-outputs',
    ]);
    expect(driver.texts('a')).toEqual(['timer']);
  });

  it('join neighbouring pieces of one stream only', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    const { run } = driver;
    const say = (name: 'stdout' | 'stderr', text: string) => driver.hear({ type: 'stream', run, name, text });
    say('stdout', '一');
    say('stdout', '二\n');
    say('stderr', '!');
    say('stdout', '三');
    expect(driver.texts('a')).toEqual(['一二\n', '!', '三']);
  });

  it('are updated in place wherever their display stands', () => {
    const driver = chain();
    const display = DisplayId.of('d1');
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', { ...shows('0 %'), id: display } as Output, shows('other'));
    driver.do({ type: 'run', cells: [id('b')] });
    driver.hear({ type: 'update_display_data', display, output: shows('50 %') });
    driver.hear({ type: 'update_display_data', display, output: shows('100 %') });
    driver.hear({ type: 'update_display_data', display: DisplayId.of('none'), output: shows('x') });
    expect(driver.texts('a')).toEqual(['100 %', 'other']);
  });

  it('are cleared when the kernel says so, and when the reader does', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.hear({ type: 'display_data', run: driver.run, output: shows('1') });
    driver.hear({ type: 'clear_output', run: driver.run });
    expect(driver.texts('a')).toEqual([]);
    driver.end('ok', shows('2'));
    expect(types(driver.do({ type: 'clear-outputs' }))).toEqual(['save-outputs']);
    expect(driver.texts('a')).toEqual([]);
    expect(types(driver.do({ type: 'clear-outputs' }))).toEqual([]);
  });

  it('are capped with a note', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    for (let i = 0; i < maxOutputs + 50; i += 1) {
      driver.hear({ type: 'display_data', run: driver.run, output: shows(String(i)) });
    }
    expect(driver.texts('a')).toHaveLength(maxOutputs + 1);
    expect(driver.texts('a').at(-1)).toBe('text/markdown');
  });
});

describe('a rerun', () => {
  it('marks what depends on it stale', () => {
    const driver = chain();
    driver.finish('a', 'b', 'c', 'd');
    driver.finish('a');
    expect(driver.validity()).toBe('a:fresh b:stale c:stale d:fresh');
  });

  it('marks what ran before it stale even where the names become known later', () => {
    const driver = chain();
    driver.session = { ...driver.session, program: new Map() };
    driver.finish('a', 'b', 'd');
    driver.finish('a');
    expect(driver.validity()).toBe('a:fresh b:fresh c:never d:fresh');
    driver.analyse();
    expect(driver.validity()).toBe('a:fresh b:stale c:never d:fresh');
  });

  it('that defines a name again marks only those below it', () => {
    const driver = new Driver(code('a', 'x = 1'), code('b', 'x'), code('c', 'x = 2'), code('d', 'x'));
    driver.finish('a', 'b', 'c', 'd');
    driver.finish('c');
    expect(driver.validity()).toBe('a:fresh b:fresh c:fresh d:stale');
  });
});

describe('run-stale', () => {
  it('runs stale cells and what they need that never ran, in document order', () => {
    const driver = new Driver(
      code('a', 'x = 1'),
      code('b', 'y = 1'),
      code('c', 'w = 1'),
      code('d', 'x y'),
      code('e', 'q'),
    );
    driver.finish('d', 'e', 'a');
    expect(driver.validity()).toBe('a:fresh b:never c:never d:stale e:fresh');
    driver.do({ type: 'run-stale' });
    expect(driver.line()).toBe('b d');
  });

  it('runs nothing where nothing is stale', () => {
    const driver = chain();
    driver.finish('a');
    expect(driver.do({ type: 'run-stale' })).toEqual([]);
  });
});

describe('an error', () => {
  it('ends the queue and leaves the cell stale', () => {
    const driver = chain();
    driver.do({ type: 'run-all' });
    driver.end('error');
    expect(driver.line()).toBe('-');
    expect(driver.state('a')).toMatchObject({ outcome: 'error', validity: 'stale', status: 'idle' });
    expect(driver.state('b')).toMatchObject({ status: 'idle', validity: 'never' });
  });
});

describe('stop', () => {
  it('interrupts the running cell and empties the queue', () => {
    const driver = chain();
    driver.do({ type: 'run-all' });
    expect(driver.do({ type: 'stop' })).toEqual([{ type: 'interrupt' }]);
    expect(driver.line()).toBe('a');
    driver.do({ type: 'run', cells: [id('d')] });
    driver.end('interrupted');
    expect(driver.state('a').outcome).toBe('interrupted');
    expect(driver.line()).toBe('d');
  });

  it('asks for nothing where nothing runs; unqueue takes one cell out', () => {
    const driver = chain();
    expect(driver.do({ type: 'stop' })).toEqual([]);
    driver.do({ type: 'run-all' });
    driver.do({ type: 'unqueue', cell: id('b') });
    expect(driver.line()).toBe('a c d');
    expect(driver.state('b').status).toBe('idle');
  });
});

describe('restart', () => {
  it('makes everything that has run stale, keeps outputs, and tells the new kernel the inputs', () => {
    const driver = chain();
    driver.finish('a');
    driver.do({ type: 'run', cells: [id('b'), id('c')] });
    driver.hear({ type: 'display_data', run: driver.run, output: shows('half') });
    const late = driver.run;
    driver.do(slider('x', 3));
    expect(types(driver.do({ type: 'restart' }))).toEqual(['restart', 'set-input', 'run-ended']);
    expect(driver.line()).toBe('-');
    expect(driver.validity()).toBe('a:stale b:stale c:never d:never');
    expect(driver.texts('b')).toEqual(['half']);
    driver.hear({ type: 'display_data', run: late, output: shows('late') });
    expect(driver.texts('b')).toEqual(['half']);
    driver.do({ type: 'run', cells: [id('b')] });
    expect(driver.run).not.toBe(late);
  });
});

describe('a kernel that dies', () => {
  const die = (reason: Extract<KernelState, { state: 'dead' }>['reason']) => {
    const driver = chain();
    driver.finish('a');
    driver.hear({ type: 'status', kernel: { state: 'idle' } });
    driver.do({ type: 'run', cells: [id('b'), id('c')] });
    driver.hear({ type: 'display_data', run: driver.run, output: shows('half') });
    const late = driver.run;
    const actions = driver.hear({ type: 'status', kernel: { state: 'dead', reason } });
    return { driver, late, actions };
  };

  it.each([
    ['out-of-memory', 'OutOfMemory', 'error'],
    ['crashed', 'Crashed', 'error'],
    ['failed-to-load', 'FailedToLoad', 'error'],
    ['unresponsive', 'Unresponsive', 'interrupted'],
  ] as const)('of %s shows %s on the running cell and keeps outputs', (reason, name, outcome) => {
    const { driver, late, actions } = die(reason);
    expect(types(actions)).toEqual(['run-ended', 'save-outputs']);
    expect(driver.line()).toBe('-');
    expect(driver.state('b')).toMatchObject({ status: 'idle', outcome, validity: 'stale' });
    const error = driver.state('b').outputs.at(-1);
    expect(error?.mime === 'application/vnd.stepwise.error+json' && error.data.name).toBe(name);
    expect(driver.texts('b')[0]).toBe('half');
    expect(driver.validity()).toBe('a:stale b:stale c:never d:never');
    driver.hear({ type: 'execute_reply', run: late, outcome: 'ok', elapsed: 1 });
    expect(driver.state('b').outcome).toBe(outcome);
  });

  it('because a person ended it shows no error', () => {
    const { driver } = die('stopped');
    expect(driver.texts('b')).toEqual(['half']);
    expect(driver.state('b').outcome).toBe('interrupted');
  });

  it('is started again by the next run', () => {
    const { driver } = die('out-of-memory');
    expect(types(driver.do({ type: 'run', cells: [id('a')] }))).toEqual(['restart', 'execute']);
  });

  it('learns the inputs when it comes back by itself', () => {
    const { driver } = die('unresponsive');
    driver.do(slider('x', 3));
    expect(types(driver.hear({ type: 'status', kernel: { state: 'starting' } }))).toEqual(['set-input']);
    expect(types(driver.hear({ type: 'status', kernel: { state: 'idle' } }))).toEqual([]);
  });
});

describe('an input', () => {
  const control = (name: string): Output => ({
    mime: 'application/vnd.stepwise.input+json',
    data: { kind: 'slider', id: InputId.of(name), label: name, min: 0, max: 1, step: 0.1, initial: 0 },
  });
  const withInput = () => {
    const driver = new Driver(
      code('a', 'rate = 1'),
      code('b', 'y = rate'),
      code('c', 'y'),
      code('d', 'z'),
      code('e', 'rate'),
    );
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', control('rate'));
    driver.finish('b', 'c', 'd');
    driver.actions = [];
    return driver;
  };

  it('sets its variable and reruns what depends on it, as far as that has run', () => {
    const driver = withInput();
    expect(types(driver.do(slider('rate', 0.5)))).toEqual(['set-input', 'save-outputs', 'execute']);
    expect(driver.line()).toBe('b c');
    expect(driver.session.inputs.get(InputId.of('rate'))).toEqual({ kind: 'slider', value: 0.5 });
  });

  it('moved before it is known who uses it reruns them once that is known', () => {
    const driver = withInput();
    const { program } = driver.session;
    driver.session = { ...driver.session, program: new Map() };
    expect(types(driver.do(slider('rate', 0.5)))).toEqual(['set-input', 'save-outputs']);
    driver.do(slider('rate', 0.6));
    const some = new Map([...program].slice(0, 3));
    expect(types(driver.do({ type: 'analysed', program: some }))).toEqual([]);
    expect(types(driver.do({ type: 'analysed', program }))).toEqual(['execute']);
    expect(driver.line()).toBe('b c');
    while (driver.session.running !== null) driver.end();
    expect(types(driver.do({ type: 'analysed', program }))).toEqual([]);
  });

  it('moved again while a dependent waits queues nothing twice', () => {
    const driver = withInput();
    driver.do(slider('rate', 0.5));
    driver.end();
    expect(driver.line()).toBe('c');
    driver.do(slider('rate', 0.6));
    expect(driver.line()).toBe('c b c');
    driver.do(slider('rate', 0.7));
    expect(driver.line()).toBe('c b c');
  });

  it('moved again while cells wait leaves none behind that ran before what it depends on', () => {
    const driver = new Driver(code('a', 'rate = 1'), code('b', 'y = rate'), code('c', 'y'), code('d', 'y'));
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', control('rate'));
    driver.finish('b', 'c', 'd');
    driver.do(slider('rate', 0.5));
    driver.end();
    driver.do(slider('rate', 0.6));
    expect(driver.line()).toBe('c d b c');
    while (driver.session.running !== null) driver.end();
    expect(driver.validity()).toBe('a:fresh b:fresh c:fresh d:fresh');
  });

  it('moved again while a dependent has long run because of it interrupts that run once and runs it again', () => {
    const driver = withInput();
    driver.do(slider('rate', 0.5));
    driver.now += 200;
    expect(types(driver.do(slider('rate', 0.6)))).toEqual(['set-input', 'save-outputs', 'interrupt']);
    expect(types(driver.do(slider('rate', 0.7)))).toEqual(['set-input', 'save-outputs']);
    expect(driver.line()).toBe('b c b');
    driver.end('interrupted');
    expect(driver.line()).toBe('c b');
  });

  it('tells of the end of a run that only followed it where that failed', () => {
    const driver = withInput();
    const before = driver.session.ended;
    driver.do(slider('rate', 0.5));
    driver.end();
    expect(driver.session.ended).toBe(before);
    driver.end('error');
    expect(driver.session.ended).toMatchObject({ cell: 'c', outcome: 'error' });
  });

  it('lets a run that has just begun end, so that a drag is followed, and runs it again', () => {
    const driver = withInput();
    driver.do(slider('rate', 0.5));
    expect(types(driver.do(slider('rate', 0.6)))).toEqual(['set-input', 'save-outputs']);
    expect(driver.line()).toBe('b c b');
  });

  it('leaves what its dependents have shown until they show something new, so that nothing flickers', () => {
    const driver = withInput();
    driver.do({ type: 'run', cells: [id('b')] });
    driver.end('ok', shows('one'), shows('two'));
    driver.do(slider('rate', 0.5));
    const { run } = driver;
    driver.hear({ type: 'execute_input', run });
    expect(driver.state('b').outputs).toEqual([shows('one'), shows('two')]);
    driver.hear({ type: 'display_data', run, output: shows('uno') });
    expect(driver.state('b').outputs).toEqual([shows('uno'), shows('two')]);
    driver.hear({ type: 'execute_reply', run, outcome: 'ok', elapsed: 1 });
    expect(driver.state('b').outputs).toEqual([shows('uno')]);
  });

  it('keeps the picture of a run that was interrupted for a later value until that one is there', () => {
    const driver = withInput();
    driver.do({ type: 'run', cells: [id('b')] });
    driver.end('ok', shows('one'));
    driver.do(slider('rate', 0.5));
    driver.now += 200;
    driver.do(slider('rate', 0.6));
    driver.end('interrupted');
    expect(driver.state('b').outputs).toEqual([shows('one')]);
    driver.end();
    driver.end('ok', shows('three'));
    expect(driver.state('b').outputs).toEqual([shows('three')]);
  });

  it('does not interrupt a run that a person asked for, but runs the cell again', () => {
    const driver = withInput();
    driver.do({ type: 'run', cells: [id('b')] });
    expect(types(driver.do(slider('rate', 0.5)))).toEqual(['set-input', 'save-outputs']);
    expect(driver.line()).toBe('b b c');
  });

  it('reruns nothing in a new kernel, in which its variable is not there yet', () => {
    const driver = withInput();
    driver.do({ type: 'restart' });
    expect(types(driver.do(slider('rate', 0.5)))).toEqual(['set-input', 'save-outputs']);
    driver.finish('b');
    expect(types(driver.do(slider('rate', 0.6)))).toEqual(['set-input', 'save-outputs']);
  });

  it('moves only cells that take the name from its own cell', () => {
    const driver = new Driver(code('a', 'x = 1'), code('b', 'x'), code('c', 'x = 2'), code('d', 'x'));
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', control('x'));
    driver.finish('b', 'c', 'd');
    driver.do(slider('x', 1));
    expect(driver.line()).toBe('b');
  });
});

describe('outputs of an earlier run', () => {
  it('are shown as such, until the cell runs', () => {
    const driver = chain();
    const outputs = new Map([
      [id('a'), [shows('saved')]],
      [id('zz'), [shows('x')]],
    ]);
    driver.do({ type: 'outputs-loaded', outputs, hashes: new Map([[id('a'), 'other']]) });
    expect(driver.state('a')).toMatchObject({ earlier: true, validity: 'never', outputs: [shows('saved')] });
    expect(outputsAreOfOtherSource(driver.session, id('a'))).toBe(true);
    driver.do({ type: 'run', cells: [id('a')] });
    expect(driver.texts('a')).toEqual(['saved']);
    driver.end('ok', shows('new'));
    expect(driver.state('a')).toMatchObject({ earlier: false, ranHash: sourceHash(driver.session, id('a')) });
    expect(driver.texts('a')).toEqual(['new']);
  });
});

describe('training and progress that did not end', () => {
  const training = (state: 'running' | 'paused' | 'done'): Output => ({
    mime: 'application/vnd.stepwise.training+json',
    data: { ...sampleTraining(1, 3, 'running'), state },
  });
  const progress: Output = {
    mime: 'application/vnd.stepwise.progress+json',
    data: { label: '', value: 1, total: 3, state: 'running' },
  };
  const states = (driver: Driver) =>
    driver.state('a').outputs.map(({ data }) => (data as { readonly state?: string }).state);

  it('are stopped when they come from a file', () => {
    const driver = chain();
    const outputs = new Map([
      [id('a'), [training('running'), training('paused'), training('done'), progress]],
    ]);
    driver.do({ type: 'outputs-loaded', outputs });
    expect(states(driver)).toEqual(['stopped', 'stopped', 'done', 'stopped']);
  });

  it('are stopped when their kernel is gone', () => {
    const driver = chain();
    driver.do({ type: 'run', cells: [id('a')] });
    driver.hear({ type: 'display_data', run: driver.run, output: training('running') });
    expect(states(driver)).toEqual(['running']);
    driver.do({ type: 'restart' });
    expect(states(driver)).toEqual(['stopped']);
  });
});

describe('backend and memory', () => {
  it('are kept as the kernel reports them', () => {
    const driver = chain();
    expect(driver.do({ type: 'backend', choice: 'wasm' })).toEqual([{ type: 'set-backend', choice: 'wasm' }]);
    const backend = { name: 'wasm', choice: 'wasm', renderer: null, software: true } as const;
    driver.hear({ type: 'backend', backend });
    driver.hear({ type: 'memory', tensors: 3, bytes: 120 });
    expect(driver.session).toMatchObject({ backend, memory: { tensors: 3, bytes: 120 } });
  });
});
