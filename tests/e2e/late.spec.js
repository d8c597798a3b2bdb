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
    await page.locator('#language').selectOption('ja');
    await expect(page.locator('.answer-sentence').first()).toContainText('推奨');
    expect(new Set(kinds), 'nothing of this asks for more at once').toEqual(new Set(['fetch']));
    await expect(page.locator('.site-footer'), 'what stands below waits').toHaveCount(0);
    await expect(page.getByText('ページの残りを読み込めませんでした'), 'and says why').toBeVisible();
    await page.unroute(SECOND);
    await expect(page.locator('.site-footer'), 'it is asked for again').toBeVisible();
    await expect(page.getByText('ページの残りを読み込めませんでした')).toHaveCount(0);
    await expect(page.locator('#eips'), 'what is wrong stays, and is said now').toHaveValue('a few');
    await expect(page.locator('#eips-fault')).not.toBeEmpty();
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

  for (const hash of ['#/check?view.row=1', '#/plans', '#/migrate?region=cn-hangzhou', '#/compare?region=cn-hangzhou', '#/learn']) {
    test(`${hash} waits for it`, async ({ page }) => {
      const kinds = await without(page);
      await page.goto(hash);
      await expect(page.locator('main').getByText('The rest of the page could not be loaded. Trying again…')).toBeVisible();
      expect(new Set(kinds)).toEqual(new Set(['fetch']));
    });
  }

  for (const [hash, there] of Object.entries({ '#/rules/XR-06': 'main h2', '#/regions/cn-hangzhou': 'main h2', '#/plan?region=cn-hangzhou&mode=natt': '.faults' })) {
    test(`${hash} has nothing to show before it`, async ({ page }) => {
      const kinds = await without(page);
      await page.goto(hash);
      await expect(page.locator('.needs').getByText('EIP Planner could not start.')).toBeVisible();
      expect(new Set(kinds)).toEqual(new Set(['fetch']));
      await page.unroute(SECOND);
      await expect(page.locator(there).first(), 'it is asked for again').toBeVisible();
      await expect(page.locator('.site-footer')).toBeVisible();
      await expect(page.locator('.needs')).toHaveCount(0);
    });
  }
});

// Its functions and its data are of the first module then, all of them: what is not there reads as zeros.
for (const query of [
  'region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3',
  'lang=zh&region=cn-hangzhou&eips=2&mode=cut-through&attached=true',
  'lang=ja&region=cn-beijing&instance=ecs.g5.large&eips=12&mode=multi-eip&multiEipPermission=true&image=windows&dhcp=false',
]) {
  test(`the first view is the same without the second module: ${query}`, async ({ page }) => {
    const { asked } = await hold(page);
    const texts = await hold(page, TEXTS);
    await page.goto(`#/plan?${query}`);
    // What is folded, and the list that opens, come with the second.
    const seen = () => page.locator('.ask :is(form, form > .part) > .field, .answer, .card').evaluateAll((parts) => parts.map((part) => {
      const copy = part.cloneNode(true);
      copy.querySelectorAll('.popup, .combo > .unseen').forEach((late) => late.remove());
      return copy.outerHTML;
    }));
    await expect(page.locator('.card')).toHaveCount(4);
    const first = await seen();
    expect(first).toHaveLength(11);
    expect([...asked, ...texts.asked]).not.toContain('xhr');
    await page.unroute(SECOND);
    await page.unroute(TEXTS);
    await page.reload();
    await expect(page.locator('.site-footer')).toBeVisible();
    expect(await seen()).toEqual(first);
  });
}

for (const hash of [EXAMPLE, '#/plan', '#/check']) {
  test(`the second style sheet says nothing of what is there first: ${hash}`, async ({ page }) => {
    const { release } = await hold(page);
    const style = await hold(page, '**/late-*.css');
    await page.goto(hash);
    const link = page.locator('link[href*="/late-"]');
    await expect(link).toHaveCount(1);
    const text = await (await page.request.get(await link.evaluate(({ href }) => href))).text();
    const found = await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      const rules = (list) => [...list].flatMap((rule) => (rule.selectorText ? [rule] : rule.media?.mediaText === 'print' ? [] : rules(rule.cssRules ?? [])));
      return rules(sheet.cssRules)
        .map(({ selectorText }) => selectorText)
        .filter((selector) => document.querySelector(selector.replace(/::?(before|after|marker|backdrop|placeholder)/g, '')));
    }, text);
    expect(found).toEqual([]);
    style.release();
    release();
    await expect(page.locator('.site-footer')).toBeVisible();
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
  await expect(page.locator('#save')).toBeVisible();
  await page.locator('#save').click();
  await expect(page.locator('#told')).toContainText('Saved');
  expect(asked).toEqual(['fetch', 'xhr']);
  expect(new Set(texts.asked)).toEqual(new Set(['fetch', 'xhr']));
  release();
  texts.release();
  await expect(page.locator('.site-footer')).toBeVisible();
  await expect(page.locator('#plan-saved')).toContainText('Saved');
});

test('a dialog or a list that is asked for before it comes with it', async ({ page }) => {
  const { release, asked } = await hold(page);
  await page.goto(EXAMPLE);
  await expect(page.locator('.card')).toHaveCount(4);
  await page.locator('#instance').fill('g7.x');
  await page.keyboard.press('Control+k');
  expect(asked).not.toContain('xhr');
  release();
  await expect(page.locator('#search-input')).toBeFocused();
  await page.keyboard.type('NAT');
  await expect(page.locator('#search-list [role=option]').first()).toContainText('NAT mode');
});

test('it comes by itself', async ({ page }) => {
  await open(page, EXAMPLE);
  await expect(page.locator('.site-footer')).toBeVisible();
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('eip-planner-late')).length)).toBe(1);
});
