/** The app's windows: which there are, what each shows, and which of them has a document open. */
import type { CommandId } from '#core/commands/commands.ts';
import type { KeptTab, Told } from '#core/host/windows.ts';
import { tellChannel } from '../preload/channels.ts';
import { watchWindow } from './crashes.ts';
import type { Electron } from './electron.ts';
import type { Frame, Window } from './electron-pages.ts';
import type { KeptWindow } from './kept-windows.ts';
import { windowOrigin } from './schemes.ts';
import { openWindow, placeUrl, type WindowParts } from './window.ts';
import { beside, type Placement, placementOf, placementOn, remembered } from './window-state.ts';

/** One window, and what is known of its page. */
export interface Pane {
  readonly window: Window;
  /** The place it shows. */
  place: string;
  tabs: readonly KeptTab[];
  placements: readonly Placement[];
  /** The documents its page has begun, by their place: what each is, whatever it is called. */
  readonly begun: Map<string, string>;
  /** What its page said of commands; nothing yet. */
  commands:
    | { readonly enabled: ReadonlySet<CommandId>; readonly checked: ReadonlySet<CommandId> }
    | undefined;
  /** Whether its page has asked something, so that it hears what it is told. */
  listening: boolean;
}

/** What the windows stand on. */
export interface WindowsParts
  extends Pick<WindowParts, 'preload' | 'icon' | 'isBusy' | 'onStay' | 'onSessionEnd'> {
  readonly electron: Electron;
  readonly log: (line: string) => void;
  /** Told whenever what is to be kept of the windows has changed. */
  readonly onChange: () => void;
  /** How large pages are shown, 1 for their own size. */
  readonly zoom: () => number;
  /** Told when another window, or none, is in front. */
  readonly onFocus: () => void;
}

/** All windows there are; the one used last comes last. */
export class Windows {
  readonly #parts: WindowsParts;
  #panes: readonly Pane[] = [];

  constructor(parts: WindowsParts) {
    this.#parts = parts;
  }

  /** The window used last. */
  get front(): Pane | undefined {
    return this.#panes.at(-1);
  }

  /** The window whose own page this frame is; a frame of another origin, or within a page, is none's. */
  of(frame: Frame | null): Pane | undefined {
    if (frame === null || frame.origin !== windowOrigin) return undefined;
    return this.#panes.find(({ window }) => window.webContents.mainFrame === frame);
  }

  /** What is to be kept of them. */
  kept(): readonly KeptWindow[] {
    return this.#panes.map(({ place, tabs, placements }) => ({ place, tabs, placements }));
  }

  /** Opens a window as it was kept, or a new one beside the one in front. */
  open({ place, tabs, placements }: KeptWindow = this.#new('')): Pane {
    const { electron, log, onChange, onFocus, preload, icon, isBusy, onStay, onSessionEnd } = this.#parts;
    const window = openWindow(
      electron,
      {
        preload,
        icon,
        isBusy,
        onStay,
        onSessionEnd,
        placement: placementOn(placements, electron.screens()),
        onMoved: () => {
          pane.placements = remembered(pane.placements, placementOf(window, electron.screens()));
          onChange();
        },
      },
      place,
    );
    const pane: Pane = {
      window,
      place,
      tabs,
      placements,
      begun: new Map(),
      commands: undefined,
      listening: false,
    };
    const forget = () => {
      pane.begun.clear();
      pane.listening = false;
      pane.commands = undefined;
    };
    window.webContents.on('did-navigate-in-page', (_, url, isMainFrame) => {
      if (!isMainFrame || !url.startsWith(placeUrl(''))) return;
      pane.place = url.slice(placeUrl('').length);
      onChange();
    });
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) forget();
    });
    window.webContents.on('render-process-gone', forget);
    window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(this.#parts.zoom()));
    watchWindow(electron, window, log);
    window.on('focus', () => {
      this.#panes = [...this.#panes.filter((each) => each !== pane), pane];
      onChange();
      onFocus();
    });
    window.on('closed', () => {
      this.#panes = this.#panes.filter((each) => each !== pane);
      onChange();
      onFocus();
    });
    this.#panes = [...this.#panes, pane];
    onChange();
    onFocus();
    return pane;
  }

  /** Opens a new window at a place. */
  openAt(place: string): Pane {
    return this.open(this.#new(place));
  }

  /** Shows places, each in the window that has it open, else in the one in front, else in a new one. */
  show(places: readonly string[]): void {
    for (const place of places) {
      const pane = this.#panes.findLast(
        ({ begun, tabs }) => begun.has(place) || tabs.some(({ key }) => key === place),
      );
      this.#showIn(pane ?? this.front, [place]);
    }
    if (places.length === 0) this.#showIn(this.front, []);
  }

  /** Notes that a window begins a document; gives the other window that has it, which is then brought to the front instead. */
  begin(pane: Pane, place: string, identity: string): Pane | undefined {
    const other = this.#panes.find((each) => each !== pane && [...each.begun.values()].includes(identity));
    if (other === undefined) pane.begun.set(place, identity);
    else {
      const there = [...other.begun].find(([, what]) => what === identity)?.[0];
      this.#showIn(other, [there ?? place]);
    }
    return other;
  }

  /** Shows every page as large as it is to be now. */
  rescale(): void {
    for (const { window } of this.#panes) window.webContents.setZoomFactor(this.#parts.zoom());
  }

  /** The tabs a window has now; what is in none of them is no longer open in it. */
  keepTabs(pane: Pane, tabs: readonly KeptTab[]): void {
    pane.tabs = tabs;
    for (const place of pane.begun.keys()) {
      if (!tabs.some(({ key }) => key === place)) pane.begun.delete(place);
    }
    this.#parts.onChange();
  }

  #showIn(pane: Pane | undefined, places: readonly string[]): void {
    if (pane === undefined) {
      this.open(this.#new(places.at(-1) ?? ''));
      return;
    }
    const { window } = pane;
    const told: Told = { show: places };
    const last = places.at(-1);
    if (last !== undefined) {
      if (pane.listening) window.webContents.send(tellChannel, told);
      else {
        pane.place = last;
        void window.loadURL(placeUrl(last)).catch(() => undefined);
      }
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  #new(place: string): KeptWindow {
    const { front } = this;
    if (front === undefined) return { place, tabs: [], placements: [] };
    const now = placementOf(front.window, this.#parts.electron.screens());
    return { place, tabs: [], placements: [beside(now)] };
  }
}
