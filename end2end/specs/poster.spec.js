// The poster as the printer gets it: its QR is read by a decoder that knows nothing of how it was drawn.
import { writeFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { STAFF, expect, test } from './support/test.js';

const A4 = { width: 794, height: 1123 };
const MILLIMETRE = 96 / 25.4;
const SHARP = 2;

test.use({ storageState: STAFF, viewport: A4, deviceScaleFactor: SHARP, isMobile: false, hasTouch: false });

const read = (buffer) => {
    const { data, width, height } = PNG.sync.read(buffer);
    const code = jsQR(new Uint8ClampedArray(data), width, height);
    const light = (x, y) => data[4 * (Math.round(y) * width + Math.round(x))] > 200;
    return { code, light };
};

test('the printed poster leads to the event, from far enough away', async ({ page, event }) => {
    await page.goto(`/personal/handelser/${event.code}/affisch`);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const paper = await page.screenshot({ fullPage: true });
    await writeFile('test-results/poster.png', paper);

    const { code, light } = read(paper);
    expect(code, 'the QR can be read').not.toBeNull();
    expect(code.data).toBe(`${process.env.PUBLIC_URL}/e/${event.code}`);

    const { topLeftCorner, topRightCorner, bottomLeftCorner } = code.location;
    const size = topRightCorner.x - topLeftCorner.x;
    const modules = 17 + 4 * code.version;
    const module = size / modules;
    expect((size / SHARP + 8 * module / SHARP) / MILLIMETRE, 'at least 8 cm with its quiet zone').toBeGreaterThanOrEqual(80);
    for (let along = -3.5; along <= modules + 3.5; along += 0.5) {
        expect(light(topLeftCorner.x + along * module, topLeftCorner.y - 3.5 * module), 'quiet above').toBe(true);
        expect(light(topLeftCorner.x - 3.5 * module, topLeftCorner.y + along * module), 'quiet to the left').toBe(true);
        expect(light(topLeftCorner.x + along * module, bottomLeftCorner.y + 3.5 * module), 'quiet below').toBe(true);
        expect(light(topRightCorner.x + 3.5 * module, topLeftCorner.y + along * module), 'quiet to the right').toBe(true);
    }

    const poster = page.locator('main');
    await expect(poster).toContainText(`dialog.testby.example/e/${event.code}`);
    await expect(poster).toContainText('Lokalpolisområde Testby');
    await expect(poster).toContainText(/Testby/);
    await expect(poster).toContainText('English');
    await expect(poster).toContainText('Torget');
});

test('the poster is one sheet of A4', async ({ page, event }) => {
    await page.goto(`/personal/handelser/${event.code}/affisch`);
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
    expect(pages).toBe(1);
    const [, width, height] = pdf.match(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/);
    expect(Number(width)).toBeCloseTo(595, -1);
    expect(Number(height)).toBeCloseTo(842, -1);
});

test('the downloaded pictures of the QR say the same', async ({ page, event }) => {
    await page.goto(`/personal/handelser/${event.code}`);
    const png = await page.evaluate(async (path) => {
        const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
        return Array.from(bytes);
    }, `/personal/handelser/${event.code}/qr.png`);
    // An image of one bit per point; the decoder wants it as colours, which pngjs makes of it.
    const { code } = read(Buffer.from(png));
    expect(code?.data).toBe(`${process.env.PUBLIC_URL}/e/${event.code}`);

    const svg = await page.evaluate(async (path) => (await fetch(path)).text(), `/personal/handelser/${event.code}/qr.svg`);
    await page.setContent(svg.replace('<svg', '<svg width="400" height="400"'));
    const drawn = read(await page.locator('svg').screenshot());
    expect(drawn.code?.data).toBe(`${process.env.PUBLIC_URL}/e/${event.code}`);
});
