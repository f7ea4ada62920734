/** Looking for newer versions, on a stand-in for the updater: off by itself, and never a step ahead of the person. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Updater } from '../../src-main/desktop/electron.ts';
import { createUpdates, type Updates } from '../../src-main/desktop/updates.ts';
import { StandIn } from '../support/electron.ts';

let electron: StandIn;
let did: string[];
let log: string[];
let days: (() => void)[];
let updates: Updates;

/** An updater that finds a version, or fails where it says so. */
function updater(found: string | null, fails?: 'find' | 'fetch'): Updater {
  const doing = (what: 'find' | 'fetch') => {
    did.push(what);
    if (fails === what) throw new Error('net::ERR_NAME_NOT_RESOLVED');
  };
  return {
    async find() {
      doing('find');
      return found;
    },
    fetch: async () => doing('fetch'),
    install: () => void did.push('install'),
  };
}

/** What was said, message by message. */
const said = () => electron.questions.map(({ message }) => message);

beforeEach(() => {
  electron = new StandIn();
  [did, log, days] = [[], [], []];
  updates = createUpdates({
    electron,
    version: '1.0.0',
    log: (line) => log.push(line),
    daily(look) {
      days.push(look);
      return () => void days.splice(days.indexOf(look), 1);
    },
  });
});

describe('by itself', () => {
  test('nothing is looked for, until it is turned on, and no longer once it is turned off', async () => {
    electron.newer = updater(null);
    updates.follow({});
    updates.follow({ updates: 'off' });
    expect([days, did]).toEqual([[], []]);
    updates.follow({ updates: 'on' });
    updates.follow({ updates: 'on' });
    expect(days).toHaveLength(1);
    await expect.poll(() => did).toEqual(['find']);
    days[0]?.();
    await expect.poll(() => did).toEqual(['find', 'find']);
    updates.follow({ updates: 'off' });
    expect(days).toHaveLength(0);
    expect(said()).toEqual([]);
  });

  test('a person is troubled by no failure, and by a version they did not want only once', async () => {
    electron.newer = updater(null, 'find');
    await updates.check(false);
    expect([said(), log]).toEqual([[], ['looking for updates failed: net::ERR_NAME_NOT_RESOLVED']]);
    electron.newer = updater('1.1.0');
    electron.answer = 1;
    await updates.check(false);
    await updates.check(false);
    expect(said()).toEqual(['There is a newer version, 1.1.0. Download it?']);
    await updates.check(true);
    expect(said()).toHaveLength(2);
    expect(did).not.toContain('fetch');
  });
});

describe('asked', () => {
  test.each([
    ['no-address', 'built without an update address'],
    ['not-installed', 'not put here by an installer'],
  ] as const)('a copy that is %s says why it does not update itself', async (why, words) => {
    electron.newer = why;
    await updates.check(true);
    expect(said()).toEqual(['This copy does not update itself']);
    expect(electron.questions[0]?.detail).toContain(words);
  });

  test('says that there is nothing newer, or that it could not look', async () => {
    electron.newer = updater(null);
    await updates.check(true);
    electron.newer = updater(null, 'find');
    await updates.check(true);
    expect(said()).toEqual(['This is the newest version', 'Could not look for a newer version']);
    for (const { detail } of electron.questions) expect(detail).not.toContain('ERR_');
  });

  test('fetches on a yes, installs on another, and only as the app quits', async () => {
    electron.newer = updater('1.1.0');
    await updates.check(true);
    expect(said()).toEqual(['There is a newer version, 1.1.0. Download it?', '1.1.0 is ready']);
    expect([did, electron.quits]).toEqual([['find', 'fetch'], 1]);
    expect(updates.chosen()).toBe(electron.newer);
    updates.stay();
    expect(updates.chosen()).toBeUndefined();
  });

  test('a download that fails says so, and nothing is installed', async () => {
    electron.newer = updater('1.1.0', 'fetch');
    await updates.check(false);
    expect(said().at(-1)).toBe('Could not look for a newer version');
    expect([updates.chosen(), electron.quits]).toEqual([undefined, 0]);
  });

  test('twice at once looks once', async () => {
    electron.newer = updater(null);
    await Promise.all([updates.check(true), updates.check(true)]);
    expect(did).toEqual(['find']);
  });
});
