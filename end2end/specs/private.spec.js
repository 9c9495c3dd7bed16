// What a resident's phone keeps and whom it speaks to: nothing, and nobody else.
import { expect, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, walkThrough } from './support/answer.js';

const kept = (page) =>
    page.evaluate(async () => ({
        cookie: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
        workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
        window: window.name,
    }));

const NOTHING = { cookie: '', local: 0, session: 0, databases: 0, caches: 0, workers: 0, window: '' };

test('nothing is kept on the phone, from the QR to the thanks', async ({ page, context, event, watch }) => {
    await page.goto(`/e/${event.code}`);
    expect(await kept(page)).toEqual(NOTHING);
    await page.getByRole('link', { name: /25–64/ }).click();
    await expect(page).toHaveURL(/\/s\/vuxna/);
    await walkThrough(page, SURVEYS.vuxna);
    expect(await kept(page)).toEqual(NOTHING);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?/);
    expect(await kept(page)).toEqual(NOTHING);
    expect(await context.cookies()).toEqual([]);
    expect(watch.foreign()).toEqual([]);
    expect(watch.wasm()).toEqual([]);
});

for (const path of ['/', '/s/barn', '/tack?survey=vuxna', '/om-svaren', '/lagesbild/2026', '/finns-inte', '/kiosk/']) {
    test(`${path} sets no cookie, fetches nothing foreign and runs no wasm`, async ({ page, context, watch }) => {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        expect(await kept(page)).toEqual(NOTHING);
        expect(await context.cookies()).toEqual([]);
        expect(watch.foreign()).toEqual([]);
        expect(watch.wasm()).toEqual([]);
    });
}

test('the answers are not in any address', async ({ page, watch }) => {
    await page.goto('/s/ungdom');
    await walkThrough(page, SURVEYS.ungdom);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?/);
    for (const url of watch.requests) {
        for (const word of ['ganska_otrygg', 'personer', 'kvinna', 'tunnel']) expect(url).not.toContain(word);
    }
});
