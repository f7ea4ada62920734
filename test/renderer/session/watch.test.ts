/** Watching open documents: one question waits at a time, and it is put again as soon as another document is open. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Watched } from '#core/host/documents.ts';
import type { HostCalls, Reply } from '#core/host/host.ts';
import { watchDocuments } from '../../../src-renderer/session/watch.ts';

type Answer = Reply<HostCalls['document.watch']['gives']>;
const named = (path: string, version = '1'): Watched => ({ ref: { kind: 'file', path }, version });

beforeEach(() => {
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A watch over a list that changes, and the questions it has asked. */
function watching(documents: Watched[]) {
  const asked: { paths: string[]; signal: AbortSignal; answer: (reply: Answer) => void }[] = [];
  const changes: Watched[] = [];
  const watch = watchDocuments({
    ask: (takes, signal) =>
      new Promise((answer) => {
        const paths = takes.documents.map(({ ref }) => (ref.kind === 'file' ? ref.path : ''));
        asked.push({ paths, signal, answer });
        signal.addEventListener('abort', () => answer({ ok: false, code: 'cancelled', message: '' }));
      }),
    documents: () => documents,
    onChanged: (change) => changes.push(change),
  });
  return { watch, asked, changes };
}

test('a document that was just opened is watched at once, and the question before it is given up', async () => {
  const documents = [named('a')];
  const { watch, asked } = watching(documents);
  expect(asked.map(({ paths }) => paths)).toEqual([['a']]);
  documents.push(named('b'));
  watch.wake();
  await vi.waitFor(() => expect(asked.map(({ paths }) => paths)).toEqual([['a'], ['a', 'b']]));
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(asked[1]?.signal.aborted).toBe(false);
  watch.end();
});

test('a change is told once, and one that the window made itself is not', async () => {
  const documents = [named('a'), named('b')];
  const { watch, asked, changes } = watching(documents);
  // While the question waited, the window saved b itself.
  documents[1] = named('b', '2');
  const gives = { documents: [named('a', '9'), named('b', '2')], folders: [] };
  asked[0]?.answer({ ok: true, value: gives });
  await vi.waitFor(() => expect(changes).toEqual([named('a', '9')]));
  watch.end();
});

test('the first document of an empty window is watched as soon as it is open', async () => {
  const documents: Watched[] = [];
  const { watch, asked } = watching(documents);
  expect(asked).toEqual([]);
  documents.push(named('a'));
  watch.wake();
  await vi.waitFor(() => expect(asked).toHaveLength(1), { timeout: 900 });
  watch.end();
});
