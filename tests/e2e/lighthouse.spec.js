// Lighthouse's mobile profile on the release build in dist/, served compressed.
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium, expect, test } from '@playwright/test';
import { serve } from './site.js';

// Performance hangs on how busy the machine is: it is printed always, and held by `make measure` on a quiet one.
const HELD = { accessibility: 100, 'best-practices': 100, seo: 100 };
const WANTED = process.env.MEASURE ? { ...HELD, performance: 98 } : HELD;
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];
// A machine that is busy with something else slows the page down: a measurement may be taken again, and says so.
const TRIES = 3;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function measure(url, launchOptions) {
  const port = await freePort();
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...Object.keys(HELD), 'performance'] });
    return lhr;
  } finally {
    await browser.close();
  }
}

/** The audits that cost points, with what they name. */
const short = (lhr) =>
  Object.entries(lhr.categories).flatMap(([category, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${id} ${lhr.audits[id].displayValue ?? ''}`),
  );

for (const hash of ['', '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3']) {
  test(`Lighthouse: ${hash || 'the empty page'}`, async ({ launchOptions }) => {
    test.setTimeout(180_000);
    const site = await serve(new URL('../../dist', import.meta.url).pathname);
    let scores;
    let lhr;
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      lhr = await measure(`${site.url}${hash}`, launchOptions);
      scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)]));
      const metrics = METRICS.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', ');
      console.log(`Lighthouse, measurement ${attempt}: ${JSON.stringify(scores)}; ${metrics}`);
      if (Object.entries(WANTED).every(([id, least]) => scores[id] >= least)) break;
    }
    site.close();
    const enough = Object.fromEntries(Object.entries(WANTED).map(([id, least]) => [id, Math.max(least, scores[id])]));
    expect(scores, short(lhr).join('\n')).toMatchObject(enough);
  });
}
