/** A person at the keyboard. */
import { expect, type Locator, type Page } from 'playwright/test';

/** Moves the focus with Tab until it is on what is wanted. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
