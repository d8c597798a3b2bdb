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
});
