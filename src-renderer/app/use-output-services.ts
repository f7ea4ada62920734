/** What outputs may ask of the screen they are shown on: save a file, show a place in the code, move a control, copy, open a link. */
import { type RefObject, useCallback, useMemo, useRef } from 'react';
import { useToast } from '../controls/toasts.tsx';
import { codeOfLine } from '../editor/caret.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import type { Focus, NotebookHandle } from '../notebook/index.ts';
import type { OutputServices } from '../outputs/index.tsx';
import { cellOf, indexOf } from '../session/hooks.ts';
import type { OpenDocument } from '../session/open.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { useHost } from './host-context.tsx';
import { modelFileOf } from './model-file.ts';
import { printRoute } from './route.ts';
import { saveFile } from './save-file.ts';
import { appStrings } from './strings.ts';

/** The services of an open document; `reveal` is the same for as long as it is shown. */
export function useOutputServices(
  open: OpenDocument,
  focus: Focus,
  handle: RefObject<NotebookHandle | null>,
): OutputServices {
  const { store } = open;
  const host = useHost();
  const toast = useToast();
  const words = useStrings(appStrings);
  const locale = useLocale();
  const now = useRef({ toast, words, locale });
  now.current = { toast, words, locale };

  const untrusted = useSubscribed(open.trusting.subscribe, open.trusting.untrusted);
  const reveal = useCallback<OutputServices['reveal']>(
    ({ cell, line, column }, extent) => {
      handle.current?.reveal(cell);
      const shown = cellOf(store.get().notebook, cell);
      if (shown?.attributes.locked) focus.select(cell, { grab: true });
      else if (extent && shown?.kind === 'code') focus.edit(cell, codeOfLine(shown.source, line));
      else focus.edit(cell, { line, column });
    },
    [store, focus, handle],
  );

  return useMemo<OutputServices>(() => {
    const say = (text: string) => now.current.toast({ text });
    return {
      async save(file) {
        const reply = await saveFile(host, file);
        if (reply.ok) say(now.current.words.exported);
        else if (reply.code !== 'cancelled') throw new Error(reply.message);
      },
      reveal,
      cells: {
        numberOf: (cell) => indexOf(store.get().notebook, cell) + 1,
        subscribe: store.subscribe,
      },
      control: open.control,
      modelFile: (display) => modelFileOf(open, display),
      inputs: {
        get: (input) => store.get().inputs.get(input),
        set: (input, value) => void store.dispatch({ type: 'input', input, value, now: Date.now() }),
        subscribe: store.subscribe,
      },
      copy(cell, as, shown) {
        const { states, inputs } = store.get();
        const outputs = states.get(cell)?.outputs ?? [];
        void import('../export/copy.ts')
          .then(({ copyOutputs }) => copyOutputs({ as, outputs, inputs, locale: now.current.locale, shown }))
          .then(
            () => say(now.current.words.copied),
            () => say(now.current.words.copyFailed),
          );
      },
      showCell(cell) {
        if (!cellOf(store.get().notebook, cell)) return;
        handle.current?.reveal(cell, 'start');
        focus.select(cell, { grab: true });
      },
      openLesson(link) {
        location.hash = printRoute({
          screen: 'document',
          ref: { kind: 'lesson', id: link.lesson },
          ...(link.at === undefined ? {} : { at: link.at }),
        });
      },
      withheld: untrusted,
      openLink(url) {
        if (untrusted) return say(now.current.words.linkWithheld(url));
        void host.call('shell.open', { url }).then((reply) => {
          if (reply.ok && !reply.value.opened) window.open(url, '_blank', 'noopener,noreferrer');
        });
      },
    };
  }, [host, store, focus, handle, open, untrusted, reveal]);
}
