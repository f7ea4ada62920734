/** What a person chose: language, theme, backend, size of code. Kept by the host, in force at once. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Host, Settings } from '#core/host/host.ts';
import { loadedEditor } from '../editor/load.ts';
import { LocaleProvider } from '../i18n/locale.tsx';
import { applySettings, localeOf } from './settings.ts';

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

/** Gives settings and language to everything inside. */
export function SettingsProvider(props: {
  readonly host: Host;
  readonly initial: Settings;
  readonly children: ReactNode;
}) {
  const { host, initial, children } = props;
  const [settings, setSettings] = useState(initial);

  useEffect(() => {
    const apply = () => {
      applySettings(settings);
      loadedEditor()?.restyle();
    };
    apply();
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
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
