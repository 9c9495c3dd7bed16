// Staff at the door, by the names that the fields have for everyone.
import { expect } from '@playwright/test';

export const EMAIL = 'ada.adminsson@testby.example';
export const PASSWORD = 'sju granar vid sjön 1907';

/** Sets a name and a password through the setup link, and signs in where that did not do it. */
export async function comeIn(page, link) {
    await page.goto(link);
    await page.locator('[name="email"]').fill(EMAIL);
    await page.locator('[name="name"]').fill('Ada Adminsson');
    const side = page.locator('[name="organisation"][value="kommun"]');
    if (await side.count()) await side.check();
    else await page.locator('select[name="organisation"]').selectOption('kommun');
    await page.locator('[name="password"]').fill(PASSWORD);
    await page.locator('[name="password_again"]').fill(PASSWORD);
    await page.locator('form:has([name="password_again"]) button[type="submit"]').click();
    await expect(page).not.toHaveURL(/\/start\//);
    if (/logga-in/.test(page.url())) await signIn(page);
}

export async function signIn(page) {
    await page.locator('[name="email"]').fill(EMAIL);
    await page.locator('[name="password"]').fill(PASSWORD);
    await page.locator('form:has([name="password"]) button[type="submit"]').click();
    await expect(page).not.toHaveURL(/logga-in/);
}
