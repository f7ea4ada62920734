/** Answers to a lesson's questions, right and wrong, and giving them by keys. */
import { expect, type Locator, type Page } from 'playwright/test';
import type { Answer } from '../../src-core/lesson/answer.ts';
import { judgeAnswer } from '../../src-core/lesson/answer.ts';
import type { Question } from '../../src-core/lesson/question.ts';
import { type Locale, type LocalizedText, textIn } from '../../src-core/text/locale.ts';
import { lessonStrings } from '../../src-renderer/lesson/strings.ts';
import { tabTo } from './keyboard.ts';
import { plain } from './plain.ts';

/** An answer, and what a lesson says to who gives it. */
export interface Given {
  readonly answer: Answer;
  readonly why: LocalizedText | undefined;
}

/** The answer that a question takes for right. */
export function rightAnswer(question: Question): Given {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return given(question, {
        kind: 'choices',
        chosen: [...question.choices.keys()].filter((index) => question.choices[index]?.right === true),
      });
    case 'number':
      return given(question, { kind: 'number', value: question.answer ?? 0 });
    case 'order':
      return given(question, { kind: 'order', order: [...question.items.keys()] });
    case 'text':
      return given(question, {
        kind: 'text',
        text: question.accept?.find((each) => !each.startsWith('/')) ?? '',
      });
  }
}

/** An answer that is wrong: a likely mistake that the lesson speaks to, where it names one. */
export function wrongAnswer(question: Question): Given {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return given(question, {
        kind: 'choices',
        chosen: [question.choices.findIndex((choice) => choice.right !== true)],
      });
    case 'number':
      return given(question, {
        kind: 'number',
        value: question.wrong?.find((each) => each.answer !== undefined)?.answer ?? -123,
      });
    case 'order':
      return given(question, { kind: 'order', order: [...question.items.keys()].reverse() });
    case 'text':
      return given(question, { kind: 'text', text: '?' });
  }
}

function given(question: Question, answer: Answer): Given {
  return { answer, why: judgeAnswer(question, answer).why[0]?.text };
}

/** Gives an answer by keys; the focus is in the question's first control. */
export async function giveAnswer(
  page: Page,
  card: Locator,
  question: Question,
  { answer }: Given,
  locale: Locale,
): Promise<void> {
  const words = lessonStrings[locale];
  switch (answer.kind) {
    case 'choices': {
      const single = question.kind === 'single';
      const controls = card.getByRole(single ? 'radio' : 'checkbox');
      await expect(controls.first()).toBeFocused();
      const last = answer.chosen.at(-1) ?? 0;
      for (let index = 0; index <= last; index++) {
        if (index > 0) await page.keyboard.press(single ? 'ArrowDown' : 'Tab');
        if (single ? index === 0 : answer.chosen.includes(index)) await page.keyboard.press('Space');
      }
      for (const index of answer.chosen) await expect(controls.nth(index)).toBeChecked();
      break;
    }
    case 'order': {
      const items = card.getByRole('listitem');
      for (const [place, item] of answer.order.entries()) {
        const name = question.kind === 'order' ? plain(textIn(question.items[item] ?? '', locale)) : '';
        const up = items.filter({ hasText: name }).getByRole('button', { name: words.moveUp });
        await expect(up).not.toHaveAccessibleName(/[\\$]/);
        const at = async () =>
          await items.evaluateAll(
            (all, wanted) => all.findIndex((each) => each.contains(wanted)),
            await up.elementHandle(),
          );
        for (let tries = 0; (await at()) !== place; tries++) {
          if (tries > answer.order.length) throw new Error(`${name} does not move up`);
          const before = await at();
          await tabTo(page, up);
          await page.keyboard.press('Enter');
          await expect.poll(at).toBe(before - 1);
        }
      }
      await tabTo(page, card.getByRole('button', { name: words.answer, exact: true }));
      break;
    }
    case 'number':
      await expect(card.getByRole('textbox')).toBeFocused();
      await page.keyboard.type(String(answer.value));
      break;
    case 'text':
      await expect(card.getByRole('textbox')).toBeFocused();
      await page.keyboard.insertText(answer.text);
      break;
    case 'skipped':
      throw new Error('a question is to be answered here');
  }
  await page.keyboard.press('Enter');
}
