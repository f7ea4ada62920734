/** The panel of variables: what every top-level name holds, where it comes from, who uses it; and what tensors hold memory. */
import { type RefObject, useDeferredValue, useId, useMemo, useState } from 'react';
import { dataSize } from '#core/export/numbers.ts';
import type { VariableInfo } from '#core/runtime/messages.ts';
import { linksOf } from '#core/session/index.ts';
import { IconButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import { CellLink } from './cell-link.tsx';
import { notebookStrings } from './strings.ts';
import styles from './variables-panel.module.css';

/** The panel at the side. `filter` is its first control, which takes the focus when a key opens it. */
export function VariablesPanel(props: {
  readonly id: string;
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly onClose: () => void;
}) {
  const { id, filter, onClose } = props;
  const words = useStrings(notebookStrings);
  const heading = useId();
  const variables = useSession((session) => session.variables);
  const [sought, setSought] = useState('');
  const query = useDeferredValue(sought);
  const shown = useMemo(() => matching(variables, query), [variables, query]);
  return (
    <aside
      id={id}
      className={styles.panel}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={heading}>{words.variables}</h2>
        <span className={styles.quiet}>{variables.length > 0 && words.variablesOf(variables.length)}</span>
        <IconButton icon="close" label={words.closeVariables} keys="Esc" onClick={onClose} />
      </header>
      <input
        ref={filter}
        type="search"
        className={styles.filter}
        aria-label={words.filterVariables}
        placeholder={words.filterVariables}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      {variables.length === 0 ? (
        <p className={styles.empty}>{words.noVariables}</p>
      ) : shown.length === 0 ? (
        <p className={styles.empty}>{words.noMatch}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((variable) => (
            <Variable key={variable.name} variable={variable} />
          ))}
        </ul>
      )}
      <Memory />
    </aside>
  );
}

/** The variables whose name or type holds the text, whatever its case. */
function matching(variables: readonly VariableInfo[], text: string): readonly VariableInfo[] {
  const sought = text.trim().toLowerCase();
  if (sought === '') return variables;
  return variables.filter(
    ({ name, type }) => name.toLowerCase().includes(sought) || type.toLowerCase().includes(sought),
  );
}

function Variable({ variable }: { readonly variable: VariableInfo }) {
  const words = useStrings(notebookStrings);
  const { name, type, preview, shape, bytes, cell } = variable;
  const links = useSession((session) => linksOf(session, cell));
  const users = links.defines.find((defined) => defined.name === name)?.users ?? [];
  return (
    <li className={styles.variable}>
      <p className={styles.name}>
        <code>{name}</code>
        <span className={styles.quiet}>
          {type}
          {shape && ` [${shape.join(', ')}]`}
          {bytes !== undefined && ` · ${dataSize(bytes)}`}
        </span>
      </p>
      <p className={styles.preview} title={preview}>
        {preview}
      </p>
      <p className={styles.places}>
        <CellLink id={cell} label={words.definedIn} />
        {users.length > 0 && (
          <>
            <Icon name="chevronRight" size={12} />
            {users.map((user) => (
              <CellLink key={user} id={user} label={words.usedInCell} />
            ))}
          </>
        )}
      </p>
    </li>
  );
}

/** Tensors by the cell that made them, the largest first; cells that leak say so. */
function Memory() {
  const words = useStrings(notebookStrings);
  const memory = useSession((session) => session.memory);
  const cells = useMemo(
    () => (memory?.cells ?? []).filter(({ tensors }) => tensors > 0).toSorted((a, b) => b.bytes - a.bytes),
    [memory],
  );
  const most = Math.max(1, ...cells.map(({ bytes }) => bytes));
  return (
    <section className={styles.memory}>
      <h3>{words.memory}</h3>
      <p className={styles.quiet}>
        {memory && memory.tensors > 0
          ? words.memoryOf(memory.tensors, dataSize(memory.bytes))
          : words.memoryNone}
      </p>
      <ul>
        {cells.map(({ cell, tensors, bytes, leaking }) => (
          <li key={cell}>
            <p className={styles.share}>
              <CellLink id={cell} />
              <span className={styles.quiet}>{words.memoryOf(tensors, dataSize(bytes))}</span>
            </p>
            <span className={styles.bar} style={{ inlineSize: `${(bytes / most) * 100}%` }} />
            {leaking && (
              <p className={styles.leak}>
                <Icon name="warning" size={14} />
                {words.leaking}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
