/** The window's only way to the main process: four functions, and nothing of Electron itself. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, commandChannel, dropChannel, tellChannel } from './channels.ts';

/** What the window finds as `stepwiseHost`. The machine checks every name and payload, so nothing is checked twice here. */
export interface Bridge {
  call(name: string, takes: unknown): Promise<unknown>;
  /** Tells the listener the id of each command chosen in the menu, as text: the window knows which there are. One listener; another takes its place. */
  onCommand(listener: (id: string) => void): void;
  /** Has a function called with all that the machine tells this window, and with what it told before anyone listened. */
  listen(listener: (told: unknown) => void): void;
  /** Names a file that a person dropped, so that it is opened where it lies. The page never sees or makes up its path. */
  dropped(file: File): Promise<unknown>;
}

let listener: ((told: unknown) => void) | undefined;
const waiting: unknown[] = [];
// The event, which leads to Electron itself, stays here.
ipcRenderer.on(tellChannel, (_event, told: unknown) => {
  if (listener === undefined) waiting.push(told);
  else listener(told);
});

const bridge: Bridge = {
  call: (name, takes) => ipcRenderer.invoke(callChannel, name, takes),
  onCommand(listener) {
    ipcRenderer.removeAllListeners(commandChannel);
    ipcRenderer.on(commandChannel, (_event, id: unknown) => {
      if (typeof id === 'string') listener(id);
    });
  },
  listen(next) {
    listener = next;
    for (const told of waiting.splice(0)) next(told);
  },
  dropped: (file) => ipcRenderer.invoke(dropChannel, webUtils.getPathForFile(file)),
};

contextBridge.exposeInMainWorld('stepwiseHost', bridge);
