/**
 * Every kind of output on one page, for eyes and for tests. A test drives it by
 * `globalThis.gallery`: which outputs or prose to show, in which language and
 * theme, and what the outputs asked for.
 */
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { ExportFormat } from '#core/export/formats.ts';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import type { ExportedFile } from '#core/host/host.ts';
import { CellId, type DisplayId, type InputId } from '#core/notebook/ids.ts';
import type { CellPosition } from '#core/runtime/error.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { TrainingCommand } from '#core/runtime/messages.ts';
import type { Output } from '#core/runtime/output.ts';
import { freshCellState } from '#core/session/session.ts';
import type { Locale } from '#core/text/locale.ts';
import { exportFile } from '../../../src-renderer/export/index.ts';
import { LocaleProvider } from '../../../src-renderer/i18n/locale.tsx';
import {
  OutputServicesProvider,
  OutputView,
  Prose,
  warmCharts,
} from '../../../src-renderer/outputs/index.tsx';
import '../../../src-renderer/styles/base.css';
import './gallery.css';
import { sampleOutputs, sampleProse } from './samples.ts';

/** What the page shows. */
export interface GalleryState {
  readonly prose: readonly string[];
  readonly outputs: readonly Output[];
  readonly locale: Locale;
  readonly inputs: Readonly<Record<number, InputValue>>;
}

let state: GalleryState = { prose: [], outputs: [], locale: 'en', inputs: {} };
const listeners = new Set<() => void>();
const saved: ExportedFile[] = [];
const revealed: CellPosition[] = [];
const opened: string[] = [];
const sent: InputValue[] = [];
const shownCells: CellId[] = [];
const values = new Map<InputId, InputValue>();
const controlled: (readonly [DisplayId, TrainingCommand])[] = [];

function show(change: Partial<GalleryState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

const gallery = {
  show,
  /** Everything there is, in one language. */
  samples: (locale: Locale): void =>
    show({ prose: [sampleProse[locale]], outputs: sampleOutputs(CellId.parse('train')), locale, inputs: {} }),
  theme: (theme: 'light' | 'dark'): void => {
    document.documentElement.dataset.theme = theme;
  },
  /** The document exported, its code cells showing these outputs in turn. */
  exported: (
    markdown: string,
    outputs: readonly (readonly Output[])[],
    locale: Locale,
  ): Promise<ExportedFile> => {
    const { notebook } = parseMarkdown(markdown);
    const code = notebook.cells.filter((cell) => cell.kind === 'code');
    const states = new Map(
      code.map((cell, index) => [cell.id, { ...freshCellState, outputs: outputs[index] ?? [] }] as const),
    );
    return exportFile('html', { notebook, states, inputs: new Map(), locale });
  },
  /** Every sample exported as any format, until it is called off. */
  export: (format: ExportFormat, signal: AbortSignal): Promise<ExportedFile> => {
    const { notebook } = parseMarkdown('# Samples\n\n```ts {#all}\nconst one = 1;\n```\n');
    const outputs = sampleOutputs(CellId.parse('train'));
    const states = new Map(notebook.cells.map((cell) => [cell.id, { ...freshCellState, outputs }] as const));
    const print = async () => new Uint8Array(4);
    const models = async () => [{ name: 'net', json: '{}', weights: new Uint8Array(4) }];
    return exportFile(format, { notebook, states, inputs: new Map(), locale: 'en', print, models, signal });
  },
  sampleOutputs: () => sampleOutputs(CellId.parse('train')),
  sampleProse,
  warmCharts,
  saved,
  revealed,
  opened,
  sent,
  controlled,
  shownCells,
};

/** What a test may ask of the page. */
export type Gallery = typeof gallery;

Object.assign(globalThis, { gallery });

const services = {
  save: (file: ExportedFile) => {
    saved.push(file);
    return Promise.resolve();
  },
  reveal: (position: CellPosition) => void revealed.push(position),
  openLink: (url: string) => void opened.push(url),
  inputs: {
    get: (input: InputId) => values.get(input),
    set: (input: InputId, value: InputValue) => {
      values.set(input, value);
      sent.push(value);
      show({});
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  },
  showCell: (cell: CellId) => void shownCells.push(cell),
  control: (display: DisplayId, command: TrainingCommand) => void controlled.push([display, command]),
};

function Page() {
  const now = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => state,
  );
  return (
    <LocaleProvider value={now.locale}>
      <OutputServicesProvider value={services}>
        <main className="gallery" lang={now.locale === 'zh' ? 'zh-CN' : 'en'}>
          {now.prose.map((markdown, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a test page.
            <section key={index} data-prose="">
              <Prose markdown={markdown} />
            </section>
          ))}
          {now.outputs.map((output, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a test page.
            <section key={index} data-output={output.mime}>
              <OutputView
                output={output}
                inputValue={now.inputs[index]}
                onInput={(value) => {
                  sent.push(value);
                  show({ inputs: { ...state.inputs, [index]: value } });
                }}
              />
            </section>
          ))}
        </main>
      </OutputServicesProvider>
    </LocaleProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
