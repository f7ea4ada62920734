/** Whole lessons, from the first step to the last, with the keyboard alone, failing and then passing every exercise. */
import { readFileSync } from 'node:fs';
import { parseMarkdown } from '../../src-core/format/markdown/index.ts';
import { lessonProgress } from '../../src-core/lesson/progress.ts';
import { noWork } from '../../src-core/lesson/work.ts';
import { libraryStrings, standingStrings } from '../../src-renderer/library/strings.ts';
import { workStrings } from '../../src-renderer/library/work-strings.ts';
import { expect, test } from '../support/app.ts';
import { tabTo } from '../support/keyboard.ts';
import { walkLesson } from '../support/walk-lesson.ts';

test.use({ hostOptions: { steps: true }, permissions: ['clipboard-read', 'clipboard-write'] });
const lessons = ['02-loss', '06-the-articles-classifier'] as const;
const scannedIn = { '02-loss': 'zh', '06-the-articles-classifier': 'en' } as const;

for (const locale of ['zh', 'en'] as const) {
  test.describe(locale === 'zh' ? '中文' : 'in English', () => {
    test.use({
      locale: locale === 'zh' ? 'zh-CN' : 'en-US',
      colorScheme: locale === 'zh' ? 'dark' : 'light',
    });
    for (const id of lessons) {
      test(`${id} is completed with the keyboard only`, async ({ app }) => {
        test.setTimeout(900_000);
        const { page } = app;
        const file = new URL(`../../notebooks/${id}/lesson.md`, import.meta.url);
        const { cells } = parseMarkdown(readFileSync(file, 'utf8')).notebook;
        const all = lessonProgress(cells, noWork);
        await app.openLesson(id);
        // Each lesson is scanned once, one in light and one in dark: what is shown is the same in either language.
        await walkLesson({ page, cells, locale, scanned: locale === scannedIn[id] });

        const card = page
          .locator('main')
          .getByRole('listitem')
          .filter({ has: page.locator(`a[href="#/lesson/${id}"]`) })
          .first();
        await expect(card).toContainText(standingStrings[locale].done);
        await expect(card).toContainText(libraryStrings[locale].checks(all.exercises, all.exercises));
        await tabTo(page, page.getByRole('link', { name: libraryStrings[locale].myWork }));
        await page.keyboard.press('Enter');
        await expect(
          page.getByRole('heading', { level: 1, name: workStrings[locale].heading }),
        ).toBeVisible();
        const total = (label: string) => page.locator('dl > div').filter({ hasText: label });
        await expect(total(workStrings[locale].checks)).toContainText(`${all.exercises} / ${all.exercises}`);
        await expect(total(workStrings[locale].questions)).toContainText(
          `${all.questions} / ${all.questions}`,
        );
      });
    }
  });
}
