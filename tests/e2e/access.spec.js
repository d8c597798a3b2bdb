import AxeBuilder from '@axe-core/playwright';
import { EXAMPLE, card, open } from './planner.js';
import { expect, test } from './fixtures.js';

for (const scheme of ['light', 'dark']) {
  for (const lang of ['en', 'ja', 'zh']) {
    test(`axe finds nothing, ${scheme}, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      for (const hash of ['#/plan?', `${EXAMPLE}&`, '#/plan?region=cn-hangzhou&eips=0&mode=cut-through&attached=true&']) {
        await open(page, `${hash}lang=${lang}`);
        await page.reload();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    });
  }
}

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
