// Pictures that are more than bars: the heat map, the map of areas, who is missing; each reached by keyboard, none wider
// than a phone, and each as a file that a browser draws by itself.
import { readFile } from 'node:fs/promises';
import { DEMO_YEAR, STAFF, expect, test } from './support/test.js';

test.use({ storageState: STAFF, viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false });

const start = `/personal/lagesbild/${DEMO_YEAR}`;
const folder = 'test-results/looks';

test('the heat map says in every cell what its colour says', async ({ page }) => {
    await page.goto(`${start}?group=vuxna`);
    const grid = page.locator('#varmekarta table.grid');
    await expect(grid.locator('thead th')).toHaveText(['Tema', 'Hela kommunen', 'Norra Testby', 'Södra Testby', 'Ön']);
    const cells = await grid.locator('tbody td').evaluateAll((all) => all.map((cell) => [cell.className, cell.innerText.trim()]));
    expect(cells.length).toBeGreaterThan(20);
    const words = ['obetydligt', 'litet', 'märkbart', 'stort', 'mycket stort'];
    for (const [tone, text] of cells) {
        if (tone === 'tone-hidden') expect(text).toMatch(/^(Skyddad|För få svar)$/);
        else {
            const [value, word] = text.split(/\s*\n\s*/);
            const level = Math.min(4, Math.floor(Number(value.replace(',', '.'))));
            expect([tone, word.replace(', osäkert', '')]).toEqual([`tone-${level}`, words[level]]);
        }
    }
    // The long table, one touch away, has the intervals.
    await page.locator('#varmekarta summary').click();
    await expect(page.locator('#varmekarta .chart-table th', { hasText: '95 %-intervall' })).toBeVisible();
});

test('on a phone the grid scrolls inside its frame, by keyboard too, and its first column stays', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${start}?group=vuxna`);
    for (const id of ['varmekarta', 'tackning']) {
        const frame = page.locator(`#${id} .grid-scroll`);
        await frame.scrollIntoViewIfNeeded();
        const first = frame.locator('tbody th').first();
        const before = (await first.boundingBox()).x;
        await frame.focus();
        for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
        await expect.poll(() => frame.evaluate((element) => element.scrollLeft), id).toBeGreaterThan(20);
        expect(Math.abs((await first.boundingBox()).x - before), id).toBeLessThan(2);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(321);
});

test('the map is drawn from the configuration alone', async ({ page, watch }) => {
    await page.goto(`${start}?group=vuxna`);
    const map = page.locator('#karta-index svg.map').first();
    await expect(map).toBeVisible();
    expect(await map.locator('.map-area').count()).toBe(3);
    for (const name of ['Norra Testby', 'Södra Testby', 'Ön']) {
        await expect(map.locator('.map-name', { hasText: name })).toHaveCount(1);
        expect(await map.getAttribute('aria-label')).toContain(`${name}: `);
    }
    // No name lies on another.
    const boxes = await map.locator('text').evaluateAll((all) => all.map((text) => text.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })));
    for (const [at, one] of boxes.entries())
        for (const other of boxes.slice(at + 1)) {
            const [across, down] = [Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)];
            // Lines of text touch with their empty edges.
            expect(across <= 0 || down <= 8, JSON.stringify([one, other])).toBe(true);
        }
    expect(watch.foreign()).toEqual([]);
    // Without an age group there is no map: age groups are never added up.
    await page.goto(start);
    await expect(page.locator('svg.map')).toHaveCount(0);
});

test('who is missing is told by a word and a shape', async ({ page }) => {
    await page.goto(start);
    const missing = page.locator('#tackning');
    await expect(missing.getByRole('heading')).toContainText(/Saknas mest|Ingen åldersgrupp/);
    const marked = await missing.locator('td:has(.bar-short)').allInnerTexts();
    for (const cell of marked) expect(cell.replaceAll('\u00ad', '')).toContain('underrepresenterad');
    await expect(page.locator('#svar-mot-vantat')).toContainText('väntat');
});

test('the links to files are reached by keyboard and lead to files', async ({ page }) => {
    await page.goto(`${start}?group=vuxna`);
    const link = page.locator('#varmekarta').getByRole('link', { name: /^Ladda ner som SVG/ });
    await page.locator('#varmekarta summary').focus();
    await page.keyboard.press('Tab');
    await expect(link).toBeFocused();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe(`lagesbild-${DEMO_YEAR}-demodata-vuxna-varmekarta.svg`);
    expect(await readFile(await file.path(), 'utf8')).toContain('<svg');
});

test('every file is whole XML that draws itself, inside its own edges', async ({ page, browser }) => {
    test.setTimeout(240_000);
    const found = new Map();
    for (const query of ['', '?group=vuxna', '?group=barn', '?group=aldre&area=norr', '?group=vuxna&lang=en']) {
        await page.goto(`${start}${query}`);
        for (const href of await page.locator('a.chart-save').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) found.set(href, query);
    }
    expect(found.size).toBeGreaterThan(40);
    // A page of its own, which has no styles to lend.
    const bare = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    for (const href of found.keys()) {
        const svg = await page.evaluate(async (path) => (await fetch(path)).text(), href);
        const problem = await page.evaluate((text) => {
            const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
            if (parsed.querySelector('parsererror')) return parsed.querySelector('parsererror').textContent;
            const root = parsed.documentElement;
            const words = (name) => root.querySelector(`:scope > ${name}`)?.textContent ?? '';
            if (words('title').length < 5) return 'no title';
            if (words('desc').length < 40) return 'no description';
            if (!/kan inte räknas om till alla|lives in the municipality/.test([...root.querySelectorAll('text')].map((text) => text.textContent).join(' '))) return 'no label';
            return '';
        }, svg);
        expect(problem, href).toBe('');
        await bare.setContent(`<body style="margin:0">${svg.replace(/^<\?xml.*\?>/, '')}</body>`);
        const outside = await bare.evaluate(() => {
            const { width, height } = document.querySelector('svg').viewBox.baseVal;
            return [...document.querySelectorAll('svg text')].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < 0 || box.top < 0 || box.right > width + 1 || box.bottom > height + 1;
            }).map((text) => text.textContent);
        });
        expect(outside, href).toEqual([]);
        const name = href.replace(/^.*\/figur\//, '').replace(/\.svg\?/, '-').replace(/[^a-z0-9-]+/gi, '-');
        if (!href.includes('area=')) await bare.locator('svg').first().screenshot({ path: `${folder}/${name}.png` });
    }
    await bare.close();
});
