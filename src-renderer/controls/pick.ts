/** Which of many things a few typed letters mean, the best first. */
import { type Fit, fitName } from './fuzzy.ts';

/** What is looked for: a name, words it is also known by, and a quieter word beside it. */
export interface Findable {
  readonly name: string;
  /** Other names, in another language for one: found as well, and not shown as such. */
  readonly also?: readonly string[];
  readonly detail: string;
}

/** One thing found; `fitted` says which letters of its name. */
export interface Found<Item> {
  readonly item: Item;
  readonly fitted: Fit | null;
}

/**
 * The items that fit, at most so many. A fit of the name counts for more than one of another name, and that for more than
 * one that reaches into the detail; of equals the earlier comes first. Nothing typed gives them as they are.
 */
export function pick<Item extends Findable>(
  items: readonly Item[],
  query: string,
  most: number,
): readonly Found<Item>[] {
  if (query.trim() === '') return items.slice(0, most).map((item) => ({ item, fitted: null }));
  return items
    .flatMap((item) => {
      const byName = fitName(query, item.name);
      const others = byName ? [] : (item.also ?? []).flatMap((name) => fitName(query, name)?.score ?? []);
      const byAll =
        byName || others.length > 0
          ? null
          : fitName(query, [item.name, item.detail, ...(item.also ?? [])].join(' '));
      const score = byName ? byName.score + 50 : others.length > 0 ? Math.max(...others) + 25 : byAll?.score;
      return score === undefined ? [] : [{ item, fitted: byName, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}
