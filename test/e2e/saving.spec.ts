/** A model is saved from its own output and read back into a cell, as a learner does it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

const program = `import * as tf from '@tensorflow/tfjs';
import { input, loadModel } from 'stepwise/learn';
const picked = input.file({ label: 'saved model', accept: ['.zip'] });
const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
net`;

test('the button under a model saves it; the file chosen in a cell is the model again', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await app.openLesson('01-first-steps');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('toolbar')).toContainText('Ready');
  const write = async (id: string, text: string) => {
    await page.locator(`[data-cell="${id}"] pre`).first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
  };
  await write('sum', program);
  const outputs = page.locator('[data-outputs="sum"]');
  const save = outputs.getByRole('button', { name: 'Save model' });
  await expect(save).toBeVisible({ timeout: 30_000 });
  const download = app.handedOver();
  await save.click();
  const got = await download;
  expect(got.suggestedFilename()).toBe('net.zip');
  const file = testInfo.outputPath('net.zip');
  await got.saveAs(file);
  expect(Object.keys(unzipSync(await readFile(file))).sort()).toEqual(['model.json', 'weights.bin']);

  await outputs.locator('input[type="file"]').setInputFiles(file);
  await expect(outputs).toContainText('net.zip');
  await write(
    'greet',
    'const again = picked && await loadModel(picked);\nagain && again.predict(tf.tensor2d([[2, 3]])).dataSync()[0]',
  );
  await expect(page.locator('[data-outputs="greet"]')).toHaveText('5');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Kernel', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Restart kernel' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Restart kernel' }).press('Enter');
  await expect(page.getByRole('toolbar')).toContainText('Ready');
  await save.click();
  await expect(outputs.getByRole('alert')).toContainText('Run the cell that makes it');
});
