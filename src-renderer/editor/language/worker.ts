/**
 * The worker in which the language service runs, so that no key press waits for it.
 * TypeScript and the declarations are fetched side by side. What declarations say in comments is read
 * once the first questions are answered, between the next ones; only what quotes it waits for it.
 */
import type { Answers } from './answers.ts';
import type { Comments } from './comments.ts';
import type { Declarations } from './program-files.ts';
import {
  type LanguageBeginning,
  type LanguageCall,
  type LanguageReply,
  type LanguageRequest,
  quoting,
} from './protocol.ts';

const send = (reply: LanguageReply): void => self.postMessage(reply);

function answer<C extends LanguageCall>(table: Answers, request: LanguageRequest<C>): void {
  try {
    send({ id: request.id, ok: true, gives: table[request.call](request.takes) });
  } catch (error) {
    send({ id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

async function fetched<T>(address: string): Promise<T> {
  return (await fetch(address)).json() as Promise<T>;
}

/** Lets messages that wait be heard. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

self.onmessage = async (first: MessageEvent<LanguageBeginning>) => {
  const waiting: LanguageRequest[] = [];
  self.onmessage = (event: MessageEvent<LanguageRequest>) => waiting.push(event.data);
  const [{ createAnswers }, declarations] = await Promise.all([
    import('./answers.ts'),
    fetched<Declarations>(first.data.declarations),
  ]);
  const { answers, putComments } = createAnswers(declarations);
  let quotable = false;
  const later: LanguageRequest[] = [];
  const hear = (request: LanguageRequest): void => {
    if (!quotable && quoting.has(request.call)) later.push(request);
    else answer(answers, request);
  };
  self.onmessage = (event: MessageEvent<LanguageRequest>) => hear(event.data);
  for (const request of waiting) hear(request);
  send({ ready: true });

  // Where comments cannot be had, types are told without.
  const comments = await fetched<Comments>(first.data.comments).catch((): Comments => ({}));
  for (const _ of putComments(comments)) if (later.length === 0) await breath();
  quotable = true;
  for (const request of later) answer(answers, request);
};
