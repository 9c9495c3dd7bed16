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

/** Sends once more what is in the form, by whatever the page offers for that, without touching an answer. */
async function sendAgain(page, script) {
    const same = page.getByRole('button', { name: 'Skicka samma svar igen' });
    if (script) {
        await expect(same.or(page.getByRole('button', { name: NEXT })).or(send(page)).first()).toBeVisible();
    }
    if (await same.isVisible()) return same.click();
    for (let step = 0; step < 20 && !(await send(page).isVisible()); step += 1) {
        await page.getByRole('button', { name: NEXT }).click();
    }
    return send(page).click();
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
            await expect(page).toHaveURL(/\/s\/barn/);
            await sendAgain(page, script);
            await thanked(page);
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
            if ((await page.locator('form[action="/s/barn"]').count()) === 0) await page.goBack();
            await sendAgain(page, script);
            await thanked(page);
            await counted(event, 1);
        });

        test('the next person on the same phone is counted, from the thanks and from the QR', async ({ page, event }) => {
            await page.goto(`/s/barn${event.query}`);
            await answer(page, script);
            await send(page).click();
            await thanked(page);

            await page.goto(`/s/barn${event.query}`);
            await expect(page.locator('form input:checked'), 'an empty form').toHaveCount(0);
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
            await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
            await page.getByRole('link', { name: /10–12/ }).click();
            await expect(page).toHaveURL(/\/s\/barn/);
            expect(await page.locator('input[name="key"]').inputValue()).not.toBe(key);
            await expect(page.locator('form input:checked')).toHaveCount(0);
        });
    });
}

test('whoever goes back to a sent form sees no answers of the person before', async ({ page, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await answer(page, true);
    await send(page).click();
    await thanked(page);
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Skicka samma svar igen' })).toBeVisible();
    for (const input of await page.locator('input[name="b_dag"]').all()) await expect(input).toBeHidden();
    await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
    await page.getByRole('link', { name: /10–12/ }).click();
    await answer(page, true);
    await send(page).click();
    await thanked(page);
    await counted(event, 2);
});
