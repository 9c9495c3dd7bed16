// Notes from dialogues: written on a phone in the field, marked while typing, and read in from a file.
import AxeBuilder from '@axe-core/playwright';
import { STAFF, expect, test } from './support/test.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const phone = { storageState: STAFF, viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
const islandsAreReady = (page) => expect(page.locator('html')).toHaveAttribute('data-islands', 'ready');

/** Fills in what is needed, and answers how many touches that took besides typing. */
async function write(page, { theme = 'narkotika', said, who = 'polis' }) {
    let touches = 0;
    const touch = async (locator) => {
        touches += 1;
        await locator.tap();
    };
    await touch(page.locator('.choice:has([name="kind"][value="staff"])'));
    // A list opens and closes with a touch each.
    touches += 2;
    await page.locator('[name="theme"]').selectOption(theme);
    await touch(page.locator('.grade:has([value="4"])'));
    await touch(page.locator('[name="observation"]'));
    await page.locator('[name="observation"]').fill(said);
    await touch(page.locator('[name="function"]').first());
    await page.locator('[name="function"]').first().fill(who);
    return touches;
}

const save = (page) => page.locator('.dialogue-save button').first();

async function passes(page, where) {
    for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        // What lies half under the bar at the bottom is scrolled into sight by its reader; axe takes it for a small one.
        await page.evaluate(() => document.querySelector('.pages')?.style.setProperty('position', 'static'));
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`);
        expect(told, `${where}, ${colorScheme}`).toEqual([]);
        await page.screenshot({ path: `test-results/pages/${where}-${colorScheme}.png`, fullPage: true });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${where} scrolls sideways`).toBeLessThanOrEqual(1);
}

test.describe('on a phone', () => {
    test.use(phone);

    test('a note is written in few touches, and the next one in fewer', async ({ page }) => {
        await page.goto('/personal/dialoger/ny');
        await expect(page.locator('.care')).toContainText('Skriv inget om enskilda, sekretess kan gälla');
        for (const touched of await page.locator('.dialogue-form :is(.choice, .grade, select), .dialogue-save button').all()) {
            if (!(await touched.isVisible())) continue;
            const { width, height } = await touched.boundingBox();
            expect(Math.round(height), await touched.innerText()).toBeGreaterThanOrEqual(44);
            expect(Math.round(width), await touched.innerText()).toBeGreaterThanOrEqual(36);
        }
        const touches = await write(page, { said: 'Försäljning vid gångtunneln på kvällarna.' });
        await save(page).tap();
        await expect(page.getByRole('status').first()).toContainText('sparad');
        expect(touches + 1).toBeLessThanOrEqual(9);
        await expect(page.locator('main')).toContainText('polis (1)');

        await page.getByRole('link', { name: 'Skriv en till från samma dialog' }).tap();
        await expect(page.locator('[name="function"]').first()).toHaveValue('polis');
        await expect(page.locator('[name="kind"][value="staff"]')).toBeChecked();
        await expect(page.locator('[name="observation"]')).toHaveValue('');
    });

    test('what may point someone out is marked while typing, letter under letter', async ({ page, watch }) => {
        await page.goto('/personal/dialoger/ny');
        await islandsAreReady(page);
        const before = watch.requests.length;
        const field = page.locator('[name="observation"]');
        const box = page.locator('.marked-box', { has: field });
        const marks = box.locator('mark');
        await field.pressSequentially('Det är Anna Svensson på Hästskovägen 3B, 070-174 06 05.');
        await expect(marks).toHaveText(['Anna Svensson', 'Hästskovägen 3B', '070-174 06 05']);
        const list = page.locator('.marking', { has: field }).getByRole('status');
        await expect(list).toContainText('Ser ut som ett namn: Anna Svensson');
        await expect(list).toContainText('Ser ut som en adress: Hästskovägen 3B');
        await expect(list).toContainText('Ser ut som ett telefonnummer: 070-174 06 05');
        expect(watch.requests.length, 'what is typed goes nowhere').toBe(before);

        // Over many lines too, the marks lie where the text is: both are as wide and as high.
        await field.fill(`${'Ett långt stycke om platsen och kvällen. '.repeat(12)}Pnr 811228-9874.`);
        await expect(marks).toHaveText(['811228-9874']);
        const sizes = await box.evaluate((element) => {
            const [area, under] = [element.querySelector('textarea'), element.querySelector('.marked-under')];
            const style = (of) => ['font', 'letterSpacing', 'paddingLeft', 'borderLeftWidth', 'textIndent'].map((name) => getComputedStyle(of)[name]);
            return { area: area.getBoundingClientRect().toJSON(), under: under.getBoundingClientRect().toJSON(), same: String(style(area)) === String(style(under)), scrolls: area.scrollHeight - area.clientHeight };
        });
        expect(sizes.same, 'the letters are set alike').toBe(true);
        for (const side of ['x', 'y', 'width', 'height']) expect(Math.abs(sizes.area[side] - sizes.under[side]), side).toBeLessThanOrEqual(1);
        expect(sizes.scrolls).toBeLessThanOrEqual(1);
        await passes(page, 'dialogue-marked');

        await field.fill('Polisen Järfälla var på plats i Jakobsbergs centrum.');
        await expect(marks).toHaveCount(0);
        await expect(list).toBeEmpty();
        // A function that is a name.
        await page.locator('[name="function"]').first().fill('Karin Nilsson');
        await expect(page.locator('.marking', { has: page.locator('#function-1') }).getByRole('status')).toContainText('Karin Nilsson');
    });

    test('a name is asked about before it is saved, and nothing is lost', async ({ page }) => {
        await page.goto('/personal/dialoger/ny');
        await write(page, { said: 'Butiken heter Erik Karlsson Livs.' });
        await save(page).tap();
        await expect(page.getByRole('alert')).toContainText('Erik Karlsson');
        await expect(page.locator('[name="observation"]')).toHaveValue('Butiken heter Erik Karlsson Livs.');
        await expect(page.locator('[name="severity"][value="4"]')).toBeChecked();
        await expect(page.locator('[name="theme"]')).toHaveValue('narkotika');
        await passes(page, 'dialogue-asked');
        await page.getByRole('button', { name: /spara som det står/ }).tap();
        await expect(page.getByRole('status').first()).toContainText('sparad');
    });

    test('the keyboard is enough', async ({ page }) => {
        await page.goto('/personal/dialoger/ny');
        await page.locator('[name="kind"]').first().focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Traf');
        await expect(page.locator('[name="theme"]')).toHaveValue('trafik_skola');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await expect(page.locator('[name="severity"][value="2"]')).toBeChecked();
        await page.keyboard.press('Tab');
        await page.keyboard.type('Bilar vänder vid infarten.');
        await page.keyboard.press('Tab');
        await page.keyboard.type('skolvärd');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('status').first()).toContainText('sparad');
        await expect(page.locator('main')).toContainText('2 av 6');
    });

    test('a deleted note says what went and comes back when one undoes it', async ({ page }) => {
        await page.goto('/personal/dialoger/ny');
        await write(page, { theme: 'stod', said: 'Föräldrar frågar efter någon att ringa.' });
        await save(page).tap();
        await expect(page.getByRole('status').first()).toContainText('sparad');
        const note = new URL(page.url()).pathname;
        await passes(page, 'dialogue-note');
        await page.getByRole('link', { name: 'Ta bort' }).tap();
        await expect(page.locator('main')).toContainText('Föräldrar frågar efter någon att ringa.');
        await passes(page, 'dialogue-delete');
        await page.getByRole('button', { name: 'Ta bort anteckningen' }).tap();
        await expect(page.locator('main')).toContainText('Borttagen: Stöd');
        await passes(page, 'dialogue-deleted');
        await page.getByRole('button', { name: /Ångra/ }).tap();
        await expect(page.getByRole('status').first()).toContainText('tillbaka');
        await page.goto(note);
        await expect(page.locator('main')).toContainText('Föräldrar frågar efter någon att ringa.');
    });
});

test.describe('without script', () => {
    test.use({ ...phone, javaScriptEnabled: false });

    test('the server asks about a name, and saves when it is told to', async ({ page }) => {
        await page.goto('/personal/dialoger/ny');
        await page.locator('[name="kind"][value="collaboration"]').check();
        await page.locator('[name="theme"]').selectOption('trygg');
        await page.locator('[name="severity"][value="1"]').check();
        await page.locator('[name="observation"]').fill('Vi talade med Mohammed Ali på torget.');
        await page.locator('[name="function"]').first().fill('butiksägare');
        await save(page).click();
        await expect(page.locator('[role="alert"]')).toContainText('Mohammed Ali');
        await expect(page.locator('.marking .marked-list').first()).toContainText('Mohammed Ali');
        await page.getByRole('button', { name: /spara som det står/ }).click();
        await expect(page.locator('main')).toContainText('Anteckningen är sparad.');
        await expect(page.locator('main')).toContainText('Vi talade med Mohammed Ali på torget.');
    });
});

test.describe('from a file', () => {
    test.use(phone);

    const header = 'dialog;dag;deltagare;tema;allvar;iakttagelse;referens';
    const csv = (lines) => ({ name: 'noter.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`) });
    const rows = ['medarbetare;2025-03-21;polis 2;Narkotika;4,0;Säljs vid tunneln;e2e-1', 'samverkan;2025-03-22;butiksägare 3;Trygghet;1;Det är lugnt;e2e-2'];

    test('faulty rows are named, and nothing is read in until all are right and it is confirmed', async ({ page }) => {
        await page.goto('/personal/dialoger/las-in');
        await page.locator('[name="file"]').setInputFiles(csv([...rows, 'boende;21/3;polis;hemligt;9;;e2e-3']));
        await page.getByRole('button', { name: 'Visa vad som händer' }).tap();
        await expect(page.getByRole('alert')).toContainText('En rad behöver rättas');
        const faults = page.locator('.import-rows').first().locator('tbody tr');
        await expect(faults).toHaveCount(6);
        for (const row of await faults.all()) await expect(row.locator('th')).toHaveText('4');
        await expect(page.locator('form[action*="klart"]')).toHaveCount(0);
        await passes(page, 'dialogue-import-faulty');

        await page.goto('/personal/dialoger/las-in');
        await page.locator('[name="file"]').setInputFiles(csv(rows));
        await page.getByRole('button', { name: 'Visa vad som händer' }).tap();
        await expect(page.locator('.figures dd')).toHaveText(['2', '0', '0']);
        await passes(page, 'dialogue-import-preview');
        await page.getByRole('button', { name: 'Läs in 2 anteckningar' }).tap();
        await expect(page.getByRole('status').first()).toContainText('2 nya, 0 ersatta');
        await expect(page.locator('main')).toContainText('Säljs vid tunneln');

        // Pasted this time, with one row corrected: no doubles.
        await page.goto('/personal/dialoger/las-in');
        const pasted = [header, rows[0], rows[1].replace('lugnt', 'lugnare')].join('\n').replaceAll(';', '\t');
        await page.locator('[name="text"]').fill(pasted);
        await page.getByRole('button', { name: 'Visa vad som händer' }).tap();
        await expect(page.locator('.figures dd')).toHaveText(['0', '1', '1']);
        await page.getByRole('button', { name: 'Läs in 1 anteckning' }).tap();
        await expect(page.getByRole('status').first()).toContainText('0 nya, 1 ersatta, 1 oförändrade');
    });
});
