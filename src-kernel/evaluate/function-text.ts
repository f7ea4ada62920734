/** `f.toString()` of a cell's function gives what its author wrote, without what the compiler put in. */

/** Every name of the compiler's own begins so. */
const compilers = '$_';

/** Texts that are remembered, so that no cell is read twice for one. */
const most = 500;

/** From now on functions say how they were written; `written` finds that by the text that runs. */
export function showWrittenFunctions(written: (text: string) => string | undefined): void {
  const known = new Map<string, string>();
  Function.prototype.toString = new Proxy(Function.prototype.toString, {
    apply(target, self) {
      const text: string = Reflect.apply(target, self, []);
      if (!text.includes(compilers)) return text;
      const before = known.get(text);
      if (before !== undefined) return before;
      const found = written(text) ?? text;
      if (known.size >= most) known.clear();
      known.set(text, found);
      return found;
    },
  });
}
