/**
 * The editor of the one cell being edited. Monaco where it has been loaded; a
 * plain text field with the same metrics until then, so nobody waits to type.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSubscribed } from '../session/subscribed.ts';
import { type Caret, selectionOf } from './caret.ts';
import styles from './code.module.css';
import { loadEditor, loadedEditor, onEditor } from './load.ts';
import type { SharedEditor } from './shared-editor.ts';
import type { Tenant } from './tenant.ts';

/** Edits one cell's text; focused as soon as it is there. */
export function CellEditor(props: Tenant) {
  const shared = useSubscribed(onEditor, loadedEditor);
  const typed = useRef<Caret | null>(null);
  // A text being composed by an input method must not lose its field under the writer's hands.
  const [composing, setComposing] = useState(false);
  const onCaret = useCallback((caret: Caret) => {
    typed.current = caret;
  }, []);
  useEffect(() => void loadEditor(), []);

  if (shared && !composing) return <Monaco shared={shared} tenant={props} typed={typed} />;
  return <PlainEditor tenant={props} onCaret={onCaret} onComposing={setComposing} />;
}

/** Lends the window's Monaco to a cell. `typed` is where the plain field's caret stood, if there was one. */
function Monaco(props: {
  readonly shared: SharedEditor;
  readonly tenant: Tenant;
  readonly typed: RefObject<Caret | null>;
}) {
  const { shared, tenant, typed } = props;
  const host = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  const { model } = tenant;

  useLayoutEffect(() => {
    if (!host.current) return;
    if (inside.current) shared.update(tenant);
    else {
      inside.current = true;
      const caret = typed.current ?? tenant.caret;
      typed.current = null;
      shared.enter(host.current, { ...tenant, caret });
      // From here on only another caret moves it.
      shared.update(tenant, false);
    }
  });
  useLayoutEffect(
    () => () => {
      inside.current = false;
      shared.leave(model);
    },
    [shared, model],
  );
  return <div ref={host} className={styles.host} data-editor="monaco" />;
}

/** A text field as wide and high as what is in it. */
function PlainEditor(props: {
  readonly tenant: Tenant;
  readonly onCaret: (caret: Caret) => void;
  readonly onComposing: (composing: boolean) => void;
}) {
  const { tenant, onCaret, onComposing } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const { caret } = tenant;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another caret moves it.
  useLayoutEffect(() => {
    const { from, to } = selectionOf(caret, tenant.source);
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(Math.min(from, to), Math.max(from, to));
  }, [caret]);

  // Where the caret stands when Monaco takes over.
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      if (element) onCaret({ from: element.selectionStart, to: element.selectionEnd });
    };
  }, [onCaret]);

  return (
    <textarea
      ref={field}
      className={styles.plain}
      data-editor="plain"
      data-wrap={tenant.language === 'markdown'}
      aria-label={tenant.label}
      value={tenant.source}
      rows={tenant.source.split('\n').length}
      spellCheck={tenant.language === 'markdown'}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => tenant.onChange(event.target.value)}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const { value, selectionStart, selectionEnd } = event.currentTarget;
        const plain = selectionStart === selectionEnd;
        const place = {
          firstLine: plain && !value.slice(0, selectionStart).includes('\n'),
          lastLine: plain && !value.slice(selectionEnd).includes('\n'),
        };
        if (tenant.onKey(event.nativeEvent, place)) {
          event.preventDefault();
          event.stopPropagation();
        } else if (event.key === 'Tab' && !event.shiftKey && tenant.language === 'typescript') {
          event.preventDefault();
          document.execCommand('insertText', false, '  ');
        }
      }}
    />
  );
}
