import { EXAMPLE, card, open } from './planner.js';
import { expect, test } from './fixtures.js';

test('everything works by keyboard', async ({ page }) => {
  await open(page);
  await page.locator('#region').focus();
  await page.keyboard.type('China (Hang');
  await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ecs.g7.xlarge');
  await expect(page.locator('#instance')).toHaveValue('ecs.g7.xlarge');
  await page.locator('#eips').focus();
  await page.keyboard.type('2');
  await card(page, 'cut-through').locator('.why > summary').focus();
  await page.keyboard.press('Enter');
  const remedy = card(page, 'cut-through').getByRole('button', { name: 'Use 2 secondary ENIs' });
  await remedy.focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 'cut-through')).toHaveAttribute('data-status', 'available');
  // The button is gone; the focus is where the new verdict stands.
  await expect(page.locator('#result')).toBeFocused();
});

test('the first stop of the keyboard skips to the result', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the result' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#result')).toBeFocused();
  await expect(page.locator('#answer')).toBeInViewport();
});

test('where the answer stands below the form its gist is in sight, leads to it, and covers nothing that has the focus', async ({ page }) => {
  await open(page, EXAMPLE);
  const brief = page.locator('.brief');
  if ((await page.locator('main').evaluate((main) => getComputedStyle(main).gridTemplateColumns)).includes(' ')) {
    await expect(brief).toBeHidden();
    return;
  }
  await expect(page.locator('#answer')).not.toBeInViewport();
  await expect(brief).toBeInViewport({ ratio: 1 });
  await expect(brief).toHaveText(/NAT mode\s+Available\s+Recommended\s*See the result/);
  await page.locator('#mode').selectOption('cut-through');
  await expect(brief).toHaveText(/Cut-through mode\s+Blocked\s*See the result/);

  // By keyboard through the whole form.
  await page.locator('#region').focus();
  const clear = () =>
    page.evaluate(() => {
      const [field, over] = [document.activeElement.getBoundingClientRect(), document.querySelector('.brief').getBoundingClientRect()];
      return document.activeElement.matches('.brief, .brief *') || field.bottom <= over.top || field.top >= over.bottom;
    });
  while (await page.evaluate(() => Boolean(document.activeElement.closest('.ask')) && !document.activeElement.matches('.brief'))) {
    expect(await clear()).toBe(true);
    await page.keyboard.press('Tab');
  }
  await expect(brief).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#result')).toBeFocused();
  await expect(page.locator('#answer')).toBeInViewport();
  // Without a plan there is nothing to go to.
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(brief).toHaveCount(0);
});

test('compare, migrate and take a file away by keyboard alone', async ({ page }) => {
  await open(page, EXAMPLE);
  const press = async (locator, key = 'Enter') => {
    await locator.focus();
    await page.keyboard.press(key);
  };
  const waiting = page.waitForEvent('download');
  await press(page.locator('[data-format=csv] .download'));
  expect((await waiting).suggestedFilename()).toMatch(/\.zip$/);
  await expect(page.locator('[data-format=csv] .download')).toBeFocused();
  await press(page.locator('[data-format=json] summary'));
  await expect(page.locator('[data-format=json] pre')).toBeVisible();
  await press(page.getByRole('link', { name: 'Compare', exact: true }));
  await press(page.locator('.second > summary'));
  await page.locator('#b-mode').focus();
  await page.keyboard.type('NAT');
  await page.locator('#b-eips').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('#b-eips')).toHaveValue('4');
  await expect(page.locator('#b-eips')).toBeFocused();
  await expect(page.locator('.changes').first()).toBeVisible();
  await press(page.getByRole('link', { name: 'Migrate', exact: true }));
  await page.locator('#from').focus();
  await page.keyboard.type('Sec');
  await expect(page.locator('#from')).toHaveValue('secondary-cidr');
  await page.locator('#to').focus();
  await page.keyboard.type('NAT');
  await expect(page.locator('#to')).toHaveValue('nat');
  await press(page.locator('.done-box input').first(), 'Space');
  await expect(page.locator('#progress-said')).toContainText('1 of');
  await expect(page.locator('.done-box input').first()).toBeFocused();
});
