// A promise's whole year, with two signers: answers → picture → draft → what the checks say mended → decided → deeds logged
// → next year's survey → effect → the public page, and on into next year's draft. tests/year.rs starts the server and does
// with it what CONTROL is asked for.
import AxeBuilder from '@axe-core/playwright';
import { STAFF, expect, test } from './support/test.js';
import { PASSWORD } from './support/door.js';

const ask = async (what) => expect((await fetch(`${process.env.CONTROL}/${what}`)).ok, what).toBe(true);
const asked = Number(process.env.ASKED_YEAR);
const promised = asked + 1;
const phone = { viewport: { width: 320, height: 640 }, locale: 'sv-SE' };

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
    expect(told, where).toEqual([]);
}

/** A colleague sets a password through the link that the command printed, and signs in. */
async function comeIn(page, link, email) {
    await page.goto(link);
    for (const [name, value] of [['name', email], ['password', PASSWORD], ['password_again', PASSWORD]]) {
        if (await page.locator(`[name="${name}"]`).count()) await page.locator(`[name="${name}"]`).fill(value);
    }
    await page.locator('form:has([name="password_again"]) button[type="submit"]').click();
    await expect(page).not.toHaveURL(/\/start\//);
    if (/logga-in/.test(page.url())) {
        await page.locator('[name="email"]').fill(email);
        await page.locator('[name="password"]').fill(PASSWORD);
        await page.locator('form:has([name="password"]) button[type="submit"]').click();
    }
    await expect(page).not.toHaveURL(/logga-in/);
}

async function publish(page, year) {
    for (const [section, text] of [[2, 'Svaren kom in på torget och över öppen länk.'], [14, 'Det som flest märker av kommer först.']]) {
        await page.goto(`/personal/lagesbild/${year}/avsnitt/${section}`);
        const form = page.locator('form:has(textarea[name="text"])');
        await form.locator('textarea').fill(text);
        await form.locator('button[type="submit"]').first().click();
        await expect(page).toHaveURL(new RegExp(`/personal/lagesbild/${year}(\\?|#|$)`));
    }
    await page.goto(`/personal/lagesbild/${year}/publicera`);
    await page.locator('input[name="confirm"]').check();
    await page.getByRole('button', { name: /^Publicera version/ }).click();
    await expect(page.getByRole('status').first()).toContainText('är publicerad');
}

test('a whole year of a promise, with two signers', async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const someone = async (options) => (await browser.newContext({ baseURL, locale: 'sv-SE', viewport: { width: 1280, height: 900 }, ...options })).newPage();
    // Somebody new each time: a browser keeps the public page for some minutes.
    let page;
    const anybody = async (path) => {
        page = await someone();
        await page.goto(path);
    };
    const editor = await someone({ storageState: STAFF });
    const police = await someone();
    const municipality = await someone();
    await comeIn(police, process.env.POLICE_LINK, 'polis@testby.example');
    await comeIn(municipality, process.env.MUNICIPALITY_LINK, 'kommun@testby.example');

    await test.step('answers become a published picture', async () => {
        await anybody(`/lofte/${promised}`);
        await expect(page.locator('h1')).toContainText('inte beslutat än');
        await publish(editor, asked);
    });

    const workbench = `/personal/lofte/${promised}`;
    await test.step('the picture becomes a draft, with its figures', async () => {
        await editor.goto(workbench);
        await editor.getByRole('button', { name: 'Gör ett utkast' }).click();
        await expect(editor.locator('.commitment')).not.toHaveCount(0);
        await expect(editor.locator('.commitment').first()).toContainText(/\d+ %|index \d,\d/);
        await axe(editor, 'the draft');
    });

    await test.step('what cannot be counted is told, and mended', async () => {
        const first = editor.locator('.commitment').first();
        const write = async (text, number) => {
            await first.getByRole('link', { name: /^Ändra/ }).first().click();
            await editor.locator('#text').fill(text);
            await editor.locator('#at_least').fill(number);
            await editor.locator('#unit').fill('pass');
            await editor.locator('#function').fill('områdespolis och fältgrupp');
            await editor.getByRole('button', { name: 'Spara åtagandet' }).click();
            await expect(editor).toHaveURL(/#atagande-/);
        };
        await write('Vi är regelbundet ute på torget.', '');
        await expect(first).toContainText('Ordet ”regelbundet” går inte att räkna.');
        await write('Vi är ute på torget minst 4 kvällar.', '4');
        await expect(first).not.toContainText('går inte att räkna');
    });

    await test.step('both parties approve the same text', async () => {
        await police.goto(`${workbench}/besluta`);
        await axe(police, 'the decision');
        await police.getByRole('button', { name: 'Godkänn för polisen' }).click();
        await expect(police.locator('main')).toContainText('väntar den på den andra parten');
        await anybody(`/lofte/${promised}`);
        await expect(page.locator('h1'), 'one party alone promises nothing').toContainText('inte beslutat än');
        await municipality.goto(`${workbench}/besluta`);
        await municipality.getByRole('button', { name: 'Godkänn för kommunen' }).click();
        await anybody(`/lofte/${promised}`);
        await expect(page.locator('main')).toContainText('Vi är ute på torget minst 4 kvällar.');
        await axe(page, 'the public promise');
    });

    await test.step('deeds are logged on a phone, and residents see them', async () => {
        const field = await someone({ ...phone, storageState: STAFF });
        await field.goto(`${workbench}/insats`);
        await field.locator('[name="commitment"]').first().check();
        await field.locator('#number').fill('2');
        await field.locator('#place').fill('Stortorget');
        await field.getByRole('button', { name: 'Spara', exact: true }).click();
        await expect(field.getByRole('status').first()).toContainText('Sparat: 2');
        await expect(field.locator('#place'), 'the next one is half written').toHaveValue('Stortorget');
        expect(await field.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        await axe(field, 'the form for a deed');
        await anybody(`/lofte/${promised}`);
        await expect(page.locator('main')).toContainText('Stortorget');
        await editor.goto(`${workbench}/uppfoljning`);
        await expect(editor.locator('.follow > .card').first()).toContainText('2 av minst 4 pass');
        await axe(editor, 'the follow-up');
    });

    await test.step('the forum meets', async () => {
        await editor.goto(`${workbench}/moten`);
        await editor.locator('#forum').fill('Samverkansforum');
        await editor.locator('[name="commitments"]').first().check();
        await editor.locator('#decisions').fill('Två pass till före årets slut.');
        await editor.getByRole('button', { name: 'Spara mötet' }).click();
        await expect(editor.locator('.meetings')).toContainText('Två pass till före årets slut.');
        await axe(editor, 'the meetings');
    });

    await test.step('the next survey tells what has changed, and the parties judge', async () => {
        await ask('next-survey');
        await publish(editor, promised);
        await editor.goto(`${workbench}/uppfoljning`);
        const first = editor.locator('.follow > .card').first();
        await expect(first).toContainText(/Nu: .*förut|Går inte att jämföra/);
        await first.getByRole('link', { name: 'Följ upp åtagandet' }).click();
        await axe(editor, 'the judgement');
        await editor.locator('[name="done"][value="partly"]').check();
        await editor.locator('[name="onward"][value="continue"]').check();
        await editor.locator('#reason').fill('Det behövs även nästa år.');
        await editor.locator('textarea[name^="told-"]').first().fill('Vi var ute två kvällar.');
        await editor.locator('#easy').fill('Vi var på torget två kvällar.');
        await editor.getByRole('button', { name: 'Spara uppföljningen' }).click();
        await expect(first).toContainText('Det behövs även nästa år.');
    });

    await test.step('everyone reads what was done and what has changed, and next year begins from it', async () => {
        await anybody(`/lofte/${promised}`);
        await expect(page.locator('main')).toContainText('Vi gjorde en del av det vi lovade');
        await expect(page.locator('main')).toContainText(/Nu: .*förut|Går inte att jämföra/);
        await axe(page, 'the promise that was followed up');
        // For the tour in README.md.
        await page.locator('.commitment').first().scrollIntoViewIfNeeded();
        await page.locator('.commitment').first().evaluate((first) => first.scrollIntoView());
        await page.screenshot({ path: 'test-results/readme/promise.png' });
        await editor.goto(`${workbench}/uppfoljning`);
        await editor.mouse.move(4, 4);
        await editor.screenshot({ path: 'test-results/readme/follow-up.png' });
        await anybody(`/lofte/${promised}/latt`);
        await expect(page.locator('main')).toContainText('Vi var på torget två kvällar.');
        await editor.goto(`/personal/lofte/${promised + 1}`);
        await editor.getByRole('button', { name: 'Gör ett utkast' }).click();
        await expect(editor.locator('main')).toContainText('Det behövs även nästa år.');
    });
});
