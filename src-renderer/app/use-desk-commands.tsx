/** Serves the commands that every screen has, hears the window's keys and the desktop's menu, and shows what commands open. */
import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { commandOf, isCommandId } from '#core/commands/commands.ts';
import type { AppInfo } from '#core/host/host.ts';
import { useCommands, useRegistry } from '../commands/context.tsx';
import { followMenu } from '../commands/menu-state.ts';
import type { Handler } from '../commands/registry.ts';
import { useWindowKeys } from '../commands/window-keys.ts';
import { late } from '../controls/late.tsx';
import { useToast } from '../controls/toasts.tsx';
import { tabBeside } from '../documents/tabs.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { whenIdle } from '../session/effects.ts';
import { commandStrings } from './command-strings.ts';
import type { Finding } from './desk-context.tsx';
import { desktopCommands } from './desktop-commands.ts';
import type { OpenNow } from './diagnostics.ts';
import { onHostCommand } from './host-client.ts';
import { useHost } from './host-context.tsx';
import { afterFirstKernel } from './kernel.ts';
import { MissingDialog } from './missing-part.tsx';
import type { OpenDocuments } from './open-documents.ts';
import { parseRoute, place, printRoute } from './route.ts';
import { useSettings } from './settings-provider.tsx';

// Each comes when it is first asked for.
const loadPalette = () => import('../commands/palette.tsx');
const Palette = late(loadPalette, (module) => module.default, MissingDialog);
const KeyboardSheet = late(
  () => import('../commands/keyboard-sheet.tsx'),
  (module) => module.default,
  MissingDialog,
);
const AboutDialog = late(
  () => import('./about-dialog.tsx'),
  (module) => module.default,
  MissingDialog,
);
const DiagnosticsDialog = late(
  () => import('./diagnostics-dialog.tsx'),
  (module) => module.default,
  MissingDialog,
);

/** What a command may open over the screen. */
type Overlay = 'palette' | 'shortcuts' | 'about' | 'diagnostics';

/** Smallest and largest code, in CSS pixels. */
const [smallest, largest] = [10, 24];

/** What is shown over the screen. */
export function useDeskCommands(options: {
  readonly documents: OpenDocuments;
  readonly active: string | null;
  readonly info: AppInfo;
  readonly finding: Finding;
  readonly close: (key: string) => void;
}): ReactNode {
  const { documents, active, info, finding, close } = options;
  const desktop = info.host === 'desktop';
  const words = useStrings(commandStrings);
  const locale = useLocale();
  const host = useHost();
  const registry = useRegistry();
  const toast = useToast();
  const { settings, change } = useSettings();
  const [overlay, setOverlay] = useState<Overlay | null>(null);

  const onRefused = useCallback((text: string) => toast({ text }), [toast]);
  useWindowKeys(onRefused);
  useEffect(
    () =>
      onHostCommand((id) => {
        if (!isCommandId(id) || document.querySelector('dialog[open]')) return;
        const ran = registry.run(id);
        if (ran.ran === 'disabled') onRefused(ran.why);
        else if (ran.ran === 'absent') onRefused(words.notHere(commandOf(id).title[locale]));
      }),
    [registry, onRefused, words, locale],
  );
  useEffect(
    () => (desktop ? followMenu(registry, (state) => void host.call('window.commands', state)) : undefined),
    [desktop, registry, host],
  );

  // At hand before it is asked for: who opens it types at once.
  useEffect(() => afterFirstKernel(() => whenIdle(() => void loadPalette().catch(() => {}))), []);

  useCommands('desk', () => {
    const go = (screen: Parameters<typeof printRoute>[0]['screen']): Handler => ({
      run: () => {
        if (screen !== 'document') location.hash = printRoute({ screen });
      },
      checked: parseRoute(place()).screen === screen,
    });
    const theme = (theme: typeof settings.theme): Handler => ({
      run: () => change({ theme }),
      checked: settings.theme === theme,
    });
    const language = (chosen: 'zh' | 'en'): Handler => ({
      run: () => change({ locale: chosen }),
      checked: locale === chosen,
    });
    const backend = (choice: typeof settings.backend): Handler => ({
      run: () => {
        change({ backend: choice });
        documents.setBackend(choice);
      },
      checked: settings.backend === choice,
    });
    const beside = (by: 1 | -1): Handler => {
      const tab = tabBeside(documents.tabs(), active ?? '', by);
      return {
        run: () => {
          if (tab) location.hash = tab.key;
        },
        disabled: tab ? undefined : words.noOtherTab,
      };
    };
    const code = (by: 1 | -1): Handler => {
      const codeSize = settings.codeSize + by;
      const out = codeSize < smallest || codeSize > largest;
      return { run: () => change({ codeSize }), disabled: out ? words.noFurther : undefined };
    };
    return {
      'new-notebook': () => finding.create('markdown'),
      'new-ipynb': () => finding.create('ipynb'),
      'open-file': finding.choose,
      'quick-open': finding.quickOpen,
      'close-tab': active === null ? null : () => close(active),
      'next-tab': beside(1),
      'previous-tab': beside(-1),
      'theme-light': theme('light'),
      'theme-dark': theme('dark'),
      'theme-system': theme('system'),
      'language-zh': language('zh'),
      'language-en': language('en'),
      'code-larger': code(1),
      'code-smaller': code(-1),
      'backend-auto': backend('auto'),
      'backend-webgl': backend('webgl'),
      'backend-wasm': backend('wasm'),
      'backend-cpu': backend('cpu'),
      library: go('library'),
      notebooks: go('notebooks'),
      'my-work': go('work'),
      article: go('article'),
      settings: go('settings'),
      palette: () => setOverlay('palette'),
      shortcuts: () => setOverlay('shortcuts'),
      about: () => setOverlay('about'),
      diagnostics: () => setOverlay('diagnostics'),
    };
  });

  useCommands('desktop', () =>
    desktopCommands({
      desktop,
      host,
      zoom: settings.zoom,
      setZoom: (zoom) => change({ zoom }),
      place,
      noFurther: words.noFurther,
    }),
  );

  const shut = (which: Overlay) => () => setOverlay((now) => (now === which ? null : now));
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && (
        <Palette
          recent={settings.recentCommands ?? []}
          onChosen={(id) =>
            change({
              recentCommands: [id, ...(settings.recentCommands ?? []).filter((each) => each !== id)].slice(
                0,
                12,
              ),
            })
          }
          onClose={shut('palette')}
        />
      )}
      {overlay === 'shortcuts' && (
        <KeyboardSheet
          inBrowser={!desktop}
          onChange={(keymap) => change({ keymap })}
          onClose={shut('shortcuts')}
        />
      )}
      {overlay === 'about' && <AboutDialog info={info} onClose={shut('about')} />}
      {overlay === 'diagnostics' && (
        <DiagnosticsDialog
          info={info}
          settings={settings}
          open={openNow(documents, active)}
          onClose={shut('diagnostics')}
        />
      )}
    </Suspense>
  );
}

/** What lies open, in numbers and kinds. */
function openNow(documents: OpenDocuments, active: string | null): OpenNow {
  const shown = active === null ? null : documents.entry(active);
  return {
    tabs: documents.tabs().length,
    kinds: documents.tabs().map(({ ref }) => ref.kind),
    backend: shown?.opening.state === 'open' ? shown.opening.document.store.get().backend : null,
  };
}
