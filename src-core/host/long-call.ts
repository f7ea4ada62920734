/**
 * How a call that saves a long text travels over HTTP: its JSON without the text, a line feed, and the text as it is, as a long
 * answer does. What is still the bytes that the file was read as goes back as these bytes.
 */
import type { TextPart } from '../text/parts.ts';
import type { CopyToSave } from './documents.ts';

/** The content type of such a call. */
export const longCallType = 'application/vnd.stepwise.long-call';

/** Characters from which a text is long. */
const long = 1_000_000;

const inParts = new WeakMap<object, readonly TextPart[]>();

/** A copy whose text is in parts. Where some are bytes, `text` puts it together, and only when somebody asks for it. */
export function copyInParts(
  rest: Omit<CopyToSave, 'text'>,
  parts: readonly TextPart[],
  text: () => string,
): CopyToSave {
  if (parts.every((part) => typeof part === 'string')) return { ...rest, text: parts.join('') };
  const copy: CopyToSave = Object.defineProperty({ ...rest, text: '' }, 'text', {
    enumerable: true,
    get: text,
  });
  inParts.set(copy, parts);
  return copy;
}

/** The parts of a call that saves a long text, or `undefined` where it saves none and travels as JSON. */
export function partCall(
  takes: unknown,
): { readonly head: string; readonly text: readonly TextPart[] } | undefined {
  const copy = objectIn(takes, 'copy');
  if (copy === undefined) return undefined;
  const text = inParts.get(copy) ?? [copy.text];
  if (!text.every((part) => typeof part === 'string' || part instanceof Uint8Array)) return undefined;
  if (text.reduce((sum, { length }) => sum + length, 0) < long) return undefined;
  const rest = Object.fromEntries(
    Object.keys(copy)
      .filter((name) => name !== 'text')
      .map((name) => [name, copy[name]]),
  );
  return { head: JSON.stringify({ ...(takes as object), copy: rest }), text };
}

/** What a call takes, put together from its two parts; `undefined` where it saves nothing. Throws where the first is no JSON. */
export function joinCall(head: string, text: string): unknown {
  const takes: unknown = JSON.parse(head);
  const copy = objectIn(takes, 'copy');
  return copy && { ...(takes as object), copy: { ...copy, text } };
}

function objectIn(of: unknown, name: string): Record<string, unknown> | undefined {
  const found = typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}
