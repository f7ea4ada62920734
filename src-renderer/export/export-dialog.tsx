/** The dialog in which a person chooses what to export, sees how it goes on, and can call it off. */
import { useEffect, useRef, useState } from 'react';
import { type ExportFormat, exportFormats } from '#core/export/formats.ts';
import type { ExportedFile } from '#core/host/host.ts';
import { type Locale, type LocalizedText, textIn } from '#core/text/locale.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import styles from './export-dialog.module.css';
import type { ExportParts } from './index.ts';
import { exportStrings, formatNames, formatNotes } from './strings.ts';

/** What became of handing a file over: where it went if that is known, or why it did not. */
export type HandedOver = { readonly path?: string } | { readonly failed: string } | 'cancelled';

type State =
  | { readonly is: 'choosing' }
  | { readonly is: 'working'; readonly format: ExportFormat; readonly piece: string }
  | { readonly is: 'ended'; readonly text: string; readonly ok: boolean; readonly path?: string };

/** Why an export failed, in the reader's language where it is known. */
function reasonOf(error: unknown, locale: Locale): string {
  if (!(error instanceof Error)) return '';
  const { said } = error as { readonly said?: LocalizedText };
  return said === undefined ? error.message : textIn(said, locale);
}

/** The dialog. `parts` gives the document as it stands; `save` hands the file over. */
export function ExportDialog({
  parts,
  save,
  onDrag,
  onReveal,
  format: first,
  onClose,
}: {
  readonly parts: () => ExportParts;
  readonly save: (file: ExportedFile) => Promise<HandedOver>;
  /** Drags a written file out of the window, and shows it in its folder; called only where a file was written to a known place. */
  readonly onDrag: (path: string) => void;
  readonly onReveal: (path: string) => void;
  /** The format that was chosen already; null where it is to be chosen. */
  readonly format: ExportFormat | null;
  readonly onClose: () => void;
}) {
  const words = useStrings(exportStrings);
  const names = useStrings(formatNames);
  const notes = useStrings(formatNotes);
  const locale = useLocale();
  const [state, setState] = useState<State>({ is: 'choosing' });
  const turn = useRef<AbortController | null>(null);
  useEffect(() => () => turn.current?.abort(), []);
  // The format that was chosen is gone from the page: the keyboard goes on at the button that is left.
  const end = useRef<HTMLButtonElement>(null);
  const choosing = state.is === 'choosing';
  useEffect(() => {
    if (!choosing) end.current?.focus();
  }, [choosing]);

  const begin = async (format: ExportFormat) => {
    const mine = new AbortController();
    turn.current = mine;
    setState({ is: 'working', format, piece: '' });
    const ended = (text: string, ok: boolean, path?: string) => {
      if (!mine.signal.aborted) setState({ is: 'ended', text, ok, ...(path === undefined ? {} : { path }) });
    };
    try {
      const { exportFile, NoPrinterError } = await import('./index.ts');
      const given = parts();
      try {
        const file = await exportFile(format, {
          ...given,
          signal: mine.signal,
          onPiece: (piece) => {
            if (!mine.signal.aborted) setState({ is: 'working', format, piece });
          },
        });
        const handed = await save(file);
        if (handed === 'cancelled') return mine.signal.aborted || setState({ is: 'choosing' });
        if ('failed' in handed) ended(words.failed(handed.failed), false);
        else if (handed.path === undefined) ended(words.done(file.name), true);
        else ended(words.doneAt(handed.path), true, handed.path);
      } catch (error) {
        if (!(error instanceof NoPrinterError)) throw error;
        const { printPaper } = await import('./print-paper.ts');
        await printPaper(given);
        ended(words.printed, true);
      }
    } catch (error) {
      ended(words.failed(reasonOf(error, locale)), false);
    }
    return undefined;
  };

  const beginFirst = useRef(begin);
  useEffect(() => {
    if (first !== null) void beginFirst.current(first);
  }, [first]);

  const cancel = () => {
    turn.current?.abort();
    setState({ is: 'choosing' });
  };

  return (
    <Dialog title={words.title} onClose={onClose}>
      {state.is === 'choosing' && (
        <ul className={styles.formats} lang={locale === 'zh' ? 'zh-CN' : 'en'}>
          {exportFormats.map((format) => (
            <li key={format}>
              <button type="button" className={styles.format} onClick={() => void begin(format)}>
                <Icon name="download" />
                <span>
                  <strong>{names[format]}</strong>
                  <small>{notes[format]}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {state.is !== 'choosing' && (
        <div role="status" aria-live="polite" className={styles.status}>
          {state.is === 'working' ? (
            <>
              <p>
                {names[state.format]} · {state.piece === '' ? words.working : words.piece(state.piece)}
              </p>
              <progress className={styles.progress} aria-label={words.working} />
            </>
          ) : (
            <p data-ok={state.ok}>{state.text}</p>
          )}
        </div>
      )}
      {state.is === 'ended' && state.path !== undefined && (
        <Written path={state.path} onDrag={onDrag} onReveal={onReveal} />
      )}
      <div className={styles.actions}>
        {state.is === 'working' ? (
          <Button ref={end} onClick={cancel}>
            {words.cancel}
          </Button>
        ) : (
          <Button ref={end} onClick={onClose}>
            {words.close}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** A file that was written: it is shown in its folder, or dragged to another program. */
function Written({
  path,
  onDrag,
  onReveal,
}: {
  readonly path: string;
  readonly onDrag: (path: string) => void;
  readonly onReveal: (path: string) => void;
}) {
  const words = useStrings(exportStrings);
  return (
    <button
      type="button"
      className={`${styles.format} ${styles.written}`}
      draggable
      title={words.dragOut}
      onClick={() => onReveal(path)}
      onDragStart={(event) => {
        // The system drags the file itself, not a picture of this button.
        event.preventDefault();
        onDrag(path);
      }}
    >
      <Icon name="download" />
      <span>
        <strong>{path.replace(/^.*[\\/]/, '')}</strong>
        <small>{words.reveal}</small>
      </span>
    </button>
  );
}
