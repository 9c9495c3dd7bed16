// One resident, one answer: however often it is sent. And the next person is someone else.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, control, fillIn, walkThrough } from './support/answer.js';

const answers = SURVEYS.barn;
const send = (page) => page.getByRole('button', { name: SEND });
const thanked = (page) => expect(page).toHaveURL(/\/tack\?/);
const counted = async (event, number) => expect(await event.answers('barn')).toHaveLength(number);

/** Answers the way that this page offers: with script in steps, without on one page. */
async function answer(page, script, chosen = answers) {
    await (script ? walkThrough : fillIn)(page, chosen);
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

test.describe('with script', () => {
    test('whoever goes back to a sent form finds it saved and empty, and the way to an answer of their own', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await answer(page, true);
        await send(page).click();
        await thanked(page);
        await page.goBack();
        await expect(page.getByRole('heading', { name: 'Dina svar är redan sparade' })).toBeVisible();
        await expect(send(page)).toBeHidden();
        await expect(control(page, 'b_dag', 'alltid')).toBeHidden();
        await expect(page.locator('form input:checked')).toHaveCount(0);
        await page.reload();
        await expect(send(page)).toBeHidden();
        await counted(event, 1);

        await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
        await page.getByRole('link', { name: /10–12/ }).click();
        await answer(page, true);
        await send(page).click();
        await thanked(page);
        await counted(event, 2);
    });

    test('after a refused sending, no way back leads to a form with the saved key, and the next person is counted', async ({ page, event }) => {
        await page.goto(`/e/${event.code}`);
        await page.getByRole('link', { name: /10–12/ }).click();
        const key = await page.locator('input[name="key"]').inputValue();
        await walkThrough(page, {});
        await send(page).click();
        await expect(page.getByRole('alert').filter({ hasText: 'inte svarat' })).toBeFocused();
        expect(await page.locator('input[name="key"]').inputValue(), 'still the same answer').toBe(key);
        // The phone's own back button leads from the refusal to the question that was left.
        await page.goBack();
        await expect(send(page)).toBeVisible();
        await page.goForward();
        await answer(page, true);
        await send(page).click();
        await thanked(page);
        await counted(event, 1);

        await page.goBack();
        await expect(page.getByRole('heading', { name: 'Dina svar är redan sparade' })).toBeVisible();
        await expect(send(page)).toBeHidden();
        await page.goBack();
        await expect(page, 'the entry before is where the form was opened from').toHaveURL(/\/e\//);
        await page.goForward();
        await expect(page.getByRole('heading', { name: 'Dina svar är redan sparade' })).toBeVisible();
        await page.goBack();
        await page.getByRole('link', { name: /10–12/ }).click();
        await answer(page, true);
        await send(page).click();
        await thanked(page);
        await expect(page).not.toHaveURL(/again=/);
        await counted(event, 2);
    });

    test('a browser that does not leave the questions when asked still shows none of them once they are saved', async ({ page, event }) => {
        await page.addInitScript(() => { History.prototype.go = () => {}; });
        await page.goto(`/s/barn${event.query}`);
        await answer(page, true);
        await send(page).click();
        await thanked(page);
        for (let entry = 0; entry < Object.keys(answers).length; entry += 1) {
            await page.goBack();
            await expect(page.getByRole('heading', { name: 'Dina svar är redan sparade' })).toBeVisible();
            await expect(send(page)).toBeHidden();
        }
    });

    test('a round that closes under way is told in the server\'s own words', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await answer(page, true);
        await page.route('**/s/barn*', (route) => (route.request().method() === 'POST'
            ? route.fulfill({ status: 410, contentType: 'text/html', body: '<title>Stängt</title><main><h1>Insamlingen är stängd</h1></main>' })
            : route.fallback()));
        await send(page).click();
        await expect(page.getByRole('heading', { name: 'Insamlingen är stängd' })).toBeFocused();
        await expect(page.locator('form')).toHaveCount(0);
        // Going back asks the server anew instead of failing.
        await page.goBack();
        await expect(page.getByRole('heading', { level: 1 })).toContainText('10–12');
        await counted(event, 0);
    });

    test('a reload in the middle goes on where it was, under the same key', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        const key = page.locator('input[name="key"]');
        const before = await key.inputValue();
        await control(page, 'omr', 'norr').check();
        await page.getByRole('button', { name: 'Nästa' }).click();
        await page.reload();
        await expect(control(page, 'b_dag', 'alltid')).toBeVisible();
        expect(await key.inputValue()).toBe(before);
        const { omr: _, ...rest } = answers;
        await answer(page, true, rest);
        await send(page).click();
        await thanked(page);
        const rows = await event.answers('barn');
        expect(rows).toHaveLength(1);
        expect(rows[0].area).toBe('norr');
    });

    test('a busy server is told about in words, and the answers stay', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await answer(page, true);
        await page.route('**/s/barn*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 503, headers: { 'retry-after': '5' } }) : route.fallback()));
        await send(page).click();
        await expect(page.locator('#trouble')).toContainText('många som svarar');
        await page.unroute('**/s/barn*');
        await send(page).click();
        await thanked(page);
        await counted(event, 1);
    });
});

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('back and sending again counts once', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await answer(page, false);
        await send(page).click();
        await thanked(page);
        await page.goBack();
        await expect(page).toHaveURL(/\/s\/barn/);
        await send(page).click();
        // An empty form is refused; one that the browser has kept is known again. Neither counts.
        await expect(page.getByRole('alert').or(page.getByRole('link', { name: 'Låt nästa person svara' }))).toBeVisible();
        await counted(event, 1);
    });

    test('an answer whose thanks were lost on the way counts once when it is given again', async ({ page, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await answer(page, false);
        await page.route('**/s/barn*', async (route) => {
            if (route.request().method() !== 'POST') return route.fallback();
            await route.fetch({ maxRedirects: 0 });
            return route.abort('connectionreset');
        });
        await send(page).click();
        await expect.poll(() => event.answers('barn')).toHaveLength(1);
        await page.unroute('**/s/barn*');
        if ((await page.locator('form[action="/s/barn"]').count()) === 0) await page.goBack();
        await answer(page, false);
        await send(page).click();
        await thanked(page);
        await counted(event, 1);
    });
});
