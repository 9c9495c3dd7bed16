// A phone on a bad line: what it takes before the first question can be answered.
import { expect, test } from './support/test.js';
import { control, touch } from './support/answer.js';

const MOST_BYTES = 14_000;
const MOST_REQUESTS = 2;

test('the adults\' survey can be answered after 14,000 bytes and two requests', async ({ page }) => {
    const finished = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto('/s/vuxna', { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    await touch(page, 'omr', 'norr');
    await expect(control(page, 'trygg_kvall', 'mycket_trygg')).toBeHidden();

    const sizes = await Promise.all(finished.map(async (request) => ({
        url: request.url(),
        bytes: (await request.sizes()).responseBodySize,
        encoding: (await (await request.response()).allHeaders())['content-encoding'],
    })));
    const bytes = sizes.reduce((sum, { bytes: size }) => sum + size, 0);
    console.log(`the adults' survey: ${bytes} bytes`, sizes);
    expect(sizes.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes, 'the page was measured').toBeGreaterThan(2_000);
    for (const { encoding, url } of sizes) expect(encoding, url).toMatch(/^(br|gzip|zstd)$/);
});
