// What index.html shows before the program is there, when it never comes, and in which theme.
import { EXAMPLE } from './planner.js';
import { LANGUAGES } from './states.js';
import { expect, test } from './fixtures.js';

const HELD = ['.site-header', '.site-name', '.screens', '.lead', '.ask'];

// Texts as they are seen, and where they stand.
const frame = (page) =>
  page.evaluate((held) => {
    const seen = (selector) => document.querySelector(selector).innerText.replace(/\s+/g, ' ').trim();
    return {
      lang: document.documentElement.lang,
      texts: ['.site-name', '.screens', '.lead', '.ask h2'].map(seen),
      places: held.map((selector) => {
        const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
        // The form is as long as its fields are; it begins where it began.
        return [selector, x, y, width, ...(selector === '.ask' ? [] : [height])].join(' ');
      }),
    };
  }, HELD);

/** Holds the program back until it is let go. */
async function hold(page) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('on a slow line the fields to come are drawn', async ({ page }) => {
  const release = await hold(page);
  await page.goto('#/plan');
  await expect(page.locator('.to-come > i')).toHaveCount(6);
  release();
  await expect(page.locator('#region')).toBeVisible();
  await expect(page.locator('.to-come')).toHaveCount(0);
});

for (const lang of LANGUAGES) {
  test(`the frame says and stands as the page does, ${lang}`, async ({ page }) => {
    const release = await hold(page);
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`./?#/plan?lang=${lang}`);
    await expect(page.locator('#loading')).toBeVisible();
    await expect(page.locator('.needs')).toBeHidden();
    const before = await frame(page);
    release();
    await expect(page.locator('#region')).toBeVisible();
    expect(await frame(page)).toEqual(before);
    expect(await page.evaluate(() => window.shifts)).toBe(0);
  });
}

for (const [width, first, second] of [[1280, '.answer-sentence', '#region'], [600, '#eni', '.answer-sentence']]) {
  test(`${first} comes before ${second}, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript((selectors) => {
      window.came = [];
      window.shifts = 0;
      const look = () => window.came.push(...selectors.filter((one) => !window.came.includes(one) && document.querySelector(one)));
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    }, [first, second]);
    await page.goto(EXAMPLE);
    await expect(page.locator('.site-footer')).toBeAttached();
    expect(await page.evaluate(() => window.came)).toEqual([first, second]);
    expect(await page.evaluate(() => window.shifts), 'and nothing is pushed aside').toBe(0);
  });
}

test.describe('in the language of the browser', () => {
  test.use({ locale: 'ja-JP' });

  test('the page is loading', async ({ page }) => {
    const release = await hold(page);
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await expect(page.locator('#loading')).toHaveText(/読み込み中/);
    await expect(page.locator('.lead')).toContainText('ECS インスタンスで複数');
    release();
    await expect(page.locator('#region')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  });
});

test('another screen shows the head alone until it is there', async ({ page }) => {
  const release = await hold(page);
  await page.goto('./#/migrate');
  await expect(page.locator('.screens')).toBeVisible();
  await expect(page.locator('.lead')).toBeHidden();
  release();
  await expect(page.locator('#from')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it needs, in three languages', async ({ page }) => {
    await page.goto('./');
    for (const text of ['It needs JavaScript', 'JavaScript と WebAssembly が必要', '需要 JavaScript']) {
      await expect(page.locator('.needs').getByText(text)).toBeVisible();
    }
    await expect(page.locator('#loading')).toBeHidden();
  });
});

test.describe('without WebAssembly', () => {
  // The program's own loader stumbles over it, too.
  test.use({ expectedErrors: /WebAssembly is not defined/ });

  test('the page says what it needs, in one language', async ({ page }) => {
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto('./#/plan?lang=zh');
    await expect(page.locator('.needs').getByText('EIP Planner 无法启动')).toBeVisible();
    await expect(page.locator('.needs').getByText('EIP Planner could not start')).toBeHidden();
    await expect(page.locator('#loading')).toBeHidden();
  });
});

for (const [what, pattern] of [['program', '**/*.wasm'], ['script', '**/eip-planner-*.js']]) {
  test.describe(`when the ${what} does not arrive`, () => {
    // The browser itself logs that a file is missing.
    test.use({ expectedErrors: /Failed to load resource|ERR_FAILED|Failed to fetch|dynamically imported/ });

    test('the page says so', async ({ page }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto('./');
      await expect(page.locator('.needs').getByText('EIP Planner could not start')).toBeVisible();
      await expect(page.locator('#loading')).toBeHidden();
    });
  });
}

test('the theme is chosen, kept, and there before the program is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto('./');
  await expect(page.locator('#theme')).toHaveValue('system');
  const light = await ground();
  await page.locator('#theme').selectOption('dark');
  const dark = await ground();
  expect(dark).not.toBe(light);
  const release = await hold(page);
  await page.goto('./?again');
  expect(await ground()).toBe(dark);
  release();
  await expect(page.locator('#theme')).toHaveValue('dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('#theme').selectOption('light');
  expect(await ground()).toBe(light);
  await page.locator('#theme').selectOption('system');
  expect(await ground()).toBe(dark);
  expect(await page.evaluate(() => localStorage.getItem('eip-planner.theme'))).toBeNull();
});

test('without storage the theme holds for the session', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  );
  await page.goto('./');
  await page.locator('#theme').selectOption('dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.locator('.screens a').nth(1).click();
  await expect(page.locator('#from')).toBeVisible();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});
