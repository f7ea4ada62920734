/** What a cell has shown: its outputs, and a word where they are not of this run. */
import { useRef } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { Output } from '#core/runtime/output.ts';
import type { CellState } from '#core/session/session.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import {
  isWithheld,
  OutputView,
  useOutputServices,
  WithheldOutput,
  WithoutControls,
} from '../outputs/index.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import styles from './outputs.module.css';
import { notebookStrings } from './strings.ts';

/** A cell's outputs. `edited`: its source is not the one that made them. */
export function Outputs(props: {
  readonly id: CellId;
  readonly number: number;
  readonly state: CellState;
  readonly edited: boolean;
}) {
  const { id, number, state, edited } = props;
  const words = useStrings(notebookStrings);
  const note =
    state.status !== 'idle'
      ? null
      : state.earlier
        ? 'earlier'
        : state.validity === 'stale' && state.outcome !== 'error'
          ? 'stale'
          : null;
  const shown = useRef<HTMLElement>(null);
  const { copy, withheld } = useOutputServices();
  const held = withheld === true && state.earlier;
  const lost = useSession((session) => session.lost === id && session.running === null);
  if (state.outputs.length === 0 && note !== 'stale' && !lost) return null;
  return (
    <section
      ref={shown}
      className={styles.outputs}
      aria-label={words.outputOf(number)}
      aria-busy={state.status === 'running'}
      data-outputs={id}
      data-faded={note !== null}
    >
      {copy && state.outputs.length > 0 && (
        <div className={styles.copy} data-unprinted>
          <Menu
            label={words.copyOutput}
            items={(['text', 'markdown', 'image'] as const).map((as) => ({
              label: { text: words.copyText, markdown: words.copyMarkdown, image: words.copyImage }[as],
              onSelect: () => shown.current && copy(id, as, shown.current),
            }))}
          >
            <Icon name="copy" size={14} />
          </Menu>
        </div>
      )}
      {note === 'earlier' && (
        <p className={styles.note} title={words.earlierWhy}>
          {words.earlier}
          {edited && words.edited}
        </p>
      )}
      {note === 'stale' && (
        <p className={`${styles.note} ${styles.stale}`} title={words.staleWhy}>
          {words.stale}
        </p>
      )}
      {held ? (
        <WithoutControls>
          {state.outputs.map((output, index) => (
            <HeldOutput key={output.id ?? index} output={output} />
          ))}
        </WithoutControls>
      ) : (
        state.outputs.map((output, index) => <OneOutput key={output.id ?? index} output={output} />)
      )}
      {lost && <RunUpToHere id={id} />}
    </section>
  );
}

/** After the kernel was lost: runs what was there before this cell, up to it. */
function RunUpToHere({ id }: { readonly id: CellId }) {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  return (
    <p className={styles.lost}>
      {words.lost}
      <Button icon="play" onClick={() => commands.runUpTo(id)}>
        {words.runUpToHere}
      </Button>
    </p>
  );
}

function OneOutput({ output }: { readonly output: Output }) {
  if (output.mime === 'application/vnd.stepwise.input+json') return <InputOutput output={output} />;
  return <OutputView output={output} />;
}

/** An output that an untrusted document brought: shown where it can only be what it is, and still. */
function HeldOutput({ output }: { readonly output: Output }) {
  return isWithheld(output.mime) ? <WithheldOutput mime={output.mime} /> : <OutputView output={output} />;
}

/** A control: what it says goes to the session, and is there again when it is mounted again. */
function InputOutput({ output }: { readonly output: Output<'application/vnd.stepwise.input+json'> }) {
  const store = useStore();
  const input = output.data.id;
  const value = useSession((session) => session.inputs.get(input));
  const onInput = (next: InputValue) =>
    void store.dispatch({ type: 'input', input, value: next, now: Date.now() });
  return <OutputView output={output} onInput={onInput} inputValue={value} />;
}
