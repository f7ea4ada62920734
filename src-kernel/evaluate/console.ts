/** `console`, as cells see it: what it prints becomes the cell's output. */
import type { Output } from '#core/runtime/output.ts';
import { inspectText } from './inspect-text.ts';
import { tableOutput } from './table.ts';

/** Where a console prints. */
export interface ConsoleTarget {
  print(name: 'stdout' | 'stderr', text: string): void;
  emit(output: Output): void;
  now(): number;
}

/** The text of a console call: `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%j` and `%c` are served, the rest is joined by spaces. */
export function formatMessage(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(inspectText).join(' ');
  const head = rest.length === 0 ? first : first.replace(/%[sdifoOjc%]/g, (mark) => replaced(mark, rest));
  return [head, ...rest.map(inspectText)].join(' ');
}

function replaced(mark: string, rest: unknown[]): string {
  if (mark === '%%') return '%';
  if (rest.length === 0) return mark;
  const value = rest.shift();
  switch (mark) {
    case '%s':
      return typeof value === 'string' ? value : inspectText(value);
    case '%d':
      return String(typeof value === 'bigint' ? value : Number(value));
    case '%i':
      return String(Math.trunc(Number(value)));
    case '%f':
      return String(Number(value));
    case '%c':
      return '';
    default:
      return inspectText(value);
  }
}

/** The methods of `console`, printing to a target. */
export function createConsole(target: ConsoleTarget): Partial<Console> {
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const line = (name: 'stdout' | 'stderr', values: readonly unknown[]) => {
    const text = formatMessage(values);
    target.print(name, indent === '' ? text : text.replace(/^/gm, indent));
  };
  const out = (...values: unknown[]) => line('stdout', values);
  const err = (...values: unknown[]) => line('stderr', values);
  const group = (...values: unknown[]) => {
    if (values.length > 0) out(...values);
    indent += '  ';
  };
  const elapsed = (label: string) => {
    const start = timers.get(label);
    return start === undefined ? undefined : `${label}: ${(target.now() - start).toFixed(3)} ms`;
  };
  return {
    log: out,
    info: out,
    debug: out,
    dir: (value: unknown) => out(value),
    dirxml: out,
    warn: err,
    error: err,
    trace: (...values: unknown[]) => err('Trace:', ...values),
    assert(condition?: boolean, ...values: unknown[]) {
      if (!condition) err(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']));
    },
    table(value: unknown) {
      const output = tableOutput(value);
      if (output) target.emit(output);
      else out(value);
    },
    count(label = 'default') {
      const next = (counts.get(label) ?? 0) + 1;
      counts.set(label, next);
      out(`${label}: ${next}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void timers.set(label, target.now()),
    timeLog(label = 'default', ...values: unknown[]) {
      const text = elapsed(label);
      if (text !== undefined) out(text, ...values);
    },
    timeEnd(label = 'default') {
      const text = elapsed(label);
      timers.delete(label);
      if (text !== undefined) out(text);
    },
    clear() {},
  };
}
