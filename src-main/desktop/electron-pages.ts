/** As much of Electron's windows, pages and sessions as the desktop host uses: the part of `electron.ts` that is about what is shown. */
import type { PrintOptions } from '../print/paper.ts';

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
