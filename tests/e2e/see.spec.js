import { EXAMPLE, MODES, card, open, query, unfold } from './planner.js';
import { expect, test } from './fixtures.js';

const PLANS = {
  nat: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&ipv4Gateway=true&mode=nat',
  'cut-through': '#/plan?region=cn-hangzhou&mode=cut-through&enis=2&eips=2',
  'multi-eip': '#/plan?region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2',
  'secondary-cidr': '#/plan?region=cn-hangzhou&mode=secondary-cidr&eips=2',
};
const status = (page) => page.locator('.answer [role=status]');
const rows = (page) => page.locator('[data-row]').evaluateAll((all) => all.map((row) => row.dataset.row));
const spots = (page) => page.locator('.stations > li').evaluateAll((all) => all.map((item) => item.dataset.spot));
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('one sentence says which mode and why, and what is in the way of the one asked for', async ({ page }) => {
  await open(page, EXAMPLE);
  const sentence = page.locator('.answer-sentence');
  await expect(sentence).toHaveText(/^Recommended: NAT mode, because it needs only one private IP address for each EIP/);
  await page.locator('#mode').selectOption('cut-through');
  await expect(sentence).toHaveText(/^Recommended: NAT mode/);
  await expect(status(page)).toContainText('You asked for Cut-through mode. In its way: ');
});

test('a verdict is announced once, and nothing else is', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=1');
  await expect(status(page)).toHaveCount(1);
  await status(page).evaluate((region) => {
    globalThis.region = region;
    globalThis.told = [];
    new MutationObserver(() => globalThis.told.push(region.innerText)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const told = () => page.evaluate(() => globalThis.told);
  // Facts that leave the answer as it is.
  await page.locator('#eips').fill('2');
  await page.locator('#eips').fill('3');
  await page.locator('#instance').fill('ecs.g7.2xlarge');
  await expect(page.locator('#result')).toContainText('Associate eip-3 with');
  expect(await told()).toEqual([]);
  // One that changes it.
  await page.locator('#eni').selectOption('primary');
  await expect(card(page, 'nat')).toHaveAttribute('data-status', 'blocked');
  expect(await told()).toHaveLength(1);
  expect((await told())[0]).not.toContain('NAT mode, because');
  // The region itself is the same one: a new one would not be heard.
  expect(await status(page).evaluate((region) => region === globalThis.region)).toBe(true);
});

test('a card shows the verdict and one reason; the evidence is a fold away', async ({ page }) => {
  await open(page, EXAMPLE);
  const cut = card(page, 'cut-through');
  await expect(cut.locator('.verdict')).toContainText('✕ Blocked');
  await expect(cut.locator('.reason')).toHaveCount(1);
  await expect(cut.locator('.reason')).toContainText('takes 1');
  const finding = cut.locator('[data-rule=CUT-03]');
  await expect(finding).toBeHidden();
  await unfold(page, 'cut-through');
  await expect(finding.locator('[data-evidence=wanted]')).toHaveText('3');
  await expect(finding.locator('[data-evidence=limit]')).toHaveText('1');
  await finding.getByText('Sources').click();
  await expect(finding.locator('.sources')).toContainText('EIP を ENI に関連付ける');
  await expect(finding.locator('.sources')).toContainText('19 Sep 2024');
  await expect(finding.getByRole('link', { name: 'CUT-03' })).toHaveAttribute('href', `#/rules/CUT-03?${EXAMPLE.split('?')[1]}`);
  await expect(cut.getByRole('heading').getByRole('link')).toHaveAttribute('href', `#/modes/cut-through?${EXAMPLE.split('?')[1]}`);
  // A change keeps the fold open, and the evidence follows.
  await page.locator('#eips').fill('4');
  await expect(finding.locator('[data-evidence=wanted]')).toHaveText('4');
  await expect(finding).toBeVisible();
  // So does the comparison that a remedy offers.
  const beside = finding.getByRole('link', { name: /^Compare with now/ }).first();
  await expect(beside).toHaveAttribute('href', /eips=4.*b\.eips=|eips=4.*b\.enis=/);
});

test('only what differs: rows go, the address keeps it, reload and language too', async ({ page }) => {
  await open(page, EXAMPLE);
  expect(await rows(page)).toHaveLength(8);
  await page.getByLabel('Show only what differs in your case').check();
  expect(await rows(page)).toEqual(['visible', 'secondary-max', 'private-network', 'protocols', 'regions', 'standing']);
  await expect.poll(() => query(page)).toBe(`${EXAMPLE}&view.rows=differ`);
  await expect(page.locator('[data-row=secondary-max]')).toContainText('decides here');
  await page.reload();
  await expect(page.locator('#differ')).toBeChecked();
  await page.locator('#language').selectOption('ja');
  await expect(page.locator('#differ')).toBeChecked();
  expect(await rows(page)).toHaveLength(6);
  // It is no fact of the case: nothing is wrong with it, and it is not exported.
  await expect(page.locator('.faults')).toHaveCount(0);
  // By key: what lies above is laid out only when it comes into sight, and then all below it moves.
  await page.locator('#differ').press('Space');
  await expect(page.locator('#differ')).not.toBeChecked();
  await expect.poll(() => query(page)).toBe(EXAMPLE);
});

test('a word for the view that nobody knows is said', async ({ page }) => {
  await open(page, `${EXAMPLE}&view.rows=all-of-them`);
  await expect(page.getByRole('alert')).toContainText('view.rows');
  expect(await rows(page)).toHaveLength(8);
});

test('the chosen column stands beside the row heads and stays there', async ({ page }) => {
  await page.setViewportSize({ width: 860, height: 800 });
  await open(page, PLANS['secondary-cidr']);
  const box = page.locator('.matrix-box');
  const chosen = page.locator('th.chosen');
  await expect(chosen).toHaveAttribute('data-column', 'secondary-cidr');
  const left = () => chosen.evaluate((head) => head.getBoundingClientRect().left - head.closest('.matrix-box').getBoundingClientRect().left);
  const before = await left();
  await box.evaluate((element) => element.scrollBy(400, 0));
  expect(await box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(20);
  expect(Math.abs((await left()) - before)).toBeLessThanOrEqual(1);
});

test('on a narrow screen the matrix is blocks, no wider than the screen, and still a table', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const lang of ['en', 'ja', 'zh']) {
    await open(page, `${PLANS.nat}&lang=${lang}`);
    await page.reload();
    const over = await page.locator('.matrix-box').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(over, lang).toBeLessThanOrEqual(0);
    await expect(page.locator('[data-row=visible] .column').first()).toBeVisible();
    const table = page.locator('table.matrix');
    await expect(table.getByRole('columnheader')).toHaveCount(5);
    await expect(table.getByRole('rowheader')).toHaveCount(8);
    await expect(table.getByRole('cell')).toHaveCount(32);
    for (const fold of await page.locator('#result details:visible > summary').all()) await fold.click();
    expect(await wider(page), lang).toBeLessThanOrEqual(0);
  }
});

test('the capacity bar says in words what it shows', async ({ page }) => {
  await open(page, EXAMPLE);
  await expect(page.locator('[data-bar=nat]')).toContainText('✓ 3 wanted, at most 46: fits');
  await expect(page.locator('[data-bar=multi-eip]')).toContainText('✕ 3 wanted, at most 0: too many');
  await page.locator('#eips').fill('47');
  await expect(page.locator('[data-bar=nat]')).toContainText('✕ 47 wanted, at most 46: too many');
  await page.locator('#instance').fill('');
  await expect(page.locator('[data-bar=nat]')).toContainText('most not known');
});

test('the way of a packet in every mode, as numbers in the picture and as a list', async ({ page }) => {
  for (const mode of MODES) {
    await open(page, PLANS[mode]);
    await page.reload();
    const inward = ['client', 'edge', ...(mode === 'nat' ? ['gateway'] : []), 'eni', 'guest'];
    await expect.poll(() => spots(page), mode).toEqual(inward);
    await expect(page.locator('.diagram .station')).toHaveCount(inward.length);
    const carried = page.locator('[data-spot=guest] code');
    await expect(carried).toHaveText(mode === 'nat' ? '<eni-1-ip-1>' : '<eip-1-address>');
    await page.getByRole('button', { name: 'Way of the answer out' }).click();
    await expect.poll(() => spots(page), mode).toEqual([...inward].reverse());
    await expect(page.locator('.asides')).toContainText('Without a rule by source address');
    await expect(page.locator('#way a.code').first()).toHaveAttribute('href', /^#\/rules\//);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Way of the answer out' })).toHaveAttribute('aria-pressed', 'true');
  }
});

test('the picture of a large plan stays small', async ({ page }) => {
  test.slow();
  await open(page, '#/plan?region=cn-hangzhou&eips=200&mode=nat');
  await expect(page.locator('.diagram .part.eip')).toHaveCount(6);
  await expect(page.locator('.left-out')).toContainText('194 more EIPs');
  expect(await page.locator('.addresses tbody tr').count()).toBe(60);
});

test.describe('where motion is not welcome', () => {
  test.use({ reducedMotion: 'reduce' });
  test('nothing moves, and the way is shown all the same', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, EXAMPLE);
    await page.getByRole('button', { name: 'Way of a packet in' }).click();
    await expect(page.locator('.diagram .packet')).toBeHidden();
    await expect(page.locator('.diagram .way-piece')).toHaveCount(3);
    expect(await page.evaluate(() => document.getAnimations().filter((one) => one.animationName === 'packet').length)).toBe(0);
  });
});

test('motion starts by the button, not by itself, and ends', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await open(page, EXAMPLE);
  const running = () => page.evaluate(() => document.getAnimations().filter((one) => one.animationName === 'packet').map((one) => one.effect.getTiming().iterations));
  expect(await running()).toEqual([]);
  await page.getByRole('button', { name: 'Way of a packet in' }).click();
  expect(await running()).toEqual([2]);
});

test('the findings of a mode by keyboard alone', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.locator('#choose-secondary-cidr').focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 'secondary-cidr').locator('p.chosen')).toBeVisible();
  await expect(page.locator('#result')).toBeFocused();
  await page.locator('#differ').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#differ')).toBeChecked();
  await page.locator('[data-way=out]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#way')).toHaveAttribute('data-direction', 'out');
  await expect(page.locator('[data-way=out]')).toBeFocused();
});
