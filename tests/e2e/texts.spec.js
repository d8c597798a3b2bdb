// Each language is a file of its own: the page starts with one, and the others come when there is time.
// Not from fixtures.js: a file that cannot be had is the point.
import { expect, test } from '@playwright/test';

const file = (lang) => new RegExp(`/texts-${lang}-\\w+\\.txt$`);

/** Holds the texts of a language back until they are let go. */
async function hold(page, lang) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(file(lang), async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('the page starts with the texts of its language alone', async ({ page }) => {
  for (const lang of ['en', 'zh']) await page.route(file(lang), () => {});
  await page.goto('./#/plan?lang=ja');
  await expect(page.locator('#region')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('a language that comes late is spoken once it is there, and until then the one before', async ({ page }) => {
  const release = await hold(page, 'zh');
  await page.goto('./#/plan?region=cn-hangzhou&lang=en');
  await expect(page.locator('#region')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/plan?region=cn-hangzhou&lang=zh';
  });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  release();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
});

test('what is searched for in a language that has not come yet is found once it has', async ({ page }) => {
  const release = await hold(page, 'zh');
  await page.goto('./#/plan?region=cn-hangzhou&lang=en');
  await expect(page.locator('.site-footer')).toHaveCount(1);
  await page.locator('#instance').fill('8 核');
  const first = page.locator('#instance-list [role=option]').first();
  await expect(page.locator('.combo [role=status]')).toContainText('Nothing found');
  release();
  await expect(first).toContainText('8 vCPU');
});

test('a page without texts says that it could not start', async ({ page }) => {
  await page.route(file('en'), (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./#/plan?lang=en');
  await expect(page.locator('html')).toHaveAttribute('data-state', 'failed');
  await expect(page.locator('.needs')).toBeVisible();
});
