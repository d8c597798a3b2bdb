// What other pages embed: the script, the elements and the frame, by their example pages. Those pages are of another
// site: `docs.example` is the npm package, `planner.example` the built site.
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations } from './axe.js';
// Not from fixtures.js: here pages of other origins are the point.
import { expect, test } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SITES = { 'https://docs.example': join(root, 'target/npm'), 'https://planner.example': join(root, 'dist') };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8', '.svg': 'image/svg+xml' };

/** Serves both sites; every address that was asked for. */
async function sites(page, asked = []) {
  for (const [site, folder] of Object.entries(SITES)) {
    await page.context().route(`${site}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      const path = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return route.fulfill({ status: 404, body: '' });
      return route.fulfill({ body: readFileSync(path), contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
    });
  }
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => globalThis.violations.push(`${violatedDirective} ${blockedURI}`));
  });
  return asked;
}

test('a script asks the API', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/script.html');
  await expect(page.getByRole('listitem')).toHaveText(['nat: available', 'cut-through: blocked', 'multi-eip: blocked', 'secondary-cidr: available']);
});

test('the elements answer, in the language of each, from one engine, under a strict policy', async ({ page }) => {
  const asked = await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  const verdict = page.locator('eip-verdict');
  await expect(verdict.getByRole('article')).toHaveCount(4);
  await expect(verdict.locator('[data-mode="cut-through"]')).toHaveAttribute('data-status', 'blocked');
  await page.locator('eip-mode-matrix').scrollIntoViewIfNeeded();
  await expect(page.locator('eip-mode-matrix').getByRole('table')).toContainText('カットスルー');
  await page.locator('eip-steps').scrollIntoViewIfNeeded();
  await expect(page.locator('eip-steps').getByRole('listitem').first()).toBeVisible();
  await page.locator('eip-planner').scrollIntoViewIfNeeded();
  await expect(page.locator('eip-planner').getByRole('combobox').first()).toBeVisible();
  expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual(['/core.wasm']);
  expect(asked.filter((path) => path.endsWith('.txt')).sort()).toEqual(['/texts.en.txt', '/texts.ja.txt', '/texts.zh.txt']);
  expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
});

test('an element that nobody sees loads nothing', async ({ page }) => {
  const asked = await sites(page);
  await page.goto('https://docs.example/examples/script.html');
  await page.evaluate(async () => {
    document.body.style.setProperty('padding-block-start', '5000px');
    document.body.insertAdjacentHTML('beforeend', '<eip-steps region="cn-hangzhou">Later</eip-steps>');
    await import('../elements.js');
  });
  await expect(page.locator('eip-steps')).toHaveText('Later');
  const engines = () => asked.filter((path) => path.endsWith('.wasm')).length;
  expect(engines()).toBe(1);
  await page.locator('eip-steps').scrollIntoViewIfNeeded();
  await expect(page.locator('eip-steps').getByRole('heading').first()).toBeVisible();
  expect(engines()).toBe(2);
});

test('an element follows its attributes, its language and its buttons, and says what is wrong', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  const verdict = page.locator('eip-verdict');
  await expect(verdict.getByRole('article')).toHaveCount(4);
  const set = (name, value) => verdict.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);
  await set('eips', '0');
  await expect(verdict.getByRole('alert')).toContainText('eips.count');
  await set('eips', '1');
  await expect(verdict.locator('[data-mode="cut-through"]')).not.toHaveAttribute('data-status', 'blocked');
  await set('colour', '<img src=x onerror=alert(1)>');
  await expect(verdict.getByRole('alert')).toContainText('colour');
  await verdict.evaluate((element) => element.removeAttribute('colour'));
  await expect(verdict.getByRole('alert')).toHaveCount(0);
  await page.evaluate(() => { document.documentElement.lang = 'ja'; });
  await expect(verdict.locator('[data-mode="cut-through"]')).toContainText('カットスルー');
  await page.evaluate(() => {
    document.getElementById('verdict').addEventListener('eip-change', (event) => { globalThis.changed = event.detail; });
  });
  await verdict.locator('#choose-cut-through').click();
  await expect(verdict).toHaveAttribute('mode', 'cut-through');
  expect(await page.evaluate(() => globalThis.changed)).toMatchObject({ mode: 'cut-through', region: 'cn-hangzhou', eips: '1' });
  await verdict.locator('[data-fold="notes-nat"] > summary').click();
  await expect(verdict.locator('[data-fold="notes-nat"] li').first()).toBeVisible();
});

test('the small planner plans', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  const planner = page.locator('eip-planner');
  await planner.scrollIntoViewIfNeeded();
  await planner.locator('#region').selectOption('ap-northeast-1');
  await expect(planner).toHaveAttribute('region', 'ap-northeast-1');
  await planner.locator('#eips').fill('7');
  await planner.locator('#eips').press('Tab');
  await expect(planner).toHaveAttribute('eips', '7');
  await planner.locator('#instance').fill('nonsense');
  await planner.locator('#instance').press('Tab');
  await expect(planner.locator('#instance')).toHaveAttribute('aria-invalid', 'true');
});

test('without script an element shows what stands inside', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  await expect(page.locator('eip-verdict')).toHaveText('NAT mode carries three EIPs on a secondary ENI.');
  await context.close();
});

test('an engine that cannot be had leaves the text that is there', async ({ page }) => {
  await sites(page);
  await page.context().route('**/core.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.addInitScript(() => addEventListener('eip-error', () => { globalThis.failed = true; }));
  await page.goto('https://docs.example/examples/elements.html');
  await page.waitForFunction(() => globalThis.failed);
  await expect(page.locator('eip-verdict')).toBeVisible();
  await expect(page.locator('eip-verdict')).toContainText('NAT mode carries three EIPs on a secondary ENI.');
});

test('elements take light, dark and the style of the page', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  const answer = page.locator('eip-verdict').locator('.answer');
  await expect(answer).toHaveCSS('border-inline-start-color', 'rgb(122, 31, 162)');
  const ink = (id) => page.locator(id).evaluate((element) => getComputedStyle(element).color);
  const [light, dark] = [await ink('eip-verdict'), await ink('eip-steps')];
  expect(light).not.toBe(dark);
});

test('the elements hold to WCAG', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/elements.html');
  for (const id of ['eip-verdict', 'eip-mode-matrix', 'eip-steps', 'eip-planner']) {
    await page.locator(id).scrollIntoViewIfNeeded();
    await expect(page.locator(id).locator('.shown > *').first()).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
});

test('a frame says how tall it is, to the page around it alone', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/iframe.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('article')).toHaveCount(4);
  await expect(frame.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
  const inner = () => frame.locator('html').evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
  await expect(async () => {
    expect(Number(await page.locator('iframe').getAttribute('height'))).toBe(await inner());
  }).toPass();
  expect(await inner()).toBeGreaterThan(300);
});

test('a frame for another origin says nothing to this one', async ({ page }) => {
  await sites(page);
  // From the start: a frame that changed its address might still have a word from before under way.
  const path = join(SITES['https://docs.example'], 'examples/iframe.html');
  const body = readFileSync(path, 'utf8').replace('?embed=', '?parent=https%3A%2F%2Fother.example&amp;embed=');
  await page.context().route('https://docs.example/examples/iframe.html', (route) => route.fulfill({ body, contentType: 'text/html' }));
  await page.goto('https://docs.example/examples/iframe.html');
  await expect(page.frameLocator('iframe').getByRole('article')).toHaveCount(4);
  // What the frame's own page would have been told lies behind it: its observer has spoken.
  await page.frameLocator('iframe').locator('html').evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  await expect(page.locator('iframe')).toHaveAttribute('height', '300');
});

test('the whole planner in a frame shows no head, and says how tall it is', async ({ page }) => {
  await sites(page);
  await page.goto('https://docs.example/examples/iframe.html');
  await page.evaluate(() => {
    document.querySelector('iframe').src = 'https://planner.example/?embed=planner&region=cn-hangzhou&eips=3&lang=zh&theme=light';
  });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('article').first()).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(frame.locator('.site-header')).toBeHidden();
  await expect(async () => {
    const height = await frame.locator('html').evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
    expect(Number(await page.locator('iframe').getAttribute('height'))).toBe(height);
  }).toPass();
});

for (const [way, ready] of [['frame', (page) => page.frameLocator('iframe').getByRole('article')], ['element', (page) => page.locator('eip-verdict').getByRole('article')]]) {
  test(`what the dialog gives to paste works in another page: ${way}`, async ({ page }) => {
    await sites(page);
    await page.goto('https://planner.example/#/plan?region=cn-hangzhou&eips=3&lang=en');
    await page.locator('#embed').press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.locator('#embed-how').selectOption(way);
    await page.locator('#embed-language').selectOption('ja');
    await page.locator('#embed-theme').selectOption('dark');
    const code = await page.locator('#embed-code').textContent();
    expect(await violations(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.locator('#embed')).toBeFocused();
    const body = `<!doctype html><html lang="en"><title>Pasted</title><body>${code}`;
    await page.context().route('https://docs.example/pasted.html', (route) => route.fulfill({ body, contentType: 'text/html' }));
    await page.goto('https://docs.example/pasted.html');
    await expect(ready(page)).toHaveCount(4);
    await expect(ready(page).first()).toContainText('モード');
  });
}
