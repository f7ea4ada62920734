import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { changedCells, mergeNotebooks, resetCell, withOpenConflicts } from '#core/lesson/index.ts';
import type { Cell } from '#core/notebook/cell.ts';
import { editSource, insertCell, moveCell, removeCell } from '#core/notebook/edits.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { code, id, prose } from '../session/support.ts';

const of = (...cells: Cell[]): Notebook => ({ title: '', metadata: {}, cells });
const base = of(prose('p'), code('a'), code('b'), code('c'));
const change = fc.constantFrom<(made: Notebook) => Notebook>(
  (made) => editSource(made, id('a'), 'x'),
  (made) => editSource(made, id('b'), 'y'),
  (made) => removeCell(made, id('b')),
  (made) => moveCell(made, id('c'), 0),
  (made) => insertCell(made, code('n'), 1),
  (made) => removeCell(made, id('p')),
);
const edits = fc.array(change, { maxLength: 5 }).map((all) => all.reduce((made, each) => each(made), base));
const says = (made: Notebook) => made.cells.map((cell) => `${cell.id}=${cell.source}`).join(' ');
const merge = (mine: Notebook, theirs: Notebook) => {
  const { notebook, conflicts } = mergeNotebooks(base, mine, theirs);
  return [says(notebook), conflicts.map((conflict) => conflict.cell).join(' ')];
};

describe('merging an updated lesson', () => {
  it('carries both sides’ edits of different cells', () => {
    expect(merge(editSource(base, id('a'), 'mine'), editSource(base, id('p'), 'theirs'))).toEqual([
      'p=theirs a=mine b=b c=c',
      '',
    ]);
  });

  it('keeps the learner’s text where both edited a cell, and says so', () => {
    const [mine, theirs] = [editSource(base, id('a'), 'mine'), editSource(base, id('a'), 'theirs')];
    expect(merge(mine, theirs)).toEqual(['p=p a=mine b=b c=c', 'a']);
    const [conflict] = mergeNotebooks(base, mine, theirs).conflicts;
    expect([conflict?.base?.source, conflict?.mine?.source, conflict?.theirs?.source]).toEqual([
      'a',
      'mine',
      'theirs',
    ]);
    expect(merge(mine, mine)).toEqual(['p=p a=mine b=b c=c', '']);
  });

  it('removes what either side removed, but loses no edit by it', () => {
    expect(merge(removeCell(base, id('a')), removeCell(base, id('b')))).toEqual(['p=p c=c', '']);
    expect(merge(editSource(base, id('a'), 'mine'), removeCell(base, id('a')))).toEqual([
      'p=p a=mine b=b c=c',
      'a',
    ]);
    expect(merge(removeCell(base, id('a')), editSource(base, id('a'), 'theirs'))).toEqual([
      'p=p a=theirs b=b c=c',
      'a',
    ]);
  });

  it('keeps added cells behind those they follow', () => {
    const mine = insertCell(insertCell(base, code('m'), 2), code('first'), 0);
    const theirs = insertCell(base, code('t'), 4);
    expect(merge(mine, theirs)[0]).toBe('first=first p=p a=a m=m b=b c=c t=t');
  });

  it('takes the order of the side that moved cells', () => {
    expect(merge(moveCell(base, id('c'), 1), insertCell(base, code('t'), 4))[0]).toBe('p=p c=c t=t a=a b=b');
    expect(merge(insertCell(base, code('m'), 4), moveCell(base, id('c'), 1))[0]).toBe('p=p c=c m=m a=a b=b');
  });

  it('gives locked cells and front matter as the lesson has them', () => {
    const lock = (made: Notebook, source: string): Notebook => ({
      ...made,
      cells: made.cells.map((cell) =>
        cell.id === id('a') ? { ...cell, source, attributes: { locked: true } } : cell,
      ),
    });
    expect(merge(editSource(base, id('a'), 'mine'), lock(base, 'theirs'))).toEqual([
      'p=p a=theirs b=b c=c',
      '',
    ]);
    expect(mergeNotebooks(base, base, { ...base, metadata: { v: 2 } }).notebook.metadata).toEqual({ v: 2 });
  });

  it('is the other side where one changed nothing', () => {
    fc.assert(
      fc.property(edits, (edited) => {
        expect(mergeNotebooks(base, edited, base)).toEqual({ notebook: edited, conflicts: [] });
        expect(mergeNotebooks(base, base, edited)).toEqual({ notebook: edited, conflicts: [] });
      }),
      { seed: 5 },
    );
  });
});

describe('conflicts that are not decided yet', () => {
  const sides = fc.tuple(
    edits,
    edits.map((made) => ({
      ...made,
      cells: made.cells.map((cell) => (cell.source === cell.id ? cell : { ...cell, source: 'theirs' })),
    })),
  );
  const again = (mine: Notebook, theirs: Notebook) => {
    const { notebook, conflicts } = mergeNotebooks(base, mine, theirs);
    const merged = mergeNotebooks(withOpenConflicts(theirs, notebook, conflicts), notebook, theirs);
    return { first: { notebook, conflicts }, merged };
  };

  it('are met again, and no others, when the copy is next opened', () => {
    fc.assert(
      fc.property(sides, ([mine, theirs]) => {
        const { first, merged } = again(mine, theirs);
        expect(merged.notebook).toEqual(first.notebook);
        // What the learner removed and the author changed is there again already.
        expect(merged.conflicts).toEqual(first.conflicts.filter((conflict) => conflict.mine !== undefined));
      }),
      { seed: 6 },
    );
  });

  it('are met with the lesson’s newest text, and not once they are decided', () => {
    const [mine, theirs] = [editSource(base, id('a'), 'mine'), editSource(base, id('a'), 'theirs')];
    const { notebook, conflicts } = mergeNotebooks(base, mine, theirs);
    const open = withOpenConflicts(theirs, notebook, conflicts);
    const newer = editSource(theirs, id('a'), 'newer');
    expect(mergeNotebooks(open, notebook, newer).conflicts.map((each) => each.theirs?.source)).toEqual([
      'newer',
    ]);
    expect(mergeNotebooks(withOpenConflicts(theirs, notebook, []), notebook, theirs).conflicts).toEqual([]);
  });
});

describe('resetting', () => {
  it('brings one cell back as the lesson has it, in its place', () => {
    const mine = removeCell(editSource(base, id('b'), 'mine'), id('a'));
    expect([...changedCells(mine, base)]).toEqual(['b', 'a']);
    expect(says(resetCell(mine, base, id('b')))).toBe('p=p b=b c=c');
    expect(says(resetCell(mine, base, id('a')))).toBe('p=p a=a b=mine c=c');
    expect(says(resetCell(removeCell(base, id('p')), base, id('p')))).toBe('p=p a=a b=b c=c');
  });

  it('removes a cell that is the learner’s own', () => {
    expect(says(resetCell(insertCell(base, code('n'), 1), base, id('n')))).toBe(says(base));
  });

  it('of every cell gives the lesson’s bytes back', () => {
    const text = '# 题\r\n\r\n```ts {#a}\r\n1\r\n```\r\n\r\ntext\r\n';
    const original = parseMarkdown(text).notebook;
    const mine = editSource(editSource(original, id('a'), 'x'), id('top'), 'y');
    const saved = parseMarkdown(printMarkdown(mine)).notebook;
    const reset = [...changedCells(saved, original)].reduce(
      (made, cell) => resetCell(made, original, cell),
      saved,
    );
    expect(printMarkdown(reset)).toBe(text);
  });
});
