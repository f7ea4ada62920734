/**
 * A learner who goes through a lesson from its first step to its last with the keyboard alone: nothing is clicked, and
 * no focus is set but by keys. What there is to do, and what is right, is read from the lesson's own file, so any
 * lesson can be walked: every prediction is made and compared, every quiz answered wrongly and then rightly, every exercise
 * left alone, failed, helped with and solved.
 */
import { expect, type Locator, type Page } from 'playwright/test';
import { proseIn } from '../../src-core/format/markdown/index.ts';
import { exerciseParts } from '../../src-core/lesson/exercise.ts';
import { hasRightAnswer, type Question } from '../../src-core/lesson/question.ts';
import { readQuestion } from '../../src-core/lesson/read-question.ts';
import { stepsOf } from '../../src-core/lesson/steps.ts';
import type { Cell } from '../../src-core/notebook/cell.ts';
import { isHidden, isProgramCell, roleOf } from '../../src-core/notebook/roles.ts';
import { type Locale, type LocalizedText, textIn } from '../../src-core/text/locale.ts';
import { lessonStrings } from '../../src-renderer/lesson/strings.ts';
import { giveAnswer, rightAnswer, wrongAnswer } from './answer.ts';
import { seriousFindings } from './axe.ts';
import { tabTo } from './keyboard.ts';
import { plain } from './plain.ts';

/** How a lesson is walked. */
export interface Walk {
  readonly page: Page;
  readonly cells: readonly Cell[];
  readonly locale: Locale;
  /** Whether each step is scanned by axe once everything in it is done. */
  readonly scanned?: boolean;
}

/** A cell may train a network on a machine that does other things too. */
const patience = { timeout: 180_000 };

/** Walks an open lesson from the step it is at, the first; ends on the page that its last step leads to. */
export async function walkLesson(walk: Walk): Promise<void> {
  const { page, cells, locale } = walk;
  const words = lessonStrings[locale];
  const steps = stepsOf(cells);
  for (const [index, step] of steps.entries()) {
    const own = cells.filter((cell) => step.cells.includes(cell.id) && !isHidden(cell));
    const heading = page.getByRole('heading', { level: 2, name: plain(textIn(step.title, locale)) });
    await expect(heading.first()).toBeVisible();
    if (index === 0) await tabTo(page, cellAt(page, step.cell));
    // Next has put the focus on the step that it leads to.
    await expect(cellAt(page, step.cell)).toBeFocused();
    for (const cell of own) {
      await go(page, cell, 'ArrowDown');
      await actOn(walk, cell);
    }
    await expect(page.getByRole('navigation', { name: words.steps })).toContainText(
      words.stepOf(index + 1, steps.length),
    );
    if (walk.scanned) expect(await seriousFindings(page), step.cell).toEqual([]);
    const last = index === steps.length - 1;
    await tabTo(page, page.getByRole('button', { name: last ? words.finish : words.next, exact: true }));
    await page.keyboard.press('Enter');
    const done = words.progress(index + 1, steps.length);
    if (!last) await expect(page.getByRole('progressbar', { name: done })).toBeVisible();
  }
}

function cellAt(page: Page, id: string): Locator {
  return page.locator(`[data-cell="${id}"]`);
}

/** Goes to a cell by an arrow key; the one that has the focus may be it. */
async function go(page: Page, { id }: Cell, key: 'ArrowUp' | 'ArrowDown'): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null);
  const passed: (string | null)[] = [];
  for (let at = await focused(); at !== id; at = await focused()) {
    if (at === null || passed.includes(at))
      throw new Error(`${key} does not lead to ${id}: ${passed}, ${at}`);
    passed.push(at);
    await page.keyboard.press(key);
    await expect.poll(focused).not.toBe(at);
  }
}

async function isFocused(target: Locator): Promise<boolean> {
  return (
    (await target.count()) > 0 && (await target.evaluate((element) => element === document.activeElement))
  );
}

/** Puts the focus back on the cell that it is in: out of an editor, whose own hints close first, and out of controls. */
async function leaveTo(page: Page, { id }: Cell): Promise<void> {
  await expect(async () => {
    if (!(await isFocused(cellAt(page, id)))) await page.keyboard.press('Escape');
    await expect(cellAt(page, id)).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
}

async function actOn(walk: Walk, cell: Cell): Promise<void> {
  const role = roleOf(cell);
  switch (role.kind) {
    case 'quiz':
      return answerQuiz(walk, cell);
    case 'predict':
      return predict(walk, cell);
    case 'exercise':
      return solve(walk, cell);
    default:
      if (!isProgramCell(cell)) return;
      await run(walk, cell);
      return compare(walk, cell);
  }
}

async function run({ page }: Walk, cell: Cell): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(cellAt(page, cell.id).locator('[data-status="idle"][data-outcome="ok"]')).toBeVisible(
    patience,
  );
}

async function answerQuiz({ page, locale }: Walk, cell: Cell): Promise<void> {
  const words = lessonStrings[locale];
  const card = cellAt(page, cell.id);
  const question = questionIn(cell);
  const wrong = wrongAnswer(question);
  await page.keyboard.press('Enter');
  await giveAnswer(page, card, question, wrong, locale);
  await expect(card.getByRole('status')).toContainText(words.wrong);
  await expectSaid(card, wrong.why, locale);
  await expect(card).not.toContainText(plain(textIn(question.why ?? '', locale)) || '\0');
  await tabTo(page, card.getByRole('button', { name: words.again, exact: true }));
  await page.keyboard.press('Enter');
  await giveAnswer(page, card, question, rightAnswer(question), locale);
  await expect(card.getByRole('status')).toContainText(words.right);
  await expectSaid(card, question.why, locale);
  await leaveTo(page, cell);
}

/** Makes a wrong guess, which is not judged before the run. */
async function predict({ page, locale }: Walk, cell: Cell): Promise<void> {
  const words = lessonStrings[locale];
  const card = cellAt(page, cell.id);
  const question = questionIn(cell);
  await page.keyboard.press('Enter');
  await giveAnswer(page, card, question, wrongAnswer(question), locale);
  await expect(card).toContainText(words.committed);
  await expect(card).not.toContainText(words.guessWrong);
  await leaveTo(page, cell);
}

/** Goes back to the prediction that a cell was guessed at in, where there is one, and reads how that came out. */
async function compare({ page, cells, locale }: Walk, ran: Cell): Promise<void> {
  const cell = cells.find((each) => {
    const role = roleOf(each);
    return role.kind === 'predict' && role.before === ran.id;
  });
  if (cell === undefined) return;
  const question = questionIn(cell);
  await go(page, cell, 'ArrowUp');
  const card = cellAt(page, cell.id);
  if (hasRightAnswer(question)) await expect(card).toContainText(lessonStrings[locale].guessWrong);
  await expectSaid(card, wrongAnswer(question).why, locale);
  await expectSaid(card, question.why, locale);
  await go(page, ran, 'ArrowDown');
}

/** An exercise: left alone, failed twice, all hints and the whole solution looked at, solved, compared. */
async function solve({ page, cells, locale }: Walk, cell: Cell): Promise<void> {
  const words = lessonStrings[locale];
  const { hints, solution } = exerciseParts(cells, cell.id);
  const panel = cellAt(page, cell.id).getByRole('region', { name: words.exercise, exact: true });
  await page.keyboard.press('Alt+Enter');
  await expect(panel.getByText(words.notAttempted, { exact: true })).toBeVisible(patience);
  const hint = panel.getByRole('button', { name: words.showHint(1, hints.length) });
  await expect(hint).toHaveCount(0);

  const passedSome = new RegExp(words.passedOf(0, 0).replaceAll('0', '\\d+'));
  await retype(page, cell, `${cell.source}\n// ?`);
  for (const helped of [false, true]) {
    await page.keyboard.press('Alt+Enter');
    if (helped) await expect(hint).toBeVisible(patience);
    // Which of them are wrong is counted where the check has ended.
    else await expect(panel.getByRole('status')).toContainText(passedSome, patience);
    await expect(panel.locator('li[data-outcome="wrong"]').first()).toBeVisible();
    await expect(hint).toHaveCount(helped ? 1 : 0);
  }
  await leaveTo(page, cell);
  for (const [index, each] of hints.entries()) {
    await tabTo(page, panel.getByRole('button', { name: words.showHint(index + 1, hints.length) }));
    await page.keyboard.press('Enter');
    const shown = panel.getByRole('complementary', { name: words.hintTitle(index + 1), exact: true });
    await expectSaid(shown, proseIn(each.source, locale), locale);
  }
  const reference = panel.getByRole('complementary', { name: words.solution, exact: true });
  for (const [index, piece] of solution.entries()) {
    const more = index === 0 ? words.showSolution : words.moreSolution;
    await tabTo(page, panel.getByRole('button', { name: more, exact: true }));
    await page.keyboard.press('Enter');
    await expect(reference).toContainText(lastLine(piece));
    const next = solution[index + 1];
    if (next !== undefined && !solution.slice(0, index + 1).some((each) => each.includes(lastLine(next))))
      await expect(reference).not.toContainText(lastLine(next));
  }

  await leaveTo(page, cell);
  await retype(page, cell, solution.join('\n'));
  await page.keyboard.press('Alt+Enter');
  await expect(panel.getByText(words.passed, { exact: true })).toBeVisible(patience);
  await leaveTo(page, cell);
  await tabTo(page, panel.locator('summary'));
  await page.keyboard.press('Enter');
  for (const name of [words.yours, words.solution]) {
    await expect(panel.getByRole('region', { name, exact: true })).toContainText(
      lastLine(solution.at(-1) ?? ''),
    );
  }
  await leaveTo(page, cell);
}

/** Replaces the text of the cell that has the focus by what is pasted: typing would close brackets that are there already. */
async function retype(page: Page, { id }: Cell, source: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(cellAt(page, id).locator('[data-editor]')).toBeVisible();
  await expect(cellAt(page, id).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('Control+v');
  await expect(cellAt(page, id).locator('[data-editor]')).toContainText(lastLine(source).slice(0, 20));
}

function questionIn(cell: Cell): Question {
  const { question } = readQuestion(cell.source, 'predict');
  if (question === undefined) throw new Error(`the question ${cell.id} cannot be read`);
  return question;
}

/** Whether prose is shown, by its longest run without markup or formulas. */
async function expectSaid(place: Locator, said: LocalizedText | undefined, locale: Locale): Promise<void> {
  const words = plain(textIn(said ?? '', locale));
  if (words !== '') await expect(place).toContainText(words);
}

function lastLine(code: string): string {
  return code.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
