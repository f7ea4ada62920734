/** The window's commands and the keys they have, for every component below. */
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import type { CommandScope } from '#core/commands/command.ts';
import type { CommandId } from '#core/commands/commands.ts';
import { type Keymap, keysOf } from '#core/commands/keymap.ts';
import { isReserved, keysInWords } from '#core/commands/keys.ts';
import { type CommandRegistry, createRegistry, type Handlers } from './registry.ts';

interface CommandAccess {
  readonly registry: CommandRegistry;
  readonly keymap: Keymap;
  /** Whether a browser is around the window, which keeps some keys for itself. */
  readonly inBrowser: boolean;
}

const CommandContext = createContext<CommandAccess>({
  registry: createRegistry(),
  keymap: {},
  inBrowser: true,
});

const noKeys: Keymap = {};

/** Gives commands and keys to everything inside. */
export function CommandProvider(props: {
  readonly registry: CommandRegistry;
  readonly keymap: Keymap | undefined;
  readonly inBrowser: boolean;
  readonly children: ReactNode;
}) {
  const { registry, keymap = noKeys, inBrowser, children } = props;
  const access = useMemo(() => ({ registry, keymap, inBrowser }), [registry, keymap, inBrowser]);
  return <CommandContext.Provider value={access}>{children}</CommandContext.Provider>;
}

/** The window's commands. */
export function useRegistry(): CommandRegistry {
  return useContext(CommandContext).registry;
}

/** The keys of the person's own. */
export function useKeymap(): Keymap {
  return useContext(CommandContext).keymap;
}

/** Serves a scope's commands while this component is shown. `handlers` is called when somebody asks. */
export function useCommands<Scope extends CommandScope>(scope: Scope, handlers: () => Handlers<Scope>): void {
  const registry = useRegistry();
  const now = useRef(handlers);
  now.current = handlers;
  useLayoutEffect(() => registry.serve(scope, () => now.current()), [registry, scope]);
}

/** Whether this is a Mac, whose keys have signs of their own. */
export const onMac = /^Mac/.test(globalThis.navigator?.platform ?? '');

/** The keys of commands, in words: those that reach the window here. */
export function useKeys(): {
  /** The key to show beside a command; undefined where it has none. */
  readonly hint: (id: CommandId) => string | undefined;
  /** All keys of a command, as they are spelled. */
  readonly all: (id: CommandId) => readonly string[];
} {
  const { keymap, inBrowser } = useContext(CommandContext);
  return useMemo(() => {
    const all = (id: CommandId) => keysOf(id, keymap).filter((keys) => !inBrowser || !isReserved(keys));
    return {
      all,
      hint(id) {
        const [first] = all(id);
        return first === undefined ? undefined : keysInWords(first, onMac);
      },
    };
  }, [keymap, inBrowser]);
}
