/** The menu in the language in use. */
import type { Electron, MenuLine } from './electron.ts';

/** What the menu can ask of the app. */
export interface MenuActions {
  readonly showLibrary: () => void;
  readonly openFile: () => void;
}

/** Puts up the menu; call it again when the language changes. */
export function setupMenu(
  { setMenu, platform, words }: Pick<Electron, 'setMenu' | 'platform' | 'words'>,
  actions: MenuActions,
): void {
  const say = words.now;
  const mac = platform === 'darwin';
  const separator: MenuLine = { type: 'separator' };
  const file: MenuLine = {
    label: say.file,
    submenu: [
      { label: say.library, accelerator: 'CmdOrCtrl+Shift+L', click: actions.showLibrary },
      { label: say.open, accelerator: 'CmdOrCtrl+O', click: actions.openFile },
      separator,
      mac ? { role: 'close', label: say.close } : { role: 'quit', label: say.quit },
    ],
  };
  const edit: MenuLine = {
    label: say.edit,
    submenu: [
      { role: 'undo', label: say.undo },
      { role: 'redo', label: say.redo },
      separator,
      { role: 'cut', label: say.cut },
      { role: 'copy', label: say.copy },
      { role: 'paste', label: say.paste },
      { role: 'selectAll', label: say.selectAll },
    ],
  };
  const view: MenuLine = {
    label: say.view,
    submenu: [
      { role: 'reload', label: say.reload },
      separator,
      { role: 'resetZoom', label: say.resetZoom },
      { role: 'zoomIn', label: say.zoomIn },
      { role: 'zoomOut', label: say.zoomOut },
      separator,
      { role: 'togglefullscreen', label: say.fullScreen },
      { role: 'toggleDevTools', label: say.developer },
    ],
  };
  const window: MenuLine = mac
    ? { role: 'windowMenu' }
    : {
        label: say.window,
        submenu: [
          { role: 'minimize', label: say.minimize },
          { role: 'close', label: say.close },
        ],
      };
  setMenu([...(mac ? [{ role: 'appMenu' } as const] : []), file, edit, view, window]);
}
