/** Keeps the desktop's menu in step with the window: which commands can be carried out now, and which switches are on. */
import { type CommandId, commandIds } from '#core/commands/commands.ts';
import type { CommandRegistry } from './registry.ts';

/** How the window's commands stand. */
export interface MenuState {
  readonly enabled: readonly CommandId[];
  readonly checked: readonly CommandId[];
}

/** How they stand now. */
export function menuState(registry: Pick<CommandRegistry, 'find'>): MenuState {
  const found = commandIds.flatMap((id) => {
    const handler = registry.find(id);
    return handler === null ? [] : [{ id, handler }];
  });
  return {
    enabled: found.filter(({ handler }) => handler.disabled === undefined).map(({ id }) => id),
    checked: found.filter(({ handler }) => handler.checked === true).map(({ id }) => id),
  };
}

/** What may come before somebody looks at the menu, or changes how a command stands. */
const occasions = ['focus', 'blur', 'keyup', 'pointerup', 'hashchange'] as const;

/** How often a window that is in front looks by itself: a run that ends changes what can be done, and tells nobody. */
const interval = 1_000;

/** Tells of every change until the function given back is called. The pointer passes the page's edge on its way to the menu. */
export function followMenu(
  registry: Pick<CommandRegistry, 'find'>,
  tell: (state: MenuState) => void,
): () => void {
  let last = '';
  const look = () => {
    const state = menuState(registry);
    const now = JSON.stringify(state);
    if (now === last) return;
    last = now;
    tell(state);
  };
  const later = () => void setTimeout(look);
  const timer = setInterval(() => {
    if (document.hasFocus()) look();
  }, interval);
  for (const occasion of occasions) addEventListener(occasion, later);
  document.addEventListener('mouseleave', look);
  later();
  return () => {
    clearInterval(timer);
    for (const occasion of occasions) removeEventListener(occasion, later);
    document.removeEventListener('mouseleave', look);
  };
}
