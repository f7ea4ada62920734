/** One of the app's windows, as Electron makes it. */
import type { Electron } from './electron.ts';
import type { Window } from './electron-pages.ts';
import { windowOrigin } from './schemes.ts';
import { type Placement, placeFor, smallest } from './window-state.ts';

/** What a window needs beside Electron. */
export interface WindowParts {
  /** The preload's file. */
  readonly preload: string;
  /** The icon's file. */
  readonly icon: string;
  readonly placement: Placement | undefined;
  /** Told a moment after the window was moved. */
  readonly onMoved: () => void;
  /** Told when a page with unsaved changes is to stay. */
  readonly onStay: () => void;
  /** Whether something is being written, so that the system must not shut down just now. */
  readonly isBusy: () => boolean;
  /** Told when the system is about to shut down, where nothing holds it up. */
  readonly onSessionEnd: () => void;
}

/** Opens a window at a place in the app (`''`, or `#/lesson/…`). It is shown once it has something to show. */
export function openWindow(
  electron: Pick<Electron, 'createWindow' | 'screens' | 'dialog' | 'words' | 'platform'>,
  parts: WindowParts,
  place: string,
): Window {
  const window = electron.createWindow({
    ...placeFor(parts.placement, electron.screens()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Stepwise · 拾级',
    backgroundColor: '#faf8f4',
    ...(electron.platform === 'linux' ? { icon: parts.icon } : {}),
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (parts.placement?.maximized === true) window.maximize();
    if (parts.placement?.fullScreen === true) window.setFullScreen(true);
    window.show();
  });
  noteMoves(window, parts.onMoved);
  askBeforeLeaving(window, electron, parts);
  void window.loadURL(placeUrl(place)).catch(() => undefined);
  return window;
}

/** The address of a place in the app. */
export function placeUrl(place: string): string {
  return `${windowOrigin}/index.html${place}`;
}

const moves = ['resize', 'move', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen'] as const;

function noteMoves(window: Window, onMoved: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) onMoved();
    }, 500);
  };
  for (const event of moves) window.on(event, later);
  window.on('closed', () => clearTimeout(timer));
}

/** A page that asks to stay (`beforeunload`) does so silently in Electron; the question is asked here. */
function askBeforeLeaving(
  window: Window,
  { dialog, words }: Pick<Electron, 'dialog' | 'words'>,
  { isBusy, onStay, onSessionEnd }: WindowParts,
): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { unsaved, unsavedDetail, stay, leave } = words.now;
    const answer = dialog.ask(window, {
      message: unsaved,
      detail: unsavedDetail,
      buttons: [stay, leave],
      cancel: 0,
    });
    // Preventing the prevention lets the page go.
    if (answer === 1) event.preventDefault();
    else onStay();
  });
  window.on('query-session-end', (event) => {
    if (isBusy()) event.preventDefault();
    else onSessionEnd();
  });
}
