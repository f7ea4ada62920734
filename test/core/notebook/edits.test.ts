import { describe, expect, it } from 'vitest';
import type { Cell } from '#core/notebook/cell.ts';
import { convertCell, insertCell, moveCell, removeCell, runnableCells } from '#core/notebook/edits.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { code, id, prose } from '../session/support.ts';

const made: Notebook = { title: '', metadata: {}, cells: [code('a'), prose('p'), code('b')] };
const order = (each: Notebook) => each.cells.map((cell) => cell.id).join('');

describe('edits of a notebook', () => {
  it('give the notebook itself back where there is nothing to do', () => {
    expect(insertCell(made, code('a'), 0)).toBe(made);
    expect(insertCell(made, code('n'), 4)).toBe(made);
    expect(removeCell(made, id('zz'))).toBe(made);
    expect(moveCell(made, id('p'), 1)).toBe(made);
    expect(convertCell(made, id('p'), 'markdown')).toBe(made);
  });

  it('hold a move within the notebook', () => {
    expect(order(moveCell(made, id('a'), 99))).toBe('pba');
    expect(order(moveCell(made, id('b'), -1))).toBe('bap');
    expect(order(moveCell(made, id('b'), Number.NaN))).toBe('bap');
  });

  it('convert without what only a fence can say', () => {
    const foreign: Cell = {
      ...code('f'),
      kind: 'code',
      language: 'text',
      attributes: { title: 't', other: { language: 'python', '': 'words', '.wide': true } },
    };
    const converted = convertCell({ ...made, cells: [foreign] }, id('f'), 'markdown').cells[0];
    expect(converted?.attributes).toEqual({ title: 't', other: { '.wide': true } });
    expect(runnableCells({ ...made, cells: [foreign] })).toEqual([]);
  });
});

describe('a fresh id', () => {
  it('is none of those taken', () => {
    const numbers = [0, 0, 0.5];
    expect(CellId.fresh(new Set(['c0000000']), () => numbers.shift() ?? 0)).toBe('ci000000');
  });
});
