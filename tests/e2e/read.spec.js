// The pages to read as files of their own: without a script, in each language, linked to the planner.
import { readFileSync, readdirSync } from 'node:fs';
import { violations } from './axe.js';
import { expect, test } from './fixtures.js';
import { LANGUAGES, THEMES } from './states.js';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const SAMPLE = ['learn', 'rules', 'rules/CUT-03', 'rules/XR-03', 'modes/nat', 'regions/cn-hangzhou', 'families/ecs.g5', 'glossary/eni', 'news'];
// Colours are the same on all: these have every badge and link.
const DARK = ['rules', 'modes/nat'];

test('a browser reads every page as it was written', async ({ page }) => {
  test.setTimeout(120_000);
  const paths = LANGUAGES.flatMap((lang) =>
    readdirSync(DIST + lang, { recursive: true }).filter((name) => name.endsWith('.html')).map((name) => `${lang}/${name}`),
  );
  expect(paths.length).toBeGreaterThan(900);
  const AT_ONCE = 100;
  const moved = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const texts = paths.slice(start, start + AT_ONCE).map((path) => [path, readFileSync(DIST + path, 'utf8')]);
    const found = await page.evaluate((pages) => {
      const names = (text, type) =>
        [...new DOMParser().parseFromString(text, type).querySelectorAll('*')].map(
          (node) => `${node.localName} in ${node.parentElement?.localName}`,
        );
      // What is left out, closed late or stands where it may not would make the two trees differ.
      const same = (text) => names(text, 'text/html').join() === names(text, 'application/xml').join();
      return pages.filter(([, text]) => !same(text)).map(([path]) => path);
    }, texts);
    moved.push(...found);
  }
  expect(moved).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const lang of LANGUAGES) {
    test(`a rule can be read, and leads on, ${lang}`, async ({ page }) => {
      await page.goto(`./${lang}/rules/CUT-03.html`);
      await expect(page.locator('h2').first()).toContainText('CUT-03');
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-Hans' : lang);
      await expect(page).toHaveTitle(/CUT-03 .* · EIP Planner/);
      // The style sheet is there.
      await expect(page.locator('.badge').first()).toHaveCSS('border-top-style', 'solid');
      await page.locator('a[rel=next]').click();
      await expect(page).toHaveURL(new RegExp(`${lang}/rules/CUT-04.html$`));
      const other = LANGUAGES.find((one) => one !== lang);
      await page.locator(`.read-head a[href*="/${other}/"]`).click();
      await expect(page).toHaveURL(new RegExp(`${other}/rules/CUT-04.html$`));
    });
  }
});

for (const lang of LANGUAGES) {
  test(`a page to read leads to the planner, in its language, ${lang}`, async ({ page }) => {
    await page.goto(`./${lang}/rules/CUT-03.html`);
    await page.locator('.read-open').click();
    await expect(page.locator('#read-title')).toContainText('CUT-03');
    await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-Hans' : lang);
    await page.goto(`./${lang}/rules/CUT-03.html`);
    await page.locator('[data-section=example] a').click();
    await expect(page.locator('[data-mode=cut-through]')).toHaveAttribute('data-status', 'blocked');
  });

  test(`axe finds nothing on pages to read, and nothing stands out to the side, ${lang}`, async ({ page }) => {
    test.setTimeout(240_000);
    const found = {};
    for (const path of SAMPLE) {
      for (const theme of DARK.includes(path) ? THEMES : ['light']) {
        await page.emulateMedia({ colorScheme: theme });
        await page.goto(`./${lang}/${path}.html`);
        const broken = await violations(page);
        if (broken.length > 0) found[`${path} ${theme}`] = broken;
        const room = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        if (room[0] > room[1]) found[`${path} sideways`] = room;
      }
    }
    expect(found).toEqual({});
  });
}

test('what machines read is there, and the schemas with it', async ({ request }) => {
  for (const [path, type, words] of [
    ['rules.json', 'application/json', '"CUT-03"'],
    ['llms.txt', 'text/plain', 'en/rules/CUT-03.html'],
    ['sitemap.xml', /xml/, 'zh/rules/CUT-03.html'],
    ['schema/scenario.schema.json', 'application/json', '"region"'],
  ]) {
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(type);
    expect(await answer.text()).toContain(words);
  }
});
