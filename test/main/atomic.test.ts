/** Whatever fails while a file is saved, what is on disk is whole. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporarySuffix, writeWhole } from '../../src-main/library/atomic.ts';
import { asFailure } from '../../src-main/library/failure.ts';
import { diskFiles } from '../../src-main/library/files.ts';
import { faultyFiles, systemError } from '../support/faulty-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-atomic-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const noWait = { wait: async () => {} };
const oldText = 'old\n'.repeat(1_000);
const newText = 'new, and longer\n'.repeat(5_000);

/** Writes over an old file with call `n` failing; gives the calls made, and what is on disk afterwards. */
async function failing(n: number, code: string, existing: boolean) {
  const path = join(folder, 'note.md');
  if (existing) writeFileSync(path, oldText, { mode: 0o640 });
  const files = faultyFiles((_, number) => {
    if (number === n) throw systemError(code);
  });
  const failed = await writeWhole(files, path, bytes(newText), noWait).then(
    () => false,
    () => true,
  );
  const names = readdirSync(folder);
  const text = names.includes('note.md') ? readFileSync(path, 'utf8') : undefined;
  for (const name of names) rmSync(join(folder, name));
  return { calls: files.calls(), failed, names, text };
}

describe('writing a file', () => {
  test.each([
    ['over an old one', true],
    ['where there was none', false],
  ])('fails at any call with the old or the new whole, and nothing left over: %s', async (_, existing) => {
    const whole = await failing(0, '', existing);
    expect(whole).toMatchObject({ failed: false, text: newText, names: ['note.md'] });
    for (const code of ['ENOSPC', 'EIO', 'EROFS', 'EXDEV', 'EDQUOT']) {
      for (let n = 1; n <= whole.calls.length; n++) {
        const { failed, names, text, calls } = await failing(n, code, existing);
        const at = `${code} at call ${n}, ${calls[n - 1]}`;
        // A rename that fails once is tried again.
        const passes = calls[n - 1] === 'rename' && (code === 'EIO' || code === 'EXDEV');
        expect(failed, at).toBe(!passes);
        expect([existing ? oldText : undefined, newText], at).toContain(text);
        expect(
          names.filter((name) => name !== 'note.md'),
          at,
        ).toEqual([]);
      }
    }
  });

  test('flushes the new file before it takes the old name, and the folder after', async () => {
    const { calls } = await failing(0, '', true);
    const order = ['create', 'write', 'sync', 'close', 'rename', 'syncFolder'];
    expect(calls.filter((call) => order.includes(call))).toEqual(order);
  });

  test.each(['EBUSY', 'EPERM', 'EACCES', 'EIO', 'EXDEV'])(
    'tries again when a rename meets %s for a moment',
    async (code) => {
      let refusals = 0;
      const files = faultyFiles((verb) => {
        if (verb === 'rename' && refusals++ < 3) throw systemError(code);
      });
      await writeWhole(files, join(folder, 'a'), bytes('x'), noWait);
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('x');
    },
  );

  test.each(['EBUSY', 'EIO', 'EXDEV'])(
    'gives up on a rename that stays %s, leaving the old file alone',
    async (code) => {
      writeFileSync(join(folder, 'a'), 'old');
      const files = faultyFiles((verb) => {
        if (verb === 'rename') throw systemError(code);
      });
      await expect(writeWhole(files, join(folder, 'a'), bytes('x'), noWait)).rejects.toMatchObject({ code });
      expect(readdirSync(folder)).toEqual(['a']);
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
    },
  );

  test('keeps the mode of the file it replaces, whatever the umask', async () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    await writeWhole(diskFiles, path, bytes('x'));
    expect(statSync(path).mode & 0o777).toBe(0o666);
  });

  test('replaces what a link points at; the link and the mode stay', async () => {
    writeFileSync(join(folder, 'real.md'), 'old', { mode: 0o600 });
    symlinkSync('real.md', join(folder, 'link.md'));
    symlinkSync('link.md', join(folder, 'link2.md'));
    await writeWhole(diskFiles, join(folder, 'link2.md'), bytes('new'));
    expect(lstatSync(join(folder, 'link2.md')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(folder, 'link.md'))).toBe('real.md');
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'real.md')).mode & 0o777).toBe(0o600);
  });

  test('makes the file that a dangling link points at', async () => {
    symlinkSync('later.md', join(folder, 'link.md'));
    await writeWhole(diskFiles, join(folder, 'link.md'), bytes('new'));
    expect(readdirSync(folder).sort()).toEqual(['later.md', 'link.md']);
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
  });

  test('refuses links that go in a circle', async () => {
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    await expect(writeWhole(diskFiles, join(folder, 'a'), bytes('x'))).rejects.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['a', 'b']);
  });

  test('does not replace a file marked read-only', async () => {
    writeFileSync(join(folder, 'a'), 'old', { mode: 0o444 });
    const error = await writeWhole(diskFiles, join(folder, 'a'), bytes('x')).catch(
      (reason: unknown) => reason,
    );
    expect(asFailure(error).code).toBe('read-only');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old');
  });

  test('a full disk keeps the old file and says so (a real, small file system)', async ({ skip }) => {
    const mount = join(folder, 'small');
    execFileSync('mkdir', [mount]);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      skip('mounting a tmpfs is not allowed here');
    }
    try {
      writeFileSync(join(mount, 'note.md'), 'old');
      const big = new Uint8Array(200_000).fill(65);
      const error = await writeWhole(diskFiles, join(mount, 'note.md'), big).catch(
        (reason: unknown) => reason,
      );
      expect(asFailure(error).code).toBe('disk-full');
      expect(readFileSync(join(mount, 'note.md'), 'utf8')).toBe('old');
      expect(readdirSync(mount)).toEqual(['note.md']);
    } finally {
      execFileSync('umount', [mount]);
    }
  });

  test('killed at any moment, it leaves the old or the new whole', async () => {
    const path = join(folder, 'note.md');
    const writer = `
      import { writeWhole } from ${JSON.stringify(new URL('../../src-main/library/atomic.ts', import.meta.url).href)};
      import { diskFiles } from ${JSON.stringify(new URL('../../src-main/library/files.ts', import.meta.url).href)};
      const texts = ['a', 'b'].map((letter) => new TextEncoder().encode(letter.repeat(3_000_000)));
      await writeWhole(diskFiles, ${JSON.stringify(path)}, texts[0]);
      process.stdout.write('ready');
      for (let i = 1; ; i++) await writeWhole(diskFiles, ${JSON.stringify(path)}, texts[i % 2]);`;
    for (const delay of [0, 3, 7, 12, 18, 25]) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', writer], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await new Promise((ready) => child.stdout.once('data', ready));
      await new Promise((later) => setTimeout(later, delay));
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      expect(readFileSync(path, 'utf8')).toMatch(/^(a{3000000}|b{3000000})$/);
      const others = readdirSync(folder).filter((name) => name !== 'note.md');
      expect(others.every((name) => name.endsWith(temporarySuffix))).toBe(true);
    }
  });
});

describe('naming what went wrong', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['ENOENT', 'not-found'],
    ['EIO', 'io'],
  ])('%s is %s', (system, code) => {
    expect(asFailure(systemError(system)).code).toBe(code);
  });
  test('no path of the machine is in the sentence', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/home/ada/secret'"), {
      code: 'EACCES',
    });
    expect(asFailure(error).message).not.toContain('ada');
  });
});
