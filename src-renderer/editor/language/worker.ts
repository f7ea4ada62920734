/**
 * The worker in which the language service runs, so that no key press waits for it.
 * TypeScript and the declarations are fetched side by side.
 */
import type { Answers } from './answers.ts';
import type { Declarations } from './program-files.ts';
import type { LanguageCall, LanguageReply, LanguageRequest } from './protocol.ts';

const send = (reply: LanguageReply): void => self.postMessage(reply);

function answer<C extends LanguageCall>(table: Answers, request: LanguageRequest<C>): void {
  try {
    send({ id: request.id, ok: true, gives: table[request.call](request.takes) });
  } catch (error) {
    send({ id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

/** The first message is the declarations' address; the service then begins. */
self.onmessage = async (first: MessageEvent<{ readonly declarations: string }>) => {
  const waiting: LanguageRequest[] = [];
  self.onmessage = (event: MessageEvent<LanguageRequest>) => waiting.push(event.data);
  const [{ createAnswers }, declarations] = await Promise.all([
    import('./answers.ts'),
    fetch(first.data.declarations).then((response) => response.json() as Promise<Declarations>),
  ]);
  const table = createAnswers(declarations);
  self.onmessage = (event: MessageEvent<LanguageRequest>) => answer(table, event.data);
  for (const request of waiting) answer(table, request);
  send({ ready: true });
};
