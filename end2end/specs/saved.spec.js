// "Save so that I can answer without network": one page, kept because its reader asked, and taken away again.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, walkThrough } from './support/answer.js';

const add = (page) => page.getByRole('button', { name: 'Spara så att jag kan svara utan nät' });
const remove = (page) => page.getByRole('button', { name: 'Ta bort från telefonen' });
const send = (page) => page.getByRole('button', { name: SEND });
const counted = (event, number) => expect.poll(async () => (await event.answers('barn')).length).toBe(number);

const held = (page) => page.evaluate(async () => ({
    scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    pages: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat().sort(),
}));

async function save(page) {
    await add(page).click();
    await expect(page.locator('#save')).toContainText('Sidan är sparad i den här telefonen');
    await expect(remove(page)).toBeFocused();
}

test.beforeEach(({ watch }) => watch.expect(/ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED)/));

test('a saved survey is opened and answered without network by two people, and both count once', async ({ page, context, event, watch }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    const { scopes, pages } = await held(page);
    expect(scopes, 'no more than this page').toEqual(['/s/barn']);
    expect(pages.filter((path) => !path.startsWith('/assets/'))).toEqual(['/s/barn']);
    await context.setOffline(true);
    const keys = [];
    for (const area of ['norr', 'soder']) {
        const tab = await context.newPage();
        watch.follow(tab);
        await tab.goto(`/s/barn${event.query}`);
        await expect(tab.locator('#save')).toContainText('Sidan är sparad');
        keys.push(await tab.locator('input[name="key"]').inputValue());
        await walkThrough(tab, { ...SURVEYS.barn, omr: [area] });
        await send(tab).click();
        await expect(tab.locator('#kept')).toBeVisible();
        if (area === 'soder') await expect(tab.locator('#waiting')).toHaveText(/^2 svar väntar på nät/);
        await tab.close();
    }
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys.every((key) => key.length === 22)).toBe(true);
    await context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await counted(event, 2);
});

test('the kept page has no key of its own, and is not shown for another event', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    const html = await page.evaluate(async () => (await caches.match(location.href)).text());
    expect(html).toContain('name="key" value=""');
    await context.setOffline(true);
    await expect(page.goto('/s/barn')).rejects.toThrow(/ERR_/);
    await context.setOffline(false);
});

test('with network the page is the server\'s own, and what is kept is renewed', async ({ page, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    await page.evaluate(async () => {
        const [name] = await caches.keys();
        await (await caches.open(name)).put(location.href, new Response('old', { headers: { 'content-type': 'text/html' } }));
    });
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('10–12');
    await expect.poll(() => page.evaluate(async () => (await caches.match(location.href)).text())).toContain('10–12');
});

test('it is taken away whole', async ({ page, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    await remove(page).click();
    await expect(page.locator('#save')).toContainText('Sidan är borttagen från telefonen');
    await expect(add(page)).toBeFocused();
    expect(await held(page)).toEqual({ scopes: [], pages: [] });
    await page.reload();
    expect(await held(page)).toEqual({ scopes: [], pages: [] });
    await expect(add(page)).toBeVisible();
});

test('a page that was not saved is left alone by one that was', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    await page.goto('/s/vuxna');
    await expect(add(page)).toBeVisible();
    expect((await held(page)).scopes).toEqual(['/s/barn']);
    await context.setOffline(true);
    await expect(page.goto('/s/vuxna')).rejects.toThrow(/ERR_/);
    await context.setOffline(false);
});

test('a round that ended while there was no network is told by the kept page, which goes away', async ({ page, context, event }) => {
    await page.goto(`/s/barn${event.query}`);
    await save(page);
    // As the server writes it when the round has a last day.
    await page.evaluate(async () => {
        const [name] = await caches.keys();
        const cache = await caches.open(name);
        const page = await cache.match(location.href);
        const html = (await page.text()).replace('<form ', '<form data-closes="2020-01-31" ');
        await cache.put(location.href, new Response(html, { headers: page.headers }));
    });
    await context.setOffline(true);
    await page.goto(`/s/barn${event.query}`);
    await expect(page.locator('#save')).toContainText('Insamlingen är stängd. Sidan är borttagen');
    await expect(page.locator('form')).toBeHidden();
    await expect.poll(() => held(page)).toEqual({ scopes: [], pages: [] });
    await context.setOffline(false);
});
