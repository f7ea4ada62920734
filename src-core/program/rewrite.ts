/** Rewriting a cell's JavaScript so that its top level is shared and it can be stopped. */
import type { AnyNode, Identifier } from 'acorn';
import type MagicString from 'magic-string';
import { type InFunctions, type KnownName, planCopies } from './copies.ts';
import { createDraft } from './draft.ts';
import { implicitParts } from './implicit.ts';
import { paceOf } from './pace.ts';
import type { ParsedCell } from './parse.ts';
import { nameAnonymous, rewriteDeclaration } from './rewrite-declarations.ts';
import { rewriteLoop } from './rewrite-loops.ts';
import { rewriteExport, rewriteImport, rewriteImportCall } from './rewrite-modules.ts';
import { isLocal, topLevelNames } from './scope.ts';
import { type Place, type Use, walk } from './walk.ts';

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

/** The text of the function that takes the runtime and gives the async function that runs the cell. */
export function rewrite(
  { code, program }: ParsedCell,
  inFunctions: InFunctions,
  isGlobal: (name: string) => boolean,
  known: (name: string) => KnownName,
): MagicString {
  const draft = createDraft(code);
  const { text, prefix, runtime, stop, ask, value, wrap } = draft;
  const declared = topLevelNames(program);
  const free = new Set<string>();
  const read = new Set<string>();
  const isShared = (name: string) => declared.has(name) || !isGlobal(name);
  const pace = paceOf(program, {
    isMath: ({ name }) => name === 'Math' && !isShared(name),
    asksItself: (name) => !declared.has(name) && known(name).asksItself,
  });
  const implicit = implicitParts(program, code);
  const plan = planCopies(program, pace, inFunctions, isShared, known);

  function reference(node: Identifier, use: Use) {
    const { name } = node;
    if (use.role !== 'declare') read.add(name);
    if (!isShared(name)) return;
    if (!declared.has(name)) free.add(name);
    const copied = plan.identifiers.has(node);
    const written = copied ? draft.copy(name) : bindingFor(name, use);
    // V8 places a call of a comma expression at its parenthesis, so that is part of the piece that maps to the name.
    if (use.role === 'call' && !copied && code[node.end] === '(')
      text.update(node.start, node.end + 1, `${written}(`);
    else text.update(node.start, node.end, use.shorthand ? `${name}: ${written}` : written);
  }

  function bindingFor(name: string, { role }: Use): string {
    if (role === 'call') return `(0, ${value(name)})`;
    if (role === 'typeof') return `${runtime}.peek(${prefix}${name})`;
    if (role !== 'write') return value(name);
    const kind = declared.get(name);
    const assignable = kind !== undefined && kind !== 'const' && kind !== 'import';
    return assignable ? value(name) : `${runtime}.writable(${prefix}${name}).v`;
  }

  const last = program.body.filter((each) => each.type !== 'EmptyStatement').at(-1);

  function enter(node: AnyNode, place: Place): void {
    const { parent, scope, inFunction } = place;
    const closed = code[node.end - 1] === ';';
    rewriteLoop(draft, node, pace, plan, {
      implicit,
      spell(id) {
        if (isLocal(id.name, scope) || !isShared(id.name)) return id.name;
        return plan.identifiers.has(id) ? draft.copy(id.name) : undefined;
      },
    });
    if (node === last && node.type === 'ExpressionStatement') {
      wrap(node.start, 'return [(', closed ? node.end - 1 : node.end, closed ? ')]' : ')];');
    } else if (endsLoosely.has(node.type) && !closed) text.prependLeft(node.end, ';');
    switch (node.type) {
      case 'VariableDeclaration': {
        const atTop = node.kind === 'var' ? !inFunction : scope === null;
        const inHead =
          (parent?.type === 'ForStatement' && parent.init === node) ||
          ((parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement') && parent.left === node);
        if (atTop) rewriteDeclaration(draft, node, inHead);
        else if (!inHead && !closed) text.prependLeft(node.end, ';');
        return;
      }
      case 'AssignmentExpression':
        if (node.operator === '=') nameShared(node.left as AnyNode, node.right, place);
        return;
      case 'AssignmentPattern':
        nameShared(node.left as AnyNode, node.right, place);
        return;
      case 'ClassDeclaration':
        if (scope === null && node.id && parent?.type !== 'ExportDefaultDeclaration') {
          wrap(node.start, `${value(node.id.name)} = `, node.end, ';');
        }
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        askWhenCalled(node);
        return;
      case 'AwaitExpression':
        wrap(node.start, `${runtime}.after(${runtime}.generation, `, node.end, ')');
        return;
      case 'CatchClause':
        if (!node.param) text.appendRight(node.body.start, `(${draft.caught}) `);
        text.appendLeft(
          node.body.start + 1,
          node.param && node.param.type !== 'Identifier'
            ? ask.statement
            : `${runtime}.rethrow(${node.param ? node.param.name : draft.caught});`,
        );
        return;
      case 'ThrowStatement':
        // What is made here is an error, as a rule, and knows its place itself. The keyword is part of the piece that maps to it.
        if (node.argument.type === 'NewExpression') return;
        text.update(node.start, node.start + 'throw'.length, `throw ${runtime}.thrown((`);
        text.prependLeft(closed ? node.end - 1 : node.end, '))');
        return;
      case 'ImportExpression':
        rewriteImportCall(draft, node);
        return;
      case 'MetaProperty':
        if (node.meta.name === 'import') text.update(node.start, node.end, `${runtime}.meta`);
        return;
      case 'ExportAllDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportNamedDeclaration':
        rewriteExport(draft, node);
        return;
    }
  }

  function nameShared(target: AnyNode, init: AnyNode, { scope }: Place): void {
    if (target.type !== 'Identifier' || isLocal(target.name, scope) || !isShared(target.name)) return;
    nameAnonymous(draft, target, init);
  }

  /** What a function does first; `x => f(x)` becomes `x => (ask, (f(x)))`: the parentheses around an object literal are outside the node. */
  function askWhenCalled(node: AnyNode & { body: AnyNode }): void {
    if (!pace.asking.has(node)) return;
    const { body } = node;
    if (body.type === 'BlockStatement') text.appendLeft(body.start + 1, ask.statement);
    else wrap(body.start, `(${ask.expression}, `, body.end, ')');
  }

  walk(program, { reference, enter });

  let seenOther = false;
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') rewriteImport(draft, statement, seenOther, read);
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
  // Around the function that runs, they are constants to V8 and take no registers from its loops. The parentheses around
  // that function say that it will be called, so V8 reads it once.
  const around = `const ${[`${stop} = ${runtime}.stop`, ...bindings].join(', ')};`;
  text.prepend(
    `(function (${runtime}) { "use strict"; ${around} return (async function () { ${hoisted.join(' ')}\n`,
  );
  text.append('\n}); })');
  return text;
}
