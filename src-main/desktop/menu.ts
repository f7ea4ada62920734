/** The native menu, in the language in use, over the app's one list of commands. What a command does, the window in front does. */
import { type CommandId, commandIds, commandOf } from '#core/commands/commands.ts';
import { acceleratorOf, type Keymap } from '#core/commands/keymap.ts';
import type { RecentDocument } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import type { Electron, MenuLine } from './electron.ts';
import { isOwn, menuPlan, type OwnCommand, type Planned, switches } from './menu-plan.ts';

/** How a command stands in the window in front. */
export interface CommandState {
  readonly enabled: boolean;
  readonly checked: boolean;
}

/** What the menu shows and can ask of the app. */
export interface MenuParts {
  /** Documents opened last, newest first. */
  readonly recent: readonly RecentDocument[];
  readonly keymap: Keymap;
  /** How a command stands now. */
  readonly state: (id: CommandId) => CommandState;
  /** Whether there is a window, whose page hears its keys itself. */
  readonly windowed: boolean;
  /** Has the window in front carry a command out. */
  readonly command: (id: CommandId) => void;
  /** What the app carries out itself. */
  readonly own: Readonly<Record<OwnCommand, () => Promise<void>>>;
  /** Shows a place in the app. */
  readonly show: (place: string) => void;
  readonly forgetRecent: () => Promise<void>;
  /** Told where one of these fails. */
  readonly onFailure: (error: unknown) => void;
}

/** Puts up the menu; call it again when the language, the keys or the recent documents change. */
export function setupMenu(
  { setMenu, platform, words }: Pick<Electron, 'setMenu' | 'platform' | 'words'>,
  parts: MenuParts,
): void {
  const say = words.now;
  const { locale } = words;
  const calling = (action: () => Promise<void>) => () => void action().catch(parts.onFailure);

  const recent = (): MenuLine => ({
    label: say.openRecent,
    submenu: [
      ...parts.recent.map(({ ref, name, folder }) => ({
        label: plain(folder === '' ? name : `${name} — ${folder}`),
        click: () => parts.show(placeOf(ref)),
      })),
      ...(parts.recent.length === 0 ? [] : [{ type: 'separator' } as const]),
      { label: say.forgetRecent, enabled: parts.recent.length > 0, click: calling(parts.forgetRecent) },
    ],
  });

  const lineOf = (planned: Planned): MenuLine => {
    if (planned === 'line') return { type: 'separator' };
    if (planned === 'recent') return recent();
    if ('role' in planned) {
      return { role: planned.role, ...(planned.label === undefined ? {} : { label: say[planned.label] }) };
    }
    if ('lines' in planned) return { label: say[planned.label], submenu: planned.lines.map(lineOf) };
    const id = planned.command;
    const accelerator = acceleratorOf(id, parts.keymap);
    const { enabled, checked } = parts.state(id);
    return {
      id,
      label: planned.label === undefined ? commandOf(id).title[locale] : say[planned.label],
      enabled,
      ...(switches.has(id) ? { type: 'checkbox', checked } : {}),
      // The page hears its keys itself, so that they mean the same in every host; the menu shows them, and hears them where there is no page.
      ...(accelerator === undefined
        ? {}
        : { accelerator, registerAccelerator: isOwn(id) && !parts.windowed }),
      click: isOwn(id) ? calling(parts.own[id]) : () => parts.command(id),
    };
  };
  setMenu(menuPlan(platform).map(lineOf));
}

/** Brings the menu's commands in step with the window in front. */
export function refreshMenu({ updateMenu }: Pick<Electron, 'updateMenu'>, state: MenuParts['state']): void {
  updateMenu(new Map(commandIds.map((id) => [id, state(id)])));
}

/** A label in which `&` is a letter, and does not underline the next. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}
