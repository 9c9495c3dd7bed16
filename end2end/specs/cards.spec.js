// Cards for a closed group: the sheet as the printer gets it, read by a decoder that knows nothing of how it was drawn,
// and answers through cards with script and without.
import AxeBuilder from '@axe-core/playwright';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { STAFF, expect, expectAnswers, test } from './support/test.js';
import { SEND, control, fillIn, touch, walkThrough } from './support/answer.js';
import { SURVEYS } from './support/surveys.js';

const A4 = { width: 794, height: 1123 };

/** Orders cards on the event's page and answers the sheet's page. */
async function order(staff, code, number) {
    await staff.goto(`/personal/handelser/${code}`);
    await staff.locator('[name="number"]').fill(String(number));
    await staff.getByRole('button', { name: /Gör kort/ }).click();
    await expect(staff.locator('.cut-card')).toHaveCount(number);
    const codes = await staff.locator('.cut-code').allTextContents();
    expect(new Set(codes).size, 'every card has a code of its own').toBe(number);
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    return codes.map((one) => one.replaceAll('-', ''));
}

test('the printed sheet holds ten cards whose QR codes lead to their own codes', async ({ staff, event }) => {
    const codes = await order(staff, event.code, 12);
    await staff.setViewportSize(A4);
    await staff.emulateMedia({ media: 'print', colorScheme: 'light' });
    const cards = await staff.locator('.cut-card').all();
    for (const [at, card] of cards.entries()) {
        const { data, width, height } = PNG.sync.read(await card.screenshot());
        const read = jsQR(new Uint8ClampedArray(data), width, height);
        expect(read?.data, `the QR of card ${at + 1}`).toBe(`${process.env.PUBLIC_URL}/k/${codes[at]}`);
        // Nothing on it is cut off.
        expect(await card.evaluate((element) => [...element.querySelectorAll('p:not(.cut-title), svg')].every((part) => {
            const [inner, outer] = [part.getBoundingClientRect(), element.getBoundingClientRect()];
            return inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1 && part.scrollWidth <= part.clientWidth + 1;
        })), `card ${at + 1} holds all of its words`).toBe(true);
    }
    await expect(cards[0]).toContainText('dialog.testby.example/k');
    await expect(cards[0]).toContainText('Lokalpolisområde Testby');
    await expect(cards[0]).toContainText('Testby kommun');
    const first = await cards[0].boundingBox();
    expect(first.width / (96 / 25.4), 'as wide as a card').toBeGreaterThan(85);

    const pdf = (await staff.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 'ten on each sheet of A4').toBe(2);
    await staff.screenshot({ path: 'test-results/cards-print.png', fullPage: true });
});

test('the sheet is for everyone, and loading it again makes no other cards', async ({ staff, event }) => {
    await order(staff, event.code, 10);
    for (const colorScheme of ['light', 'dark']) {
        await staff.emulateMedia({ colorScheme });
        for (const width of [320, 1280]) {
            await staff.setViewportSize({ width, height: 900 });
            const { violations } = await new AxeBuilder({ page: staff }).analyze();
            expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)).toEqual([]);
            expect((await staff.locator('.cut-card').first().boundingBox()).x, 'nothing is out of reach').toBeGreaterThanOrEqual(0);
            await staff.screenshot({ path: `test-results/pages/cards-${width}-${colorScheme}.png`, fullPage: true });
        }
    }
    await staff.reload();
    await expect(staff).toHaveURL(new RegExp(`/personal/handelser/${event.code}`));
    await expect(staff.locator('#kort [role="status"]')).toContainText('redan gjorda');
    await expect(staff.locator('.cards-unused')).toHaveText('10 oanvända kort.');
    await staff.setViewportSize({ width: 1280, height: 900 });
    await staff.emulateMedia({ colorScheme: 'light' });
    await staff.screenshot({ path: 'test-results/pages/event-cards-1280.png', fullPage: true });
    await staff.setViewportSize({ width: 320, height: 568 });
    await staff.screenshot({ path: 'test-results/pages/event-cards-320.png', fullPage: true });

    await staff.getByText('Dra tillbaka', { exact: true }).click();
    await staff.getByRole('button', { name: 'Dra tillbaka alla oanvända kort' }).click();
    await expect(staff.locator('.cards-unused')).toHaveText('Inga oanvända kort.');
});

test('a card is answered through once with script, in the language that was chosen', async ({ page, staff, event }) => {
    const [code, second] = await order(staff, event.code, 2);
    await page.goto(`/k/${code}`);
    await page.screenshot({ path: 'test-results/pages/card-start.png', fullPage: true });
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: /13–17/ }).click();
    await expect(page).toHaveURL(new RegExp(`/s/ungdom\\?code=${code}&lang=en`));
    await walkThrough(page, SURVEYS.ungdom);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?.*card=1/);
    const rows = await event.answers('ungdom');
    expect(rows).toHaveLength(1);
    expect([rows[0].channel, rows[0].language]).toEqual(['code', 'en']);
    expectAnswers(rows[0], SURVEYS.ungdom);

    // The next person on the same phone types the code of their own card.
    await page.locator('main a.button').click();
    await expect(page).toHaveURL(/\/k\?lang=en/);
    await page.getByLabel('Code').fill(second.slice(0, 15));
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByLabel('Code')).toHaveValue(second.slice(0, 15));
    await page.getByLabel('Code').fill(second.replace(/(.{4})(?=.)/g, '$1 ').toLowerCase());
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(new RegExp(`/k/${second}`));
    await page.goto(`/k/${code}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koden går inte att använda');
});

test('a used card costs no answer, with script', async ({ page, staff, event, watch }) => {
    watch.expect(/status of 422/);
    const [code] = await order(staff, event.code, 1);
    await page.goto(`/s/barn?code=${code}`);
    const other = await page.context().newPage();
    await other.goto(`/s/barn?code=${code}`);
    for (const one of [page, other]) {
        await walkThrough(one, SURVEYS.barn);
        await one.getByRole('button', { name: SEND }).click();
        if (one === page) await expect(one).toHaveURL(/\/tack\?/);
    }
    await expect(other.getByRole('alert').first()).toContainText('Kortets kod är redan använd');
    await expect(control(other, 'b_dag', 'alltid')).toBeChecked();
    await other.screenshot({ path: 'test-results/pages/card-refused.png', fullPage: true });
    const rows = await event.answers('barn');
    expect(rows).toHaveLength(1);
});

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('a card is answered through once', async ({ page, staff, event }) => {
        const [code] = await order(staff, event.code, 1);
        await page.goto(`/k/${code}`);
        await page.getByRole('link', { name: /10–12/ }).click();
        await fillIn(page, SURVEYS.barn);
        await page.getByRole('button', { name: SEND }).click();
        await expect(page).toHaveURL(/\/tack\?.*card=1/);
        const rows = await event.answers('barn');
        expect(rows.map((row) => row.channel)).toEqual(['code']);
        expectAnswers(rows[0], SURVEYS.barn);

        await page.goto(`/s/barn?code=${code}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Koden går inte att använda');
        await page.getByRole('link', { name: 'Till startsidan' }).click();
        await expect(page).toHaveURL(/\/$/);
        await page.getByRole('link', { name: /10–12/ }).click();
        await touch(page, 'omr', 'norr');
    });
});

test.describe('signed in', () => {
    test.use({ storageState: STAFF, viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false });

    test('a channel is left out by the switcher and by plain links alike', async ({ page, browser, baseURL }) => {
        const path = `/personal/lagesbild/${process.env.DEMO_YEAR}?group=vuxna`;
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('data-islands', 'ready');
        await page.getByRole('link', { name: 'Utan öppen länk' }).click();
        await expect(page).toHaveURL(/without=link/);
        await expect(page.getByRole('heading', { level: 1 })).toContainText('utan öppen länk');
        await expect(page.locator('.reading > .reading-label')).toContainText('utan öppen länk');
        const words = (await page.locator('.switcher-picture').innerText()).replace(/\s+/g, ' ').trim();

        const context = await browser.newContext({ baseURL, storageState: STAFF, javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
        const plain = await context.newPage();
        await plain.goto(path);
        await plain.getByRole('link', { name: 'Utan öppen länk' }).click();
        expect((await plain.locator('.switcher-picture').innerText()).replace(/\s+/g, ' ').trim()).toBe(words);
        await expect(plain.getByRole('link', { name: 'Utan öppen länk' })).toHaveAttribute('aria-current', 'true');
        // An area is shown with every channel again.
        await plain.getByRole('link', { name: 'Norra Testby', exact: true }).click();
        await expect(plain).toHaveURL(/area=norr/);
        expect(plain.url()).not.toContain('without');
        await context.close();
    });
});
