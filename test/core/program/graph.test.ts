import { describe, expect, it } from 'vitest';
import { CellId } from '#core/notebook/ids.ts';
import { analyse, cycles, downstream, topologicalOrder, upstream } from '#core/program/index.ts';

/** Cells by their sources, named `a`, `b`, `c`… in document order. */
function notebook(...sources: string[]) {
  const order = sources.map((_, index) => {
    const id = CellId.parse(String.fromCharCode(97 + index));
    if (id === undefined) throw new Error('too many cells');
    return id;
  });
  const program = new Map(order.map((id, index) => [id, analyse(sources[index] ?? '', 'ts')]));
  const at = (name: string) => order.find((id) => id === name) ?? order[0];
  return {
    downstream: (name: string) => downstream(program, order, at(name) as CellId).join(''),
    upstream: (name: string) => upstream(program, order, at(name) as CellId).join(''),
    order: () => topologicalOrder(program, order).join(''),
    cycles: () => cycles(program, order).map((group) => group.join('')),
  };
}

describe('analyse', () => {
  it('finds what a cell defines, uses and imports', () => {
    const names = analyse(
      "import * as tf from '@tensorflow/tfjs'\nconst x: Shape = f(y), { z } = o\ninterface Shape {}\nfor (const i of [1]) g(i)",
      'ts',
    );
    expect(names.defines).toEqual(['tf', 'x', 'z']);
    expect(names.uses).toEqual(['f', 'y', 'o', 'g']);
    expect(names.imports).toEqual(['@tensorflow/tfjs']);
  });

  it('counts an undeclared name that is assigned as defined and used, unless a function does it', () => {
    expect(analyse('count += 1', 'ts')).toMatchObject({ defines: ['count'], uses: ['count'] });
    expect(analyse('const inc = () => { count += 1 }', 'ts')).toMatchObject({
      defines: ['inc'],
      uses: ['count'],
    });
  });

  it('finds nothing in a cell that is no program, and nothing in other languages', () => {
    expect(analyse('const = 3', 'ts')).toEqual({ defines: [], uses: [], deferred: [], imports: [] });
    expect(analyse('x <- 3', 'text')).toEqual({ defines: [], uses: [], deferred: [], imports: [] });
  });
});

describe('downstream', () => {
  it('follows names through several cells', () => {
    expect(notebook('const x = 1', 'const y = x', 'const z = 2', 'y + 1').downstream('a')).toBe('bd');
  });

  it('stops at a cell that defines the name again', () => {
    const cells = notebook('const x = 1', 'x', 'const x = 2', 'x');
    expect(cells.downstream('a')).toBe('b');
    expect(cells.downstream('c')).toBe('d');
  });

  it('takes the first definition below where there is none above', () => {
    expect(notebook('const f = () => later', 'const later = 1').downstream('b')).toBe('a');
  });

  it('goes through assignments', () => {
    const cells = notebook('let n = 0', 'n += 1', 'n');
    expect(cells.downstream('a')).toBe('bc');
    expect(cells.downstream('b')).toBe('c');
    expect(cells.upstream('c')).toBe('ab');
  });
});

describe('topologicalOrder', () => {
  it('puts every cell after those it depends on, else keeps the document order', () => {
    expect(notebook('y', 'const y = x', 'const x = 1', '2').order()).toBe('cbad');
  });

  it('takes a chain of thousands of cells', () => {
    const order = Array.from({ length: 5_000 }, (_, index) => CellId.parse(`c${index}`) as CellId);
    const program = new Map(
      order.map((id, index) => [id, { defines: [`x${index}`], uses: [`x${index + 1}`] }] as const),
    );
    expect(topologicalOrder(program, order)).toEqual(order.toReversed());
    expect(cycles(program, order)).toEqual([]);
  });
});

describe('cycles', () => {
  it('finds cells that depend on each other in a circle', () => {
    expect(notebook('const a = () => b', 'const b = () => a', 'a').cycles()).toEqual(['ab']);
  });

  it('finds none where there is none', () => {
    expect(notebook('const a = 1', 'a').cycles()).toEqual([]);
  });
});
