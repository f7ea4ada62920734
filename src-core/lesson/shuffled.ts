/** The order in which things to be put in order are shown, the same for everyone each time, and never the right one. */
import { hashText } from '../text/hash.ts';
import type { OrderQuestion } from './question.ts';

/** Places of a question's items, shuffled; `cell` is the id of its cell. */
export function shuffled(question: OrderQuestion, cell: string): readonly number[] {
  const keyed = question.items.map((item, index) => ({
    index,
    key: hashText(`${cell} ${index} ${JSON.stringify(item)}`),
  }));
  const order = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ index }) => index);
  // Never the answer itself.
  return order.every((item, place) => item === place) ? order.toReversed() : order;
}
