/** Changes of a person's keymap: give, take away, reset. */
import { type CommandId, commandOf } from '#core/commands/commands.ts';
import { clash, conflictOf, type Keymap, keysOf } from '#core/commands/keymap.ts';

/** The keymap in which a command has these keys and no others; every command loses what would clash with them. */
export function withKeys(keymap: Keymap, id: CommandId, keys: string): Keymap {
  const next: Record<string, readonly string[]> = { ...keymap, [id]: [keys] };
  for (let loser = conflictOf(id, keys, next); loser !== undefined; loser = conflictOf(id, keys, next)) {
    const from = loser;
    next[from] = keysOf(from, next).filter((taken) => !clash({ id, keys }, { id: from, keys: taken }));
  }
  return next;
}

/** The keymap in which a command has no keys. */
export function withoutKeys(keymap: Keymap, id: CommandId): Keymap {
  return { ...keymap, [id]: [] };
}

/** What came of a reset: the keymap in which a command has the app's own keys again, or who has one of them by now. */
export type Reset = { readonly keymap: Keymap } | { readonly takenBy: CommandId; readonly keys: string };

/** Gives a command the app's own keys again, where no other has them by now. */
export function withReset(keymap: Keymap, id: CommandId): Reset {
  const { [id]: _, ...rest } = keymap;
  for (const keys of commandOf(id).keys) {
    const takenBy = conflictOf(id, keys, rest);
    if (takenBy !== undefined) return { takenBy, keys };
  }
  return { keymap: rest };
}
