// The pictures of README.md, made anew in test-results/readme/; copied to pictures/ by hand when they have changed.
import { readFile } from 'node:fs/promises';
import { DEMO_YEAR, STAFF, expect, test } from './support/test.js';
import { NEXT, SEND, touch } from './support/answer.js';

const folder = 'test-results/readme';
const desk = { storageState: STAFF, viewport: { width: 1280, height: 860 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

test('a resident\'s way, on three phones', async ({ page, browser }) => {
    const shots = [];
    const shoot = async () => shots.push((await page.screenshot()).toString('base64'));
    await page.goto('/');
    await shoot();
    await page.getByRole('link', { name: /25–64/ }).click();
    await touch(page, 'omr', 'norr');
    await page.getByRole('button', { name: NEXT }).click();
    await touch(page, 'trygg_kvall', 'ganska_trygg');
    await shoot();
    while (!(await page.getByRole('button', { name: SEND }).isVisible())) await page.getByRole('button', { name: NEXT }).click();
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?/);
    await shoot();

    const wall = await browser.newPage({ viewport: { width: 1236, height: 732 } });
    const frames = shots.map((shot) => `<img width="375" height="667" src="data:image/png;base64,${shot}" style="border:1px solid #98a5a5;border-radius:18px">`);
    await wall.setContent(`<body style="margin:0;display:flex;gap:32px;padding:32px;background:#dfe5e3">${frames.join('')}</body>`);
    await wall.screenshot({ path: `${folder}/resident.png` });
    await wall.close();
    expect(shots).toHaveLength(3);
});

test.describe('staff', () => {
    test.use(desk);

    for (const [name, path, section] of [
        ['problems', `/personal/lagesbild/${DEMO_YEAR}?group=vuxna`, 'Problem per tema'],
        ['overview', '/personal'],
    ]) {
        test(`${name} in light and dark`, async ({ page }) => {
            for (const colorScheme of ['light', 'dark']) {
                await page.emulateMedia({ colorScheme });
                await page.goto(path);
                if (section) await page.locator('.contents').getByRole('link', { name: section }).click();
                // The row under the pointer is lit.
                await page.mouse.move(4, 4);
                const file = `${folder}/${name}${colorScheme === 'dark' ? '-dark' : ''}.png`;
                await page.screenshot({ path: file });
                expect((await readFile(file)).length).toBeGreaterThan(10_000);
            }
        });
    }

    test('a whole picture in light, dark and print', async ({ browser, baseURL }) => {
        // Made smaller: what is to be seen is the whole.
        const context = await browser.newContext({ ...desk, baseURL, deviceScaleFactor: 0.5, locale: 'sv-SE' });
        const page = await context.newPage();
        await page.goto(`/personal/lagesbild/${DEMO_YEAR}?group=ungdom`);
        for (const [name, width, media] of [
            ['picture', 1280, { media: 'screen', colorScheme: 'light' }],
            ['picture-dark', 1280, { media: 'screen', colorScheme: 'dark' }],
            ['picture-print', 794, { media: 'print', colorScheme: 'light' }],
        ]) {
            await page.setViewportSize({ width, height: 860 });
            await page.emulateMedia(media);
            const file = `${folder}/${name}.png`;
            await page.screenshot({ path: file, fullPage: true });
            expect((await readFile(file)).length).toBeGreaterThan(50_000);
        }
        await context.close();
    });

    test('möt oss på torget', async ({ page, event }) => {
        await page.setViewportSize({ width: 794, height: 1123 });
        await page.goto(`/personal/handelser/${event.code}/affisch`);
        await page.emulateMedia({ media: 'print', colorScheme: 'light' });
        await page.screenshot({ path: `${folder}/poster.png` });
        await expect(page.locator('main svg').first()).toBeVisible();
    });

    test('the picture printed as a report', async ({ page }) => {
        await page.goto(`/personal/lagesbild/${DEMO_YEAR}?group=vuxna`);
        const report = await page.pdf({ path: `${folder}/report.pdf`, format: 'A4', preferCSSPageSize: true, tagged: true, outline: true });
        expect(report.toString('latin1')).toContain('/StructTreeRoot');
    });
});
