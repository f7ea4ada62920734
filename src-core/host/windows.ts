/**
 * The part of the contract that is about the app's windows and the desktop around them. Only the desktop has several
 * windows, brings their tabs back and hands files to other programs; elsewhere these calls do nothing and say so.
 */
import * as v from 'valibot';
import { type CommandId, commandIds, isCommandId } from '../commands/commands.ts';
import { type LocalizedText, locales } from '../text/locale.ts';
import { path } from './fields.ts';

/** One open document of a window, as the host keeps it. */
export interface KeptTab {
  /** Its place in the window's address: `#/file/…`. */
  readonly key: string;
  readonly title: LocalizedText;
}

/** What the machine tells a window unasked. */
export interface Told {
  /** Places to show, the last of them in front. */
  readonly show: readonly string[];
}

/** Every call about windows. */
export interface WindowCalls {
  /** The documents open in this window, each time they change; the desktop opens them again next time, also after a crash. */
  'window.tabs': { takes: { readonly tabs: readonly KeptTab[] }; gives: null };
  /** The commands that can be carried out in this window now, and which switches are on, each time that changes: the desktop's menu follows. */
  'window.commands': {
    takes: { readonly enabled: readonly CommandId[]; readonly checked: readonly CommandId[] };
    gives: null;
  };
  /** Opens another window at a place, `''` for the beginning. `opened` false: this host has no windows of its own. */
  'window.open': { takes: { readonly place: string }; gives: { readonly opened: boolean } };
  /** Opens the app at a place in the default browser, on the same data. `opened` false: this is no desktop app. */
  'shell.browser': { takes: { readonly place: string }; gives: { readonly opened: boolean } };
  /** Looks for a newer version, and says in a box of its own what it found. `looked` false: this is no desktop app. */
  'updates.check': { takes: null; gives: { readonly looked: boolean } };
  /** Drags a file that `export.save` wrote out of the window; call it as the drag begins. */
  'export.drag': { takes: { readonly path: string }; gives: { readonly dragged: boolean } };
  /** Shows a file that `export.save` wrote in its folder. */
  'export.reveal': { takes: { readonly path: string }; gives: { readonly revealed: boolean } };
}

/** A place in the window, as its address's fragment names it; `''` where it begins. A path is longest when percent-encoded. */
export const place = v.pipe(v.string(), v.maxLength(40_000), v.regex(/^(?:#\/.*)?$/, 'a place'));

/** The schema of a {@link KeptTab}. */
export const keptTab = v.strictObject({
  key: place,
  title: v.union([v.string(), v.record(v.picklist(locales), v.string())]),
});

const tabs = v.pipe(v.array(keptTab), v.maxLength(200));

const ids = v.pipe(v.array(v.custom<CommandId>(isCommandId)), v.maxLength(commandIds.length));

/** The schema of {@link Told}. */
export const toldSchema = v.strictObject({ show: v.array(place) });

/** For every call about windows: what it takes and what it gives. */
export const windowSchemas = {
  'window.tabs': { takes: v.strictObject({ tabs }), gives: v.null() },
  'window.commands': { takes: v.strictObject({ enabled: ids, checked: ids }), gives: v.null() },
  'window.open': { takes: v.strictObject({ place }), gives: v.strictObject({ opened: v.boolean() }) },
  'shell.browser': { takes: v.strictObject({ place }), gives: v.strictObject({ opened: v.boolean() }) },
  'updates.check': { takes: v.null(), gives: v.strictObject({ looked: v.boolean() }) },
  'export.drag': { takes: v.strictObject({ path }), gives: v.strictObject({ dragged: v.boolean() }) },
  'export.reveal': { takes: v.strictObject({ path }), gives: v.strictObject({ revealed: v.boolean() }) },
} as const;
