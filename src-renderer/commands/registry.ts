/** Who can carry out which command just now. What is on screen serves a scope of the list; the compiler asks for all of it. */
import type { CommandScope } from '#core/commands/command.ts';
import { type CommandId, type CommandsOf, commandOf } from '#core/commands/commands.ts';

/** How a command is carried out, and how it stands. */
export interface Handler {
  readonly run: () => void;
  /** For choices and switches: whether it is on. */
  readonly checked?: boolean;
  /** Why it cannot be done just now, in a sentence; absent where it can. */
  readonly disabled?: string | undefined;
}

/** A scope's commands; null for one that has no meaning here. */
export type Handlers<Scope extends CommandScope> = {
  readonly [Id in CommandsOf<Scope>]: Handler | (() => void) | null;
};

/** What became of a command: done, refused with a reason, or nobody here knows it. */
export type Ran = { readonly ran: 'done' | 'absent' } | { readonly ran: 'disabled'; readonly why: string };

/** The window's commands. */
export interface CommandRegistry {
  /** Serves a scope until the function given back is called; who came last is asked. `handlers` is called at each question. */
  serve<Scope extends CommandScope>(scope: Scope, handlers: () => Handlers<Scope>): () => void;
  /** How a command is carried out now; null where nobody here can. */
  find(id: CommandId): Handler | null;
  /** Carries a command out. */
  run(id: CommandId): Ran;
}

/** A registry that nobody serves yet. */
export function createRegistry(): CommandRegistry {
  const served = new Map<
    CommandScope,
    (() => Readonly<Partial<Record<CommandId, Handler | (() => void) | null>>>)[]
  >();
  const registry: CommandRegistry = {
    serve(scope, handlers) {
      served.set(scope, [...(served.get(scope) ?? []), handlers]);
      return () => {
        served.set(scope, served.get(scope)?.filter((each) => each !== handlers) ?? []);
      };
    },
    find(id) {
      const handler = served.get(commandOf(id).scope)?.at(-1)?.()[id] ?? null;
      return typeof handler === 'function' ? { run: handler } : handler;
    },
    run(id) {
      const handler = registry.find(id);
      if (handler === null) return { ran: 'absent' };
      if (handler.disabled !== undefined) return { ran: 'disabled', why: handler.disabled };
      handler.run();
      return { ran: 'done' };
    },
  };
  return registry;
}
