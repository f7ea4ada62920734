/** What a person chose: language, theme, backend, size of code. Kept by the host, in force at once. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Host, Settings } from '#core/host/host.ts';
import { CommandProvider } from '../commands/context.tsx';
import { createRegistry } from '../commands/registry.ts';
import { loadedEditor } from '../editor/load.ts';
import { LocaleProvider } from '../i18n/locale.tsx';
import { applySettings, localeOf } from './settings.ts';

/** A choice that need not have been made. */
type OptionalSetting = {
  [Key in keyof Settings]-?: Record<never, never> extends Pick<Settings, Key> ? Key : never;
}[keyof Settings];

/** Settings, and how to change them. */
export interface SettingsAccess {
  readonly settings: Settings;
  /** Changes some; those named in `without` are as if they had never been chosen. */
  change(part: Partial<Settings>, without?: readonly OptionalSetting[]): void;
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
  /** Whether a browser is around the window, which keeps some keys for itself. */
  readonly inBrowser: boolean;
  readonly children: ReactNode;
}) {
  const { host, initial, inBrowser, children } = props;
  const [registry] = useState(createRegistry);
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
    (part: Partial<Settings>, without: readonly OptionalSetting[] = []) => {
      setSettings((before) => {
        const kept = Object.fromEntries(
          Object.entries(before).filter(([key]) => !(without as readonly string[]).includes(key)),
        ) as unknown as Settings;
        const next = { ...kept, ...part };
        void host.call('settings.write', next);
        return next;
      });
    },
    [host],
  );

  const access = useMemo(() => ({ settings, change }), [settings, change]);
  return (
    <SettingsContext.Provider value={access}>
      <CommandProvider registry={registry} keymap={settings.keymap} inBrowser={inBrowser}>
        <LocaleProvider value={localeOf(settings.locale)}>{children}</LocaleProvider>
      </CommandProvider>
    </SettingsContext.Provider>
  );
}
