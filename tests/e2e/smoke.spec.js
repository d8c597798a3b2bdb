import { expect, test } from './fixtures.js';

test('the page loads and takes the place of the loading line', async ({ page }) => {
  await page.goto('');
  await expect(page).toHaveTitle(/EIP Planner/);
  await expect(page.locator('#loading')).toHaveCount(0);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
