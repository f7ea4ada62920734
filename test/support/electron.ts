/** A stand-in for Electron with the shape the desktop host asks for: it remembers what was set and fires events on demand. */
import { readFileSync, rmSync } from 'node:fs';
import type {
  App,
  Electron,
  GraphicsStatus,
  MenuLine,
  NoUpdater,
  Question,
  Updater,
} from '../../src-main/desktop/electron.ts';
import type {
  Frame,
  Petitioner,
  PrintWindow,
  Rectangle,
  Screen,
  Session,
  WebContents,
  Window,
  WindowOptions,
} from '../../src-main/desktop/electron-pages.ts';
import { windowOrigin } from '../../src-main/desktop/schemes.ts';
import { LocaleText } from '../../src-main/desktop/words.ts';
import { commandChannel, tellChannel } from '../../src-main/preload/channels.ts';
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

  /** What the page was told. */
  readonly told: unknown[] = [];
  /** The commands it was asked to carry out. */
  readonly commanded: unknown[] = [];
  send(channel: string, told: unknown): void {
    if (channel === tellChannel) this.told.push(told);
    if (channel === commandChannel) this.commanded.push(told);
  }
  zoom = 1;
  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }
  readonly dragged: { readonly file: string; readonly icon: string }[] = [];
  startDrag(item: { readonly file: string; readonly icon: string }): void {
    this.dragged.push(item);
  }

  forcefullyCrashRenderer(): void {
    this.events.fire('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
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
    this.events.fire('focus');
  }
  full = false;
  isFullScreen(): boolean {
    return this.full;
  }
  setFullScreen(full: boolean): void {
    this.full = full;
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
  gone = false;
  isDestroyed(): boolean {
    return this.gone;
  }
  destroy(): void {
    this.gone = true;
    this.events.fire('closed');
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
}

/** A stand-in session: who may have what in it. */
export class StandInSession implements Session {
  readonly protocol: Session['protocol'];
  #request: Parameters<Session['setPermissionRequestHandler']>[0] | undefined;
  #check: Parameters<Session['setPermissionCheckHandler']>[0] | undefined;
  #device: Parameters<Session['setDevicePermissionHandler']>[0] | undefined;

  constructor(handlers: Map<string, (request: Request) => Response | Promise<Response>>) {
    this.protocol = { handle: (scheme, handler) => void handlers.set(scheme, handler) };
  }

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    this.#device = handler;
  }

  /** Whether Electron would grant it: by request, by check, and as a device; granted where nobody decides. */
  grants(permission: string, who: Petitioner): { request: boolean; check: boolean; device: boolean } {
    let request = this.#request === undefined;
    this.#request?.(
      {},
      permission,
      (granted) => {
        request = granted;
      },
      who,
    );
    return {
      request,
      check: this.#check?.({}, permission, '', who) ?? true,
      device: this.#device?.({}) ?? true,
    };
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
  /** Whose boxes for files they were, in order. */
  readonly owners: Window[] = [];
  readonly openDialogs: { readonly defaultPath: string }[] = [];
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
  graphics: GraphicsStatus = { webgl2: 'enabled', gpu_compositing: 'enabled' };
  /** What was asked of Electron, in order. */
  readonly journal: string[] = [];

  readonly app: App = {
    enableSandbox: () => {
      this.journal.push('sandbox');
      this.sandboxed = true;
    },
    setAppUserModelId: () => {},
    addRecentDocument: (path) => void this.recent.unshift(path),
    clearRecentDocuments: () => void this.recent.splice(0),
    getGPUFeatureStatus: () => this.graphics,
    requestSingleInstanceLock: (data) => {
      this.journal.push('lock');
      this.lockData = data;
      return this.first;
    },
    setPath: (_, path) => {
      this.journal.push(`path ${path}`);
    },
    getLocale: () => this.systemLocale,
    quit: () => {
      this.quits += 1;
    },
    whenReady: async () => {
      this.journal.push('ready');
    },
    on: this.events.on,
  };

  /** The windows' session, made when it is first asked for, as Electron does at ready. */
  #session: StandInSession | undefined;
  readonly session = (): StandInSession => {
    this.#session ??= this.#newSession();
    return this.#session;
  };
  /** The session of the window pages are printed in. */
  printSession: StandInSession | undefined;

  #newSession(): StandInSession {
    const session = new StandInSession(this.handlers);
    this.events.fire('session-created', session);
    return session;
  }

  readonly ipcMain: Electron['ipcMain'] = {
    handle: (channel, listener) => void this.calls.set(channel, listener),
  };
  readonly dialog: Electron['dialog'] = {
    showSaveDialog: async (owner, options) => {
      this.owners.push(owner);
      this.saveDialogs.push(options);
      return this.saveTo === undefined ? { canceled: true } : { canceled: false, filePath: this.saveTo };
    },
    showOpenDialog: async (owner, options) => {
      this.owners.push(owner);
      this.openDialogs.push(options);
      return {
        canceled: this.choose === undefined,
        filePaths: this.choose === undefined ? [] : [this.choose],
      };
    },
    ask: (_, question) => {
      this.questions.push(question);
      return this.answer;
    },
    askLater: async (_, question, signal) => {
      this.questions.push(question);
      const answer = this.answer;
      await Promise.resolve();
      return signal?.aborted ? question.cancel : answer;
    },
  };
  readonly trashed: string[] = [];
  readonly trash = async (path: string) => {
    rmSync(path);
    this.trashed.push(path);
  };
  readonly openExternal = async (url: string) => void this.opened.push(url);
  readonly registerSchemes: Electron['registerSchemes'] = (schemes) => {
    this.journal.push('schemes');
    this.schemes.push(...schemes);
  };
  readonly createWindow = (options: WindowOptions): Window => {
    const window = new StandInWindow(options);
    this.windows.push(window);
    this.events.fire('web-contents-created', {}, window.webContents);
    return window;
  };
  /** What was printed, what the page was asked before, and whether its window is gone. */
  readonly printed: { html: string; asked: string[]; options?: PrintOptions; gone: boolean }[] = [];
  readonly createPrintWindow = (): PrintWindow => {
    this.printSession = this.#newSession();
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
  readonly updateMenu: Electron['updateMenu'] = (lines) => {
    const updated = (line: MenuLine): MenuLine => {
      const now = line.id === undefined ? undefined : lines.get(line.id);
      return {
        ...line,
        ...(now === undefined ? {} : { enabled: now.enabled }),
        ...(now === undefined || line.type !== 'checkbox' ? {} : { checked: now.checked }),
        ...(line.submenu === undefined ? {} : { submenu: line.submenu.map(updated) }),
      };
    };
    this.menu = this.menu.map(updated);
  };
  /** The system's own list of recent documents, newest first. */
  readonly recent: string[] = [];
  here: readonly Screen[] = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  readonly screens = (): readonly Screen[] => this.here;
  /** What looks for newer versions. */
  newer: Updater | NoUpdater = 'no-address';
  readonly updater = async () => this.newer;
  readonly revealed: string[] = [];
  readonly showInFolder = (path: string) => void this.revealed.push(path);
  readonly documents = () => '/home/ada/Documents';
}
