/** What the desktop's menu is told of the window's commands. */
import { expect, test } from 'vitest';
import { menuState } from '../../../src-renderer/commands/menu-state.ts';
import { createRegistry, type Handlers } from '../../../src-renderer/commands/registry.ts';

test('commands that somebody serves and that can be done are on, with their switches; all others are off', () => {
  const registry = createRegistry();
  expect(menuState(registry)).toEqual({ enabled: [], checked: [] });
  let zoom: string | undefined = 'It can be no larger.';
  const stop = registry.serve(
    'desktop',
    (): Handlers<'desktop'> => ({
      'zoom-in': { run: () => {}, disabled: zoom },
      'zoom-out': () => {},
      'zoom-reset': { run: () => {}, checked: true },
      'new-window': null,
      'open-in-browser': null,
      'check-for-updates': null,
    }),
  );
  expect(menuState(registry)).toEqual({ enabled: ['zoom-out', 'zoom-reset'], checked: ['zoom-reset'] });
  zoom = undefined;
  expect(menuState(registry).enabled).toEqual(['zoom-in', 'zoom-out', 'zoom-reset']);
  stop();
  expect(menuState(registry)).toEqual({ enabled: [], checked: [] });
});
