/** What the language service answers to each question of the window. */
import type { Comments } from './comments.ts';
import type { Declarations } from './program-files.ts';
import type { LanguageCall, LanguageCalls } from './protocol.ts';
import { LanguageService } from './service.ts';
import { typescript } from './typescript.ts';

/** An answer to every question. */
export type Answers = {
  readonly [C in LanguageCall]: (takes: LanguageCalls[C]['takes']) => LanguageCalls[C]['gives'];
};

/** A service over these declarations, as answers; `putComments` as the service's own. */
export function createAnswers(declarations: Declarations): {
  readonly answers: Answers;
  readonly putComments: (comments: Comments) => Generator<void>;
} {
  const service = new LanguageService(typescript, declarations);
  const answers: Answers = {
    program: ({ cells }) => {
      service.setCells(cells);
      return null;
    },
    speak: ({ messages }) => {
      service.speak(messages);
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
  return { answers, putComments: (comments) => service.putComments(comments) };
}
