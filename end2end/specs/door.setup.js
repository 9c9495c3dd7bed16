// The first administrator comes in through the printed link; the session is kept for the other specs.
import { expect, test as setup } from '@playwright/test';
import { STAFF } from './support/test.js';
import { comeIn } from './support/door.js';

setup('the first administrator comes in', async ({ page }) => {
    await comeIn(page, process.env.SETUP_LINK);
    await expect(page).toHaveURL(/\/personal$/);
    await page.context().storageState({ path: STAFF });
});
