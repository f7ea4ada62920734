/** A slider moved by one key, to the picture of what depends on it. */
import type { Page } from 'playwright';
import { keyToOutput } from './probes.ts';
import { compare, median, type Row } from './row.ts';

/** A slider and two cheap cells, one after the other, that depend on it. */
export const sliderNotebook = `---
title: Slider
---

\`\`\`ts {#slider}
import { input } from 'stepwise/learn';
const rate = input.slider({ label: 'Rate', min: 0, max: 1000, step: 1, initial: 1 });
\`\`\`

\`\`\`ts {#double}
const double = rate * 2;
double
\`\`\`

\`\`\`ts {#sum}
rate + double
\`\`\`
`;

/** Moves a slider that has the focus again and again, and times each move to the text that depends on it. */
async function move(page: Page, selector: string): Promise<{ dom: number; frame: number }> {
  await page.evaluate(`globalThis.probe = ${keyToOutput.toString()}`);
  const dom: number[] = [];
  const frame: number[] = [];
  for (let moved = 0; moved < 30; moved++) {
    const probe = await page.evaluateHandle(
      (target) => ({
        times: (globalThis as unknown as { probe: typeof keyToOutput }).probe(target, 'ArrowRight'),
      }),
      selector,
    );
    await page.keyboard.press('ArrowRight');
    const times = await probe.evaluate(({ times }) => times);
    dom.push(times.dom);
    frame.push(times.frame);
    await page.waitForTimeout(60);
  }
  return { dom: median(dom), frame: median(frame) };
}

/** A slider in the app and one on the bare page, each with two cheap values that depend on it. */
export async function measureSlider(page: Page, bare: Page): Promise<Row[]> {
  await page.locator('[data-cell="slider"]').click();
  await page.getByRole('button', { name: /Run all|全部运行/ }).click();
  await page.locator('[data-outputs="sum"]').getByText('3').waitFor();
  await page.getByRole('slider').focus();
  const app = await move(page, '[data-outputs="sum"]');
  await bare.bringToFront();
  await bare.locator('input[type=range]').focus();
  const plain = await move(bare, '#picture');
  return [
    compare('slider: key press to DOM of two dependents (median of 30)', 'ms', app.dom, plain.dom),
    compare('slider: key press to frame of two dependents (median of 30)', 'ms', app.frame, plain.frame),
  ];
}
