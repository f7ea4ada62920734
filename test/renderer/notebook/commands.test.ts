import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { CellId } from '#core/notebook/ids.ts';
import { openSession } from '#core/session/index.ts';
import type { Action, Refusal } from '#core/session/operation.ts';
import { createCommands } from '../../../src-renderer/notebook/commands.ts';
import { createFocus } from '../../../src-renderer/notebook/focus.ts';
import { createStore } from '../../../src-renderer/session/store.ts';

const text = `
<!-- cell {#intro} -->
Hello.

\`\`\`ts {#one}
1
\`\`\`

\`\`\`ts {#given .locked}
2
\`\`\`
`;

function open(source = text, shown?: readonly string[]) {
  const performed: Action[] = [];
  const refused: Refusal['refused'][] = [];
  const store = createStore(
    openSession(parseMarkdown(source).notebook),
    (action) => performed.push(action),
    () => {},
  );
  const focus = createFocus();
  let removed = 0;
  const commands = createCommands({
    store,
    focus,
    onRefused: (why) => refused.push(why),
    onRemoved: () => {
      removed += 1;
    },
    format: () => {},
    toggleVariables: () => {},
    ...(shown === undefined ? {} : { isShown: (cell: CellId) => shown.includes(cell) }),
    now: () => 1,
    random: () => 0.5,
  });
  const ids = () => store.get().notebook.cells.map((cell) => cell.id as string);
  return { performed, refused, store, focus, commands, ids, removed: () => removed };
}

const id = (text: string): CellId => {
  const parsed = CellId.parse(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('running', () => {
  it('runs a code cell and goes to the next', () => {
    const { commands, performed, focus } = open();
    commands.runAndAdvance(id('one'));
    expect(performed).toContainEqual(
      expect.objectContaining({ type: 'execute', request: expect.objectContaining({ cell: 'one' }) }),
    );
    expect(focus.get()).toMatchObject({ selected: 'given', editing: false });
  });
  it('goes on from the last cell into a new one, ready to write', () => {
    const { commands, ids, focus } = open();
    commands.runAndAdvance(id('given'));
    expect(ids()).toHaveLength(4);
    expect(focus.get()).toMatchObject({ selected: ids()[3], editing: true });
  });
  it('shows prose instead of running it', () => {
    const { commands, performed, focus } = open();
    focus.edit(id('intro'), 'end');
    commands.run(id('intro'));
    expect(performed).toEqual([]);
    expect(focus.get().editing).toBe(false);
  });
});

describe('changing the list', () => {
  it('inserts beside a cell and selects what it inserted', () => {
    const { commands, ids, focus } = open();
    commands.insertAbove(id('one'));
    expect(ids().indexOf('one')).toBe(2);
    expect(focus.get().selected).toBe(ids()[1]);
  });
  it('selects the neighbour of what it removed, and undo brings it back in place', () => {
    const { commands, ids, focus, removed } = open();
    commands.remove(id('one'));
    expect(ids()).toEqual(['intro', 'given']);
    expect(focus.get().selected).toBe('given');
    expect(removed()).toBe(1);
    commands.undo();
    expect(ids()).toEqual(['intro', 'one', 'given']);
  });
  it('moves a cell by one, and no further than the ends', () => {
    const { commands, ids } = open();
    commands.move(id('intro'), 1);
    expect(ids()).toEqual(['one', 'intro', 'given']);
    commands.move(id('one'), -1);
    expect(ids()).toEqual(['one', 'intro', 'given']);
  });
  it('turns code into prose', () => {
    const { commands, store } = open();
    commands.convert(id('one'), 'markdown');
    expect(store.get().notebook.cells[1]).toMatchObject({ kind: 'markdown', id: 'one' });
  });
});

describe('a locked cell', () => {
  it('is selected, not edited, and says why', () => {
    const { commands, focus, refused } = open();
    commands.edit(id('given'));
    expect(focus.get()).toMatchObject({ selected: 'given', editing: false });
    expect(refused).toEqual(['locked']);
  });
  it('is not removed', () => {
    const { commands, ids, refused } = open();
    commands.remove(id('given'));
    expect(ids()).toHaveLength(3);
    expect(refused).toEqual(['locked']);
  });
});

describe('the edges of a cell’s text', () => {
  const lesson = `
\`\`\`ts {#sum .exercise}
1
\`\`\`

\`\`\`ts {#sum-check .check for=sum}
2
\`\`\`

\`\`\`ts {#after}
3
\`\`\`

\`\`\`yaml {#why .quiz}
kind: text
\`\`\`
`;

  it('lead over what is hidden into the next cell that is shown, and never into a question', () => {
    const { commands, focus } = open(lesson);
    expect(commands.editBeyond(id('sum'), 1)).toBe(true);
    expect(focus.get()).toMatchObject({ selected: 'after', editing: true, caret: 'start' });
    expect(commands.editBeyond(id('after'), 1)).toBe(false);
    expect(commands.editBeyond(id('after'), -1)).toBe(true);
    expect(focus.get()).toMatchObject({ selected: 'sum', editing: true, caret: 'end' });
    expect(commands.editBeyond(id('sum'), -1)).toBe(false);
  });

  it('do not lead out of the step', () => {
    const { commands, focus } = open(lesson, ['sum']);
    expect(commands.editBeyond(id('sum'), 1)).toBe(false);
    expect(focus.get().editing).toBe(false);
  });
});

describe('checking', () => {
  const lesson = `
\`\`\`yaml {#guess .predict before=apart}
kind: number
\`\`\`

\`\`\`ts {#apart}
const apart = 1
\`\`\`

\`\`\`ts {#sum .exercise}
const sum = 1
\`\`\`

\`\`\`ts {#sum-check .check for=sum}
sum
\`\`\`
`;

  it('waits until it is known what the check needs, and asks for no prediction that has nothing to do with it', () => {
    const { commands, store, refused, performed } = open(lesson);
    commands.check(id('sum'));
    expect(refused).toEqual([]);
    expect(performed).toEqual([]);
    const names = (defines: string[], uses: string[] = []) => ({ defines, uses });
    const program = new Map([
      [id('apart'), names(['apart'])],
      [id('sum'), names(['sum'])],
      [id('sum-check'), names([], ['sum'])],
    ]);
    store.dispatch({ type: 'analysed', program, now: 1 });
    const ran = performed.flatMap((action) => (action.type === 'execute' ? [action.request.cell] : []));
    expect(ran).toEqual(['sum']);
    expect(store.get().queue).toEqual(['sum-check']);
    expect(refused).toEqual([]);
  });
});
