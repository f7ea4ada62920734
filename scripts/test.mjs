// @ts-check
/**
 * `npm test`: sets up, builds, runs every suite, and ends with one line:
 * `N passed, N failed, N skipped`. Exits with 1 where anything failed.
 *
 * `npm test -- unit e2e lessons` runs only the suites named. `npm test -- desktop` runs the end-to-end tests on the
 * desktop host, which needs Electron's binary and a display; it is no part of the rest.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { ensureChromium } from './browsers.mjs';
import { say, sentence, sinceStart } from './console.mjs';
import { at } from './places.mjs';
import { setUp } from './setup.mjs';
import { desktopTests, endToEndTests, lessonProofs, unitTests } from './suites.mjs';

/** What runs where nothing is named. */
const usual = { unit: unitTests, e2e: endToEndTests, lessons: lessonProofs };
const suites = { ...usual, desktop: desktopTests };
const named = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  const unknown = named.find((name) => !Object.hasOwn(suites, name));
  if (unknown !== undefined)
    throw new Error(`there is no suite ${unknown}; there are: ${Object.keys(suites).join(', ')}`);
  setUp();
  ensureChromium();
  rmSync(at('test-results', 'lessons'), { recursive: true, force: true });
  mkdirSync(at('test-results', 'lessons'), { recursive: true });
  for (const [name, run] of Object.entries(suites)) {
    if (!(named.length > 0 ? named : Object.keys(usual)).includes(name)) continue;
    const { passed, failed, skipped } = run();
    say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${sinceStart()})`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
} catch (error) {
  say(sentence(error));
  total.failed += 1;
}
// In one order whatever buffers there are: the summary is the last line.
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
