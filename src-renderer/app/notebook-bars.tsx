/** The two bars over a document: where one is and how it looks; what runs and whether it is saved. */
import { type ReactNode, useState } from 'react';
import { type ExportFormat, exportFormats } from '#core/export/formats.ts';
import type { ExportedFile } from '#core/host/host.ts';
import { useCommands, useKeys } from '../commands/context.tsx';
import { Confirm } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu, type MenuItem } from '../controls/menu.tsx';
import { useToast } from '../controls/toasts.tsx';
import { ExportDialog, type HandedOver } from '../export/export-dialog.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { RunBar } from '../notebook/index.ts';
import type { OpenDocument } from '../session/open.ts';
import { BackendMenu } from './backend-menu.tsx';
import { commandStrings } from './command-strings.ts';
import { exportParts } from './export-parts.ts';
import { useHost } from './host-context.tsx';
import { saveFile } from './save-file.ts';
import { SaveState } from './save-state.tsx';
import { ScreenBar } from './screen-bar.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';
import styles from './top-bar.module.css';
import type { FileItems } from './use-file-items.tsx';
import { type Reading, useLessonCommands } from './use-lesson-commands.ts';

/** The bars of an open document. */
export function NotebookBars(props: {
  readonly document: OpenDocument;
  readonly title: string;
  readonly onReopen: () => void;
  readonly onFind: (replace: boolean) => void;
  /** How the document is read, where it is a lesson. */
  readonly reading: Reading;
  /** Whether the panel of variables is open. */
  readonly panel: boolean;
  readonly file: FileItems;
  /** What stands between the notebook's buttons and the backend. */
  readonly meter: ReactNode;
}) {
  const { document: open, title, onReopen, onFind, reading, panel, file, meter } = props;
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const locale = useLocale();
  const host = useHost();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { hint } = useKeys();
  const command = useStrings(commandStrings);
  const [exporting, setExporting] = useState<ExportFormat | 'any' | null>(null);

  const save = async (made: ExportedFile): Promise<HandedOver> => {
    const reply = await saveFile(host, made);
    if (reply.ok) return reply.value;
    return reply.code === 'cancelled' ? 'cancelled' : { failed: errors[reply.code] };
  };

  useLessonCommands({ ...reading, lesson: open.ref.kind === 'lesson', onReset: () => setAsking(true) });
  const exportAs = (format: ExportFormat) => () => setExporting(format);
  useCommands('document', () => ({
    ...file.commands,
    save: () => void open.saver.flush({ keep: true }),
    export: () => setExporting('any'),
    ...(Object.fromEntries(exportFormats.map((format) => [`export-${format}`, exportAs(format)])) as Record<
      `export-${ExportFormat}`,
      () => void
    >),
    find: () => onFind(false),
    replace: () => onFind(true),
    outline: { run: () => rail()?.focus(), disabled: rail() ? undefined : command.noOutline },
  }));

  const items: MenuItem[] = [
    {
      label: words.export,
      note: words.exportNote,
      icon: 'download',
      keys: hint('export'),
      onSelect: () => setExporting('any'),
    },
    {
      label: words.save,
      icon: 'check',
      keys: hint('save'),
      onSelect: () => void open.saver.flush({ keep: true }),
    },
    { label: words.find, icon: 'search', keys: hint('find'), onSelect: () => onFind(false) },
    ...file.items,
    {
      label: words.clearOutputs,
      icon: 'close',
      apart: true,
      onSelect: () => open.store.dispatch({ type: 'clear-outputs' }),
    },
    ...(open.ref.kind === 'lesson'
      ? [
          {
            label: words.resetLesson,
            icon: 'reset',
            danger: true,
            onSelect: () => setAsking(true),
          } as const,
        ]
      : []),
  ];

  return (
    <>
      <ScreenBar>
        <h1 className="visually-hidden">{title}</h1>
        <Menu label={words.file} items={items}>
          <Icon name="download" />
          <Icon name="chevron" size={12} />
        </Menu>
      </ScreenBar>
      <div className={styles.strip}>
        <RunBar panel={panel} />
        <span className={styles.space} />
        {meter}
        <BackendMenu />
        <SaveState saver={open.saver} />
      </div>
      {file.overlay}
      {exporting !== null && (
        <ExportDialog
          parts={() => exportParts(open, locale, host)}
          save={save}
          onDrag={(path) => void host.call('export.drag', { path })}
          onReveal={(path) => void host.call('export.reveal', { path })}
          format={exporting === 'any' ? null : exporting}
          onClose={() => setExporting(null)}
        />
      )}
      {asking && (
        <Confirm
          title={words.resetAsk}
          text={words.resetText}
          confirm={words.reset}
          cancel={words.cancel}
          onConfirm={() =>
            void resetLesson(open, host).then((failed) => {
              if (failed) toast({ text: errors[failed] });
              else onReopen();
            })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The entry of the outline, or of the steps, at which one is. */
function rail(): HTMLElement | null {
  return document.querySelector('[data-rail] [aria-current]');
}

/** Forgets the learner's copy; gives why not where that failed. */
async function resetLesson(open: OpenDocument, host: ReturnType<typeof useHost>) {
  await open.saver.flush();
  open.saver.dispose();
  const reply = await host.call('document.reset', { ref: open.ref });
  return reply.ok ? null : reply.code;
}
