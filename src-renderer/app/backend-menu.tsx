/** Where tensors are computed, why there, and the choice of another place. */
import type { BackendChoice, BackendInfo } from '#core/runtime/messages.ts';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import { useSettings } from './settings-provider.tsx';
import { appStrings } from './strings.ts';
import styles from './top-bar.module.css';

type Words = (typeof appStrings)['en'];

/** The backend's name, with a menu that says why and offers others. */
export function BackendMenu() {
  const words = useStrings(appStrings);
  const store = useStore();
  const { settings, change } = useSettings();
  const backend = useSession((session) => session.backend);
  const choices: readonly [BackendChoice, string, string][] = [
    ['auto', words.backendAuto, words.backendAutoNote],
    ['webgl', words.backendWebgl, words.backendWebglNote],
    ['wasm', words.backendWasm, words.backendWasmNote],
    ['cpu', words.backendCpu, words.backendCpuNote],
  ];
  return (
    <Menu
      label={words.backend}
      text={backend ? nameOf(backend.name) : words.backendAuto}
      className={styles.backend}
      header={reason(backend, words)}
      items={choices.map(([choice, label, note]) => ({
        label,
        note,
        checked: settings.backend === choice,
        onSelect: () => {
          change({ backend: choice });
          store.dispatch({ type: 'backend', choice });
        },
      }))}
    >
      <Icon name="chip" />
      {backend?.software && <span className={styles.software} aria-hidden="true" />}
    </Menu>
  );
}

/** Why this backend, in a sentence. */
export function reason(backend: BackendInfo | null, words: Words): string {
  if (!backend) return words.backendUnknown;
  if (backend.lost) return words.backendLost;
  if (backend.choice !== 'auto') return words.backendChosen;
  if (backend.renderer === null) return words.backendNoWebgl;
  const renderer = shortRenderer(backend.renderer);
  return backend.software ? words.backendSoftware(renderer) : words.backendGpu(renderer);
}

/** The part of a GL renderer's name that people know it by. */
export function shortRenderer(renderer: string): string {
  const known = /SwiftShader|llvmpipe|Microsoft Basic Render Driver/i.exec(renderer)?.[0];
  if (known) return known;
  const [, inner] = /^ANGLE \([^,]*,\s*([^,]*)/.exec(renderer) ?? [];
  return (inner ?? renderer).replace(/\s+\(0x[0-9a-f]+\)/i, '').trim();
}

function nameOf(backend: BackendInfo['name']): string {
  return backend === 'webgl' ? 'WebGL' : backend === 'webgpu' ? 'WebGPU' : backend.toUpperCase();
}
