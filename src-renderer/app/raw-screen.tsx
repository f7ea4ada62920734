/** A document whose text cannot be read: shown as it is, with the reason, and never written. */
import { Button } from '../controls/button.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { RawDocument } from '../session/open.ts';
import { Banner } from './banner.tsx';
import { documentStrings } from './document-strings.ts';
import { Frame } from './frame.tsx';
import { useHost } from './host-context.tsx';
import styles from './raw-screen.module.css';
import { printRoute } from './route.ts';
import { appStrings, hostErrorStrings } from './strings.ts';

/** Most characters that are shown: enough to see what is wrong, not so many that the window waits. */
const most = 200_000;

/** The screen. */
export function RawScreen(props: { readonly document: RawDocument; readonly onReopen: () => void }) {
  const { raw, opened } = props.document;
  const words = useStrings(documentStrings);
  const app = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const where = raw.line === undefined ? '' : words.atLine(raw.line, raw.column ?? 1);
  const { text } = opened;
  const host = useHost();
  const toast = useToast();
  const upgrade = async () => {
    const { upgradeNotebook } = await import('#core/format/ipynb/index.ts');
    const upgraded = upgradeNotebook(text);
    if (upgraded === undefined) return toast({ text: words.upgradeFailed });
    const reply = await host.call('document.create', { folder: null, name: opened.name, text: upgraded });
    if (!reply.ok) return toast({ text: errors[reply.code] });
    location.hash = printRoute({ screen: 'document', ref: reply.value.ref });
    return undefined;
  };
  return (
    <Frame
      banner={
        <Banner
          tone="warn"
          actions={
            <>
              {raw.code === 'too-old' && (
                <Button tone="primary" onClick={() => void upgrade()}>
                  {words.upgrade}
                </Button>
              )}
              <Button onClick={props.onReopen}>{app.retry}</Button>
            </>
          }
        >
          <strong>{words[raw.code]}</strong> {where}
          {raw.why && words[raw.why]}
        </Banner>
      }
    >
      <h1 className="visually-hidden">{opened.name}</h1>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is not for text. */}
      <pre
        className={styles.text}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by key.
        tabIndex={0}
        aria-label={words.rawText(opened.name)}
      >
        {text.slice(0, most)}
      </pre>
      {text.length > most && <p className={styles.more}>{words.rawMore(text.length - most)}</p>}
    </Frame>
  );
}
