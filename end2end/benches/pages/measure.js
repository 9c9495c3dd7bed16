// How long each resident page takes on a slow link until it can be answered, beside pages made with other tools.
//
// Usage: node measure.js OUR_ADDRESS CHROMIUM EVENT_CODE. Prints a list of figures as JSON.
import { createServer } from 'node:http';
import { connect, createServer as createProxy } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { govuk, plain, stripped, surveyjs } from './peers.js';

const [address, executablePath, event] = process.argv.slice(2);
const TIMES = 5;
/** There and back. */
const LATENCY = 400;
/** 400 kbit/s, and a processor that is four times slower. */
const LINK = { offline: false, latency: LATENCY, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;

const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Serves these files, compressed beforehand; answers its address. */
async function serve(files) {
    const ready = new Map(Object.entries(files).map(([path, text]) => [path, gzipSync(text, { level: 9 })]));
    const type = (path) => ({ css: 'text/css', js: 'text/javascript' })[path.split('.').pop()] ?? 'text/html; charset=utf-8';
    const server = createServer((request, answer) => {
        const bytes = ready.get(request.url);
        if (!bytes) return answer.writeHead(404, { 'content-length': 0 }).end();
        answer.writeHead(200, { 'content-type': type(request.url), 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return `http://127.0.0.1:${server.address().port}/`;
}

/**
 * Chromium's emulation lets a first answer take as long as any other, though its connection must be made first, which
 * takes a link one more way there and back. This address leads to the other one; on a new connection that takes both.
 */
async function farAway(url) {
    const { hostname, port, pathname, search } = new URL(url);
    const proxy = createProxy((near) => {
        const far = connect(Number(port), hostname);
        for (const [one, other] of [[near, far], [far, near]]) one.on('error', () => other.destroy());
        far.setNoDelay(true);
        near.setNoDelay(true);
        far.pipe(near);
        setTimeout(() => near.pipe(far), 2 * LATENCY);
    });
    await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxy.unref();
    return `http://127.0.0.1:${proxy.address().port}${pathname}${search}`;
}

/** Until the first frame in which what is waited for has a place on the page. */
async function measure(url, selector) {
    const context = await browser.newContext({ viewport: { width: 375, height: 667 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'sv-SE' });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', LINK);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript((selector) => {
        const look = () => {
            const control = document.querySelector(selector);
            const seen = control && (control.closest('label') ?? control).getClientRects().length > 0;
            if (seen) window.answerable = performance.now();
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    }, selector);
    const requests = new Map();
    devtools.on('Network.requestWillBeSent', ({ requestId, timestamp, request }) => {
        if (!request.url.startsWith('data:')) requests.set(requestId, { sent: timestamp, answered: Infinity, bytes: 0 });
    });
    devtools.on('Network.responseReceived', ({ requestId, timestamp }) => {
        const request = requests.get(requestId);
        if (request) request.answered = timestamp;
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const request = requests.get(requestId);
        if (request) request.bytes = encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
    await page.waitForFunction(() => window.answerable !== undefined, null, { timeout: 120_000 });
    const milliseconds = await page.evaluate(() => window.answerable);
    await page.waitForLoadState('networkidle');
    const all = [...requests.values()];
    const started = Math.min(...all.map(({ sent }) => sent));
    // What was not yet being answered when the page could be answered was not needed for it.
    const needed = all.filter(({ answered }) => (answered - started) * 1000 <= milliseconds);
    const bytes = (some) => some.reduce((sum, request) => sum + request.bytes, 0);
    await context.close();
    return { milliseconds, requests: needed.length, bytes: bytes(needed), allRequests: all.length, allBytes: bytes(all) };
}

/** What is asked, read from the page itself. */
async function questions(url) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url);
    const found = await page.locator('form > fieldset').evaluateAll((fieldsets) => {
        const words = (element, inside) => [...element.querySelector(inside).childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('').trim();
        const one = (fieldset) => {
            const inputs = [...fieldset.querySelectorAll('input')];
            return {
                name: inputs[0].name, title: words(fieldset, 'legend > *'), multiple: inputs[0].type === 'checkbox',
                options: inputs.map((input) => ({ value: input.value, text: input.closest('label').textContent.trim() })),
            };
        };
        return fieldsets.map((fieldset) => {
            const items = [...fieldset.querySelectorAll(':scope > fieldset')];
            return items.length === 0 ? one(fieldset) : { title: words(fieldset, 'legend > *'), items: items.map(one) };
        });
    });
    await context.close();
    return found;
}

const asked = await questions(`${address}/s/vuxna`);
if (asked.length < 8 || asked.some(({ title }) => !title)) throw new Error(`not the questions: ${JSON.stringify(asked)}`);

const survey = 'form input[type=radio], form input[type=checkbox]';
const wanted = [
    { name: 'plain HTML, the questions of vuxna', url: await serve(plain(asked)), selector: survey },
    { name: 'GOV.UK Frontend, the questions of vuxna', url: await serve(govuk(asked)), selector: survey },
    { name: 'SurveyJS, the questions of vuxna', url: await serve(surveyjs(asked)), selector: 'input[type=radio]' },
];
const pages = ['/s/vuxna', '/s/barn', '/s/ungdom', '/s/unga-vuxna', '/s/aldre', '/', `/e/${event}`, '/tack?survey=vuxna', '/om-svaren'];
for (const path of pages) {
    const html = await (await fetch(address + path)).text();
    const selector = path.startsWith('/s/') ? survey : 'main h1';
    wanted.push({ name: path, url: address + path, selector, own: true });
    wanted.push({ name: `${path} without its looks`, url: await serve(stripped(html)), selector, twin: path });
}

const measured = await Promise.all(wanted.map(async (one) => ({ ...one, url: await farAway(one.url), runs: [] })));
// In turn, so that all meet the same machine.
for (let time = 0; time < TIMES; time += 1) {
    for (const one of measured) one.runs.push(await measure(one.url, one.selector));
}
await browser.close();
console.log(JSON.stringify(measured.map(({ name, own, twin, runs }) => ({ name, own: Boolean(own), twin: twin ?? null, runs }))));
process.exit(0);
