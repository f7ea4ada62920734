/**
 * The headers that make the walls: every response of an origin carries them,
 * worker scripts too, since a worker is ruled by its own response alone.
 */

/** One of the app's two origins, and its peer. */
export type Site =
  | { readonly role: 'window'; readonly origin: string; readonly kernelOrigin: string }
  | { readonly role: 'kernel'; readonly origin: string; readonly windowOrigin: string };

/** Folder on the kernel's origin that its worker may fetch from: tfjs's WebAssembly files. */
export const wasmFolder = '/wasm/';

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** No eval, no inline script. Monaco, KaTeX and Plotly set inline styles. */
function windowDirectives(kernelOrigin: string): Readonly<Record<string, string>> {
  return {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'connect-src': "'self'",
    'frame-src': kernelOrigin,
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  };
}

/** The window's policy for a page that must carry it itself; there it cannot say who may frame it. */
export function publishedPolicy(): string {
  return policy(windowDirectives("'self'"));
}

function windowPolicy(kernelOrigin: string): string {
  return policy({ ...windowDirectives(kernelOrigin), 'frame-ancestors': "'none'" });
}

/** The kernel's page: it may start its worker, and only the window may hold it. */
function framePolicy(windowOrigin: string): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': windowOrigin,
  });
}

/** The kernel's worker, in which cells run: eval here and only here, and no network but its own wasm files. */
function workerPolicy(kernelOrigin: string): string {
  return policy({
    'default-src': "'none'",
    'script-src': `'self' 'unsafe-eval' 'wasm-unsafe-eval'`,
    'connect-src': `${kernelOrigin}${wasmFolder}`,
    'worker-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
}

/** The headers of every response of a site; `mime` tells a document from a script. */
export function wallHeaders(site: Site, mime: string): Record<string, string> {
  const document = mime.startsWith('text/html');
  return {
    'Content-Security-Policy':
      site.role === 'window'
        ? windowPolicy(site.kernelOrigin)
        : document
          ? framePolicy(site.windowOrigin)
          : workerPolicy(site.origin),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    // The window, an isolated page, may only frame a document that says it may be framed from elsewhere;
    // `frame-ancestors` says by whom.
    'Cross-Origin-Resource-Policy': site.role === 'kernel' && document ? 'cross-origin' : 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=(), display-capture=()',
  };
}
