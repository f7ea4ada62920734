/** The plainest of web servers: files of a folder under a path, with a content type and not one header more. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A running server. */
export interface PlainServer {
  /** The folder's address, such as `http://127.0.0.1:4711/courses/ai/`. */
  readonly address: string;
  /** Paths that were asked for and are not there. */
  readonly missing: readonly string[];
  /** Sockets that were asked for. */
  readonly upgrades: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves a folder under a path that begins and ends with `/`. */
export async function servePlainly(folder: string, under: string): Promise<PlainServer> {
  const missing: string[] = [];
  const upgrades: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(under) ? normalize(path.slice(under.length) || 'index.html') : '..';
    const wanted = inside.startsWith('..')
      ? Promise.reject(new Error('outside'))
      : readFile(join(folder, inside));
    wanted.then(
      (bytes) => {
        const type = types[extname(inside)];
        response.writeHead(200, type === undefined ? {} : { 'content-type': type });
        response.end(bytes);
      },
      () => {
        missing.push(path);
        response.writeHead(404).end();
      },
    );
  });
  server.on('upgrade', (request, socket) => {
    upgrades.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${address.port}${under}`,
    missing,
    upgrades,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
