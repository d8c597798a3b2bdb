import { violations } from './axe.js';
import { EXAMPLE, card, expectStatus, open, query, written } from './planner.js';
import { expect, test } from './fixtures.js';

const box = (page) => page.locator('#instance');
const options = (page) => page.locator('#instance-list [role=option]');
const active = (page) => page.locator('#instance-list [aria-selected=true]');

// The option that the box says the arrow keys are on is the one that looks so.
async function expectActive(page, name) {
  await expect(active(page)).toHaveCount(1);
  await expect(active(page).locator('.name')).toHaveText(name);
  await expect(box(page)).toHaveAttribute('aria-activedescendant', await active(page).getAttribute('id'));
  const inside = await active(page).evaluate((option) => {
    const [list, own] = [option.parentElement.getBoundingClientRect(), option.getBoundingClientRect()];
    return own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
  });
  expect(inside, `${name} is in view`).toBe(true);
}

async function expectClosed(page) {
  await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator('.popup')).toBeHidden();
}

test.describe('the instance box by keyboard alone', () => {
  test('types, walks, takes', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou');
    await box(page).focus();
    await expectClosed(page);
    await page.keyboard.type('g7 x');
    await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(box(page)).not.toHaveAttribute('aria-activedescendant', /./);
    await page.keyboard.press('ArrowDown');
    const first = await options(page).first().locator('.name').textContent();
    await expectActive(page, first);
    await page.keyboard.press('ArrowUp');
    await expectActive(page, await options(page).last().locator('.name').textContent());
    await page.keyboard.press('ArrowDown');
    await expectActive(page, first);
    await expect(box(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue(first);
    await expectClosed(page);
    await expect.poll(() => query(page)).toContain(`instance=${first}`);
    await expect(box(page)).toHaveAttribute('aria-invalid', 'false');
  });

  test('Escape closes, then clears', async ({ page }) => {
    await open(page, EXAMPLE);
    await box(page).focus();
    await page.keyboard.press('ArrowDown');
    await expectActive(page, 'ecs.g7.xlarge');
    await page.keyboard.press('Escape');
    await expectClosed(page);
    await expect(box(page)).toHaveValue('ecs.g7.xlarge');
    await page.keyboard.press('Escape');
    await expect(box(page)).toHaveValue('');
    await expect.poll(() => query(page)).not.toContain('instance=');
    await expect(box(page)).toBeFocused();
  });

  test('Tab takes the option and goes on', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou');
    await box(page).focus();
    await page.keyboard.type('g7.large');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(box(page)).toHaveValue('ecs.g7.large');
    await expect(page.locator('#mode')).toBeFocused();
    await expectClosed(page);
  });

  test('Alt with the arrows opens and closes; Home and End are the text\'s', async ({ page }) => {
    await open(page, EXAMPLE);
    await box(page).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
    await expect(active(page)).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expectActive(page, 'ecs.g7.xlarge');
    await page.keyboard.press('Home');
    await expect(active(page)).toHaveCount(0);
    expect(await box(page).evaluate((input) => input.selectionStart)).toBe(0);
    await page.keyboard.press('End');
    expect(await box(page).evaluate((input) => input.selectionStart)).toBe('ecs.g7.xlarge'.length);
    await page.keyboard.press('Alt+ArrowUp');
    await expectClosed(page);
  });

  test('finds by vCPU and by EIPs, counted in the chosen mode', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou&mode=cut-through');
    await box(page).focus();
    await page.keyboard.type('8 核');
    await expect(options(page).first().locator('.size')).toContainText('8 vCPU');
    await box(page).fill('7 eip');
    const said = page.locator('.combo [role=status]');
    await expect(said).toContainText('EIPs counted in Cut-through mode.');
    const carried = await options(page).locator('.size').allTextContents();
    for (const size of carried) expect(Number(size.match(/(\d+) EIPs/)[1])).toBeGreaterThanOrEqual(7);
    const inCutThrough = Number((await said.textContent()).match(/^(\d+)/)[1]);
    await page.locator('#mode').selectOption('nat');
    await box(page).fill('7 EIP');
    await expect(said).toContainText('NAT mode');
    expect(Number((await said.textContent()).match(/^(\d+)/)[1])).toBeGreaterThan(inCutThrough);
  });

  test('searching is no fault; what is left in the box is, and stays', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou&eips=2');
    await box(page).focus();
    await page.keyboard.type('8 vcpu');
    await expect(page.locator('.faults')).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(box(page)).toHaveValue('8 vcpu');
    await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#instance-fault')).toContainText('8 vcpu');
    await box(page).fill('ecs.g7.xlargee');
    await expect(page.locator('.combo [role=status]')).toContainText('Nothing found');
    await expectStatus(page, { nat: 'available' });
    await expect(page.locator('#instance-fault')).toContainText('ecs.g7.xlarge');
    await page.reload();
    await expect(box(page)).toHaveValue('ecs.g7.xlargee');
    await expect(page.locator('#eips')).toHaveValue('2');
  });

  test('a name that is written out counts at once, in any case once it is left', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou');
    await box(page).focus();
    await page.keyboard.type('ecs.g7');
    await expect.poll(() => query(page)).toContain('instance=ecs.g7');
    await box(page).fill('G7.XLARGE');
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue('ecs.g7.xlarge');
  });
});

test('the instance box by mouse or finger', async ({ page, hasTouch }) => {
  await open(page, '#/plan?region=cn-hangzhou');
  const press = (locator) => (hasTouch ? locator.tap() : locator.click());
  await press(page.locator('.opener'));
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await box(page).fill('g7');
  await press(options(page).nth(1));
  await expect(box(page)).toHaveValue('ecs.g7.large');
  await expect(box(page)).toBeFocused();
  await expectClosed(page);
  await press(box(page));
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await press(page.locator('#ask'));
  await page.locator('#mode').focus();
  await expectClosed(page);
  await expect(box(page)).toHaveValue('ecs.g7.large');
});

for (const scheme of ['light', 'dark']) {
  for (const lang of ['en', 'ja', 'zh']) {
    test(`axe finds nothing with the list open, ${scheme}, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(page, `${EXAMPLE}&mode=nat&lang=${lang}`);
      for (const text of ['g7', 'nothing-has-this-name']) {
        await box(page).fill(text);
        await page.keyboard.press('ArrowDown');
        await expect(page.locator('.popup')).toBeVisible();
        expect(await violations(page, '.ask')).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('forced colours show which option the keys are on', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, EXAMPLE);
  await box(page).focus();
  await page.keyboard.press('ArrowDown');
  const outline = await active(page).evaluate((option) => getComputedStyle(option).outlineStyle);
  expect(outline).toBe('solid');
});

test('regions are grouped by the part of the world, in the language of the page', async ({ page }) => {
  await open(page, '#/plan?lang=ja');
  const labels = await page.locator('#region optgroup').evaluateAll((groups) => groups.map((group) => group.label));
  expect(labels).toContain('アジア太平洋');
  await expect(page.locator('#region optgroup[label=中国] option[value=cn-hangzhou]')).toHaveText('中国 (杭州) · cn-hangzhou');
  expect(await page.locator('#region option').count()).toBe(await page.locator('#region optgroup option').count() + 1);
});

test('fields that change nothing in the mode step back, are told so, and keep what they hold', async ({ page }) => {
  await open(page, `${EXAMPLE}&mode=nat&dhcp=false`);
  const field = page.locator('.field', { has: page.locator('#dhcp') });
  await expect(field).toHaveClass(/quiet/);
  await expect(page.locator('#dhcp-help')).toHaveText('Changes nothing in NAT mode.');
  await expect(page.locator('#dhcp')).toHaveAccessibleDescription('Changes nothing in NAT mode.');
  await expect(page.locator('#dhcp')).toBeEnabled();
  await expect(page.locator('#dhcp')).toHaveValue('false');
  await page.locator('#mode').selectOption('multi-eip');
  await expect(field).not.toHaveClass(/quiet/);
  await expect(page.locator('#dhcp')).toHaveValue('false');
  await expect.poll(() => query(page)).toContain('dhcp=false');
  // A field that matters stands out in every mode.
  await expect(page.locator('.field', { has: page.locator('#eips') })).not.toHaveClass(/quiet/);
});

test('six fields at first sight; the fold says how many facts are given in it', async ({ page }) => {
  await open(page, EXAMPLE);
  await expect(page.locator('.ask :is(form, form > .part) > .field')).toHaveCount(6);
  const more = page.locator('.more > summary');
  await expect(more).toHaveText('More facts');
  await more.click();
  await page.locator('#ipv4Gateway').selectOption('true');
  await page.locator('#image').selectOption('windows');
  await expect(more).toHaveText('More facts 2 given');
});

test('numbers step by arrow keys and buttons; wrong ones stay and are named', async ({ page }) => {
  await open(page, EXAMPLE);
  const eips = page.locator('#eips');
  await eips.focus();
  await page.keyboard.press('ArrowUp');
  await expect(eips).toHaveValue('4');
  await page.getByRole('button', { name: 'One less: EIPs wanted' }).click();
  await expect(eips).toHaveValue('3');
  await eips.fill('1');
  await page.keyboard.press('ArrowDown');
  await expect(eips).toHaveValue('1');
  await eips.fill('three');
  await page.keyboard.press('ArrowUp');
  await expect(eips).toHaveValue('three');
  await expect(eips).toHaveAttribute('aria-invalid', 'true');
  await expect(eips).toHaveAccessibleDescription(/three/);
  await page.reload();
  await expect(eips).toHaveValue('three');
  await expectStatus(page, { nat: 'available' });
});

test('assumptions are confirmed by keyboard, one after the other, and the focus stays with them', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou&eips=2&mode=nat');
  const rows = page.locator('.assumed > li');
  const before = await rows.count();
  const order = await rows.evaluateAll((items) => items.map((item) => item.dataset.field));
  const attached = page.locator('#confirm-attached');
  const following = order[order.indexOf('eni.attached') + 1];
  await attached.focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(before - 1);
  await expect.poll(() => query(page)).toContain('attached=false');
  await expect(page.locator('#said')).toContainText('Given: ENI is attached to the instance now: No.');
  await expect(page.locator(`[data-field="${following}"] button`).first()).toBeFocused();
  // The other value is a key as well.
  const gateway = page.locator('#instead-ipv4Gateway');
  await gateway.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#ipv4Gateway')).toHaveValue('true');
  await expect(page.locator('[data-field="vpc.ipv4Gateway"]')).toHaveCount(0);
  await expect(page.locator('#said')).toContainText('The VPC has an IPv4 gateway: Yes.');
  // 'Back' takes it back.
  await page.goBack();
  await expect(page.locator('#ipv4Gateway')).toHaveValue('');
  await expect(page.locator('[data-field="vpc.ipv4Gateway"]')).toHaveCount(1);
});

test('every assumption that has a value can be confirmed, also that there are no protocols', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge');
  const confirm = page.locator('.assumed [id^=confirm-]').filter({ hasText: 'Confirm' });
  for (let left = await confirm.count(); left > 0; left = await confirm.count()) {
    await confirm.first().click();
    await expect(confirm).toHaveCount(left - 1);
  }
  await expect(page.locator('[data-field="needs.protocols"]')).toHaveCount(0);
  const said = await written(page);
  await page.reload();
  await expect(confirm).toHaveCount(0);
  await expect.poll(() => query(page)).toBe(said);
  await expect(card(page, 'nat')).toBeVisible();
});

test('what has no value to confirm leads to its field', async ({ page }) => {
  await open(page, '#/plan?region=cn-hangzhou');
  await page.getByRole('button', { name: 'Enter it: Instance family or type' }).click();
  await expect(box(page)).toBeFocused();
  await page.locator('#instead-image').click();
  await expect(page.locator('#image')).toBeFocused();
});
