// What goes wrong is named where it is, keeps what was answered, and is told to whoever cannot see the page.
import { expect, expectAnswers, test } from './support/test.js';
import { NEXT, SEND, control, expectUncovered, touch } from './support/answer.js';

const send = (page) => page.getByRole('button', { name: SEND });

test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });

    test('four places are named as the fault, every answer stays, and the focus is on the words', async ({ page, event }) => {
        await page.goto(`/s/vuxna${event.query}`);
        await touch(page, 'omr', 'on');
        for (const place of ['station', 'centrum', 'park', 'tunnel']) await touch(page, 'plats', place);
        await touch(page, 'tid', 'natt');
        await send(page).click();

        const summary = page.getByRole('alert');
        await expect(summary).toContainText('högst tre');
        await expect(summary).toContainText('fyra');
        await expect(summary).toBeFocused();
        for (const [field, option] of [['omr', 'on'], ['plats', 'station'], ['plats', 'tunnel'], ['tid', 'natt']]) {
            await expect(control(page, field, option)).toBeChecked();
        }
        // The summary leads to the question, and the question says the same.
        await summary.getByRole('link').first().click();
        const place = control(page, 'plats', 'station');
        await expect(place).toBeInViewport();
        const question = page.locator('fieldset', { has: place }).last();
        await expect(question).toContainText('högst tre');

        await control(page, 'plats', 'tunnel').uncheck();
        await send(page).click();
        await expect(page).toHaveURL(/\/tack\?/);
        const rows = await event.answers('vuxna');
        expect(rows).toHaveLength(1);
        expectAnswers(rows[0], { omr: ['on'], plats: ['station', 'centrum', 'park'], tid: ['natt'] });
    });

    test('a refused form that is reloaded counts nothing', async ({ page, event }) => {
        await page.goto(`/s/vuxna${event.query}`);
        await touch(page, 'plats', 'station');
        await touch(page, 'plats', 'ingenstans');
        await send(page).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await page.reload();
        await expect(page.getByRole('alert')).toBeVisible();
        expect(await event.answers('vuxna')).toHaveLength(0);
    });
});

test('an empty answer is refused in words, with the focus on them', async ({ page, event }) => {
    await page.goto(`/s/aldre${event.query}`);
    for (let step = 0; step < 20 && !(await send(page).isVisible()); step += 1) {
        await page.getByRole('button', { name: NEXT }).click();
    }
    await send(page).click();
    const summary = page.getByRole('alert');
    await expect(summary).toBeVisible();
    await expect(summary).toBeFocused();
    expect(await event.answers('aldre')).toHaveLength(0);
    // From here it goes on as usual.
    await page.goto(`/s/aldre${event.query}`);
    await touch(page, 'omr', 'soder');
    for (let step = 0; step < 20 && !(await send(page).isVisible()); step += 1) {
        await page.getByRole('button', { name: NEXT }).click();
    }
    await send(page).click();
    await expect(page).toHaveURL(/\/tack\?/);
    expect(await event.answers('aldre')).toHaveLength(1);
});

test('an option that stands alone and the others put each other out', async ({ page }) => {
    await page.goto('/s/vuxna');
    while (!(await control(page, 'plats', 'park').isVisible())) await page.getByRole('button', { name: NEXT }).click();
    await touch(page, 'plats', 'park');
    await touch(page, 'plats', 'ingenstans');
    await expect(control(page, 'plats', 'park')).not.toBeChecked();
    await touch(page, 'plats', 'station');
    await expect(control(page, 'plats', 'ingenstans')).not.toBeChecked();
});

test('a fourth place is answered with words, not with silence', async ({ page }) => {
    await page.goto('/s/vuxna');
    while (!(await control(page, 'plats', 'park').isVisible())) await page.getByRole('button', { name: NEXT }).click();
    for (const place of ['station', 'centrum', 'park']) await touch(page, 'plats', place);
    const fourth = control(page, 'plats', 'tunnel');
    await expect(fourth).toBeEnabled();
    const question = page.locator('fieldset', { has: fourth }).last();
    await page.locator('label:has(input[name="plats"][value="tunnel"])').click();
    await expect(question.locator('[aria-live], [role="alert"], [role="status"]').filter({ hasText: /högst tre/i }).first()).toBeVisible();
});

test('too many is seen where the reader is, in words, and Next leads to it', async ({ page }) => {
    await page.goto('/s/vuxna');
    while (!(await control(page, 'plats', 'park').isVisible())) await page.getByRole('button', { name: NEXT }).click();
    // The last ones of the list, far below the message.
    const rows = page.locator('label:has(input[name="plats"]:not([data-alone]))');
    const count = await rows.count();
    for (let row = count - 4; row < count; row += 1) await rows.nth(row).click();
    const note = page.locator('#e-plats');
    await expect(note).toHaveText('Välj högst tre. Du har valt fyra.');
    await expect(note).toBeInViewport({ ratio: 1 });
    await expectUncovered(page, '#e-plats');

    await rows.last().scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: NEXT }).click();
    await expect(note).toBeFocused();
    await expect(note).toBeInViewport({ ratio: 1 });
    await expectUncovered(page, '#e-plats');
    await rows.nth(count - 1).click();
    await expect(note).toBeHidden();
    await page.getByRole('button', { name: NEXT }).click();
    await expect(note).toBeHidden();
});

test('another language is offered until something is answered', async ({ page }) => {
    await page.goto('/s/vuxna');
    await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
    await touch(page, 'omr', 'norr');
    await expect(page.getByRole('link', { name: 'English' })).toBeHidden();
    await page.getByRole('button', { name: /^Hoppa över$/ }).click();
    await page.goBack();
    await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
});
