/** The window's only way to the main process: the host contract's `call` and the menu's commands, and nothing of Electron itself. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, commandChannel } from './channels.ts';

/** What the window finds as `stepwiseHost`. The machine checks every name and payload, so nothing is checked twice here. */
export interface Bridge {
  call(name: string, takes: unknown): Promise<unknown>;
  /** Tells the listener the id of each command chosen in the menu, as text: the window knows which there are. One listener; another takes its place. */
  onCommand(listener: (id: string) => void): void;
}

const bridge: Bridge = {
  call: (name, takes) => ipcRenderer.invoke(callChannel, name, takes),
  onCommand(listener) {
    ipcRenderer.removeAllListeners(commandChannel);
    // The event, which leads to Electron itself, stays here.
    ipcRenderer.on(commandChannel, (_event, id: unknown) => {
      if (typeof id === 'string') listener(id);
    });
  },
};

contextBridge.exposeInMainWorld('stepwiseHost', bridge);
