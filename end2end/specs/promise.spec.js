// The promise's workbench: written by hand by keyboard, a deed taken from the library without script, what was taken away
// put back, a text that changed after it was read; on a phone, in the dark, and read through by axe.
import AxeBuilder from '@axe-core/playwright';
import { STAFF, expect, test } from './support/test.js';

test.describe.configure({ mode: 'serial' });

// A year of its own, for which no picture is published.
const year = '/personal/lofte/2031';

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
    expect(told, where).toEqual([]);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a commitment is written by keyboard: what is refused is kept, and a check leads to the field that mends it', async ({ staff }) => {
    await staff.goto('/personal');
    await staff.getByRole('navigation', { name: 'Sidor' }).getByRole('link', { name: 'Löfte' }).press('Enter');
    await expect(staff.locator('h1')).toContainText('Medborgarlöfte');
    await staff.goto(year);
    await expect(staff.getByRole('link', { name: 'Publicera lägesbilden 2030' })).toBeVisible();
    await axe(staff, 'nothing is written yet');
    await staff.getByRole('link', { name: 'Skriv ett åtagande för hand' }).press('Enter');
    await axe(staff, 'the choice of a theme');
    await staff.getByRole('link', { name: 'Mörka och ovårdade platser' }).press('Enter');

    await staff.getByLabel('Platser').fill('Gångtunneln vid stationen');
    await staff.getByLabel('Platser').press('Enter');
    await expect(staff.getByRole('alert')).toContainText('Löftet: ');
    await expect(staff.getByLabel('Platser')).toHaveValue('Gångtunneln vid stationen');
    await axe(staff, 'a refused commitment');
    await staff.getByRole('alert').getByRole('link').first().press('Enter');
    await expect(staff.locator('#text')).toBeFocused();
    await staff.keyboard.type('Kommunen lagar lampor regelbundet i gångtunneln.');
    await staff.locator('[name="age_groups"]').first().press('Space');
    await staff.locator('[name="responsible"][value="kommun"]').press('Space');
    await staff.getByRole('button', { name: 'Lägg till åtagandet' }).press('Enter');
    await expect(staff).toHaveURL(/#atagande-/);
    const card = staff.locator('.commitment');
    await expect(card).toContainText('Kommunen lagar lampor regelbundet i gångtunneln.');
    await expect(card).toContainText('Ordet ”regelbundet” går inte att räkna.');
    await axe(staff, 'the workbench');

    await card.getByRole('link', { name: 'Skriv en funktion' }).press('Enter');
    await expect(staff).toHaveURL(/#function$/);
    await staff.locator('#function').fill('driftansvarig för belysning');
    await staff.getByRole('button', { name: 'Spara åtagandet' }).press('Enter');
    await expect(card).toContainText('Kommunen: driftansvarig för belysning');
    await expect(card.getByRole('link', { name: 'Skriv en funktion' })).toHaveCount(0);
    await staff.goto('/personal/logg');
    await expect(staff.locator('main')).toContainText('Skrev ett åtagande');
});

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('a deed is taken from the library, a commitment moves, goes and comes back, and a comment is kept', async ({ browser, baseURL }) => {
        const context = await browser.newContext({ baseURL, storageState: STAFF, javaScriptEnabled: false });
        const page = await context.newPage();
        await page.goto(`${year}/atagande/ny?theme=trafik`);
        await page.locator('[name="places"]').fill('Skolvägen');
        await page.getByRole('button', { name: /^Ta den här/ }).first().click();
        await expect(page.locator('[name="places"]')).toHaveValue('Skolvägen');
        await expect(page.locator('[name="at_least"]')).toHaveValue(/^[1-9]\d*$/);
        await expect(page.locator('[name="text"]')).toHaveValue(/minst \d+/);
        await page.locator('[name="age_groups"]').first().check();
        await page.getByRole('button', { name: 'Lägg till åtagandet' }).click();
        const titles = () => page.locator('.commitment h3').allInnerTexts();
        expect(await titles()).toEqual(['Mörka och ovårdade platser', 'Fortkörning och trafik']);

        const traffic = page.locator('.commitment', { hasText: 'Skolvägen' });
        await traffic.getByRole('button', { name: 'Flytta upp' }).click();
        expect(await titles()).toEqual(['Fortkörning och trafik', 'Mörka och ovårdade platser']);
        await traffic.getByRole('button', { name: 'Ta bort' }).click();
        await expect(page.locator('.commitment')).toHaveCount(1);
        await page.getByRole('button', { name: 'Ångra och lägg tillbaka' }).click();
        await expect(page.locator('.commitment')).toHaveCount(2);
        await expect(traffic).toContainText('Skolvägen');

        await traffic.locator('.comments summary').click();
        await traffic.locator('textarea').fill('Räcker tiden till så många?');
        await traffic.getByRole('button', { name: 'Spara kommentaren' }).click();
        await expect(traffic.locator('.comment')).toContainText('Räcker tiden till så många?');
        await expect(traffic.locator('.comment')).toContainText('Administratör, Kommunen,');

        await page.getByRole('link', { name: 'Ändra period, parter och mål' }).click();
        await page.locator('[name="ends"]').fill('2031-12-01');
        await page.locator('[name="goals"]').fill('Tryggare vägar.');
        await page.getByRole('button', { name: 'Spara villkoren' }).click();
        await expect(page.locator('#villkor')).toContainText('1 december 2031');
        await context.close();
    });
});

test('a text that has changed since it was read is not approved; the one that was read is, and waits for the police', async ({ staff }) => {
    await staff.goto(`${year}/besluta`);
    const first = await staff.locator('.promise-hash .code').innerText();
    await expect(staff.locator('.promise-text')).toContainText('Tryggare vägar.');
    await axe(staff, 'the decision');
    const other = await staff.context().newPage();
    await other.goto(`${year}/villkor`);
    await other.locator('[name="goals"]').fill('Tryggare vägar till skolan.');
    await other.getByRole('button', { name: 'Spara villkoren' }).click();
    await expect(other.locator('#villkor')).toContainText('till skolan');

    await staff.getByRole('button', { name: 'Godkänn för kommunen' }).click();
    await expect(staff.getByRole('alert')).toContainText('Texten har ändrats sedan du läste den');
    await expect(staff.locator('.promise-text')).toContainText('Tryggare vägar till skolan.');
    expect(await staff.locator('.promise-hash .code').innerText()).not.toBe(first);
    await staff.getByRole('button', { name: 'Godkänn för kommunen' }).click();
    await expect(staff.locator('.approval.is-of-this')).toContainText('Kommunen har godkänt den här texten');
    await expect(staff.locator('.deciding')).toContainText('Nu väntar den på den andra parten');
    await axe(staff, 'approved by one side');
    await staff.getByRole('button', { name: 'Dra tillbaka godkännandet' }).click();
    await expect(staff.locator('.approval.is-of-this')).toHaveCount(0);
});

test.describe('as it looks', () => {
    for (const [width, colorScheme] of [[320, 'light'], [320, 'dark'], [1280, 'light'], [1280, 'dark']]) {
        test(`at ${width} px, ${colorScheme}, nothing is pushed aside and axe finds nothing`, async ({ browser, baseURL }) => {
            const context = await browser.newContext({ baseURL, storageState: STAFF, colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
            const page = await context.newPage();
            await page.goto(year);
            const form = await page.locator('.commitment').getByRole('link', { name: 'Ändra' }).first().getAttribute('href');
            for (const [name, path] of [['bench', year], ['form', form], ['terms', `${year}/villkor`], ['decide', `${year}/besluta`]]) {
                await page.goto(path);
                expect(await sideways(page), name).toBe(0);
                // A field that lies half under the bar at the bottom is scrolled into sight by its reader; axe takes it for a small one.
                await page.addStyleTag({ content: '.staff .pages { position: static }' });
                await axe(page, `${name} at ${width} px, ${colorScheme}`);
                await page.screenshot({ path: `test-results/pages/promise-${name}-${width}-${colorScheme}.png`, fullPage: true });
            }
            await context.close();
        });
    }
});
