// From the first start to the file: one administrator, one event, one answer, on an installation that nobody has used.
import { readFile } from 'node:fs/promises';
import { addEvent, expect, expectAnswers, parseCsv, test } from './support/test.js';
import { SURVEYS } from './support/surveys.js';
import { SEND, walkThrough } from './support/answer.js';
import { EMAIL, PASSWORD, comeIn, signIn } from './support/door.js';

const desk = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const { FRESH_URL, FRESH_SETUP_LINK } = process.env;

test('from the setup link to the file, in one sitting', async ({ browser }) => {
    const office = await browser.newContext({ ...desk, baseURL: FRESH_URL, acceptDownloads: true });
    const page = await office.newPage();

    // In, out, and in again.
    await comeIn(page, FRESH_SETUP_LINK);
    await expect(page).toHaveURL(/\/personal$/);
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.goto('/personal');
    await expect(page).toHaveURL(/\/personal\/logga-in/);
    await page.locator('[name="email"]').fill(EMAIL);
    await page.locator('[name="password"]').fill('inte rätt lösenord');
    await page.locator('form:has([name="password"]) button[type="submit"]').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.locator('[name="email"]')).toHaveValue(EMAIL);
    await signIn(page);
    await expect(page).toHaveURL(/\/personal$/);

    // The link that let her in lets nobody else in.
    const stranger = await browser.newContext({ ...desk, baseURL: FRESH_URL });
    const door = await stranger.newPage();
    const used = await door.goto(FRESH_SETUP_LINK);
    expect(used.status()).toBeGreaterThanOrEqual(400);
    await expect(door.locator('[name="password_again"]')).toHaveCount(0);
    await stranger.close();

    // An empty overview teaches the first step.
    await expect(page.locator('main')).toContainText(/inga svar/i);
    const code = await addEvent(page, 'Dialog på Jakobsbergs torg');

    // No address that others can reach yet: the poster says so, and its paper holds nothing else.
    await page.goto(`/personal/handelser/${code}/affisch`);
    await expect(page.getByRole('alert')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.locator('main svg').first()).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    // A resident answers on a phone.
    const phone = await browser.newContext({ viewport: { width: 375, height: 667 }, baseURL: FRESH_URL });
    const resident = await phone.newPage();
    const answers = { ...SURVEYS.vuxna, omr: ['jakobsberg'] };
    await resident.goto(`/e/${code.toLowerCase()}`);
    await resident.getByRole('link', { name: /25–64/ }).click();
    await walkThrough(resident, answers);
    await resident.getByRole('button', { name: SEND }).click();
    await expect(resident).toHaveURL(/\/tack\?/);
    await phone.close();

    // Staff see it arrive.
    await page.goto('/personal');
    await expect(page.locator('main')).toContainText('Dialog på Jakobsbergs torg');
    await page.goto('/personal/lagesbild');
    await expect(page.locator('main')).toContainText('För få svar');

    // The file, its book and its manifest.
    await page.goto('/personal/export');
    await page.locator('select[name="survey"]').selectOption('vuxna');
    await page.locator('select[name="dialect"]').selectOption('standard');
    await expect(page.locator('select[name="detail"]'), 'single answers are not offered first').toHaveValue('protected');
    await page.locator('select[name="detail"]').selectOption('full');
    await page.locator('form:has(select[name="survey"]) button[type="submit"]').click();
    const file = await download(page, page.locator('a[href*="responses.csv"]'));
    expect(file.name).toMatch(/0123.*vuxna.*\.csv$/);
    const rows = parseCsv(file.text);
    expect(rows).toHaveLength(1);
    expectAnswers(rows[0], answers);
    expect(rows[0]).toMatchObject({ survey: 'vuxna', area: 'jakobsberg', event: code, channel: 'event', language: 'sv' });

    const manifest = JSON.parse((await download(page, page.locator('a[href*="manifest.json?kind=responses"]'))).text);
    expect(manifest.rows).toBe(1);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file.bytes));
    expect(manifest.sha256).toBe(Buffer.from(digest).toString('hex'));

    const codebook = parseCsv((await download(page, page.locator('a[href*="codebook.csv"]'))).text);
    expect(codebook.length).toBeGreaterThan(50);
    const picture = parseCsv((await download(page, page.locator('a[href*="situation-picture.csv"]'))).text);
    for (const row of picture) expect(row.status, 'one answer gives no figure away').not.toBe('ok');

    // The same answers for Swedish Excel.
    await page.locator('select[name="dialect"]').selectOption('excel');
    await page.locator('form:has(select[name="survey"]) button[type="submit"]').click();
    const excel = await download(page, page.locator('a[href*="responses.csv"]'));
    expect(excel.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parseCsv(excel.text.slice(1), ';')).toEqual(rows);

    // The log tells what was done.
    await page.goto('/personal/logg');
    await expect(page.locator('main')).toContainText('Ada Adminsson');
    await office.close();
});

async function download(page, link) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.first().click()]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

test('after signing in one is where one was going, and a form with faults keeps what was written', async ({ browser }) => {
    const context = await browser.newContext({ ...desk, baseURL: process.env.BASE_URL });
    const page = await context.newPage();
    await page.goto('/personal/logga-in?next=/personal/export');
    await page.locator('[name="email"]').fill(EMAIL);
    await page.locator('[name="password"]').fill(PASSWORD);
    await page.locator('form:has([name="password"]) button[type="submit"]').click();
    await expect(page, 'the way on is kept').toHaveURL(/\/personal\/export/);

    await page.goto('/personal/handelser');
    const folded = page.locator('details:not([open]):has([name="first_day"]) > summary');
    if (await folded.count()) await folded.click();
    await page.locator('[name="title"]').fill('Träff utan dag');
    await page.locator('form:has([name="first_day"]) button[type="submit"]').click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.locator('[name="title"]')).toHaveValue('Träff utan dag');
    await expect(page.locator('[name="first_day"]')).toHaveAttribute('aria-invalid', 'true');
    await context.close();
});
