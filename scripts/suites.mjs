// @ts-check
/** The suites of `npm test`: each runs, and says how many of its tests passed, failed and were skipped. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { say } from './console.mjs';
import { findElectron } from './electron.mjs';
import { at, nodePath, root } from './places.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * Runs a program on the app's Node with its output on ours; gives its exit code.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [more] what its environment has beside ours
 */
function node(args, more = {}) {
  const env = { ...process.env, ...more };
  return spawnSync(nodePath(), args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

/**
 * Reads a suite's report and removes it, so that an old one is never counted.
 * @param {string} file
 */
function takeReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(file);
  }
}

/**
 * A suite that ended badly without one failed test (it crashed, or an error belonged to no test) failed once.
 * @param {number} status
 * @param {Tally | undefined} tally
 * @returns {Tally}
 */
function honest(status, tally) {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 };
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** Unit, property and browser tests in Vitest. @returns {Tally} */
export function unitTests() {
  const file = at('test-results', 'unit.json');
  rmSync(file, { force: true });
  const status = node([
    at('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = takeReport(file);
  return honest(
    status,
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
  );
}

/**
 * End-to-end tests in Playwright's runner, on one of the app's hosts.
 * @param {'browser' | 'desktop'} host
 * @returns {Tally}
 */
function endToEnd(host) {
  const file = at('test-results', 'e2e.json');
  rmSync(file, { force: true });
  const status = node(
    [at('node_modules', 'playwright', 'cli.js'), 'test', '-c', 'test/e2e/playwright.config.ts'],
    { STEPWISE_E2E_HOST: host },
  );
  const report = takeReport(file);
  return honest(
    status,
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      skipped: report.stats.skipped,
    },
  );
}

/** End-to-end tests on the browser host, in Chromium. @returns {Tally} */
export function endToEndTests() {
  return endToEnd('browser');
}

/** The same tests on the desktop host, in Electron; one failure and the reason where its binary is not here. @returns {Tally} */
export function desktopTests() {
  const electron = findElectron({ retry: false });
  if ('binary' in electron) return endToEnd('desktop');
  say(`the desktop host cannot be tested here: ${electron.reason}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Every lesson proved by `stepwise check` in the real app on WASM, and exported: its cells within their budgets,
 * its starters failing, its solutions passing.
 * @returns {Tally}
 */
export function lessonProofs() {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const exported = at('test-results', 'lessons');
  for (const id of readdirSync(at('notebooks')).sort()) {
    if (!existsSync(at('notebooks', id, 'lesson.md'))) continue;
    say(`proving lesson ${id}`);
    const file = at('notebooks', id, 'lesson.md');
    const status = node([at('out', 'main', 'cli.js'), 'check', file, '--strict', '--export', exported]);
    const written = existsSync(at('test-results', 'lessons', `${id}.html`));
    tally[status === 0 && written ? 'passed' : 'failed'] += 1;
  }
  return tally;
}
