/** Builds the gallery once per run and serves it under the window's own Content-Security-Policy. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { wallHeaders } from '../../../src-main/serve/headers.ts';
import { mimeOf } from '../../../src-main/serve/mime.ts';

/** The gallery, served. */
export interface ServedGallery {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds and serves the gallery. */
export async function serveGallery(): Promise<ServedGallery> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-gallery-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      minify: false,
      reportCompressedSize: false,
    },
  });
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://gallery').pathname));
    const name = path === '/' ? '/index.html' : path;
    const mime = mimeOf(extname(name)) ?? 'application/octet-stream';
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const body = await readFile(join(folder, name));
      const walls = wallHeaders({ role: 'window', origin, kernelOrigin: origin }, mime);
      response.writeHead(200, { ...walls, 'Content-Type': mime }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
