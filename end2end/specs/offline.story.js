// What happens to the server while something lies on phones: an update, and the end of the round. tests/offline.rs starts
// the server and does with it what CONTROL is asked for.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, control, walkThrough } from './support/answer.js';

const ask = async (what) => expect((await fetch(`${process.env.CONTROL}/${what}`)).ok, what).toBe(true);
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const send = (page) => page.getByRole('button', { name: SEND });

test('answers that wait through an update of the product are sent by the new version and count once', async ({ page, context, event, watch }) => {
    watch.expect(/ERR_|status of 404/);
    // The version before: its script has another name, which the new version no longer serves.
    const old = '/assets/survey.0000000000000000.js';
    let current;
    await page.route('**/s/barn*', async (route) => {
        if (route.request().method() !== 'GET') return route.fallback();
        const answer = await route.fetch();
        const html = await answer.text();
        [current] = html.match(/\/assets\/survey\.[\da-f]+\.js/);
        return route.fulfill({ response: answer, body: html.replaceAll(current, old) });
    });
    await page.route(`**${old}`, async (route) => route.fulfill({ response: await route.fetch({ url: new URL(current, process.env.BASE_URL).href }) }));

    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, SURVEYS.barn);
    await ask('stop');
    await send(page).click();
    await expect(page.locator('#kept')).toBeVisible();
    await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
    await walkThrough(page, { ...SURVEYS.barn, omr: ['soder'] });
    await send(page).click();
    await expect(page.locator('#waiting')).toHaveText(/^2 svar väntar/);

    await ask('upgrade');
    await page.unrouteAll();
    await page.close();
    const later = await context.newPage();
    watch.follow(later);
    await later.goto('/s/barn');
    expect(await later.locator('input[name="version"]').inputValue(), 'the questions have changed meanwhile').not.toBe('1');
    expect(await later.content()).not.toContain(old);
    await expect(later.locator('#waiting')).toHaveText('Det som väntade på nät är skickat.');
    await expect(control(later, 'omr', 'norr')).toBeVisible();
    const rows = await event.answers('barn');
    expect(rows.map(({ area, version }) => [area, version]).sort()).toEqual([['norr', '1'], ['soder', '1']]);
    await expect.poll(() => later.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

    // Nothing is sent a second time.
    await later.reload();
    await expect(later.locator('#waiting')).toBeEmpty();
    expect(await event.answers('barn')).toHaveLength(2);
});

test('when the round has closed a saved page shows the server\'s words, and everything kept goes away', async ({ page, context, event, watch }) => {
    watch.expect(/ERR_/);
    const held = () => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
    await page.goto(`/s/barn${event.query}`);
    await page.getByRole('button', { name: 'Spara så att jag kan svara utan nät' }).click();
    await expect(page.locator('#save')).toContainText('Sidan är sparad');
    // Without server the kept page is there.
    await ask('stop');
    const tab = await context.newPage();
    watch.follow(tab);
    await tab.goto(`/s/barn${event.query}`);
    await expect(tab.getByRole('heading', { level: 1 })).toContainText('10–12');
    await tab.close();
    expect(await held()).toEqual([1, 1]);
    await ask('close');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Insamlingen är stängd' })).toBeVisible();
    await expect.poll(held).toEqual([0, 0]);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Insamlingen är stängd' })).toBeVisible();
});
