// @ts-check
/** Draws `assets/icon.svg` in every size that the three systems want, into `assets/build/`. Run it after the drawing has changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { ensureChromium } from './browsers.mjs';
import { say } from './console.mjs';
import { icnsFile, icnsTypes, icoFile, sizes } from './icon-files.ts';
import { at } from './places.mjs';

const svg = readFileSync(at('assets', 'icon.svg'), 'utf8');
const wanted = [...new Set([...sizes.linux, ...sizes.ico, ...icnsTypes.map(([, size]) => size)])];

ensureChromium();
const { findChromium } = await import('../src-main/cli/chromium.ts');
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
/** @type {Map<number, Uint8Array>} */
const pictures = new Map();
try {
  for (const size of wanted) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}

/** @param {number} size */
function pngOf(size) {
  const png = pictures.get(size);
  if (png === undefined) throw new Error(`the icon was not drawn in ${size} pixels`);
  return png;
}

mkdirSync(at('assets', 'build', 'icons'), { recursive: true });
for (const size of sizes.linux)
  writeFileSync(at('assets', 'build', 'icons', `${size}x${size}.png`), pngOf(size));
writeFileSync(
  at('assets', 'build', 'icon.ico'),
  icoFile(sizes.ico.map((size) => ({ size, png: pngOf(size) }))),
);
writeFileSync(at('assets', 'build', 'icon.icns'), icnsFile(pngOf));
say(`drew the icon in ${wanted.length} sizes`);
