// @ts-check
/** `npm run bench`: measures speed against a bare page in the same run and prints a table. Asserts nothing. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './browsers.mjs';
import { say, sentence } from './console.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

try {
  setUp();
  ensureChromium();
} catch (error) {
  say(sentence(error));
  process.exit(1);
}
const { status } = spawnSync(nodePath(), [at('test', 'bench', 'main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
