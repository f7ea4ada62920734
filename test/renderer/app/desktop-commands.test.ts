/** What only the desktop can be asked for, as the window's palette asks for it. */
import { expect, test } from 'vitest';
import { commandIds, commandOf } from '../../../src-core/commands/commands.ts';
import type { Host } from '../../../src-core/host/host.ts';
import { desktopCommands } from '../../../src-renderer/app/desktop-commands.ts';
import { createRegistry } from '../../../src-renderer/commands/registry.ts';

function serving(desktop: boolean, zoom?: number) {
  const asked: unknown[] = [];
  const call: Host['call'] = async (name, takes) => {
    asked.push([name, takes]);
    return { ok: false, code: 'unreachable', message: 'nobody there' };
  };
  const registry = createRegistry();
  registry.serve('desktop', () =>
    desktopCommands({
      desktop,
      host: { call },
      zoom,
      setZoom: (next) => void asked.push(['zoom', next]),
      place: () => '#/notebooks',
      noFurther: 'no further',
    }),
  );
  return { registry, asked };
}

test('opens a window, the browser and the look for updates, and zooms, where the desktop is', () => {
  const { registry, asked } = serving(true, 300);
  for (const id of ['new-window', 'open-in-browser', 'check-for-updates', 'zoom-out', 'zoom-reset'] as const)
    expect(registry.run(id)).toEqual({ ran: 'done' });
  expect(asked).toEqual([
    ['window.open', { place: '' }],
    ['shell.browser', { place: '#/notebooks' }],
    ['updates.check', null],
    ['zoom', 250],
    ['zoom', 100],
  ]);
  expect(registry.run('zoom-in')).toEqual({ ran: 'disabled', why: 'no further' });
});

test('offers none of it in a browser', () => {
  const { registry } = serving(false);
  const offered = commandIds.filter((id) => commandOf(id).scope === 'desktop' && registry.find(id) !== null);
  expect(offered).toEqual([]);
});
