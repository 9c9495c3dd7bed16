// Playwright against servers that tests/browser.rs has started: see the environment variables there.
import { defineConfig, devices } from '@playwright/test';

const phone = {
    viewport: { width: 375, height: 667 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
};

export default defineConfig({
    testDir: 'specs',
    outputDir: 'test-results/traces',
    fullyParallel: true,
    workers: 2,
    retries: 0,
    forbidOnly: Boolean(process.env.CI),
    // A debug build on a busy machine with two cores: a page with every figure, and axe on it, takes its time.
    timeout: 150_000,
    expect: { timeout: 20_000 },
    reporter: [['list']],
    use: {
        ...devices['Desktop Chrome'],
        ...phone,
        baseURL: process.env.BASE_URL,
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
        trace: 'retain-on-failure',
        launchOptions: {
            executablePath: process.env.CHROMIUM_PATH,
            // Nothing but the pages themselves is to be fetched, and a container has no sandbox of its own.
            args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
        },
    },
    projects: [
        // The first administrator comes in once; the other specs take over the session.
        { name: 'door', testMatch: 'door.setup.js' },
        { name: 'specs', testMatch: '*.spec.js', dependencies: ['door'] },
        // What needs a server of its own, and tells its test what to do with it.
        { name: 'stories', testMatch: 'offline.story.js', dependencies: ['door'] },
        { name: 'year', testMatch: 'year.story.js', dependencies: ['door'] },
    ],
});
