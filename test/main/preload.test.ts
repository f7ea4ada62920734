/** The built preload, run with a stand-in for what it requires of Electron: what a page gets, and what it does not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { findLayout } from '../../src-main/layout.ts';
import { callChannel, commandChannel, dropChannel, tellChannel } from '../../src-main/preload/channels.ts';
import type { Bridge } from '../../src-main/preload/preload.ts';

const { root } = findLayout(import.meta.dirname);
const source = readFileSync(join(root, 'out', 'preload', 'preload.cjs'), 'utf8');

let invoked: unknown[][];
type Heard = (...heard: unknown[]) => void;
let listeners: Map<string, Heard[]>;
let bridge: Bridge;

beforeEach(() => {
  invoked = [];
  listeners = new Map();
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, given: Bridge) {
        expect(name).toBe('stepwiseHost');
        bridge = given;
      },
    },
    ipcRenderer: {
      invoke: async (...args: unknown[]) => void invoked.push(args),
      on: (channel: string, listener: Heard) =>
        void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      removeAllListeners: (channel: string) => void listeners.delete(channel),
    },
    webUtils: { getPathForFile: (file: File) => (file.name === 'made.md' ? '' : `/home/ada/${file.name}`) },
  };
  const require = (name: string) => {
    expect(name).toBe('electron');
    return electron;
  };
  new Function('require', 'module', 'exports', source)(require, { exports: {} }, {});
});

/** Says something on a channel, with an event that must not reach the page. */
function say(channel: string, told: unknown): void {
  for (const listener of listeners.get(channel) ?? []) listener({ sender: 'the way to every channel' }, told);
}

test('a page gets four functions', () => {
  expect(Object.keys(bridge).sort()).toEqual(['call', 'dropped', 'listen', 'onCommand']);
});

test('a command of the menu is heard as text, by the last who listened', () => {
  const heard: unknown[][] = [];
  bridge.onCommand(() => heard.push(['nobody']));
  bridge.onCommand((...args: unknown[]) => heard.push(args));
  say(commandChannel, 'run-all');
  say(commandChannel, { id: 'run-all' });
  expect(heard).toEqual([['run-all']]);
});

test('a call goes out by name and payload on one channel', async () => {
  await bridge.call('app.info', null);
  expect(invoked).toEqual([[callChannel, 'app.info', null]]);
});

test('what the machine tells is heard without its event, also what it told before anyone listened', () => {
  const heard: unknown[][] = [];
  say(tellChannel, { show: ['#/a'] });
  bridge.listen((...args: unknown[]) => heard.push(args));
  say(tellChannel, { show: ['#/b'] });
  expect(heard).toEqual([[{ show: ['#/a'] }], [{ show: ['#/b'] }]]);
});

test('a dropped file is named by the path that the system knows; one that a page made has none', async () => {
  await bridge.dropped(new File(['x'], 'notes.md'));
  await bridge.dropped(new File(['x'], 'made.md'));
  expect(invoked).toEqual([
    [dropChannel, '/home/ada/notes.md'],
    [dropChannel, ''],
  ]);
});
