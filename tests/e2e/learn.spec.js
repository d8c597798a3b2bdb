import { EXAMPLE, card, open, query } from './planner.js';
import { expect, test } from './fixtures.js';

const CASE = 'region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3';
const heading = (page) => page.locator('#read-title');
const listed = (page) => page.locator('#search-list').getByRole('option');

// Each kind of address, its heading and the title of the document.
const PAGES = {
  '#/learn': ['Learn', 'Learn · EIP Planner'],
  '#/rules': ['Rules', 'Rules · EIP Planner'],
  '#/rules/CUT-03': ['CUT-03 One EIP per secondary ENI', 'CUT-03 One EIP per secondary ENI · EIP Planner'],
  '#/modes': ['Modes', 'Modes · EIP Planner'],
  '#/modes/nat': ['NAT mode', 'NAT mode · EIP Planner'],
  '#/regions': ['Regions', 'Regions · EIP Planner'],
  '#/regions/cn-hangzhou': ['China (Hangzhou)', 'China (Hangzhou) · EIP Planner'],
  '#/families': ['Instance families', 'Instance families · EIP Planner'],
  '#/families/ecs.g7': ['ecs.g7', 'ecs.g7 · EIP Planner'],
  '#/glossary': ['Glossary', 'Glossary · EIP Planner'],
  '#/glossary/eni': ['ENI (elastic network interface)', 'ENI (elastic network interface) · EIP Planner'],
  '#/news': ['What is new', 'What is new · EIP Planner'],
};

test('each kind of page opens by its address', async ({ page }) => {
  await open(page);
  for (const [hash, [title, head]] of Object.entries(PAGES)) {
    await page.goto(`./${hash}`);
    await expect(heading(page)).toHaveText(title);
    await expect(page).toHaveTitle(head);
    await expect(page.locator('.ask')).toHaveCount(0);
  }
});

test('title and language follow the page', async ({ page }) => {
  await open(page, '#/modes/nat?lang=ja');
  await expect(page).toHaveTitle('NAT モード · EIP Planner');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await page.locator('#language').selectOption('zh');
  await expect(page).toHaveTitle('普通模式 · EIP Planner');
  await expect(heading(page)).toHaveText('普通模式');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

test('the example of a rule opens in the planner, and the rule speaks there', async ({ page }) => {
  await open(page, '#/rules/CUT-03');
  await page.locator('[data-section=example]').getByRole('link').click();
  await expect(card(page, 'cut-through')).toHaveAttribute('data-status', 'blocked');
  await expect(card(page, 'cut-through').locator('[data-rule=CUT-03]')).toHaveCount(1);
  await expect(page.locator('#result')).toBeFocused();
  await page.goBack();
  await page.locator('[data-section=mend]').getByRole('link').first().click();
  await expect(card(page, 'cut-through')).not.toHaveAttribute('data-status', 'blocked');
});

test('the example of a rule over several resources is checked, and the finding leads back', async ({ page }) => {
  await open(page, '#/rules/XR-06');
  await page.locator('[data-section=example]').getByRole('link').click();
  const found = page.locator('.check [data-code=XR-06]');
  await expect(found).toBeVisible();
  await expect.poll(() => query(page)).toBe('#/check');
  await found.getByRole('link', { name: 'XR-06' }).click();
  await expect(heading(page)).toContainText('XR-06');
});

test('a name that nothing has is said with the nearest ones', async ({ page }) => {
  await open(page, '#/rules/CUT-33');
  await expect(heading(page)).toHaveText('No page of this name');
  await expect(page.locator('.opening')).toContainText('CUT-33');
  await page.locator('[data-section=near]').getByRole('link', { name: 'CUT-03' }).click();
  await expect(heading(page)).toContainText('CUT-03');
  await page.goto('./#/glossary/%3Cimg%20src=x%20onerror=alert(1)%3E');
  await expect(page.locator('.opening')).toContainText('<img src=x onerror=alert(1)>');
});

test('the scenario waits in the address while its owner reads', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.locator('.screens').getByRole('link', { name: 'Learn' }).click();
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => query(page)).toBe(`#/learn?${CASE}`);
  await page.locator('.learn').getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(heading(page)).toBeFocused();
  await page.getByRole('link', { name: 'CUT-03' }).click();
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => query(page)).toBe(`#/rules/CUT-03?${CASE}`);
  await page.goBack();
  await expect(heading(page)).toHaveText('Rules');
  await page.goForward();
  await page.reload();
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  await expect.poll(() => query(page)).toBe(`#/plan?${CASE}`);
  await expect(card(page, 'nat')).toHaveAttribute('data-status', 'available');
});

test('a region goes into the plan that is there', async ({ page }) => {
  await open(page, `#/regions/cn-beijing?${CASE}`);
  await page.getByRole('link', { name: 'Use this region in the plan' }).click();
  await expect.poll(() => query(page)).toBe('#/plan?region=cn-beijing&instance=ecs.g7.xlarge&eips=3');
  await expect(page.locator('#region')).toHaveValue('cn-beijing');
});

test('before and after go through the rules', async ({ page }) => {
  await open(page, '#/rules/GEN-01');
  await expect(page.locator('.neighbours a')).toHaveCount(1);
  await page.locator('.neighbours [rel=next]').click();
  await expect(heading(page)).toContainText('GEN-02');
  await page.locator('.neighbours [rel=prev]').click();
  await expect(heading(page)).toContainText('GEN-01');
});

test('the parts of a long page are reached without a new address', async ({ page }) => {
  await open(page, '#/modes/nat');
  await page.locator('.contents').getByRole('link', { name: 'Steps in outline' }).click();
  await expect(page.locator('#read-steps')).toBeFocused();
  await expect.poll(() => query(page)).toBe('#/modes/nat');
});

test('the search by keyboard alone', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.locator('#result').focus();
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: /^Search/ });
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('cut-03');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  const first = listed(page).first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', await first.getAttribute('id'));
  await page.keyboard.press('ArrowUp');
  await expect(listed(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(heading(page)).toContainText('CUT-03');
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => query(page)).toBe(`#/rules/CUT-03?${CASE}`);
});

test('Escape closes the search and the focus goes back', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.locator('#eips').focus();
  // In a field a slash is a slash, and the keys with Control still open the box.
  await page.keyboard.press('/');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('no such thing at all');
  await expect(page.locator('.search-said')).toHaveText('Nothing found for “no such thing at all”.');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(page.locator('#eips')).toBeFocused();
  await page.locator('.search-open').click();
  await expect(page.locator('#search-input')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.locator('.search-open')).toBeFocused();
});

test('the search finds in any language and takes a region into the plan', async ({ page }) => {
  await open(page, `${EXAMPLE}&lang=ja`);
  await page.keyboard.press('Control+k');
  for (const [typed, found] of [
    ['ｈａｎｇｚｈｏｕ', '中国 (杭州)'],
    ['上海', '中国 (上海)'],
    ['security group', 'セキュリティグループ'],
    ['ecs.g7.xlarge', 'ecs.g7.xlarge'],
    ['hangzhuo', '中国 (杭州)'],
  ]) {
    await page.locator('#search-input').fill(typed);
    await expect(listed(page).first()).toContainText(found);
  }
  await page.locator('#search-input').fill('cn-beijing');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page)).toBe('#/plan?region=cn-beijing&instance=ecs.g7.xlarge&eips=3');
  await expect(page.locator('#result')).toBeFocused();
});

test('the rows of a table keep their meaning where they stand one under the other', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, '#/families/ecs.g7');
  const row = page.getByRole('row').nth(1);
  await expect(row.getByRole('cell')).toHaveCount(8);
  await expect(row.getByRole('rowheader')).toHaveCount(1);
});
