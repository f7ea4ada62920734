// @ts-check
/**
 * `npm run package`: the installers for this system, into `dist/`. It needs Electron's own distribution, which
 * electron-builder fetches. Arguments go to electron-builder: `npm run package -- --linux dir`.
 */
import { spawnSync } from 'node:child_process';
import { say, sentence } from './console.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

try {
  setUp();
  const builder = at('node_modules', 'electron-builder', 'cli.js');
  const args = ['--config', 'electron-builder.config.ts', '--publish', 'never', ...process.argv.slice(2)];
  const { status } = spawnSync(nodePath(), [builder, ...args], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  say(sentence(error));
  process.exitCode = 1;
}
