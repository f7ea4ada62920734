/** A person's own notebooks: what was never saved, what was open before, and the folder they work in. */
import { useCallback, useEffect, useState } from 'react';
import type { Folder, RecentDocument, RecoveryEntry } from '#core/host/documents.ts';
import type { HostErrorCode } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { useKeys } from '../commands/context.tsx';
import { Button, IconButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useToast } from '../controls/toasts.tsx';
import { WorkspaceTree } from '../documents/workspace-tree.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import { documentStrings } from './document-strings.ts';
import { useHost, useReachable } from './host-context.tsx';
import { MessagePage } from './message-page.tsx';
import styles from './notebooks.module.css';
import { Screen } from './screen.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';
import { WorkspaceDialog } from './workspace-dialog.tsx';

/** The screen. */
export function Notebooks() {
  const { info, create, choose, quickOpen, show } = useDesk();
  const words = useStrings(documentStrings);
  const app = useStrings(appStrings);
  const [failed, setFailed] = useState<HostErrorCode | null>(null);
  const [loaded, setLoaded] = useState(false);
  const { hint } = useKeys();
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const reachable = useReachable();
  const toast = useToast();
  const [folder, setFolder] = useState<Folder | null>(null);
  const [recent, setRecent] = useState<readonly RecentDocument[]>([]);
  const [recovered, setRecovered] = useState<readonly RecoveryEntry[]>([]);
  const [choosing, setChoosing] = useState(false);

  const load = useCallback(async () => {
    const [work, before, lost] = await Promise.all([
      host.call('workspace.read', null),
      host.call('recent.list', null),
      host.call('recovery.list', null),
    ]);
    if (work.ok) setFolder(work.value.folder);
    if (before.ok) setRecent(before.value.filter(({ ref }) => ref.kind !== 'lesson'));
    if (lost.ok) setRecovered(lost.value);
    setFailed([work, before, lost].flatMap((reply) => (reply.ok ? [] : [reply.code]))[0] ?? null);
    setLoaded(true);
  }, [host]);
  useEffect(() => {
    if (reachable) void load();
  }, [load, reachable]);
  // An empty list would say that there is nothing, where it is only not known.
  const why = failed ?? (reachable || loaded ? null : 'unreachable');

  const chooseFolder = async () => {
    if (info.host !== 'desktop') return setChoosing(true);
    const reply = await host.call('workspace.choose', { path: null });
    if (reply.ok) setFolder(reply.value.folder);
    else if (reply.code !== 'cancelled') toast({ text: errors[reply.code] });
  };
  const forget = async ({ ref }: RecentDocument) => {
    await host.call('recent.forget', { ref });
    void load();
  };

  return (
    <>
      <Screen
        name={words.notebooks}
        width="two"
        instead={
          why && (
            <MessagePage
              title={words.notebooksFailed}
              actions={
                <Button tone="primary" onClick={() => void load()}>
                  {app.retry}
                </Button>
              }
            >
              {errors[why]}
            </MessagePage>
          )
        }
      >
        <div className={styles.page}>
          <div className={styles.actions}>
            <Button tone="primary" icon="plus" onClick={() => create('markdown')}>
              {words.newMarkdown}
            </Button>
            <Button icon="plus" onClick={() => create('ipynb')}>
              {words.newIpynb}
            </Button>
            <Button icon="folder" title={hint('open-file')} onClick={choose}>
              {words.openFile}
            </Button>
            <Button icon="search" title={hint('quick-open')} onClick={quickOpen}>
              {words.quickOpen}
            </Button>
          </div>
          {recovered.length > 0 && (
            <section className={styles.recovered} aria-labelledby="recovered">
              <h2 id="recovered">{words.recovered}</h2>
              <p>{words.recoveredText}</p>
              <ul>
                {recovered.map(({ ref, name, at }) => (
                  <li key={placeOf(ref)}>
                    <a href={placeOf(ref)}>{name}</a>
                    <When at={at} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <div className={styles.two}>
            <section aria-labelledby="recent">
              <h2 id="recent">{words.recent}</h2>
              {recent.length === 0 && <p className={styles.quiet}>{words.noRecent}</p>}
              <ul className={styles.recent}>
                {recent.map((entry) => (
                  <li key={placeOf(entry.ref)} data-found={entry.found}>
                    <a href={placeOf(entry.ref)} className={styles.entry}>
                      <Icon name="file" />
                      <span className={styles.name}>{entry.name}</span>
                      <span className={styles.where}>
                        {entry.ref.kind === 'draft' ? words.draft : entry.found ? entry.folder : words.gone}
                      </span>
                      <When at={entry.at} />
                    </a>
                    <IconButton
                      icon="close"
                      label={words.forget(entry.name)}
                      onClick={() => void forget(entry)}
                    />
                  </li>
                ))}
              </ul>
            </section>
            <section aria-labelledby="workspace" className={styles.workspace}>
              <div className={styles.head}>
                <h2 id="workspace">{folder ? folder.name : words.workspace}</h2>
                {info.host !== 'static' && (
                  <Button tone="quiet" icon="folder" onClick={() => void chooseFolder()}>
                    {folder ? words.changeFolder : words.chooseFolder}
                  </Button>
                )}
              </div>
              {folder ? (
                <WorkspaceTree
                  key={folder.path}
                  host={host}
                  folder={folder}
                  onOpen={(path) => show({ kind: 'file', path })}
                />
              ) : (
                <p className={styles.quiet}>{words.noWorkspace}</p>
              )}
            </section>
          </div>
        </div>
      </Screen>
      {choosing && (
        <WorkspaceDialog folder={folder} onChosen={setFolder} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}

/** A date and time, short. */
function When({ at }: { readonly at: number }) {
  const locale = useLocale();
  const text = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return <time className={styles.when}>{text}</time>;
}
