/**
 * How an answer with a long text travels over HTTP: its JSON without the text, a line feed, and the text as it is.
 * Fifty megabytes take longer to be written as a JSON string, and to be read out of one, than all else that is done to open them.
 */

/** The content type of such an answer. */
export const longAnswerType = 'application/vnd.stepwise.long-answer';

/** Characters from which a text is long. */
const long = 1_000_000;

/** Members of a copy that are mostly the document's own text over again. */
const copied = ['base', 'text'] as const;
type Copied = (typeof copied)[number];

interface Head {
  /** The answer; its text is '', and so is what of its copy is named in `same`. */
  readonly reply: { readonly ok: true; readonly value: { readonly text: string; readonly copy?: object } };
  readonly same: readonly Copied[];
}

/** The two parts of an answer with a long text, or `undefined` where it has none and travels as JSON. */
export function partAnswer(reply: unknown): { readonly head: string; readonly text: string } | undefined {
  const value = member(member(reply, 'value'), 'text') === undefined ? undefined : member(reply, 'value');
  const text = member(value, 'text');
  if (typeof text !== 'string' || text.length < long) return undefined;
  const copy = member(value, 'copy');
  const same = copied.filter((name) => member(copy, name) === text);
  const rest = Object.fromEntries(same.map((name) => [name, '']));
  const head = {
    reply: {
      ...(reply as object),
      value: {
        ...(value as object),
        text: '',
        ...(copy === undefined ? {} : { copy: { ...(copy as object), ...rest } }),
      },
    },
    same,
  };
  return { head: JSON.stringify(head), text };
}

/** An answer as it was, made of its first part and of what gives its text when somebody wants it. */
export function joinAnswer(head: string, text: () => string): Head['reply'] {
  const { reply, same } = JSON.parse(head) as Head;
  const lazy = { configurable: true, enumerable: true, get: text };
  Object.defineProperty(reply.value, 'text', lazy);
  for (const name of same) {
    if (reply.value.copy !== undefined) Object.defineProperty(reply.value.copy, name, lazy);
  }
  return reply;
}

/** Whether what is to be read of a document is its text: it has no copy, or one that says the same. */
export function isAllText(head: string): boolean {
  const { reply, same } = JSON.parse(head) as Head;
  return reply.value.copy === undefined || same.includes('text');
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
