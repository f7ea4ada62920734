/** All choices on one page: each is in force at once, and the host keeps it. */
import { useState } from 'react';
import { defaultSettings } from '#core/host/host.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import { useRegistry } from '../commands/context.tsx';
import { Button } from '../controls/button.tsx';
import { Confirm } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import { Screen } from './screen.tsx';
import { Choice, Section, Select, Setting, Stepper, Switch } from './settings-controls.tsx';
import styles from './settings-page.module.css';
import { useSettings } from './settings-provider.tsx';
import { settingsStrings } from './settings-strings.ts';
import { appStrings } from './strings.ts';
import { zooms } from './zooms.ts';

/** Seconds after a change within which a file can be saved by itself. */
const delays = [5, 30, 120] as const;

/** The screen. */
export default function SettingsPage() {
  const words = useStrings(settingsStrings);
  const app = useStrings(appStrings);
  const { info, documents } = useDesk();
  const { settings, change } = useSettings();
  const registry = useRegistry();
  const [asking, setAsking] = useState(false);

  const zoom = settings.zoom ?? 100;
  const backends: Readonly<Record<Exclude<BackendChoice, 'webgpu'>, string>> = {
    auto: app.backendAuto,
    webgl: app.backendWebgl,
    wasm: app.backendWasm,
    cpu: app.backendCpu,
  };
  const setBackend = (backend: BackendChoice) => {
    change({ backend });
    documents.setBackend(backend);
  };
  const autosave =
    settings.autosave === undefined ? 'soon' : settings.autosave === null ? 'off' : String(settings.autosave);

  return (
    <>
      <Screen name={words.title} lead={words.lead} width="rows">
        <Section title={words.look}>
          <Setting title={words.theme} note={words.themeNote}>
            <Choice
              label={words.theme}
              chosen={settings.theme}
              options={{ light: app.light, dark: app.dark, system: app.system }}
              onChoose={(theme) => change({ theme })}
            />
          </Setting>
          <Setting title={words.codeSize} note={words.codeSizeNote}>
            <Stepper
              label={words.codeSize}
              value={settings.codeSize}
              steps={codeSizes}
              text={words.pixels}
              words={words}
              onChange={(codeSize) => change({ codeSize })}
            />
            <pre className={styles.sample} aria-hidden="true">
              {words.codeSample}
            </pre>
          </Setting>
          <Setting title={words.zoom} note={info.host === 'desktop' ? words.zoomNote : words.zoomInBrowser}>
            {info.host === 'desktop' && (
              <Stepper
                label={words.zoom}
                value={zoom}
                steps={zooms}
                text={words.percent}
                words={words}
                onChange={(next) => change({ zoom: next })}
              />
            )}
          </Setting>
        </Section>

        <Section title={words.language}>
          <Setting title={words.interfaceLanguage} note={words.languageNote}>
            <Choice
              label={words.interfaceLanguage}
              chosen={settings.locale}
              options={{ zh: '中文', en: 'English', system: app.system }}
              onChoose={(locale) => change({ locale })}
            />
          </Setting>
        </Section>

        <Section title={words.computing}>
          <Setting title={words.backend} note={words.backendNote}>
            <Select
              label={words.backend}
              chosen={settings.backend === 'webgpu' ? 'auto' : settings.backend}
              options={backends}
              onChoose={setBackend}
            />
          </Setting>
          <Setting title={words.reactive} note={words.reactiveNote}>
            <Switch
              label={words.reactive}
              on={settings.reactive === true}
              words={words}
              onChange={(reactive) => change({ reactive })}
            />
          </Setting>
        </Section>

        <Section title={words.saving}>
          <Setting title={words.autosave} note={words.autosaveNote}>
            <Select
              label={words.autosave}
              chosen={autosave}
              options={{
                soon: words.autosaveSoon,
                ...Object.fromEntries(delays.map((each) => [String(each * 1000), words.autosaveAfter(each)])),
                off: words.autosaveOff,
              }}
              onChoose={(next) =>
                next === 'soon'
                  ? change({}, ['autosave'])
                  : change({ autosave: next === 'off' ? null : Number(next) })
              }
            />
          </Setting>
        </Section>

        <Section title={words.keys}>
          <Setting title={words.keys} note={words.keysNote}>
            <Button icon="keyboard" onClick={() => registry.run('shortcuts')}>
              {words.openKeys}
            </Button>
            <Button icon="search" onClick={() => registry.run('palette')}>
              {words.openPalette}
            </Button>
          </Setting>
        </Section>

        {info.host === 'desktop' && (
          <Section title={words.updates}>
            <Setting title={words.updatesLabel} note={words.updatesNote}>
              <Switch
                label={words.updatesLabel}
                on={settings.updates === 'on'}
                words={words}
                onChange={(on) => change({ updates: on ? 'on' : 'off' })}
              />
            </Setting>
          </Section>
        )}

        <Section title={words.privacy}>
          <p className={styles.sentence}>
            {info.host === 'static' ? words.telemetryStatic : words.telemetry}
          </p>
        </Section>

        <Section title={words.more}>
          <div className={styles.buttons}>
            <Button onClick={() => registry.run('about')}>{words.about}</Button>
            <Button onClick={() => registry.run('diagnostics')}>{words.diagnostics}</Button>
            <Button icon="reset" onClick={() => setAsking(true)}>
              {words.resetAll}
            </Button>
          </div>
        </Section>
      </Screen>
      {asking && (
        <Confirm
          title={words.resetAsk}
          text={words.resetText}
          confirm={words.reset}
          cancel={words.cancel}
          onConfirm={() => {
            change(defaultSettings, ['zoom', 'autosave', 'reactive', 'updates', 'keymap', 'recentCommands']);
            documents.setBackend(defaultSettings.backend);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Sizes of code, in CSS pixels. */
const codeSizes = Array.from({ length: 15 }, (_, at) => 10 + at);
