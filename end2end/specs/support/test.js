// Playwright's test, with what every spec here needs: an address of its own, a watch over what the page does, and
// the means to count answers.
import { expect, test as base } from '@playwright/test';

let residents = 0;

export const STAFF = 'test-results/staff.json';
export const DEMO_YEAR = process.env.DEMO_YEAR;

export const test = base.extend({
    // Every test speaks as a resident of its own, so that the limit of one address is not met by all of them together.
    extraHTTPHeaders: async ({}, use, info) => {
        residents += 1;
        await use({ 'x-forwarded-for': `198.19.${info.workerIndex % 250}.${residents % 250}` });
    },

    // What the page says and asks for. `page` is watched from its start; a test may open more and watch them too.
    watch: async ({ baseURL }, use) => {
        const seen = { errors: [], requests: [] };
        const expected = [/status of (4\d\d|503)/];
        await use({
            ...seen,
            /** Errors that a test brings about on purpose. */
            expect: (words) => expected.push(words),
            follow(page) {
                page.on('pageerror', (error) => seen.errors.push(String(error)));
                page.on('console', (message) => {
                    // A refused form is a 422, which the browser notes down as an error.
                    const known = expected.some((words) => words.test(message.text()));
                    if (message.type() === 'error' && !known) seen.errors.push(message.text());
                });
                page.on('request', (request) => seen.requests.push(request.url()));
            },
            foreign: () => seen.requests.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:')),
            wasm: () => seen.requests.filter((url) => url.includes('.wasm')),
        });
        expect(seen.errors, 'the page runs without errors').toEqual([]);
    },

    page: async ({ page, watch }, use) => {
        watch.follow(page);
        await use(page);
    },

    /** A page of a signed-in administrator, beside the resident's. */
    staff: async ({ browser, baseURL }, use) => {
        const context = await browser.newContext({ baseURL, storageState: STAFF, viewport: { width: 1280, height: 900 } });
        await use(await context.newPage());
        await context.close();
    },

    /** An event of this test's own: its answers can be told from all others. */
    event: async ({ staff }, use, info) => {
        const code = await addEvent(staff, info.title.charAt(0).toUpperCase() + info.title.slice(1, 60));
        await use({
            code,
            query: `?event=${code}`,
            answers: (survey) => answersOf(staff, survey, code),
        });
    },
});

export { expect };

/** Adds an event by the form that staff use, and answers its code. */
export async function addEvent(staff, title) {
    await staff.goto('/personal/handelser');
    const folded = staff.locator('details:not([open]):has([name="first_day"]) > summary');
    if (await folded.count()) await folded.click();
    const form = staff.locator('form:has([name="first_day"])');
    await form.locator('[name="title"]').fill(title);
    await form.locator('[name="place"]').fill('Torget');
    await form.locator('[name="first_day"]').fill('2026-05-20');
    await form.locator('[name="last_day"]').fill('2026-05-21');
    await choose(form, 'kind', 'dialogue');
    await choose(form, 'organiser', 'gemensam');
    await form.locator('[name="areas"]').first().check();
    await form.locator('button[type="submit"]').click();
    await staff.waitForURL(/\/personal\/handelser\/[A-Z0-9]{6}/);
    return new URL(staff.url()).pathname.split('/')[3];
}

/** Chooses by value in a list or among radio buttons. */
async function choose(form, name, value) {
    const list = form.locator(`select[name="${name}"]`);
    if (await list.count()) await list.selectOption(value);
    else await form.locator(`[name="${name}"][value="${value}"]`).check();
}

/** The stored answers with this event code, as staff see them in the file: each a map of column → value. */
export async function answersOf(staff, survey, code) {
    const year = await newestYear(staff);
    const text = await staff.evaluate(async (path) => {
        const answer = await fetch(path);
        return answer.ok ? answer.text() : '';
    }, `/personal/export/responses.csv?survey=${survey}&year=${year}&dialect=standard&detail=full`);
    return parseCsv(text).filter((row) => row.event === code);
}

/** The label year of the collection under way. */
export async function newestYear(staff) {
    if (!staff.url().includes('/personal')) await staff.goto('/personal');
    return staff.evaluate(async () => (await fetch('/personal/lagesbild')).url.match(/lagesbild\/(\d{4})/)?.[1] ?? String(new Date().getFullYear()));
}

/** Reads CSV (RFC 4180), header first, into maps. */
export function parseCsv(text, separator = ',') {
    const rows = [[]];
    let cell = '';
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const sign = text[at];
        if (quoted) {
            if (sign !== '"') cell += sign;
            else if (text[at + 1] === '"') {
                cell += '"';
                at += 1;
            } else quoted = false;
        } else if (sign === '"') quoted = true;
        else if (sign === separator || sign === '\n') {
            rows.at(-1).push(cell);
            cell = '';
            if (sign === '\n') rows.push([]);
        } else if (sign !== '\r') cell += sign;
    }
    expect(quoted || cell !== '' || rows.at(-1).length > 0, 'the file ends with a whole row').toBe(false);
    const [header = [], ...body] = rows.slice(0, -1);
    for (const row of body) expect(row.length, 'every row has a cell per column').toBe(header.length);
    return body.map((row) => Object.fromEntries(row.map((value, index) => [header[index], value])));
}

/** Asserts that a stored row holds exactly these answers and nothing else. */
export function expectAnswers(row, answers) {
    const ours = ['survey', 'version', 'day', 'area', 'event', 'channel', 'language'];
    const expected = {};
    for (const [field, chosen] of Object.entries(answers)) {
        if (field === 'omr') continue;
        const options = Object.keys(row).filter((column) => column.startsWith(`${field}.`));
        if (options.length === 0) [expected[field]] = chosen;
        for (const column of options) expected[column] = chosen.includes(column.slice(field.length + 1)) ? '1' : '0';
    }
    const stored = Object.fromEntries(Object.entries(row).filter(([column, value]) => !ours.includes(column) && value !== ''));
    expect(stored).toEqual(expected);
    expect(row.area).toBe(answers.omr?.[0] ?? '');
}
