import { EXAMPLE, open, query, unfold } from './planner.js';
import { expect, test } from './fixtures.js';

const CUT = '#/migrate?region=cn-hangzhou&instance=ecs.g7.xlarge&attached=true&from=cut-through&to=secondary-cidr';

test('who is on a mode that is being phased out finds the way out', async ({ page }) => {
  await open(page, EXAMPLE.replace('eips=3', 'eips=1'));
  await page.getByText('I am on a mode that is being phased out').press('Enter');
  await page.getByRole('link', { name: 'Cut-through mode to NAT mode' }).click();
  await expect.poll(() => query(page)).toBe('#/migrate?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=1&from=cut-through&to=nat');
  await expect(page).toHaveTitle(/^Migrate · /);
  await expect(page.locator('#from')).toHaveValue('cut-through');
  const steps = page.locator('.steps > li');
  await expect(page.locator('.answer-sentence')).toHaveText(`NAT mode: Available. ${await steps.count()} steps.`);
  await expect(page.locator('#result')).toContainText('every step can be taken back');
  await expect(page.locator('#result .answer')).not.toContainText('multi-EIP');
  const off = page.locator('[data-step=disassociate-eip-1]');
  await expect(off).toContainText('Interrupted from here on: eip-1');
  await expect(off).toContainText('DescribeEipAddresses shows Available');
  await off.getByText('API calls that take it back').click();
  await expect(off.locator('pre').last()).toContainText('AssociateEipAddress');
  // Out of cut-through: disassociate, detach, attach, associate.
  const ids = await steps.evaluateAll((rows) => rows.map((row) => row.dataset.step));
  const order = ['disassociate-eip-1', 'detach-eni-1', 'attach-eni-1', 'associate-eip-1'].map((id) => ids.indexOf(id));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThanOrEqual(0);
});

test('the way back to multi-EIP-to-ENI mode needs its permission', async ({ page }) => {
  await open(page, '#/migrate?region=cn-shenzhen&instance=ecs.g5.xlarge&multiEipPermission=true&eips=2&from=multi-eip&to=nat');
  await expect(page.locator('#result .answer')).toContainText('The way back to multi-EIP-to-ENI mode needs the permission');
});

test('what is done of a migration is marked, stays so, and is not what is done of the plan', async ({ page }) => {
  await open(page, CUT.replace('to=secondary-cidr', 'to=nat'));
  const box = page.locator('[data-step=disassociate-eip-1] input');
  await box.check();
  await expect(page.locator('#progress-said')).toContainText('1 of');
  await page.reload();
  await expect(box).toBeChecked();
  // The other way is other work; so is the plan.
  await page.locator('#to').selectOption('secondary-cidr');
  await expect(page.locator('#progress-said')).toContainText('0 of');
  await page.goBack();
  await expect(page.locator('#progress-said')).toContainText('1 of');
  await page.locator('#steps-of').selectOption('os');
  await expect(box).toHaveCount(0);
  await expect.poll(() => query(page)).toContain('view.steps=os');
  await page.locator('#steps-of').selectOption('');
  for (const each of await page.locator('.steps > li .done-box input').all()) await each.check();
  await expect(page.locator('.progress')).toHaveClass(/finished/);
});

test('a subscription EIP makes the step say why', async ({ page }) => {
  await open(page, `${CUT.replace('to=secondary-cidr', 'to=nat')}&billing=subscription`);
  await expect(page.locator('[data-step=detach-eni-1]')).toContainText('subscription');
});

test('the way is an address: reload, back, language, keyboard', async ({ page }) => {
  await open(page, CUT);
  await page.locator('#to').selectOption('nat');
  await expect.poll(() => query(page)).toContain('from=cut-through&to=nat');
  await expect(page.locator('#to')).toBeFocused();
  await page.reload();
  await expect(page.locator('#to')).toHaveValue('nat');
  await page.locator('#language').selectOption('zh');
  await expect(page.locator('#steps')).toContainText('普通模式');
  await page.goBack();
  await expect(page.locator('#to')).toHaveValue('secondary-cidr');
  await page.locator('#region').selectOption('cn-shanghai');
  await expect(page.locator('.steps')).toContainText('cn-shanghai');
  await expect.poll(() => query(page)).toContain('to=secondary-cidr');
});

test('a blocked target says what stands in the way, and has no steps', async ({ page }) => {
  await open(page, '#/migrate?region=cn-hangzhou&from=cut-through&to=multi-eip');
  await expect(page.locator('#result')).toContainText('Multi-EIP-to-ENI mode is blocked');
  await expect(page.locator('[data-rule=MUL-04]')).toBeVisible();
  await expect(page.locator('.steps')).toHaveCount(0);
  await page.locator('#to').selectOption('cut-through');
  await expect(page.locator('#result')).toContainText('nothing to do');
});

test('a word that is no mode is said, and one click removes it', async ({ page }) => {
  await open(page, '#/migrate?region=cn-hangzhou&from=bridge&to=nat');
  await expect(page.locator('.faults')).toContainText('bridge');
  await expect(page.locator('#from')).toHaveValue('cut-through');
  await page.getByRole('button', { name: 'Remove from' }).click();
  await expect(page.locator('.faults')).toHaveCount(0);
  await expect.poll(() => query(page)).toBe('#/migrate?region=cn-hangzhou&to=nat');
});

test('two cases side by side, one after a remedy', async ({ page }) => {
  await open(page, EXAMPLE);
  await unfold(page, 'cut-through');
  await page.getByRole('link', { name: 'Compare with now: Use 3 secondary ENIs' }).first().click();
  await expect.poll(() => query(page)).toContain('#/compare?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&b.region=cn-hangzhou');
  await expect.poll(() => query(page)).toContain('b.enis=3');
  const change = page.locator('[data-change=cut-through]');
  await expect(change).toContainText('Blocked');
  await expect(change).toContainText('Available');
  await expect(change).toContainText('CUT-03');
  await page.getByText('Second case').click();
  await page.locator('#b-mode').selectOption('secondary-cidr');
  await expect(page.locator('.changes .new').first()).toBeVisible();
  await expect(page.locator('.changes .gone').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('#b-mode')).toHaveValue('secondary-cidr');
  await page.goBack();
  await page.goBack();
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('a case beside itself differs in nothing; a bad value of the second is said and kept', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page.locator('#result')).toContainText('Nothing differs.');
  await page.getByText('Second case').click();
  await page.locator('#b-eips').fill('0');
  await expect(page.locator('#b-eips')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#b-eips-fault')).toContainText('eips.count');
  await expect.poll(() => query(page)).toContain('b.eips=0');
  await page.reload();
  // What is wrong with the second case does not hide in its fold.
  await expect(page.locator('#b-eips')).toBeVisible();
  await expect(page.locator('#b-eips')).toHaveValue('0');
});
