/** A prose cell: shown in the reader's language; edited as the Markdown of that language where that loses nothing. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { withAttachments } from '#core/format/ipynb/index.ts';
import { localesOf, proseIn, replaceProse } from '#core/format/markdown/index.ts';
import type { MarkdownCell } from '#core/notebook/cell.ts';
import type { Locale } from '#core/text/locale.ts';
import { useToast } from '../controls/toasts.tsx';
import { CellEditor } from '../editor/cell-editor.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { Prose, ProseSketch } from '../outputs/index.tsx';
import styles from './cell.module.css';
import { useNotebook, usePlace } from './context.ts';
import { useEditorKeys } from './editor-keys.ts';
import { notebookStrings } from './strings.ts';

/** Draws a prose cell; as a sketch, its bare words. */
export function MarkdownCellView(props: {
  readonly cell: MarkdownCell;
  readonly number: number;
  readonly sketch: boolean;
}) {
  const { cell, number, sketch } = props;
  const words = useStrings(notebookStrings);
  const locale = useLocale();
  const { commands } = useNotebook();
  const editing = usePlace((place) => place.editing && place.selected === cell.id);
  const prose = proseIn(cell.source, locale);
  const markdown = useMemo(() => shownProse(cell, locale), [cell, locale]);
  return (
    <div className={styles.row}>
      <div className={styles.gutter} />
      {editing ? (
        <div className={styles.code}>
          <ProseEditor cell={cell} locale={locale} label={words.proseOf(number)} />
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter on the cell does the same.
        <div
          className={styles.prose}
          data-prose
          onDoubleClick={(event) => {
            if (!(event.target as Element).closest('a, button, summary')) commands.edit(cell.id);
          }}
        >
          {markdown === '' ? (
            <p className={styles.empty}>{words.emptyProse}</p>
          ) : sketch ? (
            <ProseSketch markdown={prose} />
          ) : (
            <Prose markdown={markdown} />
          )}
        </div>
      )}
    </div>
  );
}

/** A cell's Markdown in a language, with the pictures that are attached to it. */
export function shownProse(cell: MarkdownCell, locale: Locale): string {
  return withAttachments(cell, proseIn(cell.source, locale));
}

/** What is typed, and the source it made: a source that is another was changed by someone else. */
interface Draft {
  readonly text: string;
  readonly source: string;
  readonly whole: boolean;
}

function ProseEditor(props: {
  readonly cell: MarkdownCell;
  readonly locale: Locale;
  readonly label: string;
}) {
  const { cell, locale, label } = props;
  const words = useStrings(notebookStrings);
  const toast = useToast();
  const { commands } = useNotebook();
  const caret = usePlace((place) => place.caret);
  const onKey = useEditorKeys(cell.id);
  const [draft, setDraft] = useState<Draft>(() => begin(cell.source, locale));
  const shownIn = useRef(locale);

  useEffect(() => {
    if (draft.source === cell.source && shownIn.current === locale) return;
    shownIn.current = locale;
    setDraft(begin(cell.source, locale));
  }, [cell.source, draft.source, locale]);

  const onChange = (text: string) => {
    const source = draft.whole ? text : replaceProse(cell.source, locale, text);
    if (source === undefined) {
      toast({ text: words.sourceMode });
      setDraft({ text: cell.source, source: cell.source, whole: true });
      return;
    }
    setDraft({ ...draft, text, source });
    commands.write(cell.id, source);
  };

  return (
    <CellEditor
      model={draft.whole ? cell.id : `${cell.id}/${locale}`}
      source={draft.text}
      language="markdown"
      label={label}
      caret={caret}
      onChange={onChange}
      onKey={onKey}
    />
  );
}

/** Begins with the reader's language; with the whole source where one language has no prose of its own to edit. */
function begin(source: string, locale: Locale): Draft {
  const locales = localesOf(source);
  const whole = locales.length > 0 && !locales.includes(locale);
  return { text: whole ? source : proseIn(source, locale), source, whole };
}
