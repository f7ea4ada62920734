/** A slider moved by one key, to the picture of what depends on it. */
import type { Page } from 'playwright';
import { keyToOutput } from './probes.ts';
import { alone, median, type Row } from './row.ts';

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

/** Moves the slider again and again and times each, to the last cell's output. */
export async function measureSlider(page: Page): Promise<Row[]> {
  await page.locator('[data-cell="slider"]').click();
  await page.getByRole('button', { name: /Run all|全部运行/ }).click();
  await page.locator('[data-outputs="sum"]').getByText('3').waitFor();
  await page.getByRole('slider').focus();
  await page.evaluate(`globalThis.probe = ${keyToOutput.toString()}`);
  const dom: number[] = [];
  const frame: number[] = [];
  for (let move = 0; move < 30; move++) {
    const probe = await page.evaluateHandle(() => ({
      times: (globalThis as unknown as { probe: typeof keyToOutput }).probe(
        '[data-outputs="sum"]',
        'ArrowRight',
      ),
    }));
    await page.keyboard.press('ArrowRight');
    const times = await probe.evaluate(({ times }) => times);
    dom.push(times.dom);
    frame.push(times.frame);
    await page.waitForTimeout(60);
  }
  return [
    alone('slider: key press to DOM of two dependents (median of 30)', 'ms', median(dom)),
    alone('slider: key press to frame of two dependents (median of 30)', 'ms', median(frame)),
  ];
}
