/** A lesson that its author changes while somebody learns with it: their work goes along, and where both changed a cell they choose. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';

const lessons = mkdtempSync(join(tmpdir(), 'stepwise-updating-'));
cpSync(join(import.meta.dirname, 'learning'), lessons, { recursive: true });
test.use({ hostOptions: { lessons, steps: true }, locale: 'en-US' });
test.afterAll(() => rmSync(lessons, { recursive: true, force: true }));

test('a lesson that changed keeps its learner’s work and shows conflicts side by side', async ({ app }) => {
  const { page } = app;
  const cell = (id: string) => page.locator(`[data-cell="${id}"]`);
  const retype = async (id: string, source: string) => {
    await cell(id).focus();
    await page.keyboard.press('Enter');
    await expect(cell(id).getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(source);
    await page.keyboard.press('Escape');
  };
  await app.openLesson('01-neuron');
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
  await retype('neuron', 'const neuron = () => 1; // mine');
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
  await cell('hinge').getByRole('textbox').fill('ReLU');
  await cell('hinge').getByRole('textbox').press('Enter');
  await expect(cell('hinge').getByRole('status')).toContainText('Right');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved').first()).toBeVisible();

  const file = join(lessons, '01-neuron', 'lesson.md');
  const text = readFileSync(file, 'utf8');
  const updated = text
    .replace('  return 0; // ← your line', '  return Number.NaN; // ← the new line')
    .replace('Four questions.', 'Four questions, and no more.')
    .replace('Which are learned?', 'Which of these are learned?');
  expect(updated).not.toBe(text);
  await page.goto('about:blank');
  writeFileSync(file, updated);
  await app.openLesson('01-neuron');

  // What the author alone changed is new, what was answered stays answered, and the learner's own cell stands.
  await expect(page.getByText('Four questions, and no more.')).toBeVisible();
  await expect(cell('parts')).toContainText('Which of these are learned?');
  await expect(cell('hinge').getByRole('status')).toContainText('Right');
  const asked = page.getByText(/in one place both changed/);
  await expect(asked).toBeVisible();
  await expect(page.getByText('Saved').first()).toBeVisible();
  // Whoever has not decided is asked again another day.
  await page.goto('about:blank');
  await app.openLesson('01-neuron');
  await expect(asked).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Changed by the lesson and by you: 1 of 1' });
  await expect(dialog.getByText('The lesson’s new text')).toBeVisible();
  await expect(dialog.locator('.editor.original')).toContainText('the new line');
  await expect(dialog.locator('.editor.modified')).toContainText('mine');
  await dialog.getByRole('button', { name: 'Take the lesson’s' }).press('Enter');
  await expect(asked).toHaveCount(0);

  // The step is begun anew; then the lesson is read whole, and again step by step.
  await page.getByRole('button', { name: 'Redo this step' }).press('Enter');
  await expect(cell('hinge').getByRole('textbox')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await expect(cell('neuron')).toContainText('the new line');
  await expect(page.getByRole('heading', { name: 'Guess', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Read it whole' }).press('Enter');
  for (const name of ['Guess', 'Write a neuron', 'Quiz'])
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeAttached();
  await page.getByRole('button', { name: 'One step a page' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Guess', exact: true })).toHaveCount(0);
  await expect(cell('neuron')).toContainText('the new line');

  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await page.reload();
  await expect(cell('neuron')).toContainText('the new line');
  await expect(asked).toHaveCount(0);
});
