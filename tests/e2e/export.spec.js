import { unzipSync, strFromU8 } from 'fflate';
import { violations } from './axe.js';
import { EXAMPLE, download, open, openFile, query } from './planner.js';
import { expect, test } from './fixtures.js';

const KNOWN = `${EXAMPLE}&name=Web%20front&eip-1-address=203.0.113.7&eip-1-id=eip-bp1&eni-1-id=eni-bp1`;

async function bytes(page, selector) {
  const waiting = page.waitForEvent('download');
  await page.locator(selector).click();
  const file = await waiting;
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), data: new Uint8Array(Buffer.concat(chunks)) };
}

test('what is known of the account stands in page and files, and survives reload and language', async ({ page }) => {
  await open(page, EXAMPLE);
  await page.locator('.known summary').press('Enter');
  const address = page.locator('#eip-1-address');
  await address.pressSequentially('203.0.113.7');
  await expect(address).toBeFocused();
  await page.locator('#eip-1-id').fill('eip-bp1');
  await page.locator('#eni-1-ip-1').fill('10.0.1.20');
  await expect(page.locator('.known .count')).toContainText('3 of');
  await expect(page.locator('#result')).toContainText('eip-1 (203.0.113.7)');
  await expect(page.locator('[data-step=associate-eip-1]')).toContainText('10.0.1.20');
  await expect.poll(() => query(page)).toContain('eip-1-address=203.0.113.7&eip-1-id=eip-bp1&eni-1-ip-1=10.0.1.20');
  await page.reload();
  await expect(address).toHaveValue('203.0.113.7');
  await page.locator('#language').selectOption('ja');
  await expect(address).toHaveValue('203.0.113.7');
  const markdown = await download(page, 'markdown');
  expect(markdown.text).toContain('AllocationId: eip-bp1');
  expect(markdown.text).not.toContain('<eip-1-id>');
});

test('a value that cannot be is said at its field, kept, and stays out of the plan', async ({ page }) => {
  await open(page, `${EXAMPLE}&eip-1-address=10.0.0.1&eip-2-id=eip-a&eip-3-id=eip-a`);
  await expect(page.locator('#eip-1-address')).toHaveValue('10.0.0.1');
  await expect(page.locator('#eip-1-address')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#eip-1-address-fault')).toContainText('a public IPv4 address');
  await expect(page.locator('#eip-3-id-fault')).toContainText('contradicts');
  await expect(page.locator('.faults li')).toHaveCount(2);
  expect((await download(page, 'markdown')).text).not.toContain('10.0.0.1');
});

test('the JSON file brings the known values back, and the same files again', async ({ page }) => {
  await open(page, KNOWN);
  const json = await download(page, 'json');
  const zip = await bytes(page, '#download-all');
  await page.getByRole('button', { name: 'Start over' }).click();
  await openFile(page, json.name, json.text);
  await expect(page.locator('#eip-1-address')).toHaveValue('203.0.113.7');
  expect((await download(page, 'json')).text).toBe(json.text);
  expect((await bytes(page, '#download-all')).data).toEqual(zip.data);
});

test('everything as one zip file', async ({ page }) => {
  await open(page, KNOWN);
  const { name, data } = await bytes(page, '#download-all');
  expect(name).toBe('eip-plan-cn-hangzhou-nat.zip');
  const files = unzipSync(data);
  const shown = await page.locator('[data-format]').count();
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(shown);
  expect(strFromU8(files['eip-plan-cn-hangzhou-nat.md'])).toBe((await download(page, 'markdown')).text);
});

test('a preview shows the file, marks open places, and follows every change', async ({ page }) => {
  await open(page, EXAMPLE);
  const row = page.locator('[data-format=json]');
  await row.locator('summary').click();
  await expect(row.locator('mark', { hasText: '<eip-1-id>' }).first()).toBeVisible();
  expect(await row.locator('pre').textContent()).toBe((await download(page, 'json')).text);
  await page.locator('.known summary').press('Enter');
  await page.locator('#eip-1-id').fill('eip-bp1');
  await expect(row.locator('mark', { hasText: '<eip-1-id>' })).toHaveCount(0);
  await expect(row.locator('pre')).toContainText('eip-bp1');
  // A small file for axe, which looks at every mark.
  await row.locator('summary').click();
  await page.locator('[data-format=csv] summary').click();
  expect(await violations(page)).toEqual([]);
});

test('on paper: the case, every step unfolded, nothing to press', async ({ page }) => {
  await open(page, KNOWN);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.paper-only')).toContainText('Web front');
  await expect(page.locator('.paper-only')).toContainText('ecs.g7.xlarge');
  await expect(page.locator('[data-step=associate-eip-1] pre').first()).toContainText('AssociateEipAddress');
  await expect(page.locator('[data-step=associate-eip-1] pre').first()).toBeVisible();
  for (const gone of ['.ask', '.exports', '.known', 'button >> nth=0']) {
    await expect(page.locator(gone)).toBeHidden();
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('[data-step=associate-eip-1] pre').first()).toBeHidden();
});
