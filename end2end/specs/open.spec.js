// What is open to everyone beside the questions: the calendar, the accessibility statement, and its two forms. Without
// script where residents are, and by the keyboard alone.
import { addEvent, expect, test } from './support/test.js';

const desk = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };

/** Moves with Tab until what has the focus fits. */
async function tabTo(page, locator) {
    for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        if (await locator.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`the keyboard does not reach ${locator}`);
}

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('an event is in the calendar when staff have said so, and says afterwards what came of it', async ({ page, staff }) => {
        const title = `Torgmöte ${Date.now()}`;
        const code = await addEvent(staff, title);
        await page.goto('/');
        await page.getByRole('link', { name: 'Träffa oss' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kalender');
        await expect(page.locator('main')).not.toContainText(title);

        await staff.goto(`/personal/handelser/${code}`);
        const form = staff.locator('#kalender form');
        await expect(form.locator('[name="announced"][value="no"]')).toBeChecked();
        await form.locator('[name="announced"][value="yes"]').check();
        await form.locator('[name="ages"][value="aldre"]').check();
        await form.locator('[name="outcome"]').fill('Vi hörde att gången är mörk.\nNu finns en lampa där.');
        await form.getByRole('button').click();
        await expect(staff.locator('#kalender').getByRole('status')).toBeVisible();

        await page.goto('/kalender');
        const entry = page.locator('li', { hasText: title });
        await expect(entry).toContainText('20 maj 2026 – 21 maj 2026');
        await expect(entry).toContainText('För dig som är 65 år eller äldre');
        await expect(entry).toContainText('Nu finns en lampa där.');
        await expect(entry).not.toContainText('svarade', { useInnerText: true });
        expect(await page.content(), 'the code is for those who were there').not.toContain(code);
        const file = await page.request.get('/kalender.ics');
        expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
        expect(await file.text()).toContain(`SUMMARY:${title}`);
    });

    test('a form with faults keeps what was written, and a whole one has a receipt that staff answer', async ({ page, staff }) => {
        await page.goto('/om-svaren');
        await page.locator('footer').getByRole('link', { name: 'Tillgänglighet' }).click();
        await page.getByRole('link', { name: 'Begär att få otillgängligt innehåll' }).click();
        await page.getByLabel('Vad vill du ha?').fill('Affischen på torget');
        await page.getByLabel('Vill du berätta något mer?').fill('Jag läser\nmed fingrarna.');
        await page.getByRole('button', { name: 'Skicka' }).click();
        await expect(page.getByRole('alert')).toContainText('På vilket sätt?');
        await expect(page.getByLabel('Vad vill du ha?')).toHaveValue('Affischen på torget');
        await expect(page.getByLabel('Vill du berätta något mer?')).toHaveValue('Jag läser\nmed fingrarna.');
        await page.getByRole('alert').getByRole('link', { name: 'På vilket sätt?' }).click();
        await expect(page).toHaveURL(/#format$/);
        await page.getByLabel('På vilket sätt?').fill('i punktskrift');
        await page.getByLabel('Vart ska vi skicka det?').fill('Storgatan 1');
        await page.getByRole('button', { name: 'Skicka' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tack, det har kommit fram');
        const number = await page.locator('main strong').innerText();
        expect(number).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
        await expect(page.locator('main')).not.toContainText('Storgatan');
        const receipt = page.url();

        await staff.goto('/personal');
        await staff.getByRole('link', { name: 'Öppna inkorgen' }).click();
        await staff.locator('tr', { hasText: number }).getByRole('link').click();
        await expect(staff.locator('main')).toContainText('i punktskrift');
        await staff.locator('[name="status"][value="done"]').check();
        await staff.locator('main form button').click();
        await expect(staff.getByRole('alert')).toContainText('Vem har tagit det');
        await expect(staff.locator('[name="status"][value="done"]')).toBeChecked();
        await staff.locator('[name="handler"]').fill('kommunikatör');
        await staff.locator('[name="note"]').fill('Skickade affischen i punktskrift.');
        await staff.locator('main form button').click();
        await expect(staff.getByRole('status')).toBeVisible();
        await staff.goto('/personal/inkorg');
        await expect(staff.locator('#klara ~ * tr', { hasText: number })).toContainText('kommunikatör');

        await page.goto(receipt);
        await expect(page.locator('main')).toContainText('Läget nu: Klart');
    });
});

test.describe('by the keyboard alone', () => {
    test.use(desk);

    test('something hard is pointed out, and the calendar is read', async ({ page }) => {
        await page.goto('/tillganglighet');
        await tabTo(page, page.getByRole('link', { name: 'Påtala bristande tillgänglighet' }));
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/\/tillganglighet\/brist/);
        await tabTo(page, page.getByLabel('Vad är svårt?'));
        await page.keyboard.type('Knappen syns inte.');
        await tabTo(page, page.getByRole('button', { name: 'Skicka' }));
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/\/kvitto\//);
        await expect(page.locator('main')).toContainText('kan inte svara dig');
        await tabTo(page, page.locator('footer').getByRole('link', { name: 'Kalender' }));
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/\/kalender/);
    });
});
