/** The learn library for exported programs: one JavaScript file and its types, as texts the window can read and hand over. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { flatDeclarations } from './scripts/flat-declarations.ts';

const here = import.meta.dirname;
const name = 'stepwise-learn';

/** Gives the bundle its heading and its types, both under a name that every host serves as text. */
const handedOver: Plugin = {
  name: 'alone-files',
  generateBundle(_, bundle) {
    const { license } = JSON.parse(readFileSync(resolve(here, 'package.json'), 'utf8')) as {
      license: string;
    };
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const heading = `/* @ts-self-types="./${name}.d.ts" */\n/* Stepwise’s learn library, to run exported notebooks on their own. ${license}. */\n`;
      delete bundle[file];
      this.emitFile({ type: 'asset', fileName: `${name}.js.txt`, source: heading + chunk.code });
    }
    const globals = readFileSync(resolve(here, 'src-kernel/evaluate/cell-globals.d.ts'), 'utf8');
    // Deno has some of a browser's types by itself, and a project may have none: the file brings them.
    const types =
      '/// <reference lib="dom" />\n' +
      flatDeclarations(here, resolve(here, 'src-kernel/learn/index.ts')) +
      globals.replace('declare function display', 'export declare function display');
    this.emitFile({ type: 'asset', fileName: `${name}.d.ts.txt`, source: types });
  },
};

export default defineConfig({
  plugins: [handedOver],
  build: {
    outDir: resolve(here, 'out/window/alone'),
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    lib: { entry: resolve(here, 'src-kernel/alone/index.ts'), formats: ['es'], fileName: name },
    rollupOptions: {
      checks: { pluginTimings: false },
      external: ['@tensorflow/tfjs'],
      output: { codeSplitting: false },
    },
  },
});
