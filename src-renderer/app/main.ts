/**
 * Where the window begins. Small on purpose: it asks the host for all that the
 * first screen needs, and only then brings in the window itself.
 */
import '../styles/base.css';
import { type Beginning, begin } from './begin.ts';
import { keepUncaught } from './errors-kept.ts';
import { createHostClient } from './host-client.ts';

keepUncaught();
const host = createHostClient();

async function open(beginning: Beginning): Promise<void> {
  const { start } = await import('./start.tsx');
  await start(host, beginning, () => void open(begin(host)));
}

void open(begin(host));
