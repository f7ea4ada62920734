import { describe, expect, it } from 'vitest';
import type { Cell } from '#core/notebook/cell.ts';
import { isDirty } from '#core/session/index.ts';
import { code, Driver, id, prose, shows, types } from './support.ts';

const order = (driver: Driver) => driver.session.notebook.cells.map((cell) => cell.id).join(' ');
const sources = (driver: Driver) => driver.session.notebook.cells.map((cell) => cell.source).join('|');

describe('insert', () => {
  it('puts a cell at an index, and asks to save and, for code, to analyse', () => {
    const driver = new Driver(code('a'), code('b'));
    expect(types(driver.do({ type: 'insert', cell: code('c'), index: 1 }))).toEqual(['autosave', 'analyse']);
    expect(order(driver)).toBe('a c b');
    expect(types(driver.do({ type: 'insert', cell: prose('p'), index: 3 }))).toEqual(['autosave']);
    expect(isDirty(driver.session)).toBe(true);
  });

  it('refuses an id that is taken and an index outside', () => {
    const driver = new Driver(code('a'));
    expect(driver.refusal({ type: 'insert', cell: code('a'), index: 0 })).toBe('duplicate-id');
    expect(driver.refusal({ type: 'insert', cell: code('b'), index: 2 })).toBe('bad-index');
    expect(driver.refusal({ type: 'insert', cell: code('b'), index: 0.5 })).toBe('bad-index');
  });
});

describe('remove', () => {
  it('takes outputs along, and undo brings both back', () => {
    const driver = new Driver(code('a'), code('b'));
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', shows('one'));
    driver.do({ type: 'remove', cell: id('a') });
    expect(order(driver)).toBe('b');
    expect(driver.texts('a')).toEqual([]);
    driver.do({ type: 'undo' });
    expect(order(driver)).toBe('a b');
    expect(driver.texts('a')).toEqual(['one']);
    expect(driver.state('a').validity).toBe('fresh');
    driver.do({ type: 'redo' });
    expect(order(driver)).toBe('b');
  });

  it('interrupts a running cell, drops what it still says, and lets the queue go on', () => {
    const driver = new Driver(code('a'), code('b'));
    driver.do({ type: 'run-all' });
    const { run } = driver;
    expect(types(driver.do({ type: 'remove', cell: id('a') }))).toContain('interrupt');
    driver.hear({ type: 'display_data', run, output: shows('late') });
    driver.hear({ type: 'execute_reply', run, outcome: 'interrupted', elapsed: 1 });
    expect(driver.line()).toBe('b');
    driver.do({ type: 'undo' });
    expect(driver.texts('a')).toEqual([]);
    expect(driver.state('a').status).toBe('idle');
  });

  it('never lets a cell of the same id run under an old run’s name', () => {
    const driver = new Driver(code('a'));
    driver.finish('a');
    driver.do({ type: 'remove', cell: id('a') });
    driver.do({ type: 'insert', cell: code('a'), index: 0 });
    driver.do({ type: 'run', cells: [id('a')] });
    expect(driver.run).toBe('a@2');
  });

  it('takes a waiting cell out of the queue', () => {
    const driver = new Driver(code('a'), code('b'), code('c'));
    driver.do({ type: 'run-all' });
    driver.do({ type: 'remove', cell: id('b') });
    expect(driver.line()).toBe('a c');
  });
});

describe('move, convert, attributes', () => {
  it('move to an index among the others', () => {
    const driver = new Driver(code('a'), code('b'), code('c'));
    driver.do({ type: 'move', cell: id('a'), index: 2 });
    expect(order(driver)).toBe('b c a');
    driver.do({ type: 'undo' });
    expect(order(driver)).toBe('a b c');
    expect(driver.refusal({ type: 'move', cell: id('a'), index: 3 })).toBe('bad-index');
  });

  it('convert back and forth, with undo giving outputs back', () => {
    const driver = new Driver(code('a'));
    driver.do({ type: 'run', cells: [id('a')] });
    driver.end('ok', shows('one'));
    driver.do({ type: 'convert', cell: id('a'), to: 'markdown' });
    expect(driver.session.notebook.cells[0]?.kind).toBe('markdown');
    expect(driver.texts('a')).toEqual([]);
    driver.do({ type: 'undo' });
    expect(driver.texts('a')).toEqual(['one']);
  });

  it('do nothing where nothing changes', () => {
    const driver = new Driver(code('a'), prose('p'));
    const before = driver.session;
    expect(driver.do({ type: 'convert', cell: id('a'), to: 'code' })).toEqual([]);
    expect(driver.do({ type: 'edit', cell: id('p'), source: 'p' })).toEqual([]);
    expect(driver.do({ type: 'move', cell: id('a'), index: 0 })).toEqual([]);
    expect(driver.session).toBe(before);
  });
});

describe('a locked cell', () => {
  const locked: Cell = { ...code('a'), attributes: { locked: true } };

  it('refuses to be edited, removed and converted, and still runs', () => {
    const driver = new Driver(locked);
    expect(driver.refusal({ type: 'edit', cell: id('a'), source: 'x' })).toBe('locked');
    expect(driver.refusal({ type: 'remove', cell: id('a') })).toBe('locked');
    expect(driver.refusal({ type: 'convert', cell: id('a'), to: 'markdown' })).toBe('locked');
    driver.finish('a');
    expect(driver.state('a').validity).toBe('fresh');
  });
});

describe('edit', () => {
  it('marks a cell that has run, and all that depend on it, stale', () => {
    const driver = new Driver(code('a', 'x = 1'), code('b', 'y = x'), code('c', 'y'), code('d', 'z'));
    driver.finish('a', 'b', 'c', 'd');
    driver.do({ type: 'edit', cell: id('a'), source: 'x = 2' });
    expect(driver.validity()).toBe('a:stale b:stale c:stale d:fresh');
  });

  it('leaves a cell that never ran as it is', () => {
    const driver = new Driver(code('a', 'x = 1'));
    driver.do({ type: 'edit', cell: id('a'), source: 'x = 2' });
    expect(driver.validity()).toBe('a:never');
  });

  it('in a row makes one step of undo for each cell', () => {
    const driver = new Driver(prose('a', ''), prose('b', ''));
    for (const source of ['h', 'hi']) driver.do({ type: 'edit', cell: id('a'), source });
    for (const source of ['y', 'yo']) driver.do({ type: 'edit', cell: id('b'), source });
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('hi|');
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('|');
    driver.do({ type: 'redo' });
    driver.do({ type: 'edit', cell: id('a'), source: 'ho' });
    expect(driver.refusal({ type: 'redo' })).toBe('nothing-to-redo');
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('hi|');
  });

  it('after an undo begins a new step', () => {
    const driver = new Driver(prose('a', ''), prose('b', ''));
    driver.do({ type: 'edit', cell: id('a'), source: 'h' });
    driver.do({ type: 'edit', cell: id('b'), source: 'y' });
    driver.do({ type: 'undo' });
    driver.do({ type: 'edit', cell: id('a'), source: 'hi' });
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('h|');
  });

  it('after a run begins a new step', () => {
    const driver = new Driver(code('a', ''));
    driver.do({ type: 'edit', cell: id('a'), source: '1' });
    driver.finish('a');
    driver.do({ type: 'edit', cell: id('a'), source: '2' });
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('1');
  });

  it('while the cell runs leaves it stale at the end', () => {
    const driver = new Driver(code('a', '1'));
    driver.do({ type: 'run', cells: [id('a')] });
    driver.do({ type: 'edit', cell: id('a'), source: '2' });
    driver.end('ok');
    expect(driver.validity()).toBe('a:stale');
  });

  it('keeps the title with the first heading', () => {
    const driver = new Driver(prose('a', '# One'));
    driver.do({ type: 'edit', cell: id('a'), source: '# 二' });
    expect(driver.session.notebook.title).toBe('二');
  });
});

describe('replace', () => {
  it('takes another notebook, keeps outputs of cells that stay, and can be undone', () => {
    const driver = new Driver(code('a', 'x = 1'), code('b', 'x'));
    driver.finish('a', 'b');
    driver.do({
      type: 'replace',
      notebook: { title: '', metadata: {}, cells: [code('a', 'x = 2'), code('b', 'x')] },
    });
    expect(driver.validity()).toBe('a:stale b:stale');
    driver.do({ type: 'undo' });
    expect(sources(driver)).toBe('x = 1|x');
  });
});

describe('undo and redo', () => {
  it('refuse where there is nothing', () => {
    const driver = new Driver(code('a'));
    expect(driver.refusal({ type: 'undo' })).toBe('nothing-to-undo');
    expect(driver.refusal({ type: 'redo' })).toBe('nothing-to-redo');
  });

  it('keep cells that were never touched the same objects', () => {
    const driver = new Driver(code('a'), code('b'));
    const [, b] = driver.session.notebook.cells;
    driver.do({ type: 'edit', cell: id('a'), source: 'x' });
    driver.do({ type: 'undo' });
    expect(driver.session.notebook.cells[1]).toBe(b);
    driver.do({ type: 'saved', notebook: driver.session.notebook });
    expect(isDirty(driver.session)).toBe(false);
  });
});
