/** The worker of a sealed frame. Its CSP is its page's, which must allow a worker; here there are none within it. */
import './worker.ts';

for (const name of ['Worker', 'SharedWorker']) Reflect.deleteProperty(globalThis, name);
