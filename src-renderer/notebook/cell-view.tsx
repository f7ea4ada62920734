/** One cell and all around it: selection, its toolbar, and the line above it at which another can be put. */
import { memo, useLayoutEffect, useRef } from 'react';
import type { Cell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { roleOf } from '#core/notebook/roles.ts';
import type { MenuItem } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useCell, useSession } from '../session/hooks.ts';
import styles from './cell.module.css';
import { CellToolbar } from './cell-toolbar.tsx';
import { CodeCellView } from './code-cell.tsx';
import { useNotebook, usePlace } from './context.ts';
import { useSketch } from './haste.ts';
import { InsertLine } from './insert-line.tsx';
import { MarkdownCellView } from './markdown-cell.tsx';
import { notebookStrings } from './strings.ts';

/** Lines a screen adds to a cell's menu. */
export type ExtraItems = (id: CellId) => readonly MenuItem[];

/** Draws a cell; drawn again only when that cell, its place or its selection changes. */
export const CellView = memo(function CellView(props: { readonly id: CellId; readonly extra: ExtraItems }) {
  const { id, extra } = props;
  const words = useStrings(notebookStrings);
  const { commands, focus, lesson } = useNotebook();
  const cell = useCell(id);
  const index = useSession((session) => indexOf(session.notebook, id));
  const count = useSession((session) => session.notebook.cells.length);
  const selected = usePlace((place) => place.selected === id);
  const editing = usePlace((place) => place.selected === id && place.editing);
  // Drawn again when the focus is asked for once more.
  usePlace((place) => (place.selected === id ? place.grabs : -1));
  const element = useRef<HTMLElement>(null);
  const hasty = useSketch(element);
  const sketch = hasty && !selected;

  // After every drawing: a grab is for the cell that is there when it comes.
  useLayoutEffect(() => {
    if (!selected || editing || !focus.takeGrab(id)) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView({ block: 'nearest' });
  });

  if (!cell) return null;
  const number = index + 1;
  return (
    <article
      ref={element}
      className={styles.cell}
      aria-label={
        isQuestion(cell)
          ? words.questionCell(number)
          : cell.kind === 'code'
            ? words.codeCell(number)
            : words.proseCell(number)
      }
      data-cell={id}
      data-kind={isQuestion(cell) ? 'question' : cell.kind}
      data-selected={selected}
      data-editing={editing}
      tabIndex={selected || (index === 0 && focus.get().selected === null) ? 0 : -1}
      onFocus={(event) => {
        if (!selected) commands.select(id);
        else if (event.target === element.current && editing) commands.select(id);
      }}
      onPointerDown={() => {
        if (!selected) commands.select(id);
      }}
    >
      {!sketch && (
        <>
          <InsertLine index={index} />
          <CellToolbar cell={cell} first={index === 0} last={index === count - 1} extra={extra(id)} />
        </>
      )}
      {cell.kind === 'code' && lesson && isQuestion(cell) ? (
        lesson.question(cell)
      ) : cell.kind === 'code' ? (
        <CodeCellView cell={cell} number={number} sketch={sketch} />
      ) : (
        <MarkdownCellView cell={cell} number={number} sketch={sketch} />
      )}
    </article>
  );
});

function isQuestion(cell: Cell): boolean {
  const { kind } = roleOf(cell);
  return kind === 'quiz' || kind === 'predict';
}
