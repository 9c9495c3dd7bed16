// All five surveys, answered on a phone in three ways; what staff find in the file is what was chosen.
import { expect, expectAnswers, test } from './support/test.js';
import { FOLLOW_UPS, SURVEYS } from './support/surveys.js';
import { SEND, control, fillIn, touch, typeThrough, walkThrough } from './support/answer.js';

const surveys = Object.entries(SURVEYS);

async function expectStored(page, event, slug) {
    await expect(page).toHaveURL(/\/tack\?/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main')).toContainText('Det här är ingen polisanmälan');
    const rows = await event.answers(slug);
    expect(rows).toHaveLength(1);
    expectAnswers(rows[0], SURVEYS[slug]);
    expect(rows[0]).toMatchObject({ survey: slug, channel: 'event', language: 'sv' });
}

for (const [slug, answers] of surveys) {
    test(`${slug} is answered by touch, one question at a time`, async ({ page, event, watch }) => {
        await page.goto(`/s/${slug}${event.query}`);
        await walkThrough(page, answers);
        await page.getByRole('button', { name: SEND }).click();
        await expectStored(page, event, slug);
        expect(watch.foreign()).toEqual([]);
    });

    test(`${slug} is answered by keyboard alone`, async ({ page, event }) => {
        await page.goto(`/s/${slug}${event.query}`);
        await typeThrough(page, answers);
        await expectStored(page, event, slug);
    });

    test.describe('without script', () => {
        test.use({ javaScriptEnabled: false });

        test(`${slug} is answered as one page`, async ({ page, event }) => {
            await page.goto(`/s/${slug}${event.query}`);
            await fillIn(page, answers);
            await page.getByRole('button', { name: SEND }).click();
            await expectStored(page, event, slug);
        });
    });
}

for (const [slug, { question, opens, closes, then }] of Object.entries(FOLLOW_UPS)) {
    test.describe('without script', () => {
        test.use({ javaScriptEnabled: false });

        test(`${slug} asks ${then} only when it applies`, async ({ page }) => {
            await page.goto(`/s/${slug}`);
            const followUp = page.locator(`input[name="${then}"]`).first();
            await expect(followUp).toBeHidden();
            await touch(page, question, opens);
            await expect(followUp).toBeVisible();
            if (await control(page, question, opens).getAttribute('type') === 'checkbox') {
                await control(page, question, opens).uncheck();
            }
            await touch(page, question, closes);
            await expect(followUp).toBeHidden();
        });
    });

    test(`${slug} leaves ${then} out of the walk when it does not apply`, async ({ page, event }) => {
        const answers = { ...SURVEYS[slug], [question]: [closes] };
        delete answers[then];
        await page.goto(`/s/${slug}${event.query}`);
        await walkThrough(page, answers);
        await page.getByRole('button', { name: SEND }).click();
        await expect(page).toHaveURL(/\/tack\?/);
        const rows = await event.answers(slug);
        expect(rows).toHaveLength(1);
        expectAnswers(rows[0], answers);
    });
}

test('a resident finds the survey from the start page, in English too', async ({ page, event }) => {
    await page.goto(`/e/${event.code}`);
    await expect(page.locator('main')).toContainText('Torget');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: /25–64/ }).click();
    await expect(page).toHaveURL(/\/s\/vuxna\?/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await walkThrough(page, SURVEYS.vuxna);
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const rows = await event.answers('vuxna');
    expect(rows).toHaveLength(1);
    expect(rows[0].language).toBe('en');
});

test('any question can be skipped', async ({ page, event }) => {
    await page.goto(`/s/vuxna${event.query}`);
    await touch(page, 'omr', 'soder');
    await page.getByRole('button', { name: /^Nästa$/ }).click();
    const skip = page.getByRole('button', { name: /^Hoppa över$/ });
    for (let step = 0; step < 20 && (await skip.isVisible()); step += 1) {
        if (await page.getByRole('button', { name: SEND }).isVisible()) break;
        await skip.click();
    }
    await page.getByRole('button', { name: SEND }).click();
    await expect(page).toHaveURL(/\/tack\?/);
    const rows = await event.answers('vuxna');
    expect(rows).toHaveLength(1);
    expectAnswers(rows[0], { omr: ['soder'] });
});

test('the way back is one touch, and the phone\'s own back button goes one question back', async ({ page }) => {
    await page.goto('/s/barn');
    await touch(page, 'omr', 'norr');
    await page.getByRole('button', { name: /^Nästa$/ }).click();
    await touch(page, 'b_dag', 'oftast');
    await page.getByRole('button', { name: /^Nästa$/ }).click();
    await expect(control(page, 'b_kvall', 'alltid')).toBeVisible();
    await page.getByRole('button', { name: /Tillbaka$/ }).click();
    await expect(control(page, 'b_dag', 'oftast')).toBeChecked();
    await expect(control(page, 'b_dag', 'oftast')).toBeVisible();
    await page.goBack();
    await expect(control(page, 'omr', 'norr')).toBeVisible();
    await expect(control(page, 'omr', 'norr')).toBeChecked();
    await expect(page).toHaveURL(/\/s\/barn/);
});
