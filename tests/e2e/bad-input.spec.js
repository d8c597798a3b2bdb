import { EXAMPLE, card, expectStatus, open, openFile, query } from './planner.js';
import { expect, test } from './fixtures.js';

test('a bad address shows what is wrong and keeps the rest', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou&eips=0&instanze=ecs.g7&mode=natt&instance=ecs.g7.xlarge');
  const alert = page.getByRole('alert');
  for (const named of ['eips.count', 'instanze', 'natt']) await expect(alert).toContainText(named);
  await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
  await expect(page.locator('#instance')).toHaveValue('ecs.g7.xlarge');
  await expectStatus(page, { nat: 'available' });
  await alert.getByRole('button', { name: 'Remove instanze' }).click();
  await expect(alert).not.toContainText('instanze');
  await page.locator('#eips').fill('3');
  await page.locator('#mode').selectOption('nat');
  await expect(alert).toBeEmpty();
});

test('an address of nonsense leaves an empty form and says so', async ({ page }) => {
  await open(page, '#/plan?%ff%fe=%00&&&=&region=<script>alert(1)</script>');
  await expect(page.getByRole('alert')).toContainText('<script>alert(1)</script>');
  await expect(page.locator('#region')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Example:/ })).toBeVisible();
});

test('a file that is no JSON changes nothing', async ({ page }) => {
  await open(page, EXAMPLE);
  await openFile(page, 'notes.json', '{ "region": ');
  await expect(page.locator('.opened')).toContainText('notes.json could not be opened; nothing was changed.');
  await expect(page.locator('.opened')).toContainText('line 1');
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('a file with faults keeps what is right and names the rest', async ({ page }) => {
  await open(page);
  await openFile(page, 'plan.json', '{"schema":"eip-planner/1","scenario":{"region":"cn-hangzhou","eips":{"count":-3},"vpc":{"nat":true}}}');
  const opened = page.locator('.opened');
  await expect(opened).toContainText('plan.json is open, but not all of it could be used.');
  await expect(opened).toContainText('eips.count');
  await expect(opened).toContainText('vpc.nat');
  await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
  await expect(card(page, 'nat')).toBeVisible();
});

test('a file of another version is refused by its name', async ({ page }) => {
  await open(page, EXAMPLE);
  await openFile(page, 'plan.json', '{"schema":"eip-planner/9","scenario":{"region":"cn-shanghai"}}');
  await expect(page.locator('.opened')).toContainText('eip-planner/9');
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('an unknown key that is too long to be shown whole can be removed', async ({ page }) => {
  await open(page, `#/plan?region=cn-hangzhou&${'x'.repeat(90)}=1`);
  await page.locator('.faults button').click();
  await expect(page.locator('.faults')).toHaveCount(0);
  await expect.poll(() => query(page)).toBe('#/plan?region=cn-hangzhou');
});
