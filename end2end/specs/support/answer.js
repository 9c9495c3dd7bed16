// Three ways through a survey: by touch with script, by touch without, by keyboard alone.
import { expect } from './test.js';

export const NEXT = /^(Nästa|Next)$/;
export const SEND = /^(Skicka mina svar|Send my answers)$/;

export const control = (page, field, option) => page.locator(`input[name="${field}"][value="${option}"]`);

/** Chooses as a finger does: on the row with the words. */
export async function touch(page, field, option) {
    const input = control(page, field, option);
    await page.locator(`label:has(input[name="${field}"][value="${option}"]), label[for="${await input.getAttribute('id')}"]`).first().click();
    await expect(input).toBeChecked();
}

/** Nothing lies over an element: its corners and its middle belong to it. */
export async function expectUncovered(page, selector) {
    await expect.poll(() => page.locator(selector).evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const points = [[left + 1, top + 1], [right - 1, bottom - 1], [(left + right) / 2, (top + bottom) / 2]];
        return points.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
    }), `${selector} is seen whole`).toBe(true);
}

/** Answers everything that is shown now. Answers the fields that were there. */
async function answerShown(page, answers) {
    const shown = [];
    for (const [field, chosen] of Object.entries(answers)) {
        if (!(await control(page, field, chosen[0]).isVisible())) continue;
        shown.push(field);
        for (const option of chosen) {
            if (!(await control(page, field, option).isChecked())) await touch(page, field, option);
        }
    }
    return shown;
}

/** With script: one question at a time, onward with the button, until the last one. */
export async function walkThrough(page, answers) {
    const answered = new Set();
    const send = page.getByRole('button', { name: SEND });
    for (let step = 0; step < 30; step += 1) {
        for (const field of await answerShown(page, answers)) answered.add(field);
        if (await send.isVisible()) {
            expect([...answered].sort(), 'every question was put').toEqual(Object.keys(answers).sort());
            return;
        }
        await page.getByRole('button', { name: NEXT }).click();
    }
    throw new Error('the survey has no end');
}

/** Without script: one page, answered from its top to its end. */
export async function fillIn(page, answers) {
    for (const [field, chosen] of Object.entries(answers)) {
        for (const option of chosen) await touch(page, field, option);
    }
}

const focused = (page) =>
    page.evaluate(() => {
        const { activeElement: element } = document;
        return {
            name: element?.name ?? '',
            value: element?.value ?? '',
            type: element?.type ?? '',
            checked: Boolean(element?.checked),
            words: (element?.textContent ?? '').trim(),
            seen: element !== document.body && element?.matches(':focus-visible'),
        };
    });

/** By keyboard alone: Tab, arrows, space and Enter, as the browser itself moves the focus. */
export async function typeThrough(page, answers) {
    const done = new Set();
    for (let press = 0; press < 600; press += 1) {
        await page.keyboard.press('Tab');
        let at = await focused(page);
        const chosen = answers[at.name];
        if (at.type === 'radio' && chosen && !done.has(at.name)) {
            // Space takes the one in focus, the arrows take the next one.
            if (!at.checked) await page.keyboard.press('Space');
            for (let turn = 0; turn < 20 && (at = await focused(page)).value !== chosen[0]; turn += 1) {
                await page.keyboard.press('ArrowDown');
            }
            expect((await focused(page)).checked, `${at.name} is chosen with the arrows`).toBe(true);
            expect((await focused(page)).seen, 'the focus can be seen').toBe(true);
            done.add(at.name);
        } else if (at.type === 'checkbox' && chosen?.includes(at.value) && !at.checked) {
            await page.keyboard.press('Space');
            done.add(at.name);
        } else if (NEXT.test(at.words)) {
            await page.keyboard.press('Enter');
        } else if (SEND.test(at.words)) {
            expect([...done].sort(), 'every question was reached').toEqual(Object.keys(answers).sort());
            await page.keyboard.press('Enter');
            return;
        }
    }
    throw new Error('the keyboard does not reach the end of the survey');
}
