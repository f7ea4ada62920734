/** Declarations at the top level become assignments to live bindings. */
import type { AnyNode, VariableDeclaration } from 'acorn';
import type { InputControl } from '../runtime/input.ts';
import type { Draft } from './draft.ts';

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

/** Gives a function or class without a name the name of the shared variable it is assigned to. */
export function nameAnonymous(draft: Draft, target: AnyNode, init: AnyNode): void {
  if (target.type !== 'Identifier') return;
  const anonymous =
    init.type === 'ArrowFunctionExpression' ||
    ((init.type === 'FunctionExpression' || init.type === 'ClassExpression') && !init.id);
  if (anonymous) draft.wrap(init.start, `({["${target.name}"]: `, init.end, `})["${target.name}"]`);
}

/** `const { a } = f()` becomes `({ a: $_a.v } = f());`, in the head of a loop without the parentheses. */
export function rewriteDeclaration(draft: Draft, node: VariableDeclaration, inHead: boolean): void {
  const { code, text, prefix, runtime } = draft;
  const first = node.declarations[0];
  const last = node.declarations.at(-1);
  if (first === undefined || last === undefined) return;
  text.update(node.start, first.start, inHead ? ' ' : '(');
  if (!inHead) text.prependLeft(last.end, code[node.end - 1] === ';' ? ')' : ');');
  for (const { id, init } of node.declarations) {
    if (init) {
      nameAnonymous(draft, id, init);
      noteInput(draft, id, init);
      if ((node.kind === 'using' || node.kind === 'await using') && id.type === 'Identifier') {
        const waits = node.kind === 'await using';
        draft.wrap(init.start, `${runtime}.using(${prefix}${id.name}, (`, init.end, `), ${waits})`);
      }
    } else if (node.kind === 'let' && id.type === 'Identifier' && !inHead) {
      text.prependLeft(id.end, ' = undefined');
    }
  }
}

function noteInput({ runtime, wrap }: Draft, target: AnyNode, init: AnyNode): void {
  if (target.type !== 'Identifier' || init.type !== 'CallExpression') return;
  const { callee } = init;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  if (!inputKinds.has(callee.property.name)) return;
  wrap(init.start, `${runtime}.unname((${runtime}.name("${target.name}"), `, init.end, '))');
}
