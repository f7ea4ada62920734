/** The body of a call that saves a long text. */
import type { TextPart } from '#core/text/parts.ts';
import { finish, inStretches, type Steps } from '#core/text/steps.ts';

/** About how many bytes are copied at a time: within a frame. */
const portion = 1_000_000;

/** Makes it a little at a time, since fifty megabytes are felt; at once where nobody looks, for the window may go. */
export function longBody(head: string, text: readonly TextPart[]): Promise<Blob> {
  const making = body(head, text);
  if (document.visibilityState === 'hidden') return Promise.resolve(finish(making));
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  return inStretches(making, turn, () => performance.now(), 15);
}

function* body(head: string, text: readonly TextPart[]): Steps<Blob> {
  const done: Blob[] = [];
  let next: TextPart[] = [head, '\n'];
  let weight = 0;
  for (const part of text.flatMap((each) => [...portions(each)])) {
    next.push(part);
    weight += part.length;
    if (weight < portion) continue;
    done.push(new Blob(next));
    [next, weight] = [[], 0];
    yield;
  }
  return new Blob([...done, ...next]);
}

/** A part in pieces of which none is long. No character is cut in two. */
function* portions(part: TextPart): Generator<TextPart> {
  if (typeof part !== 'string' || part.length <= portion) return yield part;
  for (let start = 0; start < part.length; ) {
    const high = /[\uD800-\uDBFF]/.test(part.charAt(start + portion - 1));
    const end = start + portion + (high ? 1 : 0);
    yield part.slice(start, end);
    start = end;
  }
}
