/** The compiled text in the making, and the names that are the compiler's own in it. */
import MagicString from 'magic-string';

/** A cell's code being rewritten. */
export interface Draft {
  readonly code: string;
  readonly text: MagicString;
  /** Begins every name of the compiler's own; the cell's text does not hold it. */
  readonly prefix: string;
  /** The kernel's runtime. */
  readonly runtime: string;
  /** A module while it is imported. */
  readonly module: string;
  /** What a `catch` without a name caught. */
  readonly caught: string;
  /** Rounds of a strip of a loop, or how far it may count. */
  readonly count: string;
  /** Whether a loop cannot be counted by its variable. */
  readonly uncounted: string;
  /** The numbers of which the first is not 0 while a stop is wanted. */
  readonly stop: string;
  /** Asks whether to stop: a condition that is hardly ever true, and what then throws. */
  readonly ask: { readonly statement: string; readonly expression: string };
  /** The value of a top-level name. */
  value(name: string): string;
  /** A loop's own copy of it. */
  copy(name: string): string;
  /** Puts an expression or statement between two texts; outer nodes come first. */
  wrap(start: number, before: string, end: number, after: string): void;
}

/** Begins with the code as it is. */
export function createDraft(code: string): Draft {
  const text = new MagicString(code);
  const prefix = freePrefix(code);
  const [runtime, stop] = [`${prefix}0`, `${prefix}5`];
  const wanted = `${stop}[0] !== 0`;
  return {
    code,
    text,
    prefix,
    runtime,
    module: `${prefix}1`,
    caught: `${prefix}2`,
    count: `${prefix}3`,
    uncounted: `${prefix}6`,
    stop,
    ask: {
      statement: `if (${wanted}) ${runtime}.check();`,
      expression: `${wanted} && ${runtime}.check()`,
    },
    value: (name) => `${prefix}${name}.v`,
    copy: (name) => `${prefix}4_${name}`,
    wrap(start, before, end, after) {
      text.appendRight(start, before);
      text.prependLeft(end, after);
    },
  };
}

function freePrefix(code: string): string {
  for (let n = 0; ; n++) {
    const prefix = n === 0 ? '$_' : `$_${n}_`;
    if (!code.includes(prefix)) return prefix;
  }
}
