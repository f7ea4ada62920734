/**
 * Starts the real desktop app, driven by Playwright, for end-to-end tests on the desktop host (`npm test -- desktop`).
 * Electron's binary must be there; where it is not, the reason is said and nothing is pretended.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { DocumentRef } from '#core/host/host.ts';
import { windowOrigin } from '../../src-main/desktop/schemes.ts';
import { findLayout } from '../../src-main/layout.ts';

/** Whether end-to-end tests run on the desktop host, in place of the browser host. */
export const onDesktop = process.env.STEPWISE_E2E_HOST === 'desktop';

/** A file that the app handed to the learner; Playwright's own for downloads fits it. */
export interface HandedOver {
  suggestedFilename(): string;
  path(): Promise<string>;
  saveAs(file: string): Promise<void>;
}

/** The running desktop app. */
export interface DesktopApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly windowOrigin: string;
  readonly data: string;
  readonly grant: (path: string) => DocumentRef;
  /** The next file that is exported: the system's box is answered in its place. */
  readonly handedOver: () => Promise<HandedOver>;
  readonly close: () => Promise<void>;
}

/** How it is started. */
export interface DesktopOptions {
  /** Folder of lessons; default the product's own. */
  readonly lessons?: string;
  readonly locale: string;
  /** Called once the data folder is there, before the app starts. */
  readonly prepare: (data: string) => Promise<void>;
}

/** Electron's program. Throws a sentence where there is none. */
function electronProgram(root: string): string {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  const names: Partial<Record<NodeJS.Platform, string>> = {
    win32: 'electron.exe',
    darwin: 'Electron.app/Contents/MacOS/Electron',
  };
  const program = join(folder, names[process.platform] ?? 'electron');
  if (existsSync(program)) return program;
  throw new Error(
    'The desktop host cannot be tested here: Electron’s binary is not installed (node node_modules/electron/install.js).',
  );
}

/** A root with the built app and lessons of a test's own: the app looks for its parts around its main file. */
function rootWith(root: string, lessons: string, into: string): string {
  const made = join(into, 'app');
  mkdirSync(join(made, 'out'), { recursive: true });
  for (const part of ['out/main', 'out/preload', 'package.json', 'assets/build/icons'])
    cpSync(join(root, part), join(made, part), { recursive: true });
  const kind = process.platform === 'win32' ? 'junction' : 'dir';
  for (const part of ['out/window', 'out/kernel']) symlinkSync(join(root, part), join(made, part), kind);
  symlinkSync(lessons, join(made, 'notebooks'), kind);
  return made;
}

/** Starts the app with a fresh data folder, which goes when it is closed. */
export async function startDesktopApp({ lessons, locale, prepare }: DesktopOptions): Promise<DesktopApp> {
  const { root, lessons: own } = findLayout(import.meta.dirname);
  const program = electronProgram(root);
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-desktop-e2e-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  await prepare(data);
  const electron = await _electron.launch({
    executablePath: program,
    args: [rootWith(root, lessons ?? own, folder), `--lang=${locale}`],
    env: { ...environment(), STEPWISE_DATA: data },
    locale,
  });
  const page = await electron.firstWindow();
  await page.setViewportSize({ width: 1280, height: 800 });

  return {
    electron,
    page,
    windowOrigin,
    data,
    grant(path) {
      // What is in the list of recent documents was opened by its owner before, so it may be opened again.
      const ref = { kind: 'file', path } as const;
      addRecent(join(data, 'recent.json'), ref);
      return ref;
    },
    async handedOver() {
      const path = join(mkdtempSync(join(folder, 'export-')), 'file');
      const name = await electron.evaluate(
        ({ dialog }, filePath) =>
          new Promise<string>((resolve) => {
            dialog.showSaveDialog = (async (_window: unknown, { defaultPath = '' }) => {
              resolve(defaultPath);
              return { canceled: false, filePath };
            }) as typeof dialog.showSaveDialog;
          }),
        path,
      );
      while (!existsSync(path)) await new Promise((resume) => setTimeout(resume, 20));
      return {
        suggestedFilename: () => basename(name),
        path: async () => path,
        saveAs: async (file) => writeFile(file, await readFile(path)),
      };
    },
    async close() {
      await electron.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The environment, as a program is given it. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function addRecent(file: string, ref: DocumentRef & { readonly kind: 'file' }): void {
  const before: unknown[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  writeFileSync(file, JSON.stringify([{ ref, name: basename(ref.path), at: 0 }, ...before]));
}
