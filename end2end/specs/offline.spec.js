// Without network: an answer that could not be sent waits on the phone, is sent once, and leaves nothing behind.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, control, expectUncovered, walkThrough } from './support/answer.js';
import { lying } from './support/phone.js';

const answers = SURVEYS.barn;
const send = (page) => page.getByRole('button', { name: SEND });
const counted = (event, number) => expect.poll(async () => (await event.answers('barn')).length).toBe(number);
const kept = (page) => page.getByRole('heading', { name: 'Dina svar ligger kvar i telefonen' });
const waiting = (page) => page.locator('#waiting');

/** The databases of the phone. */
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test.beforeEach(({ watch }) => watch.expect(/ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED|FAILED|TIMED_OUT)/));

test('an answer that finds no network waits on the phone, says so, and is sent by itself when there is one', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    const key = await page.locator('input[name="key"]').inputValue();
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    await expect(page.locator('#kept')).toBeFocused();
    await expect(page.locator('#kept')).toContainText('112');
    await expect(waiting(page)).toHaveText(/^1 svar väntar på nät/);
    await expect(send(page)).toBeHidden();
    await expect(page.locator('form input:checked')).toHaveCount(0);
    // Exactly the form with its key, and where it goes. No time, nothing of the phone.
    const [entry, ...others] = await lying(page);
    expect(others).toEqual([]);
    expect(Object.keys(entry).sort()).toEqual(['body', 'id', 'to']);
    expect(entry).toMatchObject({ id: key, to: '/s/barn' });
    expect([...new URLSearchParams(entry.body).keys()].filter((name) => !(name in answers)).sort()).toEqual(['event', 'key', 'lang', 'version']);
    await counted(event, 0);

    await context.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Nu är dina svar skickade' })).toBeVisible();
    await expect(waiting(page)).toHaveText('Det som väntade på nät är skickat.');
    await counted(event, 1);
    await expect.poll(() => databases(page), 'nothing is left on the phone').toEqual([]);
    expect(await context.cookies()).toEqual([]);
});

test('an answer is sent as one that waited', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await context.setOffline(false);
    const request = await sent;
    expect(new URLSearchParams(request.postData()).get('queued')).toBe('1');
    expect(request.headers().accept).toBe('application/json');
    await counted(event, 1);
});

for (const [name, path] of Object.entries({ start: () => '/', 'the event': (code) => `/e/${code}`, 'the thanks': () => '/tack', 'another survey': () => '/s/vuxna' })) {
    test(`what waited when the tab was closed is sent from ${name} when that is opened`, async ({ page, context, event, watch }) => {
        await page.goto(`/s/barn${event.query}`);
        await walkThrough(page, answers);
        await context.route('**/s/barn*', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback()));
        await send(page).click();
        await expect(kept(page)).toBeVisible();
        // Left before it is closed: a closing page's last attempt to send would go past the dead network of this test.
        await page.goto('about:blank');
        await page.close();
        await counted(event, 0);
        await context.unroute('**/s/barn*');
        const later = await context.newPage();
        watch.follow(later);
        await later.goto(path(event.code));
        await expect(waiting(later)).toHaveText('Det som väntade på nät är skickat.');
        await counted(event, 1);
        await expect.poll(() => databases(later)).toEqual([]);
    });
}

test('two people on one phone without network are two, and going back shows neither the other\'s answers', async ({ page, context, event }) => {
    await page.goto(`/e/${event.code}`);
    await page.getByRole('link', { name: /10–12/ }).click();
    const key = page.locator('input[name="key"]');
    const first = await key.inputValue();
    await walkThrough(page, answers);
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
    await expect(control(page, 'omr', 'norr')).toBeVisible();
    await expect(page.locator('form input:checked')).toHaveCount(0);
    const second = await key.inputValue();
    expect(second).not.toBe(first);

    // Back to the first person's entry: what became of it, no answers. Forward again: the second's own.
    await control(page, 'omr', 'soder').check();
    await page.goBack();
    await expect(kept(page)).toBeVisible();
    await expect(page.locator('form input:checked')).toHaveCount(0);
    await page.goForward();
    await expect(control(page, 'omr', 'soder')).toBeChecked();
    expect(await key.inputValue()).toBe(second);

    await walkThrough(page, { ...answers, omr: ['soder'] });
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    await expect(waiting(page)).toHaveText(/^2 svar väntar på nät/);
    await context.setOffline(false);
    await counted(event, 2);
    expect((await event.answers('barn')).map(({ area }) => area).sort()).toEqual(['norr', 'soder']);
    await expect(page.getByRole('heading', { name: 'Nu är dina svar skickade' })).toBeVisible();
    await page.getByRole('link', { name: 'Låt nästa person svara' }).click();
    await expect(page).toHaveURL(/\/e\//);
});

test('an answer that did arrive, though nobody heard it, counts once', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await page.route('**/s/barn*', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        await route.fetch({ maxRedirects: 0 });
        return route.abort('connectionreset');
    }, { times: 1 });
    await send(page).click();
    await expect(page.locator('#kept')).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(waiting(page)).toHaveText('Det som väntade på nät är skickat.');
    await counted(event, 1);
    await context.setOffline(false);
});

test('a network that swallows everything is no network after fifteen seconds', async ({ page, event }) => {
    await page.clock.install();
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    let swallowed = 0;
    await page.route('**/s/barn*', (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        swallowed += 1;
        return undefined;
    });
    await send(page).click();
    await expect.poll(() => swallowed).toBe(1);
    await page.clock.runFor(14_000);
    await expect(kept(page)).toBeHidden();
    await page.clock.runFor(2_000);
    await expect(kept(page)).toBeVisible();
});

test('another network\'s page is not taken for an acknowledgement', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    let asked = 0;
    await page.route('**/s/barn*', (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        asked += 1;
        return route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Välkommen till hotellets nät</h1>' });
    });
    await context.setOffline(false);
    await expect.poll(() => asked).toBeGreaterThan(0);
    await expect(waiting(page)).toHaveText(/^1 svar väntar/);
    expect(await lying(page)).toHaveLength(1);
    await page.unroute('**/s/barn*');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await counted(event, 1);
});

for (const [status, word, words] of [[410, 'closed', 'Insamlingen hann stänga'], [422, 'invalid', 'kunde inte tas emot']]) {
    test(`what is refused for good (${word}) is told in words and leaves the phone`, async ({ page, context, event }) => {
        await page.goto(`/s/barn${event.query}`);
        await walkThrough(page, answers);
        await context.setOffline(true);
        await send(page).click();
        await expect(kept(page)).toBeVisible();
        await page.route('**/s/barn*', (route) => (route.request().method() === 'POST' ? route.fulfill({ status, json: { status: word } }) : route.fallback()));
        await context.setOffline(false);
        await expect(waiting(page)).toContainText(words);
        await expect(kept(page)).toBeHidden();
        await expect(page.getByRole('heading', { name: 'Nu är dina svar skickade' })).toBeHidden();
        await expect(page.getByRole('heading', { name: 'Svaret kunde inte tas emot' })).toBeVisible();
        await expect.poll(() => databases(page)).toEqual([]);
    });
}

test('an answer whose event is gone meanwhile counts without it', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    const sent = [];
    await page.route('**/s/barn*', async (route) => {
        if (route.request().method() !== 'POST') return route.fallback();
        const fields = new URLSearchParams(route.request().postData());
        sent.push(fields.has('event'));
        return fields.has('event')
            ? route.fulfill({ status: 422, json: { status: 'invalid', errors: { event: 'Den finns inte.' } } })
            : route.fulfill({ status: 201, json: { status: 'saved' } });
    });
    await context.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Nu är dina svar skickade' })).toBeVisible();
    expect(sent).toEqual([true, false]);
});

test('an empty form is not kept', async ({ page, context }) => {
    await page.goto('/s/aldre');
    for (let step = 0; step < 12 && !(await send(page).isVisible()); step += 1) {
        await page.getByRole('button', { name: 'Nästa' }).click();
    }
    await context.setOffline(true);
    await send(page).click();
    await expect(page.getByText('Du har inte svarat på någon fråga').first()).toBeVisible();
    await expect(kept(page)).toBeHidden();
    expect(await databases(page)).toEqual([]);
});

test('of two tabs one sends', async ({ page, context, event, watch }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    const other = await context.newPage();
    watch.follow(other);
    await other.goto('/');
    await context.setOffline(true);
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    let posts = 0;
    await context.route('**/s/barn*', async (route) => {
        if (route.request().method() === 'POST') {
            posts += 1;
            await new Promise((done) => setTimeout(done, 700));
        }
        return route.fallback();
    });
    await context.setOffline(false);
    for (const tab of [page, other]) await tab.evaluate(() => dispatchEvent(new Event('online')));
    await counted(event, 1);
    expect(posts).toBe(1);
});

test('where the browser keeps nothing, the answers stay in the form and are sent again by hand', async ({ page, event }) => {
    await page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
            throw new DOMException('not here', 'InvalidStateError');
        };
    });
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await page.route('**/s/barn*', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback()));
    for (const attempt of [1, 2]) {
        await send(page).click();
        await expect(page.locator('#trouble'), `attempt ${attempt}`).toContainText('Svaren kom inte fram');
        await expect(page.locator('#trouble')).toBeInViewport({ ratio: 1 });
        await expectUncovered(page, '#trouble');
        await expect(send(page)).toBeEnabled();
    }
    await page.unroute('**/s/barn*');
    await send(page).click();
    await expect(page).toHaveURL(/\/tack\?/);
    await counted(event, 1);
});

test('whoever comes back to a kept answer after a reload sees that it waits, then that it was sent', async ({ page, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await walkThrough(page, answers);
    await page.route('**/s/barn*', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback()));
    await send(page).click();
    await expect(kept(page)).toBeVisible();
    await page.reload();
    await expect(kept(page)).toBeVisible();
    await expect(send(page)).toBeHidden();
    await page.unroute('**/s/barn*');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(page.getByRole('heading', { name: 'Nu är dina svar skickade' })).toBeVisible();
    await counted(event, 1);
});
