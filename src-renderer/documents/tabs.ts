/** The list of open documents, as the strip of tabs shows it. Kept for the window, so that a reload has them again. */
import * as v from 'valibot';
import type { DocumentRef } from '#core/host/host.ts';
import { documentAt, placeOf } from '#core/host/place.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { locales } from '#core/text/locale.ts';

/** One open document: its place in the address, and what its tab says. */
export interface Tab {
  /** The place in the address; names the tab. */
  readonly key: string;
  readonly ref: DocumentRef;
  /** The document's title, else its name; '' until it is known. */
  readonly title: LocalizedText;
}

/** The list with a document in it, at the end where it is new. */
export function withTab(tabs: readonly Tab[], ref: DocumentRef): readonly Tab[] {
  const key = placeOf(ref);
  return tabs.some((tab) => tab.key === key) ? tabs : [...tabs, { key, ref, title: '' }];
}

/** The list without a tab, and the tab to be shown in its place: the next, else the one before. */
export function withoutTab(
  tabs: readonly Tab[],
  key: string,
): { readonly tabs: readonly Tab[]; readonly next: Tab | null } {
  const at = tabs.findIndex((tab) => tab.key === key);
  if (at < 0) return { tabs, next: null };
  const rest = tabs.toSpliced(at, 1);
  return { tabs: rest, next: rest[at] ?? rest[at - 1] ?? null };
}

/** The list with a tab at another place in the address; where one is there already, the two become one. */
export function withTabMoved(tabs: readonly Tab[], key: string, ref: DocumentRef): readonly Tab[] {
  const to = placeOf(ref);
  return tabs
    .filter((tab) => tab.key === key || tab.key !== to)
    .map((tab) => (tab.key === key ? { ...tab, key: to, ref } : tab));
}

/** The tab before (-1) or after (1) another, round the end. */
export function tabBeside(tabs: readonly Tab[], key: string, by: -1 | 1): Tab | null {
  const at = tabs.findIndex((tab) => tab.key === key);
  if (at < 0) return tabs[0] ?? null;
  return tabs[(at + by + tabs.length) % tabs.length] ?? null;
}

const storedSchema = v.array(
  v.object({
    key: v.string(),
    title: v.union([v.string(), v.record(v.picklist(locales), v.string())]),
  }),
);

/** Reads a list that {@link storedTabs} wrote; what is not one is an empty list. */
export function readTabs(stored: string | null): readonly Tab[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), stored);
  if (!parsed.success) return [];
  return parsed.output.flatMap(({ key, title }): Tab[] => {
    const ref = documentAt(key);
    return ref ? [{ key, ref, title: title as LocalizedText }] : [];
  });
}

/** The list as text. */
export function storedTabs(tabs: readonly Tab[]): string {
  return JSON.stringify(tabs.map(({ key, title }) => ({ key, title })));
}
