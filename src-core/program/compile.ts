/**
 * Compiling a cell: TypeScript in, JavaScript out that shares its top level with all other cells.
 *
 * Cells are modules with one common top level. Every top-level name is a *live
 * binding*, an object with the value in its `v`; the compiled cell fetches the
 * bindings it needs once and reads `$_x.v` where the source says `x`. So a name can
 * be defined again, closures see the new value, and a hot loop does one property
 * access on objects of one shape. Names local to a function or block stay native.
 *
 * The compiled text is an expression, an async function of one argument, the
 * kernel's {@link CellRuntime} (called `$_0` in it). Called, it runs the cell and
 * resolves to `[value]` where the last statement is an expression (a list, so that
 * neither is a promise awaited nor an anonymous function named).
 *
 * Loops and functions count down and ask now and then whether to stop; an await
 * asks when it goes on; a `catch` lets the interrupt pass.
 */
import type { AnyNode, Identifier, ImportDeclaration, Program, VariableDeclaration } from 'acorn';
import MagicString from 'magic-string';
import type { CodeLanguage } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import type { CellError } from '../runtime/error.ts';
import type { InputControl } from '../runtime/input.ts';
import { type Analysis, namesOf } from './analyse.ts';
import { isBuiltin } from './builtins.ts';
import { callCost, loopMask, paceOf } from './pace.ts';
import { parseCell } from './parse.ts';
import { chain, mapBySegments, type PositionMap } from './positions.ts';
import { isLocal, topLevelNames } from './scope.ts';
import { type Use, walk } from './walk.ts';

/** A cell to compile. */
export interface CompileRequest {
  readonly source: string;
  readonly language: CodeLanguage;
  readonly cell: CellId;
  /**
   * Whether a name that the cell does not define is a global of the platform and no
   * cell's; such names stay native. Default: the built-ins of ECMAScript.
   */
  readonly isGlobal?: (name: string) => boolean;
}

/** A compiled cell. */
export interface CompiledCell extends Analysis {
  readonly ok: true;
  /** An expression: an async function that takes the {@link CellRuntime}. */
  readonly code: string;
  /** From places in `code` to places in the cell's source. */
  readonly map: PositionMap;
}

/** What compiling gives. */
export type Compiled = CompiledCell | { readonly ok: false; readonly error: CellError };

/** A live binding: one top-level name. Reading an unset one gives the global of that name or throws. */
export interface Binding {
  v: unknown;
  /** Whether it was declared by `const` or `import`. */
  readonly constant: boolean;
}

/** What compiled cells ask of the kernel that runs them. */
export interface CellRuntime {
  /** Counted down by functions that are called; below zero, `check` is called. */
  n: number;
  /** Sets `n` anew; throws the interrupt where the person pressed Stop. */
  check(): void;
  /** Counts interrupts: an await that began under another number must not go on. */
  readonly generation: number;
  /** Gives the awaited value back, or throws the interrupt where the generation has changed. */
  after<T>(generation: number, value: T): T;
  /** The same for each step of a `for await`. */
  each<T>(source: AsyncIterable<T> | Iterable<T>): AsyncIterable<T>;
  /** Throws the interrupt again where that is what was caught. */
  rethrow(error: unknown): void;
  /** The binding of a name this cell uses. */
  ref(name: string): Binding;
  /** The binding of a name this cell declares, which may be set from now on. */
  declare(name: string, constant: boolean): Binding;
  /** A binding that this cell assigns and another declares; throws where it is a constant. */
  writable(binding: Binding): Binding;
  /** A binding's value, or undefined where it has none. */
  peek(binding: Binding): unknown;
  /** A module of the kernel's table. */
  load(module: string): Promise<object>;
  /** One export of a loaded module. `used`: whether the cell reads it, so that it may not be a mere type. */
  pick(module: object, from: string, name: string, used: boolean): unknown;
  /** Says which variable the control made next is assigned to. */
  name(variable: string): void;
  /** Ends {@link name}; gives its argument back. */
  unname<T>(value: T): T;
  /** What `import.meta` is. */
  readonly meta: object;
}

/** Methods that make a control, so that its variable's name is noted. */
const inputKinds: ReadonlySet<string> = new Set(
  Object.keys({
    drawing: true,
    file: true,
    slider: true,
    number: true,
    select: true,
    checkbox: true,
    text: true,
    color: true,
    table: true,
    button: true,
    points: true,
  } satisfies Readonly<Record<InputControl['kind'], true>>),
);

/** Statements that may end without a semicolon. */
const endsLoosely = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'DoWhileStatement',
  'PropertyDefinition',
]);

/** Compiles a cell. Never throws on content: a cell that is no program gives its error. */
export function compileCell({ source, language, cell, isGlobal = isBuiltin }: CompileRequest): Compiled {
  const parsed = parseCell(source, language);
  if (!parsed.ok) {
    const { message, position } = parsed;
    const at = position === undefined ? {} : { position: { cell, ...position } };
    return { ok: false, error: { name: 'SyntaxError', message, ...at, stack: [] } };
  }
  const analysis = namesOf(parsed.program);
  const text = rewrite(parsed.code, parsed.program, isGlobal);
  let map: PositionMap | undefined;
  return {
    ok: true,
    ...analysis,
    code: text.toString(),
    map(position) {
      map ??= chain(mapBySegments(text.generateDecodedMap({ hires: true }).mappings, true), parsed.map);
      return map(position);
    },
  };
}

/** A prefix for the compiled cell's own names that the cell's text does not hold. */
function freePrefix(code: string): string {
  for (let n = 0; ; n++) {
    const prefix = n === 0 ? '$_' : `$_${n}_`;
    if (!code.includes(prefix)) return prefix;
  }
}

function rewrite(code: string, program: Program, isGlobal: (name: string) => boolean): MagicString {
  const text = new MagicString(code);
  const declared = topLevelNames(program);
  const prefix = freePrefix(code);
  const runtime = `${prefix}0`;
  /** A function's own count of rounds. */
  const left = `${prefix}3`;
  const free = new Set<string>();
  const read = new Set<string>();

  const value = (name: string) => `${prefix}${name}.v`;
  const isShared = (name: string) => declared.has(name) || !isGlobal(name);
  const pace = paceOf(program, ({ name }) => name === 'Math' && !isShared(name));

  /** Puts an expression or statement between two texts; outer nodes come first. */
  function wrap(start: number, before: string, end: number, after: string): void {
    text.appendRight(start, before);
    text.prependLeft(end, after);
  }

  function reference(node: Identifier, use: Use) {
    const { name } = node;
    if (use.role !== 'declare') read.add(name);
    if (!isShared(name)) return;
    if (!declared.has(name)) free.add(name);
    let written = value(name);
    if (use.role === 'call') written = `(0, ${written})`;
    if (use.role === 'typeof') written = `${runtime}.peek(${prefix}${name})`;
    if (use.role === 'write') {
      const kind = declared.get(name);
      if (kind === undefined || kind === 'const' || kind === 'import') {
        written = `${runtime}.writable(${prefix}${name}).v`;
      }
    }
    // V8 places a call of a comma expression at its parenthesis, so that is part of the piece that maps to the name.
    if (use.role === 'call' && code[node.end] === '(') text.update(node.start, node.end + 1, `${written}(`);
    else text.update(node.start, node.end, use.shorthand ? `${name}: ${written}` : written);
  }

  /** Gives a function or class without a name the name of the variable it is assigned to. */
  function nameAnonymous(target: AnyNode, init: AnyNode): void {
    if (target.type !== 'Identifier' || !isShared(target.name)) return;
    const anonymous =
      init.type === 'ArrowFunctionExpression' ||
      ((init.type === 'FunctionExpression' || init.type === 'ClassExpression') && !init.id);
    if (anonymous) wrap(init.start, `({["${target.name}"]: `, init.end, `})["${target.name}"]`);
  }

  function noteInput(target: AnyNode, init: AnyNode): void {
    if (target.type !== 'Identifier' || init.type !== 'CallExpression') return;
    const { callee } = init;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
    if (!inputKinds.has(callee.property.name)) return;
    wrap(init.start, `${runtime}.unname((${runtime}.name("${target.name}"), `, init.end, '))');
  }

  /** `const { a } = f()` becomes `({ a: $_a.v } = f());`, in the head of a loop without the parentheses. */
  function declaration(node: VariableDeclaration, inHead: boolean): void {
    const first = node.declarations[0];
    const last = node.declarations.at(-1);
    if (first === undefined || last === undefined) return;
    text.update(node.start, first.start, inHead ? ' ' : '(');
    if (!inHead) text.prependLeft(last.end, code[node.end - 1] === ';' ? ')' : ');');
    for (const { id, init } of node.declarations) {
      if (init) {
        nameAnonymous(id, init);
        noteInput(id, init);
      } else if (node.kind === 'let' && id.type === 'Identifier' && !inHead) {
        text.prependLeft(id.end, ' = undefined');
      }
    }
  }

  function importing(node: ImportDeclaration, mustMove: boolean): void {
    const from = JSON.stringify(node.source.value);
    const module = `${prefix}1`;
    const taken = node.specifiers.map((specifier) => {
      const { name } = specifier.local;
      if (specifier.type === 'ImportNamespaceSpecifier') return `${value(name)} = ${module};`;
      const imported = specifier.type === 'ImportSpecifier' ? specifier.imported : undefined;
      const wanted =
        imported === undefined ? 'default' : imported.type === 'Literal' ? imported.value : imported.name;
      return `${value(name)} = ${runtime}.pick(${module}, ${from}, ${JSON.stringify(wanted)}, ${read.has(name)});`;
    });
    text.update(
      node.start,
      node.end,
      `{ const ${module} = ${runtime}.after(${runtime}.generation, await ${runtime}.load(${from})); ${taken.join(' ')} }`,
    );
    if (mustMove) text.move(node.start, node.end, 0);
  }

  const last = program.body.filter((each) => each.type !== 'EmptyStatement').at(-1);
  walk(program, {
    reference,
    enter(node, { parent, scope, inFunction }) {
      const closed = code[node.end - 1] === ';';
      if (node === last && node.type === 'ExpressionStatement') {
        wrap(node.start, 'return [(', closed ? node.end - 1 : node.end, closed ? ')]' : ')];');
      } else if (endsLoosely.has(node.type) && !closed) text.prependLeft(node.end, ';');
      switch (node.type) {
        case 'VariableDeclaration': {
          const atTop = node.kind === 'var' ? !inFunction : scope === null;
          const inHead =
            (parent?.type === 'ForStatement' && parent.init === node) ||
            ((parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement') &&
              parent.left === node);
          if (atTop) declaration(node, inHead);
          else if (!inHead && !closed) text.prependLeft(node.end, ';');
          return;
        }
        case 'AssignmentExpression':
          if (node.operator === '=' && node.left.type === 'Identifier' && !isLocal(node.left.name, scope)) {
            nameAnonymous(node.left, node.right);
          }
          return;
        case 'AssignmentPattern':
          if (node.left.type === 'Identifier' && !isLocal(node.left.name, scope)) {
            nameAnonymous(node.left, node.right);
          }
          return;
        case 'ClassDeclaration':
          if (scope === null && node.id && parent?.type !== 'ExportDefaultDeclaration') {
            wrap(node.start, `${value(node.id.name)} = `, node.end, ';');
          }
          return;
        case 'ForStatement':
        case 'ForInStatement':
        case 'ForOfStatement':
        case 'WhileStatement':
        case 'DoWhileStatement':
          if (node.type === 'ForOfStatement' && node.await) {
            wrap(node.right.start, `${runtime}.each(`, node.right.end, ')');
          }
          if (node.body.type === 'BlockStatement') text.appendLeft(node.body.start + 1, roundCheck(node));
          else wrap(node.body.start, `{${roundCheck(node)}`, node.body.end, '}');
          return;
        case 'FunctionDeclaration':
        case 'FunctionExpression':
        case 'ArrowFunctionExpression':
          if (node.body.type === 'BlockStatement') text.appendLeft(node.body.start + 1, entryCheck(node));
          else arrowBody(node.body, node);
          return;
        case 'StaticBlock':
          if (pace.functions.get(node)?.loops !== 'none') {
            text.appendLeft(code.indexOf('{', node.start) + 1, entryCheck(node));
          }
          return;
        case 'AwaitExpression':
          wrap(node.start, `${runtime}.after(${runtime}.generation, `, node.end, ')');
          return;
        case 'CatchClause':
          if (!node.param) text.appendRight(node.body.start, `(${prefix}2) `);
          text.appendLeft(
            node.body.start + 1,
            node.param && node.param.type !== 'Identifier'
              ? `${runtime}.check();`
              : `${runtime}.rethrow(${node.param ? node.param.name : `${prefix}2`});`,
          );
          return;
        case 'ImportExpression':
          text.update(node.start, node.source.start, `${runtime}.load(`);
          text.update(node.source.end, node.end, ')');
          return;
        case 'MetaProperty':
          if (node.meta.name === 'import') text.update(node.start, node.end, `${runtime}.meta`);
          return;
        case 'ExportAllDeclaration':
          text.update(node.start, node.end, `await ${runtime}.load(${JSON.stringify(node.source.value)});`);
          return;
        case 'ExportDefaultDeclaration':
          exportDefault(node.start, node.end, node.declaration as AnyNode);
          return;
        case 'ExportNamedDeclaration':
          if (node.declaration) text.update(node.start, node.declaration.start, ' ');
          else {
            const from = node.source ? `await ${runtime}.load(${JSON.stringify(node.source.value)})` : '';
            text.update(node.start, node.end, `${from};`);
          }
          return;
      }
    },
  });

  /** What a loop does first in each round. */
  function roundCheck(loop: AnyNode): string {
    const calls = pace.callingLoops.has(loop);
    // Masked to ten bits, so that V8 keeps it an integer that cannot overflow.
    return `if ((${left} = ${left} + ${calls ? callCost : 1} & ${loopMask}) ${calls ? `< ${callCost}` : '=== 0'}) ${runtime}.check();`;
  }

  /** What a function does first: it gives its loops their countdown and counts itself. */
  function entryCheck(node: AnyNode): string {
    const { loops, entry } = pace.functions.get(node) ?? { loops: 'none', entry: 1 };
    // Calls that loop a few rounds each add up, so loops that call begin near the end.
    const start = loops === 'calling' ? loopMask + 1 - callCost * 4 : 0;
    const own = loops === 'none' ? '' : `let ${left} = ${start};`;
    return entry === 0 ? own : `${own}if (${counted(entry)} < 0) ${runtime}.check();`;
  }

  function counted(cost: number): string {
    return cost === 1 ? `--${runtime}.n` : `(${runtime}.n -= ${cost})`;
  }

  /** `x => f(x)` becomes `x => (check, (f(x)))`; the parentheses around an object literal are outside the node. */
  function arrowBody(body: AnyNode, arrow: AnyNode): void {
    const entry = pace.functions.get(arrow)?.entry ?? 1;
    if (entry > 0) wrap(body.start, `(${counted(entry)} < 0 && ${runtime}.check(), `, body.end, ')');
  }

  function exportDefault(start: number, end: number, node: AnyNode): void {
    if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) {
      text.update(start, node.start, ' ');
      if (node.type === 'ClassDeclaration') wrap(node.start, `${value(node.id.name)} = `, node.end, ';');
    } else {
      text.update(start, node.start, '(');
      text.prependLeft(code[end - 1] === ';' ? end - 1 : end, code[end - 1] === ';' ? ')' : ');');
    }
  }

  let seenOther = false;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') importing(statement, seenOther);
    else seenOther = true;
  }

  const bindings = [
    ...[...declared].map(([name, kind]) => {
      const constant = kind === 'const' || kind === 'import';
      return `${prefix}${name} = ${runtime}.declare("${name}", ${constant})`;
    }),
    ...[...free].map((name) => `${prefix}${name} = ${runtime}.ref("${name}")`),
  ];
  const hoisted = [...declared].flatMap(([name, kind]) => {
    if (kind === 'var') return [`${value(name)} = undefined;`];
    return kind === 'function' ? [`${value(name)} = ${name};`] : [];
  });
  const countdown = pace.functions.get(program)?.loops === 'none' ? '' : `let ${left} = 0; `;
  const prologue = `${countdown}${bindings.length > 0 ? `const ${bindings.join(', ')}; ` : ''}${hoisted.join(' ')}`;
  text.prepend(`(async function (${runtime}) { "use strict"; ${prologue}\n`);
  text.append('\n})');
  return text;
}
