/**
 * Reading classes with decorators (TC39 stage 3, TypeScript 5) and auto-accessors, which acorn cannot.
 *
 * Decorators and the word `accessor` are read as if they were comments, and noted; then each is given
 * to the class or member that it stands before. One that stands elsewhere makes the cell no program.
 */
import { type AnyNode, type Class, type Options, Parser, type Program } from 'acorn';
import { eachChild } from '../tree.ts';

/** A piece of text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A decorator: from its `@` to its end, and the expression in it. */
export interface Decorator extends Piece {
  readonly expression: Piece;
}

/** A member of a class, its decorators, and where its `accessor` stands. */
export type ClassMember = Class['body']['body'][number];

/** A class that has decorators or auto-accessors, or whose members have. */
export interface DecoratedClass {
  readonly node: Class;
  readonly parent: AnyNode;
  /** The statement that exports it, where there is one. */
  readonly exported: AnyNode | null;
  readonly decorators: readonly Decorator[];
  readonly members: ReadonlyMap<
    ClassMember,
    { readonly decorators: readonly Decorator[]; readonly accessor: Piece | null }
  >;
}

/** A program with such classes, inner ones before those around them. */
export interface DecoratedProgram {
  readonly program: Program;
  readonly classes: readonly DecoratedClass[];
}

/** What is used of acorn's parser, which its types do not show. */
interface Internals {
  readonly input: string;
  pos: number;
  skipSpace(): void;
}

/** Reads a program. Throws acorn's SyntaxError where it is none. */
export function parseDecorated(code: string, options: Options): DecoratedProgram {
  const decorators = new Map<number, Decorator>();
  const accessors = new Map<number, Piece>();

  const Reader = Parser.extend((Base) => {
    const Inner = Base as unknown as new (...values: unknown[]) => Internals;
    class Decorated extends Inner {
      override skipSpace(): void {
        super.skipSpace();
        const { input, pos } = this;
        if (input[pos] === '@') {
          const begins = beginsMember(input, pos);
          const expression = decoratorAt(input, pos + 1);
          const end = input[pos + 1] === '(' ? expression.end + 1 : expression.end;
          decorators.set(pos, { start: pos, end, expression });
          this.pos = end;
          this.skipSpace();
          // Without a semicolon, what comes next would be read as going on with the line before.
          if (!begins && /[[*(]/.test(input[this.pos] ?? '')) throw syntaxError(input, pos);
        } else if (isAccessor(input, pos)) {
          accessors.set(pos, { start: pos, end: pos + 'accessor'.length });
          this.pos = pos + 'accessor'.length;
          super.skipSpace();
        }
      }
    }
    return Decorated as unknown as typeof Parser;
  });

  /** The expression after an `@`: one in parentheses, or a name with members and perhaps a call. */
  function decoratorAt(input: string, at: number): Piece {
    /** Of an expression that may be read further than the decorator goes, the innermost part that satisfies a test. */
    const partOf = (place: number, test: (node: AnyNode) => boolean): AnyNode => {
      let found: AnyNode | undefined;
      const find = (node: AnyNode): void => {
        if (test(node)) found = node;
        if (node.start <= place) eachChild(node, find);
      };
      find(Reader.parseExpressionAt(input, place, { ...options, preserveParens: true }) as AnyNode);
      if (found === undefined) throw syntaxError(input, at - 1);
      return found;
    };
    if (input[at] === '(') {
      const { start, end } = partOf(
        at,
        (node) => node.type === 'ParenthesizedExpression' && node.start === at,
      );
      return { start: start + 1, end: end - 1 };
    }
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\s*\.\s*[\p{ID_Start}$_][\p{ID_Continue}$]*)*/u.exec(
      input.slice(at),
    )?.[0];
    if (name === undefined) throw syntaxError(input, at);
    if (!/^\s*\(/.test(input.slice(at + name.length))) return { start: at, end: at + name.length };
    // What follows the call may look as if it went on: a computed key, a generator's star.
    const end = at + name.length;
    return {
      start: at,
      end: partOf(at, (node) => node.type === 'CallExpression' && node.callee.end === end).end,
    };
  }

  const program = Reader.parse(code, options);
  const free = new Map(decorators);
  const freeAccessors = new Map(accessors);

  /** The decorators before a place, nothing but blanks and comments between them. */
  function before(place: number): Decorator[] {
    const found: Decorator[] = [];
    for (let at = place; ; ) {
      const last = [...free.values()].find(({ end }) => end <= at && isBlank(code.slice(end, at)));
      if (last === undefined) return found;
      found.unshift(last);
      free.delete(last.start);
      at = last.start;
    }
  }

  const classes: DecoratedClass[] = [];
  function visit(node: AnyNode, parent: AnyNode): void {
    if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') {
      eachChild(node, (child) => visit(child, node));
      return;
    }
    const exported = /^Export/.test(parent.type) ? parent : null;
    const own = [...(exported ? before(exported.start) : []), ...before(node.start)];
    const members = new Map<ClassMember, { decorators: Decorator[]; accessor: Piece | null }>();
    for (const member of node.body.body) {
      const key = 'key' in member ? member.key.start : member.start;
      const accessor = [...freeAccessors.values()].find(
        ({ end }) =>
          end <= key &&
          member.type === 'PropertyDefinition' &&
          isBlank(code.slice(end, key).replace(/\[\s*$/, '')),
      );
      if (accessor) freeAccessors.delete(accessor.start);
      const start = Math.min(member.start, accessor?.start ?? member.start);
      members.set(member, { decorators: before(start), accessor: accessor ?? null });
    }
    eachChild(node, (child) => visit(child, node));
    const marked = [...members.values()].some(
      ({ decorators: some, accessor }) => some.length > 0 || accessor,
    );
    if (own.length > 0 || marked)
      classes.push({ node: node as Class, parent, exported, decorators: own, members });
  }
  visit(program, program);
  const [stray] = [...free.values(), ...freeAccessors.values()];
  if (stray) throw syntaxError(code, stray.start);
  return { program, classes };
}

/** Whether there is only white space and comments in a text. */
function isBlank(text: string): boolean {
  return /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*$/.test(text);
}

/** Whether what stands at a place can begin a member or statement, going by what is before it. */
function beginsMember(input: string, pos: number): boolean {
  const before = input.slice(0, pos).trimEnd();
  return before === '' || /[{};)]$/.test(before) || before.endsWith('*/');
}

/** Whether the word `accessor` that makes a field an auto-accessor stands at a place. */
function isAccessor(input: string, pos: number): boolean {
  if (!input.startsWith('accessor', pos)) return false;
  return (
    /^[ \t]+[\p{ID_Start}$_#["'\d]/u.test(input.slice(pos + 'accessor'.length, pos + 64)) &&
    !/^[ \t]+(?:in|of|instanceof|as|satisfies)\b/.test(input.slice(pos + 'accessor'.length))
  );
}

/** The error that acorn would raise here. */
function syntaxError(input: string, pos: number): SyntaxError {
  const before = input.slice(0, pos).split('\n');
  const [line, column] = [before.length, before.at(-1)?.length ?? 0];
  const character = input[pos] ?? '';
  return Object.assign(new SyntaxError(`Unexpected character '${character}' (${line}:${column})`), {
    pos,
    raisedAt: pos,
    loc: { line, column },
  });
}
