import { describe, expect, it } from 'vitest';
import { analyse } from '#core/program/index.ts';
import { linksOf } from '#core/session/index.ts';
import { code, Driver, id } from './support.ts';

describe('a cell’s links', () => {
  it('name the cells that take from it and that it takes from', () => {
    const { session } = new Driver(code('a', 'x = 1'), code('b', 'y = x k'), code('c', 'x y'));
    expect(linksOf(session, id('a'))).toEqual({
      defines: [{ name: 'x', users: ['b', 'c'] }],
      uses: [],
      ahead: [],
      circle: [],
    });
    expect(linksOf(session, id('b')).uses).toEqual([{ name: 'x', from: 'a' }]);
    expect(linksOf(session, id('c')).uses).toEqual([
      { name: 'x', from: 'a' },
      { name: 'y', from: 'b' },
    ]);
  });

  it('lead to the nearest definition above', () => {
    const { session } = new Driver(code('a', 'x = 1'), code('b', 'x = 2'), code('c', 'x'));
    expect(linksOf(session, id('c')).uses).toEqual([{ name: 'x', from: 'b' }]);
    expect(linksOf(session, id('a')).defines).toEqual([{ name: 'x', users: [] }]);
  });

  it('tell of a name used before its definition, but not inside a function', () => {
    const driver = new Driver(code('a', 'x'), code('f', 'g = x'), code('b', 'x = 1'));
    const ahead = (name: string) => linksOf(driver.session, id(name)).ahead;
    expect(ahead('a')).toEqual([{ name: 'x', from: 'b' }]);
    driver.do({
      type: 'analysed',
      program: new Map([[id('f'), analyse('function g() { return x }', 'ts')]]),
    });
    expect(ahead('f')).toEqual([]);
    driver.do({
      type: 'analysed',
      program: new Map([[id('f'), analyse('const g = () => x; g() + x', 'ts')]]),
    });
    expect(ahead('f')).toEqual([{ name: 'x', from: 'b' }]);
  });

  it('tell of a circle', () => {
    const { session } = new Driver(code('a', 'x = y'), code('b', 'y = x'), code('c', 'y'));
    expect(linksOf(session, id('a')).circle).toEqual(['a', 'b']);
    expect(linksOf(session, id('c')).circle).toEqual([]);
  });

  it('are the same object while nothing about them changes', () => {
    const driver = new Driver(code('a', 'x = 1'), code('b', 'x'), code('c', 'q = 1'));
    const before = linksOf(driver.session, id('b'));
    driver.do({ type: 'edit', cell: id('c'), source: 'q = 2' });
    driver.analyse();
    expect(linksOf(driver.session, id('b'))).toBe(before);
    driver.do({ type: 'remove', cell: id('a') });
    expect(linksOf(driver.session, id('b')).uses).toEqual([]);
  });
});
