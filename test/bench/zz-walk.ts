import { launchChromium } from '../support/chromium.ts';
const browser = await launchChromium();
const address = process.argv[2]!;
const entry = await browser.newContext(); const p0 = await entry.newPage(); await p0.goto(address); const state = await entry.storageState(); const origin = new URL(p0.url()).origin;
for (const [name, locale, scheme, w, h] of [['zh-light', '中文', 'light', 1920, 1080], ['en-light', 'English', 'light', 1280, 800], ['zh-dark', '中文', 'dark', 1280, 800], ['en-dark', 'English', 'dark', 1920, 1080]] as const) {
  const context = await browser.newContext({ storageState: state, viewport: { width: w, height: h }, colorScheme: scheme });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log('PAGEERROR', name, e.message));
  await page.goto(origin); await page.waitForTimeout(1200);
  await page.getByRole('button', { name: locale, exact: true }).focus(); await page.keyboard.press('Enter'); await page.waitForTimeout(500);
  if (name === 'zh-light') { await page.goto(`${origin}/lesson/99-none`); await page.waitForTimeout(1500); await page.screenshot({ path: `/tmp/shots/${name}-missing.png` }); }
  await page.goto(`${origin}/lesson/03-optimisers`); await page.waitForTimeout(2500);
  const skip = page.getByRole('button', { name: /Skip the tour|跳过/ }); if (await skip.count()) { await skip.first().focus(); await page.keyboard.press('Enter'); }
  const cell = page.locator('[data-cell][data-kind="code"]').first(); await cell.focus();
  const add = async (text: string) => { await page.keyboard.press('b'); await page.waitForTimeout(500); await page.keyboard.press('Enter'); await page.waitForTimeout(700); await page.keyboard.insertText(text); await page.keyboard.press('Control+Enter'); await page.waitForTimeout(900); };
  await add('let w = 1.5;'); await page.keyboard.press('Escape'); await add('const f = (x: number) => w * x;'); await page.keyboard.press('Escape');
  await add('const n = 3000; let kept = 41;\nfor (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) kept += f(k);');
  await page.keyboard.press('Escape'); await page.keyboard.press('i'); await page.keyboard.press('i'); await page.waitForTimeout(700);
  await add('[kept > 41, f(2), w]'); await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'center' })); await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  for (let z = 0; z < 4; z++) { await page.keyboard.press('d'); await page.keyboard.press('d'); await page.waitForTimeout(150); }
  await context.close();
}
await browser.close(); process.exit();
