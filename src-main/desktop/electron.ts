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

/** A frame, as it asks something of the main process. */
export interface Frame {
  readonly origin: string;
}

/** The application. */
export interface App {
  enableSandbox(): void;
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean;
  setPath(name: 'userData', path: string): void;
  getLocale(): string;
  quit(): void;
  whenReady(): Promise<unknown>;
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], folder: string, data: unknown) => void,
  ): unknown;
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown;
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown;
  on(event: 'will-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
  on(event: 'child-process-gone', listener: (event: unknown, details: Gone) => void): unknown;
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
  restore(): void;
  isDestroyed(): boolean;
  getNormalBounds(): Rectangle;
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(
    event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'closed' | 'unresponsive',
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
  readonly webPreferences: {
    readonly preload: string;
    readonly contextIsolation: true;
    readonly sandbox: true;
    readonly nodeIntegration: false;
    readonly webSecurity: true;
    readonly webviewTag: false;
  };
}

/** Storage, protocols and permissions of the windows. */
export interface Session {
  readonly protocol: {
    handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void;
  };
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
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
  /** Blocks; gives the index of the button chosen. */
  ask(window: Window, question: Question): number;
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
  readonly label?: string;
  readonly role?: MenuRole;
  readonly type?: 'separator';
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuLine[];
}

/** Things a system's menu knows how to do. */
export type MenuRole =
  | 'about'
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
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'appMenu'
  | 'windowMenu';

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
  /** Where the screens are, without docks and bars. */
  readonly workAreas: () => readonly Rectangle[];
  /** The folder a save dialog starts in. */
  readonly documents: () => string;
  readonly platform: NodeJS.Platform;
  readonly words: LocaleText;
}
