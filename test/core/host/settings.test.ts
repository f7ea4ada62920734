import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src-core/host/host.ts';
import { checkTakes, settingsSchema } from '../../../src-core/host/schemas.ts';

const read = (kept: unknown) => v.parse(settingsSchema, kept);

describe('settings as they lie on disk', () => {
  it('reads those of an earlier version, which knew fewer', () => {
    expect(read({ locale: 'en', theme: 'dark', backend: 'wasm', codeSize: 16, steps: false })).toEqual({
      locale: 'en',
      theme: 'dark',
      backend: 'wasm',
      codeSize: 16,
      steps: false,
    });
    expect(read({})).toEqual(defaultSettings);
  });

  it('keeps every choice it knows of a later version, and leaves out what it does not', () => {
    expect(read({ ...defaultSettings, theme: 'sepia', locale: 'en', voice: 'loud', zoom: 125 })).toEqual({
      ...defaultSettings,
      locale: 'en',
      zoom: 125,
    });
    expect(read({ ...defaultSettings, zoom: 5000, keymap: { gone: ['a'], save: ['Mod+j'] } })).toEqual({
      ...defaultSettings,
      keymap: { save: ['Mod+j'] },
    });
    expect(read({ ...defaultSettings, recentCommands: ['save', 'gone'] }).recentCommands).toEqual(['save']);
  });

  it('is no settings at all where it is no object', () => {
    for (const kept of [undefined, null, 7, 'x', []]) {
      expect(v.safeParse(settingsSchema, kept).success && Object.keys(read(kept)).length > 4).toBe(false);
    }
  });
});

describe('settings as the window writes them', () => {
  it('takes all there are', () => {
    const all = {
      ...defaultSettings,
      variables: true,
      steps: true,
      zoom: 50,
      autosave: null,
      reactive: true,
      updates: 'on',
      keymap: { stop: [] },
      recentCommands: ['save'],
    } as const;
    expect(checkTakes('settings.write', all)).toEqual({ ok: true, value: all });
  });

  it.each([{ zoom: 49 }, { zoom: 301 }, { updates: 'maybe' }, { autosave: 1 }, { more: 1 }])(
    'refuses %j',
    (part) => {
      expect(checkTakes('settings.write', { ...defaultSettings, ...part }).ok).toBe(false);
    },
  );
});
