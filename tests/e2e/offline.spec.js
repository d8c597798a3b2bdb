// The page without a network: kept whole, renewed whole, and nothing that was typed is lost.
import { readdirSync } from 'node:fs';
import { copyBuild, nextBuild } from './build.js';
import { EXAMPLE, card } from './planner.js';
import { expect, test as base } from './fixtures.js';
import { listen } from './server.js';

const DIST = new URL('../../dist', import.meta.url).pathname;
const PATH = '/tools/eip/';

const test = base.extend({
  builds: async ({}, use) => {
    const [first, second] = [copyBuild(DIST), nextBuild(DIST)];
    await use({ first, second });
    first.remove();
    second.remove();
  },
  site: async ({ builds }, use) => {
    const site = await listen(builds.first.folder, PATH);
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

const style = (page) => page.evaluate(() => document.querySelector('link[rel=stylesheet]').getAttribute('href').slice(2));
const caches = (page) => page.evaluate(async () => (await window.caches.keys()).length);
const update = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => true, () => false));

/** Opens the page until the browser keeps it and answers from there. */
async function kept(page, hash = EXAMPLE) {
  await page.goto(`./${hash}`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated' || new Promise((done) => active.addEventListener('statechange', done))));
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

const settled = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (registration.installing) await new Promise((done) => setTimeout(done, 50));
    return { waiting: Boolean(registration.waiting), active: registration.active.state };
  });

test('without a network the page works, all of it', async ({ page, site }) => {
  await kept(page);
  site.away = true;
  await page.reload();
  await expect(card(page, 'nat')).toHaveAttribute('data-status', /available|conditional/);
  await page.goto('./?again#/migrate?region=cn-hangzhou&attached=true');
  await expect(page.locator('#from')).toBeVisible();
  await page.goto('./index.html#/rules/CUT-03');
  await expect(page.locator('[data-section=evidence]')).toBeVisible();
  await page.goto('./#/plan?region=cn-shanghai&eips=2&lang=ja');
  await expect(card(page, 'nat')).toBeVisible();
});

test('a new build waits, says so, and comes whole when it is asked for; what was typed stays', async ({ page, site, builds }) => {
  await kept(page);
  const first = await style(page);
  expect(first).not.toBe(builds.second.style);
  await page.locator('#eips').fill('4');
  await expect(page).toHaveURL(/eips=4/);

  site.folder = builds.second.folder;
  expect(await update(page)).toBe(true);
  await expect(page.locator('.renewal')).toContainText('A new version of this page is ready');
  // Until then every load is the first build, whole.
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
  expect(await style(page)).toBe(first);
  await expect(page.locator('#renew')).toBeVisible();

  // What stands in a field that nobody has left yet is not in the address.
  await page.locator('#plan-name').pressSequentially('half a na');
  const address = page.url();
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => document.getElementById('renew').click())]);
  await expect(card(page, 'nat')).toBeVisible();
  expect(await style(page)).toBe(builds.second.style);
  await expect(page.locator('#eips')).toHaveValue('4');
  await expect(page.locator('#plan-name')).toHaveValue('half a na');
  expect(page.url().split('#')[1].split('&').sort()).toEqual(expect.arrayContaining(address.split('#')[1].split('&').sort().filter((pair) => !pair.startsWith('name'))));
  await expect(page.locator('.renewal')).toBeEmpty();

  // And that one is kept as well.
  site.away = true;
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
  expect(await style(page)).toBe(builds.second.style);
});

test('the bar can wait, and speaks the language of the page', async ({ page, site, builds }) => {
  const SAID = { ja: '新しいバージョン', zh: '新版本', en: 'new version' };
  await kept(page);
  site.folder = builds.second.folder;
  await update(page);
  for (const [lang, words] of Object.entries(SAID)) {
    await page.locator('#language').selectOption(lang);
    await expect(page.locator('.renewal')).toContainText(words);
  }
  await page.locator('#renew-later').click();
  await expect(page.locator('.renewal')).toBeEmpty();
});

test('the bar moves nothing and can be reached by keyboard', async ({ page, site, builds }) => {
  await kept(page);
  const place = () => page.locator('.site-footer').evaluate((foot) => foot.getBoundingClientRect().top + scrollY);
  const before = await place();
  site.folder = builds.second.folder;
  await update(page);
  await expect(page.locator('#renew')).toBeVisible();
  expect(await place()).toBe(before);
  await page.locator('#renew').focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(card(page, 'nat')).toBeVisible();
  expect(await style(page)).toBe(builds.second.style);
});

test('another tab keeps its build until it is loaded again', async ({ page, context, site, builds }) => {
  await kept(page);
  const other = await context.newPage();
  await other.goto(`./${EXAMPLE}`);
  await expect(card(other, 'nat')).toBeVisible();
  site.folder = builds.second.folder;
  await update(page);
  await Promise.all([page.waitForEvent('load'), page.locator('#renew').click()]);
  await expect(card(page, 'nat')).toBeVisible();
  await expect(other.locator('#renew')).toBeVisible();
  expect(await style(other)).not.toBe(builds.second.style);
  await Promise.all([other.waitForEvent('load'), other.locator('#renew').click()]);
  await expect(card(other, 'nat')).toBeVisible();
  expect(await style(other)).toBe(builds.second.style);
});

for (const how of ['missing', 'truncated']) {
  test(`a new build with a file that is ${how} is not taken`, async ({ page, site, builds }) => {
    await kept(page);
    const first = await style(page);
    for (const file of [builds.second.style, readdirSync(builds.second.folder).find((name) => name.endsWith('.wasm'))]) {
      site.folder = builds.second.folder;
      site.broken = { [file]: how };
      await update(page);
      expect(await settled(page)).toEqual({ waiting: false, active: 'activated' });
      await expect(page.locator('.renewal')).toBeEmpty();
      await expect.poll(() => caches(page)).toBe(1);
    }
    site.away = true;
    await page.reload();
    await expect(card(page, 'nat')).toBeVisible();
    expect(await style(page)).toBe(first);
    // Once it can be had whole, it comes.
    site.away = false;
    site.broken = {};
    await update(page);
    await expect(page.locator('#renew')).toBeVisible();
  });
}

test('with the storage cleared the page comes from the network, and is kept again', async ({ page, site }) => {
  await kept(page);
  const count = () =>
    page.evaluate(async () => {
      const names = await window.caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await (await window.caches.open(name)).keys()).length));
      return kept.reduce((sum, one) => sum + one, 0);
    });
  const before = await count();
  expect(before).toBeGreaterThan(5);
  await page.evaluate(async () => {
    for (const name of await window.caches.keys()) await window.caches.delete(name);
    localStorage.clear();
    sessionStorage.clear();
  });
  expect(await count()).toBe(0);
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
  await expect.poll(count).toBe(before);
  site.away = true;
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
});

test('with the storage cleared and another build on the server nothing is mixed', async ({ page, site, builds }) => {
  await kept(page);
  await page.evaluate(async () => {
    for (const name of await window.caches.keys()) await window.caches.delete(name);
  });
  site.folder = builds.second.folder;
  await page.reload();
  await expect(card(page, 'nat')).toBeVisible();
  expect(await style(page)).toBe(builds.second.style);
});

test('the page can be installed, under its name in each language', async ({ page }) => {
  for (const lang of ['en', 'ja', 'zh']) {
    await page.goto(`./?${lang}#/plan?lang=${lang}`);
    await expect(page.locator('#region')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const browser = await page.context().newCDPSession(page);
    const { url, errors, data } = await browser.send('Page.getAppManifest');
    expect(url).toContain(`manifest.${lang}.webmanifest`);
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data);
    expect(manifest.lang).toBe(lang === 'zh' ? 'zh-Hans' : lang);
    for (const { src } of manifest.icons) {
      expect((await page.request.get(new URL(src, url).href)).status()).toBe(200);
    }
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    // A test's window has no profile of its own, which is no fault of the page.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  }
});
