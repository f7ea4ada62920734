/**
 * What a cell is for in a lesson, as its classes say: exercises, the hidden cells that
 * belong to them, and questions. A cell without such a class has no role.
 *
 * | fence or marker | role |
 * |---|---|
 * | `ts {#sum .exercise}` | starter code that the learner edits |
 * | `ts {#sum-check .check for=sum}` | hidden code that checks it |
 * | `ts {#sum-solution .solution for=sum}` | the reference, revealed on request |
 * | `<!-- cell {#sum-hint-1 .hint for=sum} -->` | a hint, offered after failures |
 * | `yaml {#why .quiz}` | a question |
 * | `yaml {#guess .predict before=fit}` | a question to answer before the cell `fit` runs |
 */
import type { Cell } from './cell.ts';
import { CellId } from './ids.ts';

/** A cell's role. `of` is the exercise it belongs to, `before` the cell it stands before; undefined where the author forgot to say. */
export type Role =
  | { readonly kind: 'none' }
  | { readonly kind: 'exercise' }
  | { readonly kind: 'check'; readonly of: CellId | undefined }
  | { readonly kind: 'solution'; readonly of: CellId | undefined }
  | { readonly kind: 'hint'; readonly of: CellId | undefined }
  | { readonly kind: 'quiz' }
  | { readonly kind: 'predict'; readonly before: CellId | undefined };

const none: Role = { kind: 'none' };

/** Roles already found: a cell is asked for its role at every look, and its classes seldom change. */
const known = new WeakMap<Cell['attributes'], Map<string, Role>>();

/** The role of a cell. */
export function roleOf(cell: Cell): Role {
  const { other } = cell.attributes;
  if (other === undefined) return none;
  const form = cell.kind === 'markdown' ? 'prose' : cell.language === 'text' ? 'data' : 'program';
  const roles = known.get(cell.attributes) ?? new Map<string, Role>();
  const found = roles.get(form) ?? findRole(form, other);
  roles.set(form, found);
  known.set(cell.attributes, roles);
  return found;
}

function findRole(form: 'prose' | 'data' | 'program', other: NonNullable<Cell['attributes']['other']>): Role {
  const cellNamed = (key: string) => {
    const value = Object.hasOwn(other, key) ? other[key] : undefined;
    return typeof value === 'string' ? CellId.parse(value.replace(/^#/, '')) : undefined;
  };
  const is = (name: string) => Object.hasOwn(other, name) && other[name] === true;
  switch (form) {
    case 'prose':
      return is('.hint') ? { kind: 'hint', of: cellNamed('for') } : none;
    case 'data':
      if (is('.quiz')) return { kind: 'quiz' };
      return is('.predict') ? { kind: 'predict', before: cellNamed('before') } : none;
    case 'program':
      if (is('.check')) return { kind: 'check', of: cellNamed('for') };
      if (is('.solution')) return { kind: 'solution', of: cellNamed('for') };
      return is('.exercise') ? { kind: 'exercise' } : none;
  }
}

/** Whether a cell belongs to the lesson's author alone: it is not shown among the cells and is no part of the program. */
export function isHidden(cell: Cell): boolean {
  const { kind } = roleOf(cell);
  return kind === 'check' || kind === 'solution' || kind === 'hint';
}

/** Whether a cell is part of the program: TypeScript or JavaScript, and not an author's hidden code. */
export function isProgramCell(cell: Cell | undefined): boolean {
  return cell?.kind === 'code' && cell.language !== 'text' && !isHidden(cell);
}
