/**
 * As much of Electron as the desktop host uses, as interfaces. `main.ts` hands
 * in the real thing, and the compiler proves there that it fits; tests hand in a
 * stand-in. Nothing but `main.ts` and the preload imports `electron`.
 */
import type { PrintOptions } from '../print/paper.ts';
import type { LocaleText } from './words.ts';

/** An event that can be kept from happening. */
export interface Preventable {
  preventDefault(): void;
}

/** A rectangle on the desktop, in device-independent pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One screen. */
export interface Screen {
  readonly id: number;
  /** What of it docks and bars leave free. */
  readonly workArea: Rectangle;
}

/** A frame, as it asks something of the main process. */
export interface Frame {
  readonly origin: string;
}

/** Who asks for a permission. */
export interface Petitioner {
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string;
}

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

/** Why a process ended. */
export interface Gone {
  readonly reason: string;
  readonly exitCode: number;
  readonly type?: string;
}

/** What a window shows. */
export interface WebContents {
  readonly mainFrame: Frame;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void;
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void;
  reload(): void;
  setZoomFactor(factor: number): void;
  /** Ends the page's process, which a page that hangs does not do by itself. */
  forcefullyCrashRenderer(): void;
  /** Tells the page something; its preload hears it. */
  send(channel: string, told: unknown): void;
  /** Begins to drag a file out of the window. */
  startDrag(item: { readonly file: string; readonly icon: string }): void;
  on(event: 'dom-ready', listener: () => void): unknown;
  on(
    event: 'did-start-navigation',
    listener: (details: { readonly isMainFrame: boolean; readonly isSameDocument: boolean }) => void,
  ): unknown;
  on(
    event: 'did-navigate-in-page',
    listener: (event: unknown, url: string, isMainFrame: boolean) => void,
  ): unknown;
  on(
    event: 'will-navigate' | 'will-redirect',
    listener: (event: Preventable & { url: string }) => void,
  ): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (event: Preventable & { url: string; isMainFrame: boolean }) => void,
  ): unknown;
  on(event: 'will-attach-webview' | 'will-prevent-unload', listener: (event: Preventable) => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: Gone) => void): unknown;
}

/** A window. */
export interface Window {
  readonly webContents: WebContents;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  maximize(): void;
  isFullScreen(): boolean;
  setFullScreen(full: boolean): void;
  restore(): void;
  isDestroyed(): boolean;
  /** Ends the window without asking its page. */
  destroy(): void;
  getNormalBounds(): Rectangle;
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(
    event:
      | 'resize'
      | 'move'
      | 'maximize'
      | 'unmaximize'
      | 'enter-full-screen'
      | 'leave-full-screen'
      | 'focus'
      | 'closed'
      | 'unresponsive'
      | 'responsive',
    listener: () => void,
  ): unknown;
  on(event: 'query-session-end', listener: (event: Preventable) => void): unknown;
}

/** A window a page is printed in. */
export interface PrintWindow {
  loadFile(path: string): Promise<void>;
  destroy(): void;
  readonly webContents: {
    executeJavaScript(code: string): Promise<unknown>;
    printToPDF(options: PrintOptions): Promise<Uint8Array>;
  };
}

/** How a window is made. */
export interface WindowOptions extends Partial<Rectangle> {
  readonly show: boolean;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly title: string;
  readonly backgroundColor: string;
  /** Where the system takes a window's icon from the window: on X11. */
  readonly icon?: string;
  readonly webPreferences: {
    readonly preload: string;
    readonly contextIsolation: true;
    readonly sandbox: true;
    readonly nodeIntegration: false;
    readonly webSecurity: true;
    readonly webviewTag: false;
    /** Chromium would fetch its dictionaries from the network. */
    readonly spellcheck: false;
  };
}

/** Storage, protocols and permissions of the windows. */
export interface Session {
  readonly protocol: {
    handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void;
  };
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: Petitioner,
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string, details: Petitioner) => boolean,
  ): void;
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void;
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
