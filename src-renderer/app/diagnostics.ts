/** The diagnostics report: what the app is, on what it runs and how it stands, as lines of text. Nothing of any document. */
import type { AppInfo, Settings } from '#core/host/host.ts';
import type { BackendInfo } from '#core/runtime/messages.ts';
import { type KeptError, withoutSecrets } from './errors-kept.ts';

/** What is measured of the machine and the window. */
export interface Surroundings {
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly cores: number;
  /** Gibibytes, as the browser says; undefined where it does not. */
  readonly memory: number | undefined;
  /** Bytes of the window's own memory that are used. */
  readonly heap: number | undefined;
  readonly isolated: boolean;
  /** What draws WebGL, or null where there is none. */
  readonly renderer: string | null;
  readonly webgpu: boolean;
  readonly screen: readonly [width: number, height: number];
  readonly window: readonly [width: number, height: number];
  readonly scale: number;
  readonly prefers: readonly string[];
  readonly storage: { readonly used: number; readonly quota: number } | undefined;
}

/** What the open documents come to: numbers only. */
export interface OpenNow {
  readonly tabs: number;
  readonly kinds: readonly string[];
  readonly backend: BackendInfo | null;
}

const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;

/** The report, in English whoever reads it: it is made for whoever answers. */
export function writeReport(parts: {
  readonly info: AppInfo;
  readonly settings: Settings;
  readonly around: Surroundings;
  readonly open: OpenNow;
  readonly errors: readonly KeptError[];
  readonly at: number;
}): string {
  const { info, settings, around, open, errors, at } = parts;
  const electron = /Electron\/([\d.]+)/.exec(around.userAgent)?.[1];
  const chromium = /Chrome\/([\d.]+)/.exec(around.userAgent)?.[1];
  const { keymap, recentCommands: _, ...chosen } = settings;
  const lines: readonly (readonly [string, string])[] = [
    ['Stepwise', info.version],
    ['Host', info.host],
    ['Platform', info.platform],
    ...(electron === undefined ? [] : [['Electron', electron] as const]),
    ['Chromium', chromium ?? 'another browser'],
    ['User agent', around.userAgent],
    ['Languages', around.languages.join(', ')],
    ['Processor cores', String(around.cores)],
    ['Memory', around.memory === undefined ? 'not told' : `${around.memory} GiB or more`],
    ['Window’s heap', around.heap === undefined ? 'not told' : mebibytes(around.heap)],
    ['Cross-origin isolated', around.isolated ? 'yes' : 'no: Stop ends the worker'],
    ['WebGL renderer', around.renderer ?? 'none'],
    ['WebGPU', around.webgpu ? 'yes' : 'no'],
    ['Backend in use', open.backend ? backendText(open.backend) : 'none yet'],
    ['Screen', around.screen.join(' × ')],
    ['Window', `${around.window.join(' × ')}, ${around.scale} device pixels to one`],
    ['Preferences', around.prefers.join(', ') || 'none'],
    [
      'Browser storage',
      around.storage ? `${mebibytes(around.storage.used)} of ${mebibytes(around.storage.quota)}` : 'not told',
    ],
    ['Open', `${open.tabs} (${open.kinds.join(', ') || 'none'})`],
    ['Settings', JSON.stringify(chosen)],
    ['Keys changed', String(Object.keys(keymap ?? {}).length)],
    ['Made', new Date(at).toISOString()],
  ];
  const said = errors.map(
    (error) => `- ${new Date(error.at).toISOString()} ${error.text.replaceAll('\n', '\n  ')}`,
  );
  return [
    ...lines.map(([name, value]) => `${name}: ${withoutSecrets(value)}`),
    errors.length === 0 ? 'Last errors: none' : 'Last errors:',
    ...said,
    '',
  ].join('\n');
}

function backendText({ name, software, renderer, choice, lost }: BackendInfo): string {
  return [
    name,
    `chosen: ${choice}`,
    software ? 'software' : '',
    lost ? 'the card was lost' : '',
    renderer ?? '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Measures the machine and the window. */
export async function lookAround(): Promise<Surroundings> {
  const { performance: clock } = globalThis as {
    performance: Performance & { memory?: { usedJSHeapSize: number } };
  };
  const agent = navigator as Navigator & { deviceMemory?: number; gpu?: unknown };
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const asks = [
    'prefers-reduced-motion: reduce',
    'prefers-contrast: more',
    'forced-colors: active',
    'prefers-color-scheme: dark',
  ];
  return {
    userAgent: navigator.userAgent,
    languages: navigator.languages,
    cores: navigator.hardwareConcurrency,
    memory: agent.deviceMemory,
    heap: clock.memory?.usedJSHeapSize,
    isolated: crossOriginIsolated,
    renderer: webglRenderer(),
    webgpu: agent.gpu !== undefined,
    screen: [screen.width, screen.height],
    window: [innerWidth, innerHeight],
    scale: Math.round(devicePixelRatio * 100) / 100,
    prefers: asks.filter((ask) => matchMedia(`(${ask})`).matches),
    storage:
      estimate?.usage === undefined || estimate.quota === undefined
        ? undefined
        : { used: estimate.usage, quota: estimate.quota },
  };
}

function webglRenderer(): string | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return null;
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = context.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  // One of few contexts a page may have: it is given back at once.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer === 'string' ? renderer : null;
}
