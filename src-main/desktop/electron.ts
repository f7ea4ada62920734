/**
 * As much of Electron as the desktop host uses, as interfaces. `main.ts` hands
 * in the real thing, and the compiler proves there that it fits; tests hand in a
 * stand-in. Nothing but `main.ts` and the preload imports `electron`.
 */
import type {
  Frame,
  Gone,
  Preventable,
  PrintWindow,
  Screen,
  Session,
  WebContents,
  Window,
  WindowOptions,
} from './electron-pages.ts';
import type { LocaleText } from './words.ts';

/** The application. */
export interface App {
  enableSandbox(): void;
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean;
  setPath(name: 'userData', path: string): void;
  /** Windows shows notifications of programs it knows by this name only. */
  setAppUserModelId(id: string): void;
  /** Puts a file into the system's own list of recent documents (the Dock's, the jump list). */
  addRecentDocument(path: string): void;
  clearRecentDocuments(): void;
  /** How Chromium draws, feature by feature, such as `enabled` or `unavailable_software`. */
  getGPUFeatureStatus(): GraphicsStatus;
  getLocale(): string;
  quit(): void;
  whenReady(): Promise<unknown>;
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], folder: string, data: unknown) => void,
  ): unknown;
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown;
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown;
  on(event: 'before-quit', listener: () => void): unknown;
  on(event: 'will-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
  on(event: 'session-created', listener: (session: Session) => void): unknown;
  on(event: 'child-process-gone', listener: (event: unknown, details: Gone) => void): unknown;
}

/** What of Chromium's drawing matters to the choice of a backend. */
export interface GraphicsStatus {
  readonly webgl2: string;
  readonly gpu_compositing: string;
}

/** Calls from windows. */
export interface IpcMain {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: Frame | null }, ...args: unknown[]) => Promise<unknown>,
  ): void;
}

/** Boxes the system shows. */
export interface Dialog {
  showSaveDialog(
    window: Window,
    options: { readonly defaultPath: string; readonly title: string },
  ): Promise<{ readonly canceled: boolean; readonly filePath?: string }>;
  showOpenDialog(
    window: Window,
    options: {
      readonly defaultPath: string;
      readonly filters: { readonly name: string; readonly extensions: string[] }[];
      readonly properties: ('openFile' | 'openDirectory' | 'createDirectory')[];
    },
  ): Promise<{ readonly canceled: boolean; readonly filePaths: string[] }>;
  /** Blocks everything; gives the index of the button chosen. Only for what cannot wait. */
  ask(window: Window, question: Question): number;
  /** Gives the index of the button chosen; that of `cancel` once `signal` is aborted. */
  askLater(window: Window | undefined, question: Question, signal?: AbortSignal): Promise<number>;
}

/** A question with buttons. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** Index of the button that Escape presses. */
  readonly cancel: number;
}

/** One line of a menu. */
export interface MenuLine {
  readonly id?: string;
  readonly label?: string;
  readonly role?: MenuRole;
  readonly type?: 'separator' | 'checkbox';
  readonly checked?: boolean;
  readonly accelerator?: string;
  /** Where false, the keys are shown but not taken from the page (Linux and Windows; macOS asks the page first). */
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuLine[];
}

/** Things a system's menu knows how to do. */
export type MenuRole =
  | 'quit'
  | 'close'
  | 'minimize'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'reload'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'zoom'
  | 'front';

/** What looks for newer versions, fetches and installs them. */
export interface Updater {
  /** The newer version there is, such as `1.2.0`; null where there is none. */
  find(): Promise<string | null>;
  /** Fetches it and proves that it is whole. */
  fetch(): Promise<void>;
  /** Installs what was fetched and starts it; the app must be quitting. */
  install(): void;
}

/** Why a copy of the app has no updater: it was built without an address, or it cannot replace itself (a plain archive, portable). */
export type NoUpdater = 'no-address' | 'not-installed';

/** Everything the desktop host asks of Electron. */
export interface Electron {
  readonly app: App;
  readonly session: () => Session;
  readonly ipcMain: IpcMain;
  readonly dialog: Dialog;
  readonly openExternal: (url: string) => Promise<void>;
  /** Puts a file in the system's bin. */
  readonly trash: (path: string) => Promise<void>;
  readonly registerSchemes: (
    schemes: { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[],
  ) => void;
  readonly createWindow: (options: WindowOptions) => Window;
  /** A window nobody sees, without privileges and with storage of its own. */
  readonly createPrintWindow: () => PrintWindow;
  readonly setMenu: (lines: readonly MenuLine[]) => void;
  /** Changes lines of the menu that is up, by their ids. */
  readonly updateMenu: (
    lines: ReadonlyMap<string, { readonly enabled: boolean; readonly checked: boolean }>,
  ) => void;
  readonly screens: () => readonly Screen[];
  /** What looks for newer versions of this copy, or why nothing can. */
  readonly updater: () => Promise<Updater | NoUpdater>;
  /** Shows a file in its folder. */
  readonly showInFolder: (path: string) => void;
  /** The folder a save dialog starts in. */
  readonly documents: () => string;
  readonly platform: NodeJS.Platform;
  readonly words: LocaleText;
}
