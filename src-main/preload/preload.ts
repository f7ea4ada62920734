/** The window's only way to the main process: the host contract's `call`, and nothing of Electron itself. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannel } from './channels.ts';

/** What the window finds as `stepwiseHost`. The machine checks every name and payload, so nothing is checked twice here. */
export interface Bridge {
  call(name: string, takes: unknown): Promise<unknown>;
}

const bridge: Bridge = { call: (name, takes) => ipcRenderer.invoke(callChannel, name, takes) };

contextBridge.exposeInMainWorld('stepwiseHost', bridge);
