/** The app's one window. */
import type { Electron, Window } from './electron.ts';
import { windowOrigin } from './schemes.ts';
import { placeFor, smallest, stateOf, type WindowState } from './window-state.ts';

/** What a window needs beside Electron. */
export interface WindowParts {
  /** The preload's file. */
  readonly preload: string;
  readonly state: WindowState | undefined;
  /** Told of the window's place a moment after it changed. */
  readonly onMoved: (state: WindowState) => void;
  /** Whether something is being written, so that the system must not shut down just now. */
  readonly isBusy: () => boolean;
}

/** Opens the window at a place in the app (`''`, or `#/lesson/…`). It is shown once it has something to show. */
export function openWindow(
  electron: Pick<Electron, 'createWindow' | 'workAreas' | 'dialog' | 'words'>,
  parts: WindowParts,
  hash = '',
): Window {
  const window = electron.createWindow({
    ...placeFor(parts.state, electron.workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Stepwise · 拾级',
    backgroundColor: '#faf8f4',
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  });
  window.once('ready-to-show', () => {
    if (parts.state?.maximized === true) window.maximize();
    window.show();
  });
  rememberPlace(window, parts.onMoved);
  askBeforeLeaving(window, electron, parts.isBusy);
  void window.loadURL(placeUrl(hash)).catch(() => undefined);
  return window;
}

/** The address of a place in the app. */
export function placeUrl(hash: string): string {
  return `${windowOrigin}/index.html${hash}`;
}

function rememberPlace(window: Window, onMoved: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) onMoved(stateOf(window));
    }, 500);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event, later);
  window.on('closed', () => clearTimeout(timer));
}

/** A page that asks to stay (`beforeunload`) does so silently in Electron; the question is asked here. */
function askBeforeLeaving(
  window: Window,
  { dialog, words }: Pick<Electron, 'dialog' | 'words'>,
  isBusy: () => boolean,
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
  });
  window.on('query-session-end', (event) => {
    if (isBusy()) event.preventDefault();
  });
}
