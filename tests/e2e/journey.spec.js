import { EXAMPLE, MODES, card, download, expectStatus, open, openFile, query, unfold, written } from './planner.js';
import { expect, test } from './fixtures.js';

test('pick region, instance and EIPs, and read the verdicts', async ({ page }) => {
  await open(page);
  await page.locator('#region').selectOption('cn-hangzhou');
  await page.locator('#instance').fill('ecs.g7.xlarge');
  await page.locator('#eips').fill('3');
  await expectStatus(page, { nat: 'available', 'cut-through': 'blocked', 'multi-eip': 'blocked', 'secondary-cidr': 'available' });
  await expect(page.locator('#result')).toContainText('Recommended: NAT mode');
  await expect(card(page, 'cut-through').locator('[data-rule=CUT-03]')).toContainText('takes 1');
  await unfold(page, 'multi-eip');
  for (const rule of ['MUL-02', 'MUL-04', 'MUL-05']) {
    await expect(card(page, 'multi-eip').locator(`[data-rule=${rule}] [data-remedy]`).first()).toBeVisible();
  }
  await expect.poll(() => query(page)).toBe(EXAMPLE);
  await expect(page.locator('table').first()).toBeVisible();
  await expect(page.locator('#result')).toContainText('Associate eip-3 with <eni-1-ip-3> of eni-1');
});

test('the example on the empty page leads to the same', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Example:/ }).click();
  await expectStatus(page, { nat: 'available' });
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('six cases to start from, each with its answer', async ({ page }) => {
  await open(page);
  await expect(page.locator('.cases a')).toHaveCount(6);
  await page.getByRole('link', { name: 'Active FTP server' }).click();
  await expect(page.locator('#result')).toContainText('Recommended: Secondary CIDR block');
  await expect(page.locator('#instance')).toHaveValue('ecs.g7.large');
  await page.goBack();
  await page.getByRole('link', { name: 'Web server with three sites' }).click();
  await expect(page.locator('#result')).toContainText('Recommended: NAT mode');
});

test('apply a remedy, go back, go forward', async ({ page }) => {
  await open(page, EXAMPLE);
  const finding = card(page, 'cut-through').locator('[data-rule=CUT-03]');
  await unfold(page, 'cut-through');
  await finding.getByRole('button', { name: 'Use 3 secondary ENIs' }).click();
  await expect(finding).toHaveCount(0);
  await expectStatus(page, { 'cut-through': 'available' });
  await expect.poll(() => query(page)).toContain('enis=3');
  await page.goBack();
  await expectStatus(page, { 'cut-through': 'blocked' });
  await expect.poll(() => query(page)).toBe(EXAMPLE);
  await page.goForward();
  await expectStatus(page, { 'cut-through': 'available' });
});

test('change the language: texts change, input stays, also after a reload', async ({ page }) => {
  await open(page, EXAMPLE);
  for (const [lang, title, verdict] of [
    ['ja', 'NAT モード', '使用不可'],
    ['zh', '普通模式', '不可用'],
    ['en', 'NAT mode', 'Blocked'],
  ]) {
    await page.locator('#language').selectOption(lang);
    await expect(card(page, 'nat').getByRole('heading')).toHaveText(title);
    await expect(card(page, 'cut-through').locator('.verdict')).toContainText(verdict);
    await expect(page.locator('#eips')).toHaveValue('3');
    await page.reload();
    await expect(card(page, 'nat').getByRole('heading')).toHaveText(title);
    await expect.poll(() => query(page)).toBe(EXAMPLE);
  }
});

test.describe('a Japanese browser', () => {
  test.use({ locale: 'ja-JP' });
  test('gets Japanese by itself', async ({ page }) => {
    await open(page, EXAMPLE);
    await expect(card(page, 'nat').getByRole('heading')).toHaveText('NAT モード');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  });
});

test('export Markdown and JSON, and restore the JSON exactly', async ({ page }) => {
  const whole = `${EXAMPLE}&mode=nat&attached=true&protocols=https,ssh&ipv4Gateway=true&image=ubuntu`;
  await open(page, whole);
  const asked = await written(page);
  const markdown = await download(page, 'markdown');
  expect(markdown.name).toBe('eip-plan-cn-hangzhou-nat.md');
  expect(markdown.text).toContain('# NAT mode in China (Hangzhou): plan');
  expect(markdown.text.match(/^- \[ \] /gm).length).toBeGreaterThan(8);
  const json = await download(page, 'json');
  expect(json.name).toBe('eip-plan-cn-hangzhou-nat.json');
  const plan = JSON.parse(json.text);
  expect(plan.schema).toBe('eip-planner/1');
  expect(plan.steps.length).toBe(markdown.text.match(/^- \[ \] /gm).length);

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(card(page, 'nat')).toHaveCount(0);
  await openFile(page, json.name, json.text);
  await expect(page.locator('.opened')).toContainText(`${json.name} is open.`);
  const sorted = (hash) => hash.replace('#/plan?', '').split('&').sort();
  await expect.poll(() => sorted(decodeURIComponent(query(page)))).toEqual(sorted(decodeURIComponent(asked)));
  expect(JSON.parse((await download(page, 'json')).text)).toEqual(plan);
});

test('where no mode fits, the nearest one is offered and one click takes it', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=5&eipVisibleInOs=true&privateNetwork=true');
  const result = page.locator('#result');
  await expect(result).toContainText('No mode fits as asked.');
  await expect(result).toContainText('The nearest that works is Secondary CIDR block');
  await page.locator('#compromise').click();
  await expectStatus(page, { 'secondary-cidr': 'available' });
  await expect(result).toContainText('Recommended: Secondary CIDR block');
  await expect(page.locator('#eips')).toHaveValue('5');
});

test('several blockers are lifted by one click', async ({ page }) => {
  await open(page, '#/plan?region=cn-hongkong&ipv4Gateway=true&privateNetwork=true');
  const least = card(page, 'cut-through').locator('.least button');
  await unfold(page, 'cut-through');
  await expect(least).toHaveCount(3);
  await least.first().click();
  await expectStatus(page, { 'cut-through': 'available' });
});

test('capacity says what one instance carries', async ({ page }) => {
  await open(page, EXAMPLE);
  const row = page.locator('[data-capacity=nat]');
  await page.getByText('Where the limits come from').click();
  await expect(row).toContainText('At most 46');
  await page.locator('#eips').fill('47');
  await expect(row).toContainText('Instances of this type needed for 47: 2');
});

test('copy an export', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, EXAMPLE);
  await page.locator('[data-format=markdown] .copy').click();
  await expect(page.locator('#result')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('# NAT mode in China (Hangzhou): plan');
});

test('what was changed right before a link was followed is one step back', async ({ page }) => {
  await open(page, EXAMPLE);
  // Both in one task: nothing is drawn in between.
  await page.evaluate(() => {
    const mode = document.getElementById('mode');
    mode.value = 'cut-through';
    mode.dispatchEvent(new Event('change', { bubbles: true }));
    document.querySelector('.screens a[href^="#/learn"]').click();
  });
  await expect.poll(() => query(page)).toContain('#/learn');
  await page.goBack();
  await expect(page.locator('#mode')).toHaveValue('cut-through');
  await expect.poll(() => query(page)).toBe(`${EXAMPLE}&mode=cut-through`);
  await page.goBack();
  await expect(page.locator('#mode')).toHaveValue('');
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('reload keeps every fact', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.getByText('More facts').click();
  await page.locator('#ipv4Gateway').selectOption('true');
  await page.locator('#image').selectOption('windows');
  await page.getByLabel('SIP', { exact: true }).check();
  const before = await written(page);
  await page.reload();
  await expect(page.locator('#ipv4Gateway')).toHaveValue('true');
  await expect(page.locator('#ipv4Gateway')).toBeVisible();
  await expect(page.locator('#image')).toHaveValue('windows');
  await expect(page.getByLabel('SIP', { exact: true })).toBeChecked();
  await expect.poll(() => query(page)).toBe(before);
  await expect(card(page, 'nat').locator('.reason')).toContainText('NAT-02');
});

test('each mode can be planned with, and the matrix marks it', async ({ page }) => {
  await open(page, '#/plan?region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true');
  for (const mode of MODES) {
    const choose = page.locator(`#choose-${mode}`);
    if (await choose.count()) await choose.click();
    await expect(card(page, mode).locator('.chosen')).toBeVisible();
    await expect(page.locator('.steps > li').first()).toBeVisible();
    await expect(page.locator('table.matrix th.chosen')).toHaveCount(1);
  }
});

test('nothing is wider than the screen', async ({ page }) => {
  for (const lang of ['en', 'ja', 'zh']) {
    await open(page, `${EXAMPLE}&lang=${lang}`);
    await page.reload();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, lang).toBeLessThanOrEqual(0);
  }
});
