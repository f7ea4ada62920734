/** Everything that quick open lists: what is open, what was open before, lessons, and the files of the workspace. */
import { useEffect, useState } from 'react';
import type { DocumentRef } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { textIn } from '#core/text/locale.ts';
import type { QuickItem } from '../documents/quick-open.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { documentStrings } from './document-strings.ts';
import { useHost } from './host-context.tsx';
import type { OpenDocuments } from './open-documents.ts';

/** The list, asked for anew each time it is shown. */
export function useQuickItems(
  shown: boolean,
  documents: OpenDocuments,
  show: (ref: DocumentRef) => void,
): { readonly items: readonly QuickItem[] | null; readonly complete: boolean } {
  const host = useHost();
  const locale = useLocale();
  const words = useStrings(documentStrings);
  const [listed, setListed] = useState<{ items: readonly QuickItem[] | null; complete: boolean }>({
    items: null,
    complete: true,
  });

  useEffect(() => {
    if (!shown) return;
    let left = false;
    const items = new Map<string, QuickItem>();
    const add = (ref: DocumentRef, name: string, detail: string, icon: QuickItem['icon']) => {
      const key = placeOf(ref);
      if (!items.has(key)) items.set(key, { key, name, detail, icon, onOpen: () => show(ref) });
    };
    void Promise.all([
      host.call('recent.list', null),
      host.call('lessons.list', null),
      host.call('workspace.files', null),
    ]).then(([recent, lessons, files]) => {
      if (left) return;
      const titles = new Map(
        lessons.ok ? lessons.value.map((lesson) => [lesson.id as string, textIn(lesson.title, locale)]) : [],
      );
      for (const { ref, title } of documents.tabs()) {
        const name = textIn(title, locale);
        if (name) add(ref, name, words.isOpen, ref.kind === 'lesson' ? 'book' : 'file');
      }
      for (const { ref, name, folder, found } of recent.ok ? recent.value : []) {
        if (!found) continue;
        if (ref.kind === 'lesson') add(ref, titles.get(ref.id) ?? name, words.lesson, 'book');
        else add(ref, name, ref.kind === 'draft' ? words.draft : folder, 'file');
      }
      for (const { id, title } of lessons.ok ? lessons.value : [])
        add({ kind: 'lesson', id }, textIn(title, locale), words.lesson, 'book');
      for (const { path, name, folder } of files.ok ? files.value.files : [])
        add({ kind: 'file', path }, name, folder, 'file');
      setListed({ items: [...items.values()], complete: !files.ok || files.value.complete });
    });
    return () => {
      left = true;
    };
  }, [shown, host, documents, show, locale, words]);
  return listed;
}
