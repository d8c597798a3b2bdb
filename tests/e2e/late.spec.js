// The program comes in two modules: the first view works with the first alone, and whatever needs the second waits for it.
// So do the texts of each language, in two files.
import { EXAMPLE, open } from './planner.js';
import { expect, test } from './fixtures.js';

const SECOND = '**/eip-planner-late-*.wasm';
const TEXTS = '**/texts-*-rest-*.txt';

/** Holds the second module (or file) back until it is let go; what cannot wait by itself gets it at once. */
async function hold(page, second = SECOND) {
  let release;
  const held = new Promise((done) => (release = done));
  const asked = [];
  await page.route(second, async (route) => {
    asked.push(route.request().resourceType());
    if (asked.at(-1) !== 'xhr') await held;
    await route.continue();
  });
  return { release, asked };
}

/** Lets nobody have the second module; how it was asked for. */
async function without(page) {
  const kinds = [];
  await page.route(SECOND, (route) => {
    kinds.push(route.request().resourceType());
    return route.abort();
  });
  return kinds;
}

test.describe('without the second module', () => {
  test.use({ expectedErrors: /Failed to (load resource|fetch)/ });

  test('the form, the answer and the cards are there, and follow what is entered', async ({ page }) => {
    const kinds = await without(page);
    await page.goto(EXAMPLE);
    await expect(page.locator('.card')).toHaveCount(4);
    await expect(page.locator('.answer')).toContainText('NAT');
    await page.locator('#mode').selectOption('cut-through');
    await page.locator('#eips').fill('4');
    await page.locator('#instance').fill('g6.large');
    await page.locator('#instance').press('ArrowDown');
    await page.locator('#instance').press('Enter');
    await expect(page.locator('#instance')).toHaveValue('ecs.g6.large');
    await page.locator('#eips').fill('a few');
    await expect(page.locator('#eips-fault')).not.toBeEmpty();
    await page.locator('#eips').fill('2');
    await page.locator('#language').selectOption('ja');
    await expect(page.locator('.answer-sentence').first()).toContainText('推奨');
    expect(new Set(kinds), 'nothing of this asks for more at once').toEqual(new Set(['fetch']));
    await expect(page.locator('.site-footer'), 'what stands below waits').toHaveCount(0);
    await expect(page.getByText('ページの残りを読み込めませんでした'), 'and says why').toBeVisible();
    await page.unroute(SECOND);
    await expect(page.locator('.site-footer'), 'it is asked for again').toBeVisible();
    await expect(page.getByText('ページの残りを読み込めませんでした')).toHaveCount(0);
  });

  test('a page that gets only the program says that something is missing, too', async ({ page }) => {
    await page.route(TEXTS, (route) => route.abort());
    await page.goto(EXAMPLE);
    await expect(page.locator('.card')).toHaveCount(4);
    await expect(page.getByText('The rest of the page could not be loaded. Trying again…')).toBeVisible();
    await page.unroute(TEXTS);
    await expect(page.locator('.site-footer')).toBeVisible();
    await expect(page.locator('.steps > li').first()).toContainText('Prepare');
  });

  for (const hash of ['#/check?view.row=1', '#/plans', '#/migrate?region=cn-hangzhou', '#/compare?region=cn-hangzhou', '#/rules/XR-06', '#/regions/cn-hangzhou', '#/news']) {
    test(`${hash} waits for it`, async ({ page }) => {
      const kinds = await without(page);
      await page.goto(hash);
      await expect(page.locator('main').getByText('The rest of the page could not be loaded. Trying again…')).toBeVisible();
      expect(new Set(kinds)).toEqual(new Set(['fetch']));
    });
  }
});

// Its functions and its data are of the first module then, all of them: what is not there reads as zeros.
for (const query of [
  'region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3',
  'lang=zh&region=cn-hangzhou&eips=2&mode=cut-through&attached=true',
  'lang=ja&region=cn-beijing&instance=ecs.g5.large&eips=12&mode=multi-eip&multiEipPermission=true&image=windows&dhcp=false',
  'lang=ja&region=eu-west-1&eips=0&mode=natt&instanze=g7&protocols=ftp,sip',
]) {
  test(`the first view is the same without the second module: ${query}`, async ({ page }) => {
    const { asked } = await hold(page);
    const texts = await hold(page, TEXTS);
    await page.goto(`#/plan?${query}`);
    const seen = () => page.locator('.ask, .answer, .card').evaluateAll((parts) => parts.map((part) => part.outerHTML));
    await expect(page.locator('.card')).toHaveCount(4);
    const first = await seen();
    expect(first).toHaveLength(6);
    expect([...asked, ...texts.asked]).not.toContain('xhr');
    await page.unroute(SECOND);
    await page.unroute(TEXTS);
    await page.reload();
    await expect(page.locator('.site-footer')).toBeVisible();
    expect(await seen()).toEqual(first);
  });
}

test('a screen that needs it says so, and comes with it', async ({ page }) => {
  const { release } = await hold(page);
  await page.goto('#/check');
  await expect(page.locator('main [role=status]')).toHaveText('Loading…');
  release();
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('.site-footer')).toBeVisible();
});

test('what cannot wait gets it at once', async ({ page }) => {
  const { release, asked } = await hold(page);
  const texts = await hold(page, TEXTS);
  await page.goto(EXAMPLE);
  await expect(page.locator('.card')).toHaveCount(4);
  await page.keyboard.press('/');
  await page.locator('#search-input').fill('NAT');
  await expect(page.locator('[role=option]').first()).toBeVisible();
  await expect(page.locator('[role=option]').first()).toContainText('NAT mode');
  expect(asked).toEqual(['fetch', 'xhr']);
  // Of each language that the search looks through.
  expect(new Set(texts.asked)).toEqual(new Set(['fetch', 'xhr']));
  release();
  texts.release();
  await expect(page.locator('.site-footer')).toBeVisible();
});

test('it comes by itself', async ({ page }) => {
  await open(page, EXAMPLE);
  await expect(page.locator('.site-footer')).toBeVisible();
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('eip-planner-late')).length)).toBe(1);
});
