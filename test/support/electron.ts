/** A stand-in for Electron with the shape the desktop host asks for: it remembers what was set and fires events on demand. */
import { readFileSync, rmSync } from 'node:fs';
import type {
  App,
  Electron,
  Frame,
  MenuLine,
  PrintWindow,
  Question,
  Rectangle,
  Session,
  WebContents,
  Window,
  WindowOptions,
} from '../../src-main/desktop/electron.ts';
import { windowOrigin } from '../../src-main/desktop/schemes.ts';
import { LocaleText } from '../../src-main/desktop/words.ts';
import type { PrintOptions } from '../../src-main/print/paper.ts';

type Listener = (...args: never[]) => unknown;

/** Remembers listeners and calls them. */
class Events {
  readonly #listeners = new Map<string, Listener[]>();

  readonly on = (event: string, listener: Listener): void => {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  };

  /** Fires an event; tells whether a listener prevented it, where its first argument can be. */
  fire(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? [])
      (listener as (...all: unknown[]) => unknown)(...args);
  }
}

/** An event that knows whether it was prevented. */
export function preventable<T extends object>(more: T): T & { prevented: boolean; preventDefault(): void } {
  const event = {
    ...more,
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
  };
  return event;
}

/** The contents of a stand-in window. */
export class StandInContents implements WebContents {
  readonly events = new Events();
  readonly on = this.events.on;
  readonly mainFrame: Frame = { origin: windowOrigin };
  reloads = 0;
  policy = '';
  openHandler: ((details: { url: string }) => { action: 'deny' }) | undefined;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.policy = policy;
  }

  reload(): void {
    this.reloads += 1;
  }
}

/** A stand-in window. */
export class StandInWindow implements Window {
  readonly events = new Events();
  readonly on = this.events.on;
  readonly once = this.events.on;
  readonly webContents = new StandInContents();
  readonly options: WindowOptions;
  readonly loaded: string[] = [];
  shown = false;
  focused = 0;
  maximized = false;
  minimized = false;
  bounds: Rectangle;

  constructor(options: WindowOptions) {
    this.options = options;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 0,
      height: options.height ?? 0,
    };
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused += 1;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  maximize(): void {
    this.maximized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isDestroyed(): boolean {
    return false;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
}

type CallListener = (event: { readonly senderFrame: Frame | null }, ...args: unknown[]) => Promise<unknown>;

/** The whole stand-in. */
export class StandIn implements Electron {
  readonly events = new Events();
  readonly windows: StandInWindow[] = [];
  readonly schemes: { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[] =
    [];
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly calls = new Map<string, CallListener>();
  readonly opened: string[] = [];
  readonly questions: Question[] = [];
  readonly saveDialogs: { readonly defaultPath: string; readonly title: string }[] = [];
  readonly words = new LocaleText('en');
  platform: NodeJS.Platform = 'linux';
  systemLocale = 'en-GB';
  /** What the next question is answered with. */
  answer = 0;
  saveTo: string | undefined;
  choose: string | undefined;
  first = true;
  lockData: unknown;
  quits = 0;
  sandboxed = false;
  menu: readonly MenuLine[] = [];
  permissionRequest:
    | ((contents: unknown, permission: string, callback: (granted: boolean) => void) => void)
    | undefined;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | undefined;
  deviceCheck: ((details: unknown) => boolean) | undefined;

  readonly app: App = {
    enableSandbox: () => {
      this.sandboxed = true;
    },
    requestSingleInstanceLock: (data) => {
      this.lockData = data;
      return this.first;
    },
    setPath: () => {},
    getLocale: () => this.systemLocale,
    quit: () => {
      this.quits += 1;
    },
    whenReady: async () => {},
    on: this.events.on,
  };

  readonly #session: Session = {
    protocol: { handle: (scheme, handler) => void this.handlers.set(scheme, handler) },
    setPermissionRequestHandler: (handler) => {
      this.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler) => {
      this.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler) => {
      this.deviceCheck = handler;
    },
  };

  readonly session = () => this.#session;
  readonly ipcMain: Electron['ipcMain'] = {
    handle: (channel, listener) => void this.calls.set(channel, listener),
  };
  readonly dialog: Electron['dialog'] = {
    showSaveDialog: async (_, options) => {
      this.saveDialogs.push(options);
      return this.saveTo === undefined ? { canceled: true } : { canceled: false, filePath: this.saveTo };
    },
    showOpenDialog: async () => ({
      canceled: this.choose === undefined,
      filePaths: this.choose === undefined ? [] : [this.choose],
    }),
    ask: (_, question) => {
      this.questions.push(question);
      return this.answer;
    },
  };
  readonly trashed: string[] = [];
  readonly trash = async (path: string) => {
    rmSync(path);
    this.trashed.push(path);
  };
  readonly openExternal = async (url: string) => void this.opened.push(url);
  readonly registerSchemes: Electron['registerSchemes'] = (schemes) => void this.schemes.push(...schemes);
  readonly createWindow = (options: WindowOptions): Window => {
    const window = new StandInWindow(options);
    this.windows.push(window);
    this.events.fire('web-contents-created', {}, window.webContents);
    return window;
  };
  /** What was printed, what the page was asked before, and whether its window is gone. */
  readonly printed: { html: string; asked: string[]; options?: PrintOptions; gone: boolean }[] = [];
  readonly createPrintWindow = (): PrintWindow => {
    const print: StandIn['printed'][number] = { html: '', asked: [], gone: false };
    this.printed.push(print);
    return {
      async loadFile(path) {
        print.html = readFileSync(path, 'utf8');
      },
      destroy() {
        print.gone = true;
      },
      webContents: {
        async executeJavaScript(code) {
          print.asked.push(code);
        },
        async printToPDF(options) {
          print.options = options;
          return Uint8Array.from('%PDF-1.7', (letter) => letter.charCodeAt(0));
        },
      },
    };
  };
  readonly setMenu = (lines: readonly MenuLine[]) => {
    this.menu = lines;
  };
  readonly workAreas = (): readonly Rectangle[] => [{ x: 0, y: 0, width: 1920, height: 1040 }];
  readonly documents = () => '/home/ada/Documents';
}
