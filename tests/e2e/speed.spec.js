// How long a change takes until it is on the screen, on a processor four times as slow (Event Timing and long tasks).
import { EXAMPLE, open } from './planner.js';
import { expect, test } from './fixtures.js';

const CHANGES = 200;
const SLOWED = 4;
const MOST_MS = 50;
// A machine that is busy with something else slows the page down: a measurement may be taken again, and says so.
const TRIES = 3;

// Fields that a key changes, and the keys.
const FIELDS = [
  ['#mode', ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']],
  ['#eips', ['Backspace', '2', 'Backspace', '5', 'Backspace', '3']],
  ['#eni', ['ArrowDown', 'ArrowUp']],
  ['#instance', ['Backspace', 'e']],
  ['#region', ['ArrowDown', 'ArrowUp']],
];

const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function listen(page) {
  await open(page, EXAMPLE);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    window.events = new Map();
    window.tasks = [];
    // What is shorter than 16 ms is not told at all.
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries()) {
        if (interactionId) window.events.set(interactionId, Math.max(duration, window.events.get(interactionId) ?? 0));
      }
    }).observe({ type: 'event', durationThreshold: 16 });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
}

async function measure(page) {
  await page.waitForTimeout(1000);
  const browser = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    window.events.clear();
    window.tasks.length = 0;
  });
  await browser.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  let changes = 0;
  while (changes < CHANGES) {
    for (const [field, keys] of FIELDS) {
      await page.locator(field).focus();
      await drawn(page);
      for (const key of keys) {
        await page.keyboard.press(key);
        await drawn(page);
        changes += 1;
      }
    }
  }
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.waitForTimeout(500);
  const { events, tasks } = await page.evaluate(() => ({ events: [...window.events.values()], tasks: window.tasks }));
  const slowest = events.sort((a, b) => b - a);
  return { changes, p95: slowest[Math.floor(changes * 0.05)] ?? 16, slowest: slowest.slice(0, 5), told: events.length, tasks };
}

test('a change is on the screen within 50 ms, and no task is long', async ({ page }) => {
  test.setTimeout(180_000);
  await listen(page);
  let found;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    found = await measure(page);
    console.log(`Speed, measurement ${attempt}: ${JSON.stringify(found)}`);
    if (found.p95 <= MOST_MS && found.tasks.length === 0) break;
  }
  expect(found.p95).toBeLessThanOrEqual(MOST_MS);
  expect(found.tasks).toEqual([]);
});
