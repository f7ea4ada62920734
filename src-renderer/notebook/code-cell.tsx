/** A code cell: its text, highlighted or being edited, and below it what it showed. */
import { useState } from 'react';
import type { CodeCell } from '#core/notebook/cell.ts';
import { roleOf } from '#core/notebook/roles.ts';
import type { CellState } from '#core/session/session.ts';
import { hashText } from '#core/text/hash.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { CellEditor } from '../editor/cell-editor.tsx';
import { onProblems, problemsOf } from '../editor/language/problems.ts';
import { StaticCode } from '../editor/static-code.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useCellState } from '../session/hooks.ts';
import { useSubscribed } from '../session/subscribed.ts';
import styles from './cell.module.css';
import { CellNotes } from './cell-notes.tsx';
import { useNotebook, usePlace } from './context.ts';
import { useEditorKeys } from './editor-keys.ts';
import { Outputs } from './outputs.tsx';
import { RunState } from './run-state.tsx';
import { notebookStrings } from './strings.ts';

/** Draws a code cell; as a sketch, with its text alone before its outputs. */
export function CodeCellView(props: {
  readonly cell: CodeCell;
  readonly number: number;
  readonly sketch: boolean;
}) {
  const { cell, number, sketch } = props;
  const words = useStrings(notebookStrings);
  const { commands, lesson } = useNotebook();
  const state = useCellState(cell.id);
  const editing = usePlace((place) => place.editing && place.selected === cell.id);
  const caret = usePlace((place) => (place.selected === cell.id ? place.caret : 'end'));
  const problems = useSubscribed(onProblems, () => problemsOf(cell.id));
  const [open, setOpen] = useState(!cell.attributes.folded);
  const onKey = useEditorKeys(cell.id);
  const runs = cell.language !== 'text';
  const locked = cell.attributes.locked === true;
  const title = cell.attributes.title;
  const exercise = roleOf(cell).kind === 'exercise';
  const named = cell.attributes.other?.language;
  const foreign = !runs && typeof named === 'string' ? named : undefined;

  return (
    <>
      <div className={styles.row}>
        {runs && !sketch ? <RunState id={cell.id} /> : <div className={styles.gutter} />}
        <div className={styles.code} data-locked={locked} data-exercise={exercise}>
          {(title || locked || foreign || cell.attributes.folded) && (
            <div className={styles.head}>
              {title && <span className={styles.title}>{title}</span>}
              {foreign && <span>{words.notRun(foreign)}</span>}
              {locked && (
                <span className={styles.given} title={words.given}>
                  <Icon name="lock" size={13} />
                  {words.given}
                </span>
              )}
              {cell.attributes.folded && (
                <Button
                  tone="quiet"
                  className={styles.fold}
                  icon={open ? 'chevron' : 'chevronRight'}
                  aria-expanded={open || editing}
                  onClick={() => setOpen(!open)}
                >
                  {open ? words.hideCode : words.showCode}
                </Button>
              )}
            </div>
          )}
          {editing ? (
            <CellEditor
              model={cell.id}
              source={cell.source}
              language={runs ? 'typescript' : 'plaintext'}
              label={words.codeOf(number)}
              caret={caret}
              onChange={(source) => commands.write(cell.id, source)}
              onKey={onKey}
            />
          ) : (
            open && (
              <StaticCode
                source={cell.source}
                label={words.codeOf(number)}
                plain={!runs || sketch}
                errorLine={errorLine(cell, state)}
                problems={problems}
                onEdit={locked ? undefined : (at) => commands.edit(cell.id, at)}
              />
            )
          )}
        </div>
      </div>
      {runs && <CellNotes id={cell.id} />}
      {exercise && lesson?.exercise(cell)}
      <div className={styles.row}>
        <div className={styles.gutter} />
        <Outputs
          id={cell.id}
          number={number}
          state={state}
          edited={state.ranHash !== undefined && state.ranHash !== hashText(cell.source)}
        />
      </div>
    </>
  );
}

/** The line at which the cell's last run failed, while the cell is as it was run. */
function errorLine(cell: CodeCell, state: CellState): number | undefined {
  if (state.outcome !== 'error' || state.validity === 'stale') return undefined;
  for (const output of state.outputs) {
    if (output.mime !== 'application/vnd.stepwise.error+json') continue;
    const { position } = output.data;
    if (position?.cell === cell.id) return position.line;
  }
  return undefined;
}
