/** The kernel for published sites: one page with frame, worker and WASM backend inside, under a CSP of its own. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { withNames } from './vite.kernel.config.ts';

const here = import.meta.dirname;

const wasmFile = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

/** The WASM backend comes out of the script. */
const wasmInside: Plugin = {
  name: 'sealed-wasm',
  enforce: 'pre',
  resolveId(source) {
    if (source === './wasm-files.ts') return resolve(here, 'src-kernel/backend/wasm-files-sealed.ts');
    return source === `${wasmFile}?inline` ? '\0wasm-inside' : null;
  },
  load(id) {
    if (id !== '\0wasm-inside') return null;
    const bytes = readFileSync(resolve(here, 'node_modules', wasmFile));
    return `export default ${JSON.stringify(`data:application/wasm;base64,${bytes.toString('base64')}`)};`;
  },
};

/** Puts the one script into a page. Eval is what the kernel is for; besides that, the page may do nothing. */
const page: Plugin = {
  name: 'sealed-page',
  generateBundle(_, bundle) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue;
      delete bundle[file];
      // The same program, and no text in it that would end the element.
      const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--');
      const hash = createHash('sha256').update(script).digest('base64');
      const policy = [
        "default-src 'none'",
        `script-src 'sha256-${hash}' 'unsafe-eval' 'wasm-unsafe-eval'`,
        'worker-src blob:',
        'connect-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const source = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Stepwise kernel</title>
</head>
<body><script>${script}</script></body>
</html>
`;
      this.emitFile({ type: 'asset', fileName: 'kernel.html', source });
    }
  },
};

export default defineConfig({
  plugins: [wasmInside, page],
  worker: {
    // Chromium starts no module worker from a blob where there is no origin.
    format: 'iife',
    plugins: () => [wasmInside],
    rollupOptions: { output: { codeSplitting: false, minify: withNames } },
  },
  build: {
    outDir: resolve(here, 'out/sealed'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    lib: {
      entry: resolve(here, 'src-kernel/frame/sealed.ts'),
      formats: ['iife'],
      name: 'kernel',
      fileName: 'kernel',
    },
    rollupOptions: { checks: { pluginTimings: false } },
  },
});
