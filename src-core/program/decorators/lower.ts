/**
 * Classes with decorators, written without them: `@d class C { @m go() {} @f x = 1 }` becomes
 *
 *     let C = (() => { const $c = [d]; const $m0 = [m]; const $m1 = [f]; let $d; let C;
 *       (class { static { $d = import.meta.decorate(this, "C", $c, …); C = $d.result; } #$s = $d.start(this);
 *         go() {} x = $d.init(1, this, 1); #$a1 = $d.after(1, this); static { $d.end(); } });
 *       return C; })();
 *
 * Decorators, the superclass and computed keys are evaluated before the class, in the order in which
 * they are written, as the language has it. The kernel's half is `evaluate/decorate.ts`.
 */
import type { Options } from 'acorn';
import MagicString from 'magic-string';
import { mapBySegments, type PositionMap } from '../positions.ts';
import { createMemberWriter } from './members.ts';
import { type DecoratedClass, type Decorator, type Piece, parseDecorated } from './parse.ts';

/** A program with one class fewer that has decorators. */
interface Lowered {
  readonly code: string;
  /** From places in `code` to places in what was given. */
  readonly map: PositionMap;
}

/** Takes the decorators of one class away; null where there is none. Throws acorn's SyntaxError where the code is no program. */
export function lowerInnermost(code: string, options: Options): Lowered | null {
  const [innermost] = parseDecorated(code, options).classes;
  if (innermost === undefined) return null;
  const text = new MagicString(code);
  lowerClass(text, code, innermost);
  return {
    code: text.toString(),
    map: mapBySegments(text.generateDecodedMap({ hires: true }).mappings, code),
  };
}

function lowerClass(
  text: MagicString,
  code: string,
  { node, parent, exported, decorators, members }: DecoratedClass,
): void {
  const prefix = freePrefix(code);
  const own = node.id?.name ?? `${prefix}t`;
  const hoisted: Piece[] = [];

  /** Has a piece evaluated before the class, between two texts. */
  function hoist(piece: Piece, before: string, after: string): void {
    text.move(piece.start, piece.end, node.start);
    text.appendRight(piece.start, before);
    text.prependLeft(piece.end, after);
    hoisted.push(piece);
  }

  function hoistDecorators(name: string, list: readonly Decorator[]): void {
    for (const [index, { start, end, expression }] of list.entries()) {
      text.remove(start, expression.start);
      if (expression.end < end) text.remove(expression.end, end);
      const last = index === list.length - 1;
      hoist(expression, index === 0 ? `const ${name} = [(` : '(', last ? ')]; ' : '), ');
    }
  }

  hoistDecorators(`${prefix}c`, decorators);
  if (node.id) text.remove(node.id.start, node.id.end);
  if (node.superClass) {
    hoist(node.superClass, `const ${prefix}h = `, '; ');
    text.appendLeft(node.superClass.start, `${prefix}h`);
  }
  const writer = createMemberWriter(text, code, prefix, node.body.start + 1);
  for (const [member, { decorators: theirs, accessor }] of members) {
    const index = writer.count;
    hoistDecorators(`${prefix}m${index}`, theirs);
    if ('computed' in member && member.computed) {
      hoist(member.key, `const ${prefix}k${index} = ${prefix}.key(`, '); ');
    }
    writer.write(member, theirs.length > 0, accessor);
  }

  const waits = hoisted.some(({ start, end }) => /\bawait\b/.test(code.slice(start, end)));
  const [open, close] = waits ? ['(await (async () => { ', '})())'] : ['((() => { ', '})())'];
  const named = node.type === 'ClassDeclaration' && node.id;
  if (named && exported?.type === 'ExportDefaultDeclaration') {
    const words = /^export\s+default/.exec(code.slice(exported.start))?.[0].length ?? 0;
    text.remove(exported.start, exported.start + words);
  }
  text.appendLeft(
    node.start,
    `${named ? `let ${own} = ` : ''}${open}const ${prefix} = import.meta.decorate; ${decorators.length > 0 ? '' : `const ${prefix}c = []; `}`,
  );
  text.prependRight(node.start, `let ${prefix}d; let ${own}; (`);
  const name = JSON.stringify(node.id?.name ?? nameFrom(parent, node));
  writer.finish(
    `${prefix}d = ${prefix}(this, ${name}, ${prefix}c, `,
    `); ${own} = ${prefix}d.result;`,
    node.body.end - 1,
  );
  text.appendLeft(node.end, `); return ${own}; ${close}${named ? ';' : ''}`);
}

/** The name that an anonymous class takes from where it stands. */
function nameFrom(parent: DecoratedClass['parent'], node: Piece): string {
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return parent.left.name;
  if (parent.type === 'AssignmentPattern' && parent.left.type === 'Identifier') return parent.left.name;
  if (parent.type === 'Property' && parent.value === node && parent.key.type === 'Identifier')
    return parent.key.name;
  return parent.type === 'ExportDefaultDeclaration' ? 'default' : '';
}

/** Begins every name that is made up; the code does not hold it. */
function freePrefix(code: string): string {
  for (let n = 0; ; n++) if (!code.includes(`$d${n}_`)) return `$d${n}_`;
}
