/** End-to-end tests: the built app, on the real browser host in Chromium, or on the desktop host in Electron. */
import { defineConfig } from 'playwright/test';
import { onDesktop, use } from '../support/app.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // A published site has a host of its own, in every browser; what Electron alone shows needs Electron.
  testIgnore: onDesktop ? 'publishing/**' : 'desktop.spec.ts',
  outputDir: '../../test-results/e2e',
  timeout: 120_000,
  // Generous, for machines that are busy: a wait ends as soon as what it waits for is there.
  expect: { timeout: 30_000 },
  // Two slow cores: one browser at a time measures what a learner would see.
  workers: 1,
  fullyParallel: false,
  // A second try is for a machine that stood still; Playwright lists what needed one as flaky.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use,
});
