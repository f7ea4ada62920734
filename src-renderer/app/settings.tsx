/** What a person chose: language, theme, backend, size of code. Kept by the host, in force at once. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Host, Settings } from '#core/host/host.ts';
import type { Locale } from '#core/text/locale.ts';
import { loadedEditor } from '../editor/load.ts';
import { LocaleProvider } from '../i18n/locale.tsx';

/** Settings, and how to change them. */
export interface SettingsAccess {
  readonly settings: Settings;
  change(part: Partial<Settings>): void;
}

const SettingsContext = createContext<SettingsAccess | null>(null);

/** The settings around this component. */
export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext);
  if (!access) throw new Error('no settings around this component');
  return access;
}

/** The language a choice means on this machine. */
export function localeOf(choice: Settings['locale']): Locale {
  if (choice !== 'system') return choice;
  return navigator.languages.some((language) => /^zh\b/i.test(language)) ? 'zh' : 'en';
}

/** Puts language and theme into force for the document. Called before the first paint, too. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  const dark =
    settings.theme === 'dark' ||
    (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.lang = localeOf(settings.locale) === 'zh' ? 'zh-CN' : 'en';
  root.dataset.theme = dark ? 'dark' : 'light';
  root.style.setProperty('--code-size', `${settings.codeSize}px`);
  root.style.setProperty('--code-line', `${Math.round(settings.codeSize * 1.5)}px`);
  loadedEditor()?.restyle();
}

/** Gives settings and language to everything inside. */
export function SettingsProvider(props: {
  readonly host: Host;
  readonly initial: Settings;
  readonly children: ReactNode;
}) {
  const { host, initial, children } = props;
  const [settings, setSettings] = useState(initial);

  useEffect(() => {
    applySettings(settings);
    const system = matchMedia('(prefers-color-scheme: dark)');
    const again = () => applySettings(settings);
    system.addEventListener('change', again);
    return () => system.removeEventListener('change', again);
  }, [settings]);

  const change = useCallback(
    (part: Partial<Settings>) => {
      setSettings((before) => {
        const next = { ...before, ...part };
        void host.call('settings.write', next);
        return next;
      });
    },
    [host],
  );

  const access = useMemo(() => ({ settings, change }), [settings, change]);
  return (
    <SettingsContext.Provider value={access}>
      <LocaleProvider value={localeOf(settings.locale)}>{children}</LocaleProvider>
    </SettingsContext.Provider>
  );
}
