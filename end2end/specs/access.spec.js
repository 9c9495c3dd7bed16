// Every page: axe in light and dark without a fault, nothing that scrolls sideways at 320 px or with doubled text, and
// pictures of it in test-results/ for people to look at.
import AxeBuilder from '@axe-core/playwright';
import { DEMO_YEAR, STAFF, addEvent, expect, test } from './support/test.js';
import { NEXT, SEND, touch } from './support/answer.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.slice(0, 4).map((node) => `${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ').trim()}`).join('\n  ')}`);
    expect(told, where).toEqual([]);
}

/** What is wider than the window, unless it is inside something that is made to be scrolled by itself. */
const sideways = (page) =>
    page.evaluate(() => {
        const { documentElement: root } = document;
        // A rounding of one pixel moves nothing.
        if (root.scrollWidth <= root.clientWidth + 1) return [];
        const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
        return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
    });

/** Both schemes and both layouts: a phone in light, a desk in dark, and the colours of the other two. */
async function looksRight(page, name) {
    for (const [colorScheme, width] of [['light', 375], ['dark', 1280]]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        // As tall as the page, so that what stays at the window's edge covers nothing.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: height + 200 });
        await axe(page, `${name}, ${colorScheme}, ${width} px`);
        await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' });
        const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
        expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' '))), `${name}, contrast the other way, ${width} px`).toEqual([]);
    }
    for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        for (const width of [320, 375, 1280]) {
            await page.setViewportSize({ width, height: width < 700 ? 667 : 900 });
            await page.screenshot({ path: `test-results/pages/${name}-${width}-${colorScheme}.png`, fullPage: true });
        }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await sideways(page), `${name} at 320 px`).toEqual([]);
    await page.setViewportSize({ width: 375, height: 667 });
    await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
    });
    expect(await sideways(page), `${name} with doubled text`).toEqual([]);
    await page.screenshot({ path: `test-results/pages/${name}-double-text.png`, fullPage: true });
}

const RESIDENTS = {
    start: '/',
    'start-english': '/?lang=en',
    'survey-barn': '/s/barn',
    'survey-ungdom': '/s/ungdom',
    'survey-unga-vuxna': '/s/unga-vuxna',
    'survey-vuxna': '/s/vuxna',
    'survey-aldre': '/s/aldre',
    'survey-english': '/s/vuxna?lang=en',
    thanks: '/tack?survey=vuxna',
    'thanks-differs': '/tack?survey=barn&again=differs',
    'about-answers': '/om-svaren',
    'about-answers-english': '/om-svaren?lang=en',
    calendar: '/kalender',
    'calendar-chosen': '/kalender?manad=2026-02&omrade=norr&lang=en',
    accessibility: '/tillganglighet',
    'accessibility-english': '/tillganglighet?lang=en',
    'matter-deficiency': '/tillganglighet/brist',
    'matter-format': '/tillganglighet/format?lang=en',
    'picture-not-published': '/lagesbild/2026',
    'open-data-empty': '/oppna-data',
    'not-found': '/finns-inte',
    'unknown-event': '/e/ACDEFG',
    card: '/k',
    'card-half': '/k?code=7KQ2',
    'card-used': '/k/7KQ2M0XT9BDFH4WZ',
    'sign-in': '/personal/logga-in',
    'used-link': '/personal/start/anvand',
};

const PERSONAL = {
    overview: '/personal',
    events: '/personal/handelser',
    dialogues: `/personal/dialoger?year=${DEMO_YEAR}`,
    'dialogue-new': '/personal/dialoger/ny',
    'dialogue-import': '/personal/dialoger/las-in',
    'picture-group': `/personal/lagesbild/${DEMO_YEAR}?group=vuxna`,
    'picture-area': `/personal/lagesbild/${DEMO_YEAR}?group=barn&area=on`,
    'picture-weighted': `/personal/lagesbild/${DEMO_YEAR}?weighted=yes`,
    'picture-by-gender': `/personal/lagesbild/${DEMO_YEAR}?group=vuxna&by=gender&weighted=yes`,
    'picture-by-event': `/personal/lagesbild/${DEMO_YEAR}?group=vuxna&by=event`,
    'picture-without': `/personal/lagesbild/${DEMO_YEAR}?group=vuxna&without=link`,
    'picture-cannot-leave-out': `/personal/lagesbild/${DEMO_YEAR}?group=vuxna&area=norr&without=link`,
    'picture-english': `/personal/lagesbild/${DEMO_YEAR}?group=aldre&area=norr&lang=en`,
    export: '/personal/export',
    inbox: '/personal/inkorg',
    log: '/personal/logg',
    rounds: '/personal/omgangar',
    handbook: '/personal/handbok',
    'staff-not-found': '/personal/finns-inte',
};

test.describe.configure({ timeout: 240_000 });
test.use({ isMobile: false, hasTouch: false, deviceScaleFactor: 1 });

for (const [name, path] of Object.entries(RESIDENTS)) {
    test(`${name} is for everyone`, async ({ page }) => {
        await page.goto(path);
        await looksRight(page, name);
    });
}

for (const slug of ['barn', 'vuxna', 'aldre']) {
    test(`survey ${slug} is for everyone as one page, where the script does not come through`, async ({ browser, baseURL }) => {
        const context = await browser.newContext({ baseURL });
        const page = await context.newPage();
        await page.route('**/assets/**', (route) => (route.request().resourceType() === 'script' ? route.abort() : route.continue()));
        await page.goto(`/s/${slug}`);
        await expect(page.getByRole('button', { name: SEND })).toBeVisible();
        await looksRight(page, `survey-${slug}-one-page`);
        await context.close();
    });
}

test('every step of the survey is for everyone', async ({ page }) => {
    await page.goto('/s/vuxna');
    for (let step = 1; step < 20; step += 1) {
        await axe(page, `step ${step}`);
        await page.setViewportSize({ width: 320, height: 568 });
        expect(await sideways(page), `step ${step} at 320 px`).toEqual([]);
        await page.screenshot({ path: `test-results/pages/survey-vuxna-step-${step}.png`, fullPage: true });
        if (await page.getByRole('button', { name: SEND }).isVisible()) break;
        const place = page.locator('input[name="plats"][value="park"]');
        if (await place.isVisible()) await touch(page, 'plats', 'park');
        await page.getByRole('button', { name: NEXT }).click();
    }
    await expect(page.getByRole('button', { name: SEND })).toBeVisible();
});

test('a saved survey, and an answer that waits and then is sent, are for everyone', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.goto('/s/aldre');
    await page.getByRole('button', { name: 'Spara så att jag kan svara utan nät' }).click();
    await expect(page.locator('#save')).toContainText('Sidan är sparad');
    await looksRight(page, 'survey-saved');
    await page.reload();
    await page.evaluate(() => document.querySelector('[name="omr"]').click());
    while (await page.getByRole('button', { name: NEXT }).isVisible()) await page.getByRole('button', { name: NEXT }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page.locator('#kept')).toBeVisible();
    await looksRight(page, 'survey-kept');
    await context.setOffline(false);
    await expect(page.locator('#arrived')).toBeVisible();
    await looksRight(page, 'survey-arrived');
    await context.close();
});

test('a refused survey is for everyone', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.route('**/assets/**', (route) => (route.request().resourceType() === 'script' ? route.abort() : route.continue()));
    await page.goto('/s/vuxna');
    for (const place of ['station', 'centrum', 'park', 'tunnel']) await touch(page, 'plats', place);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await looksRight(page, 'survey-refused');
    await context.close();
});

test('a refused form beside the accessibility statement, and a receipt, are for everyone', async ({ page }) => {
    await page.goto('/tillganglighet/format');
    await page.getByRole('button', { name: 'Skicka' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await looksRight(page, 'matter-refused');
    await page.goto('/tillganglighet/brist');
    await page.locator('[name="text"]').fill('Något');
    await page.getByRole('button', { name: 'Skicka' }).click();
    await expect(page).toHaveURL(/\/kvitto\//);
    await looksRight(page, 'matter-receipt');
});

test.describe('signed in', () => {
    test.use({ storageState: STAFF });

    for (const [name, path] of Object.entries(PERSONAL)) {
        test(`${name} is for everyone`, async ({ page }) => {
            await page.goto(path);
            await looksRight(page, name);
        });
    }

    test('an event and its poster are for everyone, and so is the start that it leads to', async ({ page, event }) => {
        await page.goto(`/personal/handelser/${event.code}`);
        await looksRight(page, 'event');
        await page.goto(`/personal/handelser/${event.code}/affisch`);
        await looksRight(page, 'poster');
        await page.goto(`/e/${event.code}`);
        await looksRight(page, 'start-event');
        await page.goto(`/personal/handelser/${event.code}`);
        await page.getByRole('button', { name: 'Visa länk för en annan surfplatta' }).click();
        await expect(page.locator('.qr')).toBeVisible();
        await looksRight(page, 'kiosk-link');
    });

    test('a matter in the inbox is for everyone, and the calendar with an event in it', async ({ page, event }) => {
        await page.goto('/tillganglighet/brist');
        await page.locator('[name="text"]').fill('Ett långt ord utan mellanslag: '.concat('x'.repeat(200)));
        await page.getByRole('button', { name: 'Skicka' }).click();
        await page.goto('/personal/inkorg');
        await looksRight(page, 'inbox-with-matter');
        await page.locator('tbody a').first().click();
        await page.locator('main form button').click();
        await looksRight(page, 'matter');
        await page.goto(`/personal/handelser/${event.code}`);
        await page.locator('#kalender [name="announced"][value="yes"]').check();
        await page.locator('#kalender [name="outcome"]').fill('Nu finns en lampa där.');
        await page.locator('#kalender form button').click();
        await page.goto('/kalender');
        await looksRight(page, 'calendar-with-event');
    });

    test('a refused event form is for everyone', async ({ page }) => {
        await addEvent(page, 'Så att formuläret är hopvikt');
        await page.goto('/personal/handelser');
        const folded = page.locator('details:not([open]):has([name="first_day"]) > summary');
        if (await folded.count()) await folded.click();
        await page.locator('form:has([name="first_day"]) button[type="submit"]').click();
        await expect(page.getByRole('alert')).toBeVisible();
        await looksRight(page, 'event-refused');
    });

    test('the picture of all age groups is for everyone, its tables opened', async ({ page }) => {
        await page.goto(`/personal/lagesbild/${DEMO_YEAR}`);
        await page.locator('main details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: 375, height: Math.min(height + 200, 16_000) });
        await axe(page, 'the whole picture with its tables');
        await page.setViewportSize({ width: 320, height: 568 });
        expect(await sideways(page), 'the whole picture at 320 px').toEqual([]);
    });
});
