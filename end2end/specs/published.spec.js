// Publishing: from the checklist to a frozen page that everyone reads, a correction with its reason, and the report on
// paper. The tests follow one another: what is published stays published.
import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { DEMO_YEAR, expect, test } from './support/test.js';

test.describe.configure({ mode: 'serial' });

const publish = `/personal/lagesbild/${DEMO_YEAR}/publicera`;
const address = `/lagesbild/${DEMO_YEAR}`;
const slugs = ['barn', 'ungdom', 'unga-vuxna', 'vuxna', 'aldre'];

async function write(staff, section, text) {
    await staff.goto(`/personal/lagesbild/${DEMO_YEAR}/avsnitt/${section}`);
    const form = staff.locator('form:has(textarea[name="text"])');
    await form.locator('textarea').fill(text);
    await form.locator('button[type="submit"]').first().click();
    await expect(staff).toHaveURL(new RegExp(`/personal/lagesbild/${DEMO_YEAR}(\\?|#|$)`));
}

// Publishes a version. Other specs write in the same report meanwhile: then the page says so and is read anew.
async function publishVersion(staff, number) {
    await expect(async () => {
        await staff.locator('[name="confirm"]').check();
        await staff.getByRole('button', { name: `Publicera version ${number}` }).click();
        await expect(staff.locator('.done')).toContainText(`Version ${number} är publicerad`);
    }).toPass({ timeout: 100_000 });
}

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
    expect(told, where).toEqual([]);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('what is missing is told, and then the picture is published as a demo', async ({ staff, page }) => {
    test.setTimeout(240_000);
    await page.goto(address);
    await expect(page.locator('h1')).toContainText('inte publicerad än');
    await staff.goto(publish);
    await expect(staff.locator('.check.is-stop')).toHaveCount(2);
    await expect(staff.getByRole('button', { name: /^Publicera version/ })).toHaveCount(0);
    await write(staff, 2, 'Svaren kom in på torget och över öppen länk.\n\n- Polisens mätning är inte med.');
    await write(staff, 14, 'Trafiken kommer först.');
    await staff.goto(publish);
    await expect(staff.locator('.check.is-stop')).toHaveCount(0);
    await expect(staff.locator('main')).toContainText('Svaren är påhittade');
    await axe(staff, 'the checklist');

    await staff.getByRole('link', { name: 'Öppna förhandsvisningen' }).click();
    await expect(staff.locator('main')).toContainText('Bara personal ser den nu');
    await expect(staff.locator('main')).toContainText('Trafiken kommer först.');
    await staff.goBack();
    await staff.getByRole('button', { name: 'Publicera version 1' }).click();
    await expect(staff.getByRole('alert')).toContainText('Kryssa i rutan');
    await publishVersion(staff, 1);
});

test.describe('for everyone, without script', () => {
    test.use({ javaScriptEnabled: false });

    test('the whole picture is read with its version, and chosen by links', async ({ page, request, watch }) => {
        await page.goto(address);
        await expect(page.locator('h1')).toContainText(DEMO_YEAR);
        await expect(page.locator('main')).toContainText('DEMODATA');
        const sha256 = (await page.locator('.title-page .hash').innerText()).trim();
        const file = await request.get(await page.locator('a[download][href$=".json"]').getAttribute('href'));
        expect(createHash('sha256').update(await file.body()).digest('hex')).toBe(sha256);
        expect(await page.locator('.picture-section').count()).toBe(16);
        expect(await page.locator('[role="img"]').count()).toBeGreaterThan(10);
        expect(watch.wasm()).toEqual([]);
        expect(watch.foreign()).toEqual([]);
        await page.locator('.choice-of-picture').getByRole('link', { name: '25–64' }).click();
        await expect(page).toHaveURL(/group=vuxna/);
        await expect(page.locator('h1')).toContainText('25–64');
        await page.goto('/tack?survey=vuxna');
        await expect(page.locator(`main a[href="${address}"]`)).toBeVisible();
    });

    test('five questions are answered in the first screen of a desk', async ({ page }) => {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(address);
        const box = await page.locator('.brief').boundingBox();
        expect(box.y + box.height, 'the whole block is in the first screen').toBeLessThanOrEqual(900);
        await expect(page.locator('.brief dt')).toHaveCount(5);
        await expect(page.locator('#korthet-problem')).toContainText('ingen lägesbild för');
    });

    for (const slug of slugs) {
        test(`${slug} is told simply`, async ({ page }) => {
            await page.goto(`${address}/${slug}`);
            await expect(page.locator('main')).toContainText(/Ungefär [\d\s]+ .* svarade/);
            await expect(page.locator('main')).toContainText(/av 10|hälften|Nästan/);
            expect((await page.locator('main').innerText()).split(/\s+/).length).toBeLessThan(400);
        });
    }
});

test('phone, desk, light, dark, doubled text: all of it can be read', async ({ page }) => {
    test.setTimeout(240_000);
    for (const [name, path] of [['whole', address], ['children', `${address}/barn`], ['english', `${address}/aldre?lang=en`]]) {
        for (const [colorScheme, width] of [['light', 375], ['dark', 1280]]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 900 });
            await page.goto(path);
            await page.screenshot({ path: `test-results/pages/published-${name}-${width}-${colorScheme}.png`, fullPage: true });
            await axe(page, `${name}, ${colorScheme}`);
        }
        await page.setViewportSize({ width: 320, height: 568 });
        expect(await sideways(page), `${name} at 320 px`).toBeLessThanOrEqual(1);
        await page.setViewportSize({ width: 375, height: 667 });
        await page.evaluate(() => {
            document.documentElement.style.fontSize = '200%';
        });
        expect(await sideways(page), `${name} with doubled text`).toBeLessThanOrEqual(1);
    }
});

test('the report is handed over as a tagged PDF with an outline and numbered pages', async ({ page }) => {
    await page.goto(address);
    const report = await page.pdf({ path: 'test-results/pages/report.pdf', preferCSSPageSize: true, tagged: true, outline: true });
    const raw = report.toString('latin1');
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).toContain('/Outlines');
    expect(raw).toMatch(/\/Lang\s*\(sv/);
    expect((raw.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(8);
    // Every drawing says in words what it shows.
    const drawings = await page.locator('[role="img"]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(drawings.length).toBeGreaterThan(10);
    expect(drawings.filter((words) => words.length < 10)).toEqual([]);
    expect((raw.match(/\/S\s*\/Figure\b/g) ?? []).length).toBeGreaterThanOrEqual(drawings.length);
    const pages = await page.evaluate(() => [...document.querySelectorAll('style')].map((style) => style.textContent).join(''));
    expect(pages).toContain('@top-right');
});

test('a correction is a new version with its reason, and the old one stays', async ({ staff, page }) => {
    test.setTimeout(240_000);
    await write(staff, 14, 'Narkotikan kommer först.');
    await page.goto(address);
    await expect(page.locator('main')).toContainText('Trafiken kommer först.');
    await staff.goto(publish);
    await expect(async () => {
        await staff.locator('[name="confirm"]').check();
        await staff.getByRole('button', { name: 'Publicera version 2' }).click();
        await expect(staff.getByRole('alert')).toContainText('Skäl till den nya versionen');
    }).toPass({ timeout: 100_000 });
    await expect(staff.locator('[name="confirm"]')).toBeChecked();
    await staff.locator('[name="reason"]').fill('Ordningen i avsnitt 14 var fel.');
    await publishVersion(staff, 2);

    await page.goto(`${address}?lang=sv`);
    const changed = page.locator('#andringar');
    await expect(changed).toContainText('Ordningen i avsnitt 14 var fel.');
    await expect(changed).toContainText('Alla siffror är desamma.');
    await expect(changed).toContainText('14 ');
    await page.setViewportSize({ width: 1280, height: 900 });
    const answers = await page.locator('.brief').boundingBox();
    expect(answers.y + answers.height, 'what is new stands after the answers').toBeLessThanOrEqual(900);
    await page.locator('.versions a').last().click();
    await expect(page.locator('main')).toContainText('Trafiken kommer först.');
    await expect(page.locator('main')).toContainText('Det finns en nyare');
    await page.getByRole('link', { name: 'Läs den nyaste versionen' }).click();
    await expect(page.locator('main')).toContainText('Narkotikan kommer först.');
});
