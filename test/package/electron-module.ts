/**
 * Lets the packed main process, as Node imports it, find a stand-in where it imports
 * `electron`. What it takes of Electron's module is made here from the stand-in of the
 * desktop's tests, which the compiler holds to the shape the desktop asks for.
 */
import { registerHooks } from 'node:module';
import type { MenuLine, Question } from '../../src-main/desktop/electron.ts';
import type { Window, WindowOptions } from '../../src-main/desktop/electron-pages.ts';
import type { StandIn } from '../support/electron.ts';

const address = 'stand-in:electron';

/** A message box, as it is asked of Electron. */
type Box = Omit<Question, 'cancel'> & { readonly cancelId: number; readonly signal?: AbortSignal };

/** The named exports of `electron` that the main process uses. */
function exportsOf(standIn: StandIn) {
  return {
    app: Object.assign(standIn.app, { getPath: () => standIn.documents() }),
    BrowserWindow: class {
      constructor(options: WindowOptions & { webPreferences: { partition?: string } }) {
        // A constructor that returns an object gives that object.
        // biome-ignore lint/correctness/noConstructorReturn: the stand-in makes its windows itself
        return options.webPreferences.partition === 'print'
          ? standIn.createPrintWindow()
          : standIn.createWindow(options);
      }
    },
    dialog: {
      showSaveDialog: standIn.dialog.showSaveDialog,
      showOpenDialog: standIn.dialog.showOpenDialog,
      showMessageBoxSync: (
        window: never,
        { message, detail, buttons, cancelId }: Question & { cancelId: number },
      ) => standIn.dialog.ask(window, { message, detail, buttons, cancel: cancelId }),
      // Of a window, or of none.
      showMessageBox: async (...args: readonly [Window, Box] | readonly [Box]) => {
        const [window, box] = args.length === 2 ? args : [undefined, args[0]];
        const { message, detail, buttons, cancelId, signal } = box;
        const question = { message, detail, buttons, cancel: cancelId };
        return { response: await standIn.dialog.askLater(window, question, signal) };
      },
    },
    ipcMain: standIn.ipcMain,
    Menu: {
      buildFromTemplate: (lines: readonly MenuLine[]) => lines,
      setApplicationMenu: standIn.setMenu,
      getApplicationMenu: () => null,
    },
    protocol: { registerSchemesAsPrivileged: standIn.registerSchemes },
    screen: { getAllDisplays: () => standIn.screens() },
    session: {
      get defaultSession() {
        return standIn.session();
      },
    },
    shell: {
      openExternal: standIn.openExternal,
      trashItem: standIn.trash,
      showItemInFolder: standIn.showInFolder,
    },
  };
}

/** Puts the stand-in in Electron's place for everything that is imported from now on; gives what takes it away again. */
export function standInForElectron(standIn: StandIn): () => void {
  const names = exportsOf(standIn);
  const key = Symbol.for('stepwise.electron');
  Object.assign(globalThis, { [key]: names });
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron'
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load(url, context, next) {
      if (url !== address) return next(url, context);
      const source = `export const { ${Object.keys(names).join(', ')} } = globalThis[Symbol.for('stepwise.electron')];`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
  return () => hooks.deregister();
}
