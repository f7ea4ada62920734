// @ts-check
/**
 * `npm run package:check`: packs the app with a stand-in for Electron's binary and
 * proves the archive: what is in it, that it boots, and that its files serve the app.
 */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './browsers.mjs';
import { say, sentence } from './console.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

try {
  setUp();
  ensureChromium();
  const { status } = spawnSync(
    nodePath(),
    [
      at('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      at('test', 'package', 'vitest.config.ts'),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  say(sentence(error));
  process.exitCode = 1;
}
