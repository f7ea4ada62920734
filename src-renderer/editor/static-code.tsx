/**
 * Code that is not being edited: highlighted text in the editor's own metrics,
 * so that putting an editor in its place moves nothing. A click says where the
 * caret was put; a drag, what was selected.
 */
import { useLayoutEffect, useMemo, useRef } from 'react';
import { escapeHtml } from '#core/prose/escape.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { type Caret, offsetAtPoint, selectionIn } from './caret.ts';
import styles from './code.module.css';
import { hasHighlighter, highlighted, onHighlighter } from './highlight.ts';
import type { Problem } from './language/protocol.ts';
import { underline } from './underline.ts';

const none: readonly Problem[] = [];

/** What a host draws is without colours, and they are not taken for drawn where they come before it was taken over. */
const notYet = () => false;

/** Shows code; `onEdit` is called with the place where editing should begin. */
export function StaticCode({
  source,
  label,
  plain = false,
  errorLine,
  problems = none,
  onEdit,
}: {
  readonly source: string;
  /** The text's name for those who cannot see it. */
  readonly label: string;
  /** Not a program: no colours. */
  readonly plain?: boolean;
  /** A line, from 1, to be marked as wrong. */
  readonly errorLine?: number | undefined;
  /** Stretches to be underlined as wrong. */
  readonly problems?: readonly Problem[];
  readonly onEdit?: ((caret: Caret) => void) | undefined;
}) {
  const code = useRef<HTMLElement>(null);
  const ready = useSubscribed(onHighlighter, hasHighlighter, notYet);

  const html = useMemo(
    () => (ready && !plain ? highlighted(source) : null) ?? escapeHtml(source),
    [source, ready, plain],
  );
  // After the text is in place: the stretches are ranges of its nodes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new text has new nodes.
  useLayoutEffect(() => (code.current ? underline(code.current, problems) : undefined), [problems, html]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the cell does the same; the click only says where.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not for code.
    <pre
      className={styles.static}
      data-editable={onEdit !== undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll sideways must be reachable by key.
      tabIndex={0}
      role="group"
      data-static
      aria-label={label}
      onClick={(event) => {
        if (!onEdit || !code.current || event.button !== 0) return;
        const chosen = selectionIn(code.current);
        if (chosen && chosen.from !== chosen.to) return onEdit(chosen);
        const offset = offsetAtPoint(code.current, event.clientX, event.clientY);
        onEdit(offset === null ? 'end' : { from: offset, to: offset });
      }}
    >
      {errorLine !== undefined && (
        <span
          className={styles.errorLine}
          aria-hidden="true"
          style={{ top: `calc(var(--code-pad-block) + ${errorLine - 1} * var(--code-line))` }}
        />
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every character of the code is escaped. */}
      <code ref={code} dangerouslySetInnerHTML={{ __html: html }} />
    </pre>
  );
}
