import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CopyToSave } from '#core/host/documents.ts';
import type { Host, HostCall, HostCalls, Reply } from '#core/host/host.ts';
import { createSaver } from '../../../src-renderer/session/saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A host whose saves end when the test says so. */
function open(hold: 'encoding' | 'read-only' | null = null, autosave?: () => number | null | undefined) {
  const backups: string[] = [];
  const saves: { copy: CopyToSave; version: string; end: (reply: Reply<{ version: string }>) => void }[] = [];
  const host: Host = {
    call<C extends HostCall>(name: C, takes: HostCalls[C]['takes']) {
      if (name === 'document.open') {
        const opened: HostCalls['document.open']['gives'] = {
          name: 'a.md',
          format: 'markdown',
          ref: { kind: 'file', path: 'x' },
          text: 'theirs',
          version: 'v9',
        };
        return Promise.resolve({ ok: true, value: opened } as Reply<HostCalls[C]['gives']>);
      }
      if (name === 'document.backup') {
        backups.push((takes as HostCalls['document.backup']['takes']).copy.text);
        return Promise.resolve({ ok: true, value: null } as Reply<HostCalls[C]['gives']>);
      }
      const { copy, version } = takes as HostCalls['document.save']['takes'];
      return new Promise((end) => {
        saves.push({ copy, version, end: end as (reply: Reply<{ version: string }>) => void });
      });
    },
  };
  let text = '';
  const saver = createSaver({
    host,
    ref: { kind: 'file', path: 'x' },
    version: 'v0',
    savedAt: null,
    content: () => ({ base: '', text, outputs: '', savedAt: 7 }),
    onSaved: () => {},
    hold,
    delay: 800,
    ...(autosave ? { autosave } : {}),
  });
  const write = (next: string) => {
    text = next;
    saver.schedule();
  };
  return { saves, backups, saver, write };
}

describe('saving', () => {
  it('saves within the delay of the first change, though more keep coming', async () => {
    const { saves, write } = open();
    for (let key = 0; key < 10; key++) {
      write(`${key}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves.map((save) => save.copy.text)).toEqual(['7']);
  });
  it('never has two saves under way, and the last text wins', async () => {
    const { saves, write, saver } = open();
    write('one');
    await vi.advanceTimersByTimeAsync(800);
    write('two');
    await vi.advanceTimersByTimeAsync(5000);
    expect(saves).toHaveLength(1);
    saves[0]?.end({ ok: true, value: { version: 'v1' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(saves[1]).toMatchObject({ version: 'v1', copy: { text: 'two' } });
    saves[1]?.end({ ok: true, value: { version: 'v2' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.state()).toEqual({ state: 'saved', at: 7 });
  });
  it('keeps what could not be saved, and saves it with the next try', async () => {
    const { saves, write, saver } = open();
    write('kept');
    await vi.advanceTimersByTimeAsync(800);
    saves[0]?.end({ ok: false, code: 'disk-full', message: 'full' });
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.state()).toMatchObject({ state: 'failed', code: 'disk-full' });
    void saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves[1]?.copy.text).toBe('kept');
  });
  it('does not try again over a conflict until told to, and then replaces what is there', async () => {
    const { saves, write, saver } = open();
    write('mine');
    await vi.advanceTimersByTimeAsync(800);
    saves[0]?.end({ ok: false, code: 'conflict', message: 'elsewhere' });
    await vi.advanceTimersByTimeAsync(0);
    write('still mine');
    await vi.advanceTimersByTimeAsync(5000);
    expect(saves).toHaveLength(1);
    void saver.overwrite();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves[1]).toMatchObject({ version: 'v9', copy: { text: 'still mine' } });
  });
  it('is in less haste for outputs, unless text changes too', async () => {
    const { saves, saver, write } = open();
    saver.schedule(2500);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toHaveLength(0);
    write('text');
    await vi.advanceTimersByTimeAsync(800);
    expect(saves).toHaveLength(1);
  });
  it('waits with what changes with every frame until it stands still, and not for ever', async () => {
    const { saves, saver } = open();
    const end = async () => {
      saves.at(-1)?.end({ ok: true, value: { version: 'v' } });
      await vi.advanceTimersByTimeAsync(0);
    };
    for (let moved = 0; moved < 90; moved++) {
      saver.scheduleStill(1000, 5000);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(960);
    expect(saves).toHaveLength(1);
    await end();
    // Once it is saved, standing still saves nothing more; a person's leaving does not wait.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves).toHaveLength(1);
    for (let moved = 0; moved < 102; moved++) {
      saver.scheduleStill(1000, 5000);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(saves).toHaveLength(2);
    await end();
    saver.scheduleStill(1000, 5000);
    void saver.secure();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toHaveLength(3);
  });
  it('saves nothing where nothing changed', async () => {
    const { saves, saver } = open();
    await saver.flush();
    expect(saves).toHaveLength(0);
  });

  it('keeps a backup of what is typed while a conflict waits for a word', async () => {
    const { saves, backups, write, saver } = open();
    saver.outside('conflict');
    write('mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toHaveLength(0);
    expect(backups).toEqual(['mine']);
    const saved = saver.overwrite();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves.map(({ version }) => version)).toEqual(['v9']);
    saves[0]?.end({ ok: true, value: { version: 'v10' } });
    expect(await saved).toMatchObject({ state: 'saved' });
  });
  it('never writes a read-only file by itself, nor turns one into UTF-8 unasked', async () => {
    const locked = open('read-only');
    locked.write('x');
    await vi.advanceTimersByTimeAsync(1000);
    expect(locked.saver.state()).toMatchObject({ state: 'failed', code: 'read-only' });
    const foreign = open('encoding');
    foreign.write('x');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await foreign.saver.flush()).toEqual({ state: 'held' });
    expect([...locked.saves, ...foreign.saves]).toHaveLength(0);
    expect([...locked.backups, ...foreign.backups]).toEqual(['x', 'x']);
    void foreign.saver.convert();
    await vi.advanceTimersByTimeAsync(0);
    expect(foreign.saves).toHaveLength(1);
  });
  it('takes what is on disk for its own, and saves the next change over that version', async () => {
    const { saves, write, saver } = open();
    write('one');
    saver.adopt('v5');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves).toHaveLength(0);
    write('two');
    await vi.advanceTimersByTimeAsync(1000);
    expect(saves.map(({ version }) => version)).toEqual(['v5']);
  });
});

describe('saving as a person chose', () => {
  it('waits as long as was chosen, asked at each change', async () => {
    let chosen = 5000;
    const { saves, write } = open(null, () => chosen);
    write('a');
    await vi.advanceTimersByTimeAsync(4900);
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(saves.map((save) => save.copy.text)).toEqual(['a']);
    chosen = 0;
    saves[0]?.end({ ok: true, value: { version: 'v1' } });
    await vi.advanceTimersByTimeAsync(0);
    write('b');
    await vi.advanceTimersByTimeAsync(900);
    expect(saves).toHaveLength(2);
  });

  it('backs up soon, and writes the file only on a person’s word, where saving by itself is off', async () => {
    const { saves, backups, saver, write } = open(null, () => null);
    write('mine');
    await vi.advanceTimersByTimeAsync(900);
    expect([saves.length, backups]).toEqual([0, ['mine']]);
    await saver.secure();
    expect([saves.length, backups, saver.state().state]).toEqual([0, ['mine', 'mine'], 'waiting']);
    const saved = saver.flush({ keep: true });
    await vi.advanceTimersByTimeAsync(0);
    saves[0]?.end({ ok: true, value: { version: 'v1' } });
    expect((await saved).state).toBe('saved');
  });

  it('saves at once what the window may take with it, where saving by itself is on', async () => {
    const { saves, backups, saver, write } = open(null, () => 120_000);
    write('mine');
    void saver.secure();
    await vi.advanceTimersByTimeAsync(0);
    expect([saves.length, backups.length]).toEqual([1, 0]);
  });
});
