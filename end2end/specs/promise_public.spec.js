// A decided promise as residents meet it: whole, for each age group, in lätt svenska, on paper, in a news reader, shared.
import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from './support/test.js';

const year = process.env.PROMISE_YEAR;
const address = `/lofte/${year}`;
const slugs = ['barn', 'ungdom', 'unga-vuxna', 'vuxna', 'aldre'];
const pages = { whole: address, children: `${address}/barn`, older: `${address}/aldre`, simple: `${address}/latt`, english: `${address}?lang=en` };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function axe(page, where) {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join('; ')}`);
    expect(told, where).toEqual([]);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('what was said, promised and done is read, and the file has the hash that is told', async ({ page, request, watch }) => {
        await page.goto(address);
        await expect(page.locator('h1')).toContainText(`Medborgarlöfte ${year}`);
        const first = page.locator('.commitment').first();
        // It was decided elsewhere and rests on no answers here, so it does not tell residents what they said.
        for (const step of ['Det här är problemet', 'Vi lovar', 'Vi har gjort', 'Så blev det']) {
            await expect(first.getByRole('heading', { name: step })).toBeVisible();
        }
        const file = await request.get(await page.locator('a[download$=".json"]').getAttribute('href'));
        const sha256 = createHash('sha256').update(await file.body()).digest('hex');
        await expect(page.locator('.about-version code')).toHaveText(sha256);
        expect(watch.foreign()).toEqual([]);
        expect(watch.wasm()).toEqual([]);
        expect(await page.context().cookies()).toEqual([]);
        await page.locator('.for-you').getByRole('link', { name: '10–12' }).click();
        await expect(page).toHaveURL(`${address}/barn`);
        await expect(page.locator('h1')).toContainText('till dig som är 10–12 år');
    });

    test('a reader of news finds the feed, and whoever shares the page a picture', async ({ page, request }) => {
        await page.goto(address);
        const feed = await request.get(await page.locator('link[type="application/atom+xml"]').getAttribute('href'));
        expect(feed.headers()['content-type']).toContain('application/atom+xml');
        expect(await feed.text()).toContain(`/lofte/${year}?version=`);
        const shown = await page.locator('meta[property="og:image"]').getAttribute('content');
        const picture = await request.get(new URL(shown).pathname);
        const { width, height } = PNG.sync.read(await picture.body());
        expect([width, height]).toEqual([1200, 630]);
        expect((await page.locator('meta[property="og:image:alt"]').getAttribute('content')).length).toBeGreaterThan(20);
    });

    test('thanks and start lead there', async ({ page }) => {
        for (const path of ['/', '/tack?survey=vuxna']) {
            await page.goto(path);
            await expect(page.locator(`main a[href^="${address}"]`)).toBeVisible();
        }
    });
});

test('by keyboard alone to the page of an age group', async ({ page }) => {
    await page.goto(address);
    for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => document.activeElement.getAttribute('href'));
        if (here === `${address}/barn`) break;
    }
    expect(await page.evaluate(() => document.activeElement.matches(':focus-visible'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${address}/barn`);
});

for (const [name, path] of Object.entries(pages)) {
    test(`${name}: phone, desk, light, dark, doubled text`, async ({ page }) => {
        for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            for (const width of [320, 375, 1280]) {
                await page.setViewportSize({ width, height: 800 });
                await page.goto(path);
                await page.screenshot({ path: `test-results/pages/promise-${name}-${width}-${colorScheme}.png`, fullPage: true });
                expect(await sideways(page), `${name} at ${width} px`).toBeLessThanOrEqual(1);
            }
            await axe(page, `${name}, ${colorScheme}`);
        }
        await page.setViewportSize({ width: 375, height: 667 });
        await page.evaluate(() => {
            document.documentElement.style.fontSize = '200%';
        });
        expect(await sideways(page), `${name} with doubled text`).toBeLessThanOrEqual(1);
    });
}

test.describe('on paper', () => {
    test.use({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 2, isMobile: false, hasTouch: false });

    for (const slug of slugs) {
        test(`the leaflet for ${slug} is one tagged page, and its QR leads back`, async ({ page }) => {
            await page.goto(`${address}/${slug}/blad`);
            await axe(page, slug);
            await page.emulateMedia({ media: 'print', colorScheme: 'light' });
            const paper = await page.screenshot({ path: `test-results/pages/promise-leaflet-${slug}.png`, fullPage: true });
            const { data, width, height } = PNG.sync.read(paper);
            const code = jsQR(new Uint8ClampedArray(data), width, height);
            expect(code, 'the QR can be read').not.toBeNull();
            expect(code.data).toBe(`${process.env.PUBLIC_URL}${address}/${slug}`);
            // Everything stays on the sheet.
            const over = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
            expect(over).toBeLessThanOrEqual(1);
            const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
            expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length).toBe(1);
            expect(pdf).toContain('/StructTreeRoot');
            expect(pdf).toMatch(/\/Lang\s*\(sv/);
        });
    }
});
