// How long it takes from an address to the answer on the screen, for the planner and for a page of one button, cold each
// time, on a processor four times as slow: node arrival.js PLANNER BUTTON. And the first paint, on the processor as it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from './playwright.config.js';

const ROUNDS = 20;
const SLOWED = 4;
// The goals: times the page of one button, and milliseconds to the first paint.
const MOST_TIMES = 1.3;
const MOST_PAINT_MS = 100;

const [planner, button] = process.argv.slice(2);
const PAGES = {
  planner: { folder: planner, port: 41741, hash: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3', there: '.answer-sentence' },
  button: { folder: button, port: 41742, hash: '', there: 'button' },
};

/** Told by the page: when what is waited for is in it, and has been drawn. */
function watch(there) {
  window.arrived = new Promise((done) => {
    const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    const seen = () => document.querySelector(there) && (drawn(), true);
    const observer = new MutationObserver(() => seen() && observer.disconnect());
    observer.observe(document, { childList: true, subtree: true });
  });
}

async function visit(browser, { port, hash, there }, rate) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch, there);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`http://127.0.0.1:${port}/${hash}`);
  const arrived = await page.evaluate(() => window.arrived);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await context.close();
  return { arrived, paint };
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const serve = fileURLToPath(new URL('serve.js', import.meta.url));
/** The server of a folder, when it answers. */
async function started({ folder, port }) {
  const server = spawn(process.execPath, [serve, folder, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const failed = once(server, 'exit').then(() => Promise.reject(new Error(`no server at ${port}`)));
  await Promise.race([once(server.stdout, 'data'), failed]);
  failed.catch(() => {});
  return server;
}

const servers = [];
const browser = await chromium.launch(config.use.launchOptions);
try {
  for (const page of Object.values(PAGES)) servers.push(await started(page));
  const times = { planner: [], button: [] };
  const paints = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, page] of Object.entries(PAGES)) times[name].push((await visit(browser, page, SLOWED)).arrived);
    paints.push((await visit(browser, PAGES.planner, 1)).paint);
  }
  const [ours, theirs, paint] = [median(times.planner), median(times.button), median(paints)];
  const ratio = ours / theirs;
  const said = (met) => (met ? 'met' : 'not met');
  console.log(`In ${basename(config.use.launchOptions.executablePath)} ${browser.version()}:`);
  console.log(`Answer on the screen: planner ${Math.round(ours)} ms, one button ${Math.round(theirs)} ms, ${ratio.toFixed(2)} times; goal ${MOST_TIMES} ${said(ratio <= MOST_TIMES)}`);
  console.log(`First paint: ${Math.round(paint)} ms; goal ${MOST_PAINT_MS} ms ${said(paint <= MOST_PAINT_MS)}`);
} finally {
  await browser.close();
  servers.forEach((server) => server.kill());
}
