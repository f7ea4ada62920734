/**
 * A notebook as one TypeScript program that runs on its own, under Node or Deno: cells are
 * sections begun by `// %%`, prose stands as comments, what a cell showed last is given to `display`.
 *
 * Cells are one program, but a file is stricter: imports of all cells stand in front, each once,
 * and where a later cell defines a name again, that name gets a number (`model`, `model2`) from there on.
 */
import type { Identifier } from 'acorn';
import type { CodeCell } from '../notebook/cell.ts';
import { type ParsedCell, parseCell } from '../program/parse.ts';
import type { Position } from '../program/positions.ts';
import { topLevelNames } from '../program/scope.ts';
import { walk } from '../program/walk.ts';
import { type Locale, type LocalizedText, textIn } from '../text/locale.ts';

/** A cell as it stands in the script. */
export type ScriptCell =
  | { readonly kind: 'prose'; readonly text: string }
  | Pick<CodeCell, 'kind' | 'source' | 'language' | 'id'>;

/** What is written. */
export interface ScriptDocument {
  readonly title: LocalizedText;
  readonly cells: readonly ScriptCell[];
  readonly locale: Locale;
  /** The module that stands for `stepwise/learn` and gives `display`. */
  readonly learn: string;
}

const words = {
  zh: {
    run: '运行：npm install @tensorflow/tfjs，再 node <本文件>（Node 22.18 或更新），或 deno run -A <本文件>。',
    broken: '这个单元不是完整的程序，所以只作为注释留下。',
    kept: '这个单元是别的语言，只作为注释留下。',
  },
  en: {
    run: 'To run: npm install @tensorflow/tfjs, then node <this file> (Node 22.18 or newer) or deno run -A <this file>.',
    broken: 'This cell is not a whole program, so it is kept as a comment.',
    kept: 'This cell is in another language and is kept as a comment.',
  },
} as const;

/** Writes the program; ends with a newline. Never throws on content. */
export function writeScript(document: ScriptDocument): string {
  const { locale } = document;
  const imports = new Imports(document.learn);
  const names = new Names(['display']);
  let displays = false;
  let javascript = false;
  const sections = document.cells.map((cell) => {
    if (cell.kind === 'prose') return `// %% [markdown]\n${comment(cell.text.trim())}`;
    const heading = `// %% ${cell.id}`;
    if (cell.language === 'text') return `${heading}\n// ${words[locale].kept}\n${comment(cell.source)}`;
    javascript ||= cell.language === 'js';
    const parsed = parseCell(cell.source, cell.language);
    if (!parsed.ok) return `${heading}\n// ${words[locale].broken}\n${comment(cell.source)}`;
    const own = new Edits(cell.source, parsed);
    displays = own.showLast() || displays;
    own.rename(names);
    return `${heading}\n${imports.takeFrom(own.text(), names).trim()}`;
  });
  if (displays) imports.add(document.learn, { local: 'display', imported: 'display', type: false });
  const title = textIn(document.title, locale);
  return [
    `// ${title.replace(/\s+/g, ' ')}\n// ${words[locale].run}`,
    // What a JavaScript cell leaves untyped is no error of the program.
    ...(javascript ? ['// @ts-nocheck'] : []),
    imports.text() || 'export {};',
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');
}

/** The names the file has so far, and what a name that was defined again is called now. */
class Names {
  readonly #taken: Set<string>;
  readonly #now = new Map<string, string>();

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  /** What a name is called from now on, where this cell defines it. */
  define(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number += 1) free = `${name}${number}`;
    this.#taken.add(free);
    this.#now.set(name, free);
    return free;
  }

  /** An import is written once, however many cells have it. */
  import(name: string): void {
    this.#taken.add(name);
    this.#now.delete(name);
  }

  current(name: string): string {
    return this.#now.get(name) ?? name;
  }
}

/** Changes to one cell's text, all of them named by places in the text as it was written. */
class Edits {
  readonly #source: string;
  readonly #parsed: ParsedCell;
  readonly #changes: { from: number; to: number; text: string }[] = [];
  readonly #lines: readonly number[];
  readonly #compiledLines: readonly number[];

  constructor(source: string, parsed: ParsedCell) {
    this.#source = source;
    this.#parsed = parsed;
    this.#lines = lineStarts(source);
    this.#compiledLines = lineStarts(parsed.code);
  }

  /** Gives the last statement's value to `display`, where it has one; tells whether it did. */
  showLast(): boolean {
    const last = this.#parsed.program.body.at(-1);
    if (last?.type !== 'ExpressionStatement') return false;
    const { expression } = last;
    const called = expression.type === 'CallExpression' ? expression.callee : null;
    if (called?.type === 'Identifier' && called.name === 'display') return true;
    if (
      called?.type === 'MemberExpression' &&
      called.object.type === 'Identifier' &&
      called.object.name === 'console'
    )
      return false;
    const from = this.#place(last.start);
    if (from === undefined) return false;
    for (const end of ends(this.#source, from)) {
      const text = this.#source.slice(from, end);
      const close = /\/\/[^\n]*$/.test(text) ? '\n)' : ')';
      if (!parseCell(`(${text}${close}`, 'ts').ok) continue;
      this.#changes.push({ from, to: from, text: 'display(' }, { from: end, to: end, text: close });
      return true;
    }
    return false;
  }

  /** Gives names that an earlier cell has defined already their number. */
  rename(names: Names): void {
    const { program } = this.#parsed;
    for (const [name, kind] of topLevelNames(program)) {
      if (kind === 'import') names.import(name);
      else names.define(name);
    }
    walk(program, {
      reference: (node: Identifier, { shorthand }) => {
        const now = names.current(node.name);
        if (now === node.name) return;
        const from = this.#nameAt(node);
        if (from === undefined) return;
        const text = shorthand ? `${node.name}: ${now}` : now;
        this.#changes.push({ from, to: from + node.name.length, text });
      },
    });
  }

  /** The cell's text with its changes. */
  text(): string {
    let text = this.#source;
    const ordered = this.#changes.map((change, index) => ({ ...change, index }));
    ordered.sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index);
    for (const { from, to, text: piece } of ordered) text = text.slice(0, from) + piece + text.slice(to);
    return text;
  }

  /** Where a name stands in the source: a map may be a little off within a template, so the nearest in reach counts. */
  #nameAt({ name, start }: Identifier): number | undefined {
    const place = this.#place(start);
    if (place === undefined || this.#source.startsWith(name, place)) return place;
    const whole = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
    const distance = (at: number): number => Math.abs(at - place);
    return [...this.#source.matchAll(whole)]
      .map(({ index }) => index)
      .sort((a, b) => distance(a) - distance(b))
      .find((at) => distance(at) < 80);
  }

  /** The place in the source of a place in the code without types. */
  #place(at: number): number | undefined {
    if (this.#parsed.code === this.#source) return at;
    let line = this.#compiledLines.findLastIndex((start) => start <= at);
    if (line < 0) line = 0;
    const place: Position = { line: line + 1, column: at - (this.#compiledLines[line] ?? 0) + 1 };
    const found = this.#parsed.map(place);
    const start = found && this.#lines[found.line - 1];
    return found === undefined || start === undefined ? undefined : start + found.column - 1;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const found of text.matchAll(/\n/g)) starts.push(found.index + 1);
  return starts;
}

/** Where the last expression may end: at the end of the text, or before a semicolon that ends it. */
function* ends(source: string, from: number): Iterable<number> {
  const whole = source.trimEnd().length;
  yield whole;
  for (let at = source.lastIndexOf(';'); at > from; at = source.lastIndexOf(';', at - 1)) yield at;
}

interface Imported {
  readonly local: string;
  /** `*` for all of the module, `default`, or a name. */
  readonly imported: string;
  readonly type: boolean;
}

/** The imports of all cells, by module, each local name once. */
class Imports {
  readonly #learn: string;
  readonly #modules = new Map<string, Map<string, Imported>>();

  constructor(learn: string) {
    this.#learn = learn;
  }

  add(module: string, one: Imported): void {
    const all = this.#modules.get(module) ?? new Map<string, Imported>();
    this.#modules.set(module, all);
    const before = all.get(one.local);
    if (!before || (before.type && !one.type)) all.set(one.local, one);
  }

  /** The text without its imports, which are kept here. */
  takeFrom(text: string, names: Names): string {
    return text.replace(
      /^import\s+(?:(type)\s+)?(?:([^'"]*?)\s+from\s+)?(['"])([^'"\n]+)\3[ \t]*;?[ \t]*\n?/gm,
      (_, type: string | undefined, clause: string | undefined, _quote, module: string) => {
        const from = module === 'stepwise/learn' ? this.#learn : module;
        if (clause === undefined) this.#modules.set(from, this.#modules.get(from) ?? new Map());
        for (const one of readClause(clause ?? '')) {
          names.import(one.local);
          this.add(from, { ...one, type: one.type || type !== undefined });
        }
        return '';
      },
    );
  }

  text(): string {
    return [...this.#modules]
      .map(([module, all]) => {
        const list = [...all.values()];
        const from = `'${module}';`;
        if (list.length === 0) return `import ${from}`;
        const named = list.filter(({ imported }) => imported !== '*' && imported !== 'default');
        const lines = list.flatMap(({ local, imported, type }) =>
          imported === '*'
            ? [`import ${type ? 'type ' : ''}* as ${local} from ${from}`]
            : imported === 'default'
              ? [`import ${type ? 'type ' : ''}${local} from ${from}`]
              : [],
        );
        const specifiers = named.map(({ local, imported, type }) =>
          [type ? 'type' : '', imported === local ? local : `${imported} as ${local}`].join(' ').trim(),
        );
        return [...lines, ...(named.length ? [`import { ${specifiers.join(', ')} } from ${from}`] : [])].join(
          '\n',
        );
      })
      .join('\n');
  }
}

/** `a, * as b` or `a, { c, type d as e }` as a list. */
function readClause(clause: string): readonly Imported[] {
  const plain = clause.replace(/\/\/[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
  const braces = /\{([\s\S]*)\}/.exec(plain);
  const named = (braces?.[1] ?? '').split(',').flatMap((piece): Imported[] => {
    const found = /^\s*(type\s+(?!as\b))?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(piece);
    const imported = found?.[2];
    return imported === undefined
      ? []
      : [{ imported, local: found?.[3] ?? imported, type: found?.[1] !== undefined }];
  });
  const outside = plain
    .replace(/\{[\s\S]*\}/, '')
    .split(',')
    .flatMap((piece): Imported[] => {
      const all = /^\s*\*\s+as\s+([\w$]+)\s*$/.exec(piece)?.[1];
      if (all !== undefined) return [{ imported: '*', local: all, type: false }];
      const local = piece.trim();
      return local === '' ? [] : [{ imported: 'default', local, type: false }];
    });
  return [...outside, ...named];
}
