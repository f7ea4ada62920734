/**
 * The kernel's frame where there is no second origin to be had: a published
 * site. One page that holds everything and asks no server for anything; the
 * window puts it in a sandbox, which gives it an origin of no one's. Its worker
 * comes out of the page itself and lives under the page's own CSP.
 */
import KernelWorker from '../evaluate/sealed-worker.ts?worker&inline';
import { serveWindow } from './serve-window.ts';

// Outside of a sandbox, cells would share the site's origin with the window: nothing is served there.
if (window.origin === 'null') serveWindow(() => new KernelWorker({ name: 'kernel' }));
