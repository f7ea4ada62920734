/** The worker in which the language service runs, so that no key press waits for it. */
import ts from 'typescript-language-service';
import type { Declarations } from './program-files.ts';
import type { LanguageCall, LanguageCalls, LanguageReply, LanguageRequest } from './protocol.ts';
import { LanguageService } from './service.ts';

type Handlers = {
  readonly [C in LanguageCall]: (takes: LanguageCalls[C]['takes']) => LanguageCalls[C]['gives'];
};

function handlers(service: LanguageService): Handlers {
  return {
    program: ({ cells }) => {
      service.setCells(cells);
      return null;
    },
    problems: ({ cell }) => service.problems(cell),
    complete: ({ cell, offset }) => service.complete(cell, offset),
    completionDetails: ({ cell, offset, completion }) => service.completionDetails(cell, offset, completion),
    hover: ({ cell, offset }) => service.hover(cell, offset),
    signatures: ({ cell, offset }) => service.signatures(cell, offset),
    definition: ({ cell, offset }) => service.definition(cell, offset),
    references: ({ cell, offset }) => service.references(cell, offset),
    rename: ({ cell, offset, name }) => service.rename(cell, offset, name),
    fixes: ({ cell, start, length, codes }) => service.fixes(cell, start, length, codes),
    format: ({ cell }) => service.format(cell),
  };
}

const send = (reply: LanguageReply): void => self.postMessage(reply);

function answer<C extends LanguageCall>(table: Handlers, request: LanguageRequest<C>): void {
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
  const response = await fetch(first.data.declarations);
  const table = handlers(new LanguageService(ts, (await response.json()) as Declarations));
  self.onmessage = (event: MessageEvent<LanguageRequest>) => answer(table, event.data);
  for (const request of waiting) answer(table, request);
  send({ ready: true });
};
