import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// Another port where several clones are tested at once on one machine.
const port = Number(process.env.E2E_PORT ?? 41737);
// The first of them that is there. The shell is Chromium without windows, as Playwright takes it by itself: with windows, of
// which nobody sees any, a test takes twice as long.
const chromium = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

// These set the size of the window themselves: once is enough.
const MEASURED = /(screens|lighthouse|speed)\.spec\.js/;

// Nothing in them hangs on the width of the window, or they set it themselves.
const ANY_WIDTH = /(bad-input|check|companion|export|formats|hosting|keep|nginx|offline|texts)\.spec\.js/;

export default defineConfig({
  testDir: '.',
  // Those of the npm package (`npm/*.test.js`) are run by Node itself.
  testMatch: '*.spec.js',
  // Speed hangs on how busy the machine is: `make measure` asks for it, on a quiet one.
  testIgnore: process.env.MEASURE ? [] : /speed\.spec\.js/,
  outputDir: 'report',
  reporter: 'list',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A machine that is busy is slower, not wrong.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'en-US',
    screenshot: 'only-on-failure',
    // It would keep the whole page anew for every test; those of hosting.spec.js and offline.spec.js allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: chromium,
      // Chromium looks for its makers' hosts by itself; and it starts as root only without its sandbox.
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'phone', testIgnore: [MEASURED, ANY_WIDTH], use: { viewport: { width: 360, height: 780 }, hasTouch: true } },
    { name: 'desktop', testIgnore: MEASURED, use: { viewport: { width: 1440, height: 900 } } },
    { name: 'measured', testMatch: MEASURED, use: { viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    command: `node serve.js ../../dist ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
