// The report's working page: a verdict overruled with its reason, a text saved, two who write at once, figures from a
// file; by keyboard, without script, on a phone, and read through by axe.
import AxeBuilder from '@axe-core/playwright';
import { DEMO_YEAR, STAFF, expect, test } from './support/test.js';

test.describe.configure({ mode: 'serial' });

const year = `/personal/lagesbild/${DEMO_YEAR}`;

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
    expect(told, where).toEqual([]);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the fifteen sections stand in order with a table of contents', async ({ staff }) => {
    await staff.goto(year);
    const numbers = await staff.locator('.picture-section > h2 .section-number').allInnerTexts();
    expect(numbers.map(Number)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
    for (const link of await staff.locator('.contents a').all()) {
        await expect(staff.locator(await link.getAttribute('href'))).toHaveCount(1);
    }
});

test('five questions are answered in the first screen of a desk, before anything is chosen', async ({ staff }) => {
    await staff.setViewportSize({ width: 1280, height: 900 });
    await staff.goto(year);
    const box = await staff.locator('.brief').boundingBox();
    expect(box.y + box.height, 'the whole block is in the first screen').toBeLessThanOrEqual(900);
    await expect(staff.locator('.brief dt')).toHaveCount(5);
    for (const link of await staff.locator('.brief dd > a').all()) {
        await expect(staff.locator(await link.getAttribute('href'))).toHaveCount(1);
    }
});

test('a theme is judged by keyboard: without a reason it is refused, with one it stands on the board', async ({ staff }) => {
    await staff.goto(`${year}/tema/skadegorelse`);
    await staff.locator('[name="verdict"][value="skild_bild"]').focus();
    await staff.keyboard.press('Space');
    await staff.locator('form:has([name="verdict"])').getByRole('button', { name: 'Spara bedömningen' }).focus();
    await staff.keyboard.press('Enter');
    await expect(staff.getByRole('alert')).toContainText('Skriv något här.');
    await expect(staff.locator('[name="verdict"][value="skild_bild"]')).toBeChecked();
    await staff.getByRole('alert').getByRole('link').first().press('Enter');
    await expect(staff.locator('[name="reason"]')).toBeFocused();
    await axe(staff, 'a refused judgement');
    await staff.keyboard.type('Klottret syns mest vid stationen.');
    await staff.locator('form:has([name="verdict"])').getByRole('button', { name: 'Spara bedömningen' }).press('Enter');
    await expect(staff).toHaveURL(/#tema-skadegorelse$/);
    const card = staff.locator('#tema-skadegorelse');
    await expect(card).toContainText('Skild bild');
    await expect(card).toContainText('Klottret syns mest vid stationen.');
    await expect(card).toContainText('Administratör, Kommunen,');
    await staff.goto('/personal/logg');
    await expect(staff.locator('main')).toContainText('skild_bild: Klottret syns mest vid stationen.');
});

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('a text is saved, and of two who write at once the second sees both', async ({ browser, baseURL }) => {
        const context = await browser.newContext({ baseURL, storageState: STAFF, javaScriptEnabled: false });
        const [anna, berit] = [await context.newPage(), await context.newPage()];
        for (const page of [anna, berit]) {
            await page.goto(year);
            await page.locator('#sammanfattning details.write > summary').click();
        }
        const field = (page) => page.locator('#sammanfattning textarea[name="text"]');
        await field(anna).fill('Den enas text.\n\n- första\n- andra');
        await anna.locator('#sammanfattning').getByRole('button', { name: 'Spara texten' }).click();
        await expect(anna).toHaveURL(/#sammanfattning$/);
        await expect(anna.locator('#sammanfattning .prose li')).toHaveText(['första', 'andra']);

        await field(berit).fill('Den andras <b>text</b>.');
        await berit.locator('#sammanfattning').getByRole('button', { name: 'Spara texten' }).click();
        await expect(berit.getByRole('alert')).toContainText('Någon annan hann före');
        await expect(berit.locator('.theirs')).toContainText('Den enas text.');
        await expect(berit.locator('[name="text"]')).toHaveValue('Den andras <b>text</b>.');
        await berit.locator('[name="text"]').fill('Den enas text. Den andras <b>text</b>.');
        await berit.getByRole('button', { name: 'Spara texten' }).click();
        await expect(berit.locator('#sammanfattning .prose')).toHaveText('Den enas text. Den andras <b>text</b>.');
        await context.close();
    });

    test('a theme is moved first with a reason and gets its motivation and its cause', async ({ browser, baseURL }) => {
        const context = await browser.newContext({ baseURL, storageState: STAFF, javaScriptEnabled: false });
        const page = await context.newPage();
        await page.goto(`${year}/prioritering/skola`);
        await page.locator('[name="place"]').selectOption('1');
        await page.locator('[name="reason"]').fill('Skolorna ber om det.');
        await page.getByRole('button', { name: 'Flytta temat' }).click();
        const first = page.locator('.priorities > li').first();
        await expect(first).toContainText('Skolorna ber om det.');
        await first.getByRole('link', { name: /Motivera eller flytta/ }).click();
        await page.locator('[name="text"]').fill('Barn ska kunna gå dit tryggt.');
        await page.getByRole('button', { name: 'Spara motiveringen' }).click();
        await expect(page.locator('#prioritering-skola')).toContainText('Barn ska kunna gå dit tryggt.');
        await page.locator('#orsak-skola').getByRole('link').click();
        await page.locator('[name="why"]').fill('Få vuxna ute på rasten.');
        await page.getByRole('button', { name: 'Spara orsaksanalysen' }).click();
        await expect(page.locator('#orsak-skola')).toContainText('Få vuxna ute på rasten.');
        await context.close();
    });
});

test('a file of figures is previewed, refused with every faulty row, and read in', async ({ staff }) => {
    const header = 'source,url,year,geography,indicator,theme,unit,value';
    const file = (rows) => ({ name: 'siffror.csv', mimeType: 'text/csv', buffer: Buffer.from(`${header}\n${rows}`) });
    await staff.goto('/personal/siffror-utifran');
    await axe(staff, 'reading in figures');
    await staff.locator('[name="file"]').setInputFiles(file('Brå,https://bra.se,2025,Testby,Rån,fel,percent,1\nBrå,https://bra.se,när,Testby,Rån,oro,reports,1\n'));
    await staff.getByRole('button', { name: 'Förhandsvisa' }).first().click();
    await expect(staff.getByRole('alert').getByRole('listitem')).toHaveCount(2);
    await expect(staff.getByRole('alert')).toContainText('Rad 3: År ”när” är inget år');
    await staff.locator('[name="file"]').setInputFiles(file('Brå,https://bra.se,2025,Testby,Anmälda rån,utsatthet,reports,41\n'));
    await staff.getByRole('button', { name: 'Förhandsvisa' }).first().click();
    await expect(staff.getByRole('status')).toContainText('Inget är sparat än');
    await axe(staff, 'a preview');
    await staff.getByRole('button', { name: 'Läs in siffran' }).click();
    await expect(staff.locator('#utifran')).toContainText('Anmälda rån');
});

test('what is being written is not lost when another picture is chosen', async ({ staff, baseURL }) => {
    await staff.goto(year);
    await staff.locator('html[data-islands="ready"]').waitFor();
    await staff.locator('#metod details.write > summary').click();
    await staff.locator('#metod textarea').fill('Halvskrivet');
    let asked = 0;
    staff.on('dialog', async (dialog) => {
        asked += 1;
        await dialog.dismiss();
    });
    await staff.locator('.choice-of-picture a[data-picture]:not([aria-current])').last().click();
    await expect.poll(() => asked).toBe(1);
    expect(staff.url()).toBe(`${baseURL}${year}`);
    await expect(staff.locator('#metod textarea')).toHaveValue('Halvskrivet');
});

test('phone, desk, light, dark, doubled text: the board is a pleasure to read', async ({ staff }) => {
    test.setTimeout(240_000);
    for (const [name, path] of [['written', year], ['theme', `${year}/tema/morker`], ['priority', `${year}/prioritering/skola`], ['cause', `${year}/orsak/skola`], ['text', `${year}/avsnitt/2`]]) {
        for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
            await staff.emulateMedia({ colorScheme });
            await staff.setViewportSize({ width, height: 900 });
            await staff.goto(path);
            await staff.screenshot({ path: `test-results/pages/report-${name}-${width}-${colorScheme}.png`, fullPage: true });
            expect(await sideways(staff), `${name} at ${width} px`).toBeLessThanOrEqual(1);
            // Wherever the bar at the bottom of a phone stands, it lies over something that can be scrolled to.
            await staff.locator('.pages').evaluate((bar) => {
                bar.style.position = 'static';
            });
            await axe(staff, `${name}, ${colorScheme}`);
        }
        await staff.setViewportSize({ width: 375, height: 667 });
        await staff.evaluate(() => {
            document.documentElement.style.fontSize = '200%';
        });
        expect(await sideways(staff), `${name} with doubled text`).toBeLessThanOrEqual(1);
    }
});
