/** What stands below an exercise: its check and what that found, hints, the solution, and one's own beside it. */
import { useId, useMemo } from 'react';
import { proseIn } from '#core/format/markdown/index.ts';
import { type ExerciseParts, exerciseParts } from '#core/lesson/exercise.ts';
import { type ExerciseWork, exerciseWork } from '#core/lesson/work.ts';
import type { CodeCell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { freshCellState } from '#core/session/session.ts';
import { hashText } from '#core/text/hash.ts';
import { useKeys } from '../commands/context.tsx';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import { CheckLines } from './check-lines.tsx';
import styles from './exercise.module.css';
import { lessonStrings } from './strings.ts';
import { useKeepFocus } from './use-keep-focus.ts';

/** Wrong checks after which hints are offered, and after which the solution is, where no hint is left. */
const hintsAfter = 2;

/** The exercise's panel. `onCheck` checks it; `onGo` brings another cell into view. */
export function Exercise(props: {
  readonly cell: CodeCell;
  readonly onCheck: () => void;
  readonly onGo: (cell: CellId) => void;
}) {
  const { cell, onCheck, onGo } = props;
  const words = useStrings(lessonStrings);
  const store = useStore();
  const cells = useSession((session) => session.notebook.cells);
  const parts = useMemo(() => exerciseParts(cells, cell.id), [cells, cell.id]);
  const work = useSession((session) => exerciseWork(session.work, cell.id));
  const blocked = useSession((session) => session.blocked.get(cell.id));
  const check = useSession((session) =>
    parts.check === undefined ? freshCellState : (session.states.get(parts.check.id) ?? freshCellState),
  );
  const changed = useSession(
    (session) =>
      session.original?.cells.some(({ id, source }) => id === cell.id && source !== cell.source) ?? false,
  );
  const { hint } = useKeys();
  const keys = hint('check') ?? hint('run-insert');
  const heading = useId();
  const keep = useKeepFocus<HTMLElement>();
  if (parts.check === undefined) return null;
  const busy = check.status !== 'idle';
  const { last } = work;
  const passed = last?.outcome === 'passed' && last.source === hashText(cell.source);

  return (
    <section
      {...keep}
      className={styles.panel}
      aria-labelledby={heading}
      data-outcome={passed ? 'passed' : last?.outcome}
    >
      <div className={styles.bar}>
        <h3 id={heading} className={styles.kind}>
          {words.exercise}
        </h3>
        <Button
          tone={passed ? 'plain' : 'primary'}
          icon="check"
          disabled={busy}
          title={keys === undefined ? words.check : `${words.check} (${keys})`}
          onClick={onCheck}
        >
          {check.status === 'running'
            ? words.checking
            : busy
              ? words.waiting
              : last === undefined
                ? words.check
                : words.checkAgain}
        </Button>
        <output className={styles.state} aria-live="polite">
          {busy ? null : <Standing work={work} />}
        </output>
        <span className={styles.space} />
        {(changed || work.attempts > 0) && (
          <Button
            tone="quiet"
            icon="reset"
            onClick={() => store.dispatch({ type: 'reset-cells', cells: [cell.id] })}
          >
            {words.resetExercise}
          </Button>
        )}
      </div>
      <Trouble blocked={blocked} check={check} onGo={onGo} />
      {last && blocked === undefined && (
        <>
          {last.outcome === 'not-attempted' && <p className={styles.note}>{words.notAttemptedNote}</p>}
          {last.source !== hashText(cell.source) && <p className={styles.note}>{words.outdated}</p>}
          <CheckLines lines={last.lines} />
        </>
      )}
      <Help cell={cell.id} parts={parts} work={work} />
      {work.passed && parts.solution.length > 0 && (
        <Compare own={work.passed.source} reference={parts.solution.join('\n')} />
      )}
    </section>
  );
}

function Standing({ work: { last } }: { readonly work: ExerciseWork }) {
  const words = useStrings(lessonStrings);
  if (last === undefined) return null;
  const passed = last.lines.filter((line) => line.outcome === 'passed').length;
  if (last.outcome === 'passed') {
    return (
      <span className={styles.passed}>
        <Icon name="check" size={14} />
        {words.passed}
      </span>
    );
  }
  return last.outcome === 'not-attempted' ? (
    <span>{words.notAttempted}</span>
  ) : (
    <span className={styles.wrong}>{words.passedOf(passed, last.lines.length)}</span>
  );
}

/** Why there is no result: a cell above failed, the check was stopped, or it could not run itself. */
function Trouble(props: {
  readonly blocked: CellId | undefined;
  readonly check: typeof freshCellState;
  readonly onGo: (cell: CellId) => void;
}) {
  const { blocked, check, onGo } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  if (blocked !== undefined) {
    return (
      <p className={styles.trouble} role="alert">
        {words.blocked(blocked)}{' '}
        <Button tone="quiet" onClick={() => onGo(blocked)}>
          {words.goThere}
        </Button>
      </p>
    );
  }
  if (check.status !== 'idle') return null;
  if (check.outcome === 'interrupted') {
    return (
      <p className={styles.trouble} role="alert">
        {words.stopped}
      </p>
    );
  }
  const failure = check.outputs.find((output) => output.mime === 'application/vnd.stepwise.error+json');
  if (check.outcome !== 'error' || failure?.mime !== 'application/vnd.stepwise.error+json') return null;
  return (
    <p className={styles.trouble} role="alert">
      {words.checkFailed}
      {text(failure.data.message)}
    </p>
  );
}

/** Hints one after another, then the solution piece by piece. */
function Help(props: { readonly cell: CellId; readonly parts: ExerciseParts; readonly work: ExerciseWork }) {
  const { cell, parts, work } = props;
  const words = useStrings(lessonStrings);
  const locale = useLocale();
  const store = useStore();
  const { hints, solution } = parts;
  const shown = hints.slice(0, work.hints);
  const pieces = solution.slice(0, work.revealed);
  const offered = work.failures >= hintsAfter || shown.length > 0;
  const done = work.passed !== undefined;
  return (
    <>
      {shown.map((hint, index) => (
        <aside key={hint.id} className={styles.hint} aria-label={words.hintTitle(index + 1)}>
          <span className={styles.kind}>{words.hintTitle(index + 1)}</span>
          <Prose markdown={proseIn(hint.source, locale)} />
        </aside>
      ))}
      {pieces.length > 0 && !done && (
        <aside className={styles.hint} aria-label={words.solution}>
          <span className={styles.kind}>{words.solution}</span>
          <Prose markdown={fenced(pieces.join('\n'))} />
        </aside>
      )}
      {offered && !done && (
        <div className={styles.bar}>
          {shown.length < hints.length ? (
            <Button onClick={() => store.dispatch({ type: 'show-hint', cell })}>
              {words.showHint(shown.length + 1, hints.length)}
            </Button>
          ) : (
            pieces.length < solution.length && (
              <Button tone="quiet" onClick={() => store.dispatch({ type: 'reveal', cell })}>
                {pieces.length === 0 ? words.showSolution : words.moreSolution}
              </Button>
            )
          )}
        </div>
      )}
    </>
  );
}

function Compare({ own, reference }: { readonly own: string; readonly reference: string }) {
  const words = useStrings(lessonStrings);
  return (
    <details className={styles.compare}>
      <summary>{words.compare}</summary>
      <div className={styles.sides}>
        <section aria-label={words.yours}>
          <h4 className={styles.kind}>{words.yours}</h4>
          <Prose markdown={fenced(own)} />
        </section>
        <section aria-label={words.solution}>
          <h4 className={styles.kind}>{words.solution}</h4>
          <Prose markdown={fenced(reference)} />
        </section>
      </div>
    </details>
  );
}

/** Code as a fence that nothing in it can end. */
function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}ts\n${code}\n${fence}`;
}
