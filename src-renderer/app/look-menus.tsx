/** The choices about how the window looks and reads; every screen has them. */
import { commandOf } from '#core/commands/commands.ts';
import { useKeys } from '../commands/context.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { printRoute } from './route.ts';
import { useSettings } from './settings-provider.tsx';
import { appStrings } from './strings.ts';
import styles from './top-bar.module.css';

/** Language and theme. */
export function LookMenus() {
  const words = useStrings(appStrings);
  const locale = useLocale();
  const { settings, change } = useSettings();
  const settingsTitle = commandOf('settings').title[locale];
  const key = useKeys().hint('settings');
  return (
    <>
      <fieldset className={styles.languages} aria-label={words.language}>
        {(['zh', 'en'] as const).map((each) => (
          <button
            key={each}
            type="button"
            lang={each === 'zh' ? 'zh-CN' : 'en'}
            aria-pressed={locale === each}
            onClick={() => change({ locale: each })}
          >
            {each === 'zh' ? '中文' : 'English'}
          </button>
        ))}
      </fieldset>
      <Menu
        label={words.theme}
        className={styles.theme}
        items={(['light', 'dark', 'system'] as const).map((theme) => ({
          label: words[theme],
          checked: settings.theme === theme,
          onSelect: () => change({ theme }),
        }))}
      >
        <Icon name={settings.theme === 'dark' ? 'moon' : settings.theme === 'light' ? 'sun' : 'system'} />
      </Menu>
      <a
        className={styles.gear}
        href={printRoute({ screen: 'settings' })}
        aria-label={settingsTitle}
        title={key === undefined ? settingsTitle : `${settingsTitle} (${key})`}
      >
        <Icon name="gear" />
      </a>
    </>
  );
}
