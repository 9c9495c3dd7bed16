// The situation picture: switched in place by the island, by plain links without it, with the same figures.
import { DEMO_YEAR, STAFF, expect, test } from './support/test.js';

const desk = { storageState: STAFF, viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const start = `/personal/lagesbild/${DEMO_YEAR}`;

const links = (page, part) => page.locator(`a[data-picture][href*="${part}"]`);
const words = async (page) => (await page.locator('.switcher-picture').innerText()).replace(/\s+/g, ' ').trim();
const islandsAreReady = (page) => expect(page.locator('html')).toHaveAttribute('data-islands', 'ready');

test.describe('with script', () => {
    test.use(desk);

    test('age group and area are switched without loading a page', async ({ page }) => {
        const documents = [];
        await page.goto(start);
        await islandsAreReady(page);
        page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()));
        const before = await words(page);

        await links(page, 'group=aldre').first().click();
        await expect(page).toHaveURL(/group=aldre/);
        await expect.poll(() => words(page)).not.toBe(before);
        await expect(page.locator('.switcher')).toHaveAttribute('aria-busy', 'false');
        const older = await words(page);
        await expect(page.locator('.switcher [role="status"]').first()).not.toBeEmpty();
        const title = await page.title();

        await links(page, 'area=norr').first().click();
        await expect(page).toHaveURL(/area=norr/);
        await expect.poll(() => words(page)).not.toBe(older);
        const northern = await words(page);

        await page.goBack();
        await expect(page).toHaveURL(/group=aldre(?!.*area=norr)/);
        await expect.poll(() => words(page)).toBe(older);
        await page.goForward();
        await expect.poll(() => words(page)).toBe(northern);
        expect(documents, 'no page was loaded').toEqual([]);

        // The address that the island left behind gives the same picture from the server.
        await page.goBack();
        await expect.poll(() => words(page)).toBe(older);
        await page.reload();
        expect(await words(page)).toBe(older);
        expect(await page.title()).toBe(title);
    });

    test('the split and the weights are switched without loading a page, and stay while the rest is switched', async ({ page }) => {
        const documents = [];
        await page.goto(`${start}?group=vuxna`);
        await islandsAreReady(page);
        page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()));
        const settled = () => expect(page.locator('.switcher')).toHaveAttribute('aria-busy', 'false');

        await page.locator('#val-delning-gender').click();
        await expect(page).toHaveURL(/by=gender/);
        await settled();
        await expect(page.locator('#val-delning-gender')).toHaveAttribute('aria-current', 'true');
        await expect(page.locator('#val-delning-gender')).toBeFocused();
        await expect(page.locator('.switcher-picture')).toContainText('Kvinna eller tjej');

        const unweighted = await words(page);
        await page.locator('#val-vikt-ja').click();
        await expect(page).toHaveURL(/by=gender&weighted=yes/);
        await settled();
        await expect(page.locator('h1')).toHaveText(/viktat efter ålder och område/);
        await expect(page.locator('.reading-weights')).toContainText('ändrar inte att de som svarat själva har valt det');
        expect(await words(page)).not.toBe(unweighted);

        await page.locator('#val-grupp-alla').click();
        await expect(page).toHaveURL(/\?by=gender&weighted=yes/);
        await settled();
        await expect(page.locator('.switcher-picture')).toContainText('13 år och äldre, vägt');
        await page.locator('#val-vikt-nej').click();
        await settled();
        await expect(page.locator('.switcher-picture')).not.toContainText('13 år och äldre');
        expect(documents, 'no page was loaded').toEqual([]);
    });

    test('the keyboard switches too, and the focus stays where it was', async ({ page }) => {
        await page.goto(start);
        await islandsAreReady(page);
        await links(page, 'group=vuxna').first().focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(/group=vuxna/);
        await expect(page.locator('.switcher')).toHaveAttribute('aria-busy', 'false');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.textContent)).toMatch(/vuxna|25–64/);
    });

    test('a link to a section of the page fetches nothing', async ({ page, watch }) => {
        await page.goto(start);
        await islandsAreReady(page);
        await page.locator('.contents').getByRole('link', { name: 'Problem per tema' }).click();
        await expect(page.getByRole('heading', { name: /Problem per tema/ })).toBeInViewport();
        expect(watch.requests.filter((url) => url.includes('/personal/api/'))).toEqual([]);
    });

    test('when the function fails the link is followed as a page', async ({ page, watch }) => {
        watch.expect(/ERR_FAILED/);
        await page.goto(start);
        await islandsAreReady(page);
        await page.route('**/personal/api/**', (route) => route.abort());
        await links(page, 'group=vuxna').first().click();
        await expect(page).toHaveURL(/group=vuxna/);
        await islandsAreReady(page);
        await expect(page.locator('.switcher-picture')).toContainText('25–64');
    });

    test('demo answers are marked, and every figure\'s base and kind is told', async ({ page }) => {
        await page.goto(`${start}?group=vuxna`);
        await expect(page.locator('body')).toContainText(/demo|påhittad/i);
        await expect(page.locator('.switcher-picture')).toContainText(/Bygger på cirka [\d\s]+ frivilliga svar/);
        await expect(page.locator('.switcher-picture')).toContainText('kan inte räknas om till alla som bor i kommunen');
        const charts = await page.locator('.switcher-picture [role="img"]').count();
        const tables = await page.locator('.switcher-picture table').count();
        expect(charts).toBeGreaterThan(5);
        expect(tables).toBeGreaterThan(5);
    });
});

test.describe('without script', () => {
    test.use({ ...desk, javaScriptEnabled: false });

    test('the same links lead to the same picture', async ({ page, browser }) => {
        await page.goto(start);
        await links(page, 'group=aldre').first().click();
        await expect(page).toHaveURL(/group=aldre/);
        await links(page, 'area=norr').first().click();
        await expect(page).toHaveURL(/area=norr/);
        const plain = await words(page);

        const context = await browser.newContext({ ...desk, baseURL: process.env.BASE_URL, javaScriptEnabled: true });
        const lively = await context.newPage();
        await lively.goto(`${start}?group=aldre`);
        await islandsAreReady(lively);
        await links(lively, 'area=norr').first().click();
        await expect(lively).toHaveURL(/area=norr/);
        await expect.poll(() => words(lively)).toBe(plain);
        await context.close();
    });

    test('plain links lead to every split and to weights', async ({ page }) => {
        await page.goto(`${start}?group=vuxna`);
        for (const [split, head] of [['channel', 'Väg in'], ['event', 'Händelse'], ['language', 'Språk'], ['gender', 'Kön'], ['area', 'Område']]) {
            await page.locator(`#val-delning-${split}`).click();
            await expect(page.locator(`#val-delning-${split}`)).toHaveAttribute('aria-current', 'true');
            await expect(page.locator('#val-omrade')).toHaveText(head);
        }
        await page.locator('#val-vikt-ja').click();
        await expect(page).toHaveURL(/group=vuxna&weighted=yes/);
        await expect(page.locator('.switcher-picture')).toContainText('Väger som cirka');
    });
});
