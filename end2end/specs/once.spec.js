// One resident, one answer: however often it is sent. And the next person is someone else.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { NEXT, SEND, fillIn, walkThrough } from './support/answer.js';

const answers = SURVEYS.barn;
const send = (page) => page.getByRole('button', { name: SEND });
const thanked = (page) => expect(page).toHaveURL(/\/tack\?/);
const counted = async (event, number) => expect(await event.answers('barn')).toHaveLength(number);

/** Answers the way that this page offers: with script in steps, without on one page. */
async function answer(page, script) {
    await (script ? walkThrough : fillIn)(page, answers);
}

/** Goes on to the last step without touching an answer. */
async function onToTheEnd(page) {
    for (let step = 0; step < 20 && !(await send(page).isVisible()); step += 1) {
        await page.getByRole('button', { name: NEXT }).click();
    }
}

for (const script of [true, false]) {
    test.describe(script ? 'with script' : 'without script', () => {
        test.use({ javaScriptEnabled: script });

        test('a double click counts once', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await send(page).dblclick();
            await thanked(page);
            await counted(event, 1);
        });

        test('reloading the thanks counts once', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await send(page).click();
            await thanked(page);
            await page.reload();
            await thanked(page);
            await counted(event, 1);
        });

        test('back and sending again counts once', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await send(page).click();
            await thanked(page);
            await page.goBack();
            if (page.url().includes('/s/barn')) {
                await onToTheEnd(page);
                if (await send(page).isVisible()) await send(page).click();
            }
            await page.goto('/om-svaren');
            await counted(event, 1);
        });

        test('an answer whose thanks were lost on the way counts once when it is sent again', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await page.route('**/s/barn*', async (route) => {
                if (route.request().method() !== 'POST') return route.fallback();
                await route.fetch({ maxRedirects: 0 });
                return route.abort('connectionreset');
            });
            await send(page).click();
            await expect.poll(() => event.answers('barn')).toHaveLength(1);
            await page.unroute('**/s/barn*');
            if (!page.url().includes('/s/barn')) await page.goBack();
            await onToTheEnd(page);
            await send(page).click();
            await thanked(page);
            await counted(event, 1);
        });

        test('the next person on the same phone is counted, from the thanks and from the QR', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await send(page).click();
            await thanked(page);

            await page.goto(`/s/barn${event.query}`);
            for (const box of await page.locator('input:checked').all()) expect(await box.isChecked(), 'an empty form').toBe(false);
            await answer(page, script);
            await send(page).click();
            await thanked(page);
            await expect(page).not.toHaveURL(/again=/);
            await counted(event, 2);
        });

        test('the thanks lead the next person to an empty form with a key of its own', async ({ page }) => {
            await page.goto('/s/barn');
            const key = await page.locator('input[name="key"]').inputValue();
            await answer(page, script);
            await send(page).click();
            await thanked(page);
            await page.locator('main').getByRole('link', { name: /nästa|annan|någon/i }).first().click();
            if (!page.url().includes('/s/')) await page.getByRole('link', { name: /10–12/ }).click();
            await expect(page).toHaveURL(/\/s\/barn/);
            expect(await page.locator('input[name="key"]').inputValue()).not.toBe(key);
            await expect(page.locator('form input:checked')).toHaveCount(0);
        });
    });
}
