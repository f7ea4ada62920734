/** A command line to test: each test has a folder of its own, and what the command says is heard. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { stepwise } from '../../src-main/cli/stepwise.ts';
import { findLayout } from '../../src-main/layout.ts';

/** A command line in a folder of its own, fresh for each test of the file that asks for it. */
export function commandLine() {
  const line = {
    folder: '',
    /** Lines on stdout. */
    printed: [] as string[],
    /** Lines on stderr. */
    told: [] as string[],
    /** A path in the folder. */
    at: (...parts: string[]) => join(line.folder, ...parts),
    /** Runs a command line; gives its exit code. */
    command: (...args: string[]): Promise<number> =>
      stepwise(args, {
        layout: findLayout(import.meta.dirname),
        terminal: { print: (text) => line.printed.push(text), tell: (text) => line.told.push(text) },
        folder: line.folder,
        environment: {},
        platform: 'linux',
      }),
  };
  beforeEach(() => {
    line.folder = mkdtempSync(join(tmpdir(), 'stepwise-command-'));
    line.printed = [];
    line.told = [];
  });
  afterEach(() => rmSync(line.folder, { recursive: true, force: true }));
  return line;
}
