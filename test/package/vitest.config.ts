/** The packed app's own suite: `npm run package:check`. It packs first, so it is no part of `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    globalSetup: ['test/package/setup.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
});
