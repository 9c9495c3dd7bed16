// A tablet on a table: started by staff, used by one person after the other, for a day with or without network.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { signIn } from './support/door.js';
import { SEND, control, walkThrough } from './support/answer.js';
import { lying } from './support/phone.js';

const send = (page) => page.getByRole('button', { name: SEND });
const group = (page, name) => page.getByRole('link', { name });
const waiting = (page) => page.locator('#waiting');
const ages = (page) => expect(page.getByRole('heading', { name: 'Hur gammal är du?' })).toBeVisible();
const counted = (event, survey, number) => expect.poll(async () => (await event.answers(survey)).length).toBe(number);

/** What is on the tablet: everything that waits, and everything in the caches, as text. */
const held = async (page) => ({
    queue: await lying(page),
    ...await page.evaluate(async () => {
        const pages = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) pages.push([request.url, await (await cache.match(request)).text()]);
        }
        return { pages, state: history.state, scopes: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname) };
    }),
});

const test = base.extend({
    /** A tablet of its own, on which a colleague has signed in and started the kiosk of this test's event. */
    tablet: async ({ browser, baseURL, event, watch }, use) => {
        watch.expect(/ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_RESET)/);
        // Whatever language the tablet itself speaks.
        const context = await browser.newContext({ baseURL, viewport: { width: 820, height: 1180 }, locale: 'en-GB' });
        const page = await context.newPage();
        watch.follow(page);
        await page.goto(`/personal/logga-in?next=/personal/handelser/${event.code}`);
        await signIn(page);
        await page.locator('button[name="device"][value="here"]').click();
        await ages(page);
        await use(page);
        await context.close();
    },
});

test('staff start it from the event\'s page, are signed out, and the token is nowhere to be seen', async ({ tablet, event, staff }) => {
    expect(new URL(tablet.url()).pathname).toBe('/kiosk/');
    expect(new URL(tablet.url()).hash).toBe('');
    await expect(tablet.locator('#where')).toContainText('Torget');
    const { pages, scopes } = await held(tablet);
    expect(scopes).toEqual(['/kiosk/']);
    const { token } = JSON.parse(pages.find(([url]) => url.endsWith('/kiosk/station'))[1]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await tablet.content()).not.toContain(token);
    const other = await tablet.context().newPage();
    await other.goto('/personal');
    await expect(other).toHaveURL(/logga-in/);
    await other.close();

    await staff.goto(`/personal/handelser/${event.code}`);
    await expect(staff.getByText('En surfplatta är startad i dag.')).toBeVisible();
    await staff.goto('/personal/logg');
    await expect(staff.getByRole('row').filter({ hasText: event.code }).filter({ hasText: 'Startade en surfplatta' })).toBeVisible();
});

test('an answer counts as the kiosk\'s, at its event, and after the thanks the start comes back by itself', async ({ tablet, event }) => {
    const entries = await tablet.evaluate(() => history.length);
    await tablet.clock.install();
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, SURVEYS.barn);
    expect(await tablet.evaluate(() => history.state), 'no answers in the history').toBeNull();
    await send(tablet).click();
    await expect(tablet.getByRole('heading', { name: 'Tack för dina svar!' })).toBeVisible();
    await expect(tablet.locator('#soon')).toContainText(/om \d+ sekunder/);
    const [row] = await event.answers('barn');
    expect(row).toMatchObject({ channel: 'kiosk', event: event.code, area: 'norr', language: 'sv' });

    // Whoever reads on has time to, as often as they like.
    await tablet.clock.runFor(15_000);
    await tablet.mouse.click(5, 400);
    await tablet.clock.runFor(15_000);
    await expect(tablet.locator('#soon')).toBeVisible();
    await tablet.clock.runFor(6_000);
    await ages(tablet);
    expect(await tablet.evaluate(() => history.length), 'one page after the other in one entry').toBe(entries);
    await counted(event, 'barn', 1);
});

test('back shows nothing of the person before', async ({ tablet, event }) => {
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, SURVEYS.barn);
    await send(tablet).click();
    await expect(tablet.getByRole('heading', { name: 'Tack för dina svar!' })).toBeVisible();
    await tablet.goBack();
    await expect(tablet).toHaveURL(/\/personal\/logga-in/);
    expect(await tablet.locator('input:checked').count()).toBe(0);
    await tablet.goForward();
    await expect(tablet).toHaveURL(/\/kiosk\//);
    await expect(tablet.locator('form input:checked')).toHaveCount(0);
    await counted(event, 'barn', 1);
});

test('a day without network: everyone answers, the tablet says how many wait, gives nothing away, and sends each once', async ({ tablet, event }) => {
    await tablet.context().setOffline(true);
    let people = 0;
    for (const [survey, name] of [['barn', /10–12/], ['vuxna', /25–64/], ['aldre', /65/]]) {
        await group(tablet, name).click();
        await walkThrough(tablet, SURVEYS[survey]);
        await send(tablet).click();
        await expect(tablet.getByRole('heading', { name: 'Tack för dina svar!' })).toBeVisible();
        people += 1;
        await expect(waiting(tablet)).toHaveText(`${people} svar väntar på nät. Vi skickar så snart det går.`);
        await tablet.getByRole('link', { name: 'Låt nästa person svara' }).click();
        await ages(tablet);
    }
    // Without network from the other language too, and after the tablet was turned off and on.
    await tablet.getByRole('link', { name: 'English' }).click();
    await expect(tablet.locator('html')).toHaveAttribute('lang', 'en');
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, { ...SURVEYS.barn, omr: ['soder'] });
    await send(tablet).click();
    await expect(tablet.getByRole('heading', { name: 'Thank you for your answers!' })).toBeVisible();
    await tablet.goto('/kiosk/');
    await ages(tablet);
    await expect(waiting(tablet)).toHaveText(/^4 svar väntar/);

    // The lost tablet.
    const { queue, pages, state } = await held(tablet);
    expect(queue).toHaveLength(4);
    expect(state).toBeNull();
    for (const { id, to, body } of queue) {
        expect(to).toBe('/kiosk/svar');
        expect(id).toMatch(/^[\da-f-]{36}$/);
        const fields = new URLSearchParams(body);
        expect([...fields.keys()]).toEqual(['kiosk', 'sealed']);
        const text = atob(fields.get('sealed').replace(/-/g, '+').replace(/_/g, '/'));
        for (const word of ['slug', 'version', 'key=', 'omr', 'norr', 'soder', 'ganska', 'mycket', 'barn']) expect(text).not.toContain(word);
    }
    const station = JSON.parse(pages.find(([url]) => url.endsWith('/kiosk/station'))[1]);
    expect(Object.keys(station).sort(), 'nothing that opens').toEqual(['day', 'key', 'place', 'title', 'token']);
    expect(pages.some(([, text]) => / checked/.test(text))).toBe(false);

    await tablet.context().setOffline(false);
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await expect(waiting(tablet)).toHaveText('Det som väntade på nät är skickat.');
    await counted(event, 'barn', 2);
    await counted(event, 'vuxna', 1);
    await counted(event, 'aldre', 1);
    const rows = [...await event.answers('barn'), ...await event.answers('vuxna'), ...await event.answers('aldre')];
    expect(rows.every(({ channel }) => channel === 'kiosk')).toBe(true);
    expect(rows.map(({ language }) => language).sort()).toEqual(['en', 'sv', 'sv', 'sv']);
    expect((await held(tablet)).queue).toEqual([]);
});

test('what was sent but not heard of counts once', async ({ tablet, event }) => {
    await tablet.context().route('**/kiosk/svar', async (route) => {
        await route.fetch();
        return route.abort('connectionreset');
    }, { times: 1 });
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, SURVEYS.barn);
    await send(tablet).click();
    await expect(tablet.getByRole('heading', { name: 'Tack för dina svar!' })).toBeVisible();
    await expect(waiting(tablet)).toHaveText('Det som väntade på nät är skickat.', { timeout: 20_000 });
    await counted(event, 'barn', 1);
});

test('a quiet form asks whether anyone is there, counts down in sight, and is wiped; one touch keeps it', async ({ tablet, event }) => {
    await tablet.clock.install();
    await group(tablet, /10–12/).click();
    await control(tablet, 'omr', 'norr').check();
    const asks = tablet.getByRole('alertdialog', { name: 'Är du kvar?' });
    await tablet.clock.runFor(58_000);
    await expect(asks).toBeHidden();
    await tablet.clock.runFor(4_000);
    await expect(asks).toBeVisible();
    await expect(asks).toContainText(/Om (28|29|30) sekunder/);
    const { violations } = await new AxeBuilder({ page: tablet }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`)).toEqual([]);
    await tablet.screenshot({ path: 'test-results/pages/kiosk-still-there.png' });
    await expect(tablet.getByRole('button', { name: 'Ja, jag är kvar' })).toBeFocused();
    await tablet.keyboard.press('Enter');
    await expect(asks).toBeHidden();
    await expect(control(tablet, 'omr', 'norr')).toBeChecked();

    await tablet.clock.runFor(62_000);
    await expect(asks).toBeVisible();
    await tablet.clock.runFor(31_000);
    await ages(tablet);
    await group(tablet, /10–12/).click();
    await expect(tablet.locator('form input:checked')).toHaveCount(0);
    await counted(event, 'barn', 0);
});

test('a start page in another language that nobody touches goes back to the first', async ({ tablet }) => {
    await tablet.clock.install();
    await tablet.getByRole('link', { name: 'English' }).click();
    await expect(tablet.locator('html')).toHaveAttribute('lang', 'en');
    await tablet.clock.runFor(121_000);
    await expect(tablet.locator('html')).toHaveAttribute('lang', 'sv');
    await ages(tablet);
});

test('the token cannot be brought onto the screen by its address', async ({ tablet }) => {
    await tablet.goto('/kiosk/station');
    await expect(tablet.getByRole('heading', { name: /Sidan finns inte|There is no such page/ })).toBeVisible();
});

test('an answer with nothing in it is told at the table, with or without network', async ({ tablet }) => {
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, {});
    for (const offline of [false, true]) {
        await tablet.context().setOffline(offline);
        await send(tablet).click();
        await expect(tablet.locator('#trouble')).toContainText('Du har inte svarat på någon fråga');
    }
    await tablet.context().setOffline(false);
});

test('staff end it: the tablet says so and gives back what it held, but what waits is still sent', async ({ tablet, event, staff }) => {
    await tablet.context().setOffline(true);
    await group(tablet, /10–12/).click();
    await walkThrough(tablet, SURVEYS.barn);
    await send(tablet).click();
    await expect(waiting(tablet)).toHaveText(/^1 svar väntar/);
    await staff.goto(`/personal/handelser/${event.code}`);
    await staff.getByRole('button', { name: 'Avsluta surfplattan' }).click();
    await expect(staff.getByText('Ingen surfplatta är startad i dag.')).toBeVisible();
    await tablet.getByRole('link', { name: 'Låt nästa person svara' }).click();
    await ages(tablet);
    await tablet.context().setOffline(false);
    await tablet.goto('/kiosk/');
    await expect(tablet.getByRole('heading', { name: 'Surfplattan är inte i gång' })).toBeVisible();
    await counted(event, 'barn', 1);
    await expect.poll(() => held(tablet)).toMatchObject({ queue: [], pages: [], scopes: [] });
});

test('another device is started by a link that is shown once', async ({ staff, event, browser, baseURL, watch }) => {
    await staff.goto(`/personal/handelser/${event.code}`);
    await staff.getByRole('button', { name: 'Visa länk för en annan surfplatta' }).click();
    await expect(staff.getByRole('img', { name: /QR-kod/ })).toBeVisible();
    const address = new URL(await staff.locator('.address a').getAttribute('href'));
    await expect(staff.getByRole('button', { name: 'Logga ut' }), 'the colleague stays signed in here').toBeVisible();
    const context = await browser.newContext({ baseURL, locale: 'en-GB' });
    const page = await context.newPage();
    watch.follow(page);
    await page.goto(`/kiosk/${address.hash}`);
    await ages(page);
    expect(page.url()).toBe(`${baseURL}/kiosk/`);
    await context.close();
});

test('nobody without a token gets further than the start', async ({ page }) => {
    await page.goto('/kiosk/');
    await expect(page.getByRole('heading', { name: 'Surfplattan är inte i gång' })).toBeVisible();
    await page.goto(`/kiosk/#${'A'.repeat(43)}`);
    await expect(page.getByRole('heading', { name: 'Surfplattan är inte i gång' })).toBeVisible();
    await page.goto('/kiosk/s/barn');
    await expect(page).toHaveURL(/\/kiosk\/$/);
    const { pages, scopes } = await held(page);
    expect({ pages, scopes }).toEqual({ pages: [], scopes: [] });
});

test('its pages are for everyone', async ({ tablet }) => {
    const wide = () => tablet.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const [name, path] of Object.entries({ start: '/kiosk/', survey: '/kiosk/s/vuxna', thanks: '/kiosk/tack?survey=vuxna&lang=sv', about: '/kiosk/om-svaren' })) {
        await tablet.goto(path);
        if (name === 'start') await ages(tablet);
        for (const colorScheme of ['light', 'dark']) {
            await tablet.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            const { violations } = await new AxeBuilder({ page: tablet }).analyze();
            expect(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), `${name}, ${colorScheme}`).toEqual([]);
            await tablet.screenshot({ path: `test-results/pages/kiosk-${name}-${colorScheme}.png`, fullPage: true });
        }
        await tablet.setViewportSize({ width: 320, height: 568 });
        expect(await wide(), `${name} at 320 px`).toBeLessThanOrEqual(1);
        await tablet.setViewportSize({ width: 820, height: 1180 });
    }
});
