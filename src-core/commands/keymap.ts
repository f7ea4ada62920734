/** Which keys mean which command: the app's own, with those of a person in their place. */
import type { KeyContext } from './command.ts';
import { type CommandId, commandIds, commandOf, isCommandId } from './commands.ts';
import { acceleratorFor, isKeys, isPlain } from './keys.ts';

/** The keys a person gave commands, in the place of all that a command has by itself; none is an empty list. */
export type Keymap = Readonly<Partial<Record<CommandId, readonly string[]>>>;

/** Most keys one command may have. */
export const mostKeys = 4;

/** The keys of a command, the one to show first. */
export function keysOf(id: CommandId, keymap: Keymap = {}): readonly string[] {
  return keymap[id] ?? commandOf(id).keys;
}

/** Where keys are heard for a command: those that type something only while nothing is edited. */
export function contextOf(id: CommandId, keys: string): KeyContext {
  const { in: own } = commandOf(id);
  return own !== 'edit' && isPlain(keys) ? 'command' : own;
}

/** Whether there is a place where both contexts are heard. */
function meet(one: KeyContext, other: KeyContext): boolean {
  if (one === other || one === 'window' || other === 'window') return true;
  return one === 'cell' || other === 'cell';
}

/** Keys of a command. */
interface Bound {
  readonly id: CommandId;
  readonly keys: string;
}

/** Whether keys of two commands clash: equal, or the one the beginning of the other, and heard in the same place. */
export function clash(one: Bound, other: Bound): boolean {
  const alike =
    one.keys === other.keys || one.keys.startsWith(`${other.keys} `) || other.keys.startsWith(`${one.keys} `);
  return alike && meet(contextOf(one.id, one.keys), contextOf(other.id, other.keys));
}

/** The command whose keys clash with these, were they given to `id`. */
export function conflictOf(id: CommandId, keys: string, keymap: Keymap = {}): CommandId | undefined {
  return commandIds.find(
    (other) =>
      other !== id && keysOf(other, keymap).some((taken) => clash({ id, keys }, { id: other, keys: taken })),
  );
}

/** Keys as a table from the strokes heard in one place to their commands. */
export function tableOf(
  place: 'window' | 'command' | 'edit',
  keymap: Keymap = {},
): ReadonlyMap<string, CommandId> {
  const table = new Map<string, CommandId>();
  for (const id of commandIds) {
    for (const keys of keysOf(id, keymap)) {
      const context = contextOf(id, keys);
      if (context === place || (context === 'cell' && place !== 'window')) table.set(keys, id);
    }
  }
  return table;
}

/** Reads strokes one by one against a table, remembering the first of two. */
export function createKeyReader(table: ReadonlyMap<string, CommandId>): (spelled: string) => {
  readonly command: CommandId | null /** The first stroke of two. */;
  readonly begins: boolean;
} {
  const firsts = new Set([...table.keys()].flatMap((keys) => (keys.includes(' ') ? keys.split(' ')[0] : [])));
  let before = '';
  return (spelled) => {
    if (spelled === '') return { command: null, begins: false };
    const command = table.get(`${before} ${spelled}`) ?? table.get(spelled) ?? null;
    const begins = command === null && firsts.has(spelled);
    before = begins ? spelled : '';
    return { command, begins };
  };
}

/** The accelerator that a desktop menu shows for a command; undefined where none of its keys can be one. */
export function acceleratorOf(id: CommandId, keymap: Keymap = {}): string | undefined {
  for (const keys of keysOf(id, keymap)) {
    const accelerator =
      contextOf(id, keys) === 'window' || contextOf(id, keys) === 'cell' ? acceleratorFor(keys) : undefined;
    if (accelerator !== undefined) return accelerator;
  }
  return undefined;
}

/** A keymap from what lies on disk, without what it cannot mean. */
export function keymapFrom(value: unknown): Keymap {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, keys]) =>
      isCommandId(id) && Array.isArray(keys)
        ? [
            [
              id,
              keys
                .filter((each): each is string => typeof each === 'string' && isKeys(each))
                .slice(0, mostKeys),
            ],
          ]
        : [],
    ),
  );
}
