// Many designs at once: how files come in, what comes out, and that the page stays free meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';
import { violations } from './axe.js';
import { csv } from './check/many.js';
import { open } from './planner.js';
import { LANGUAGES, THEMES } from './states.js';
import { expect, settled, test } from './fixtures.js';

const DESIGNS = readFileSync(new URL('check/designs.csv', import.meta.url), 'utf8');
const REPORT = readFileSync(new URL('check/report.json', import.meta.url), 'utf8');
const ROWS = 100_000;

const file = (name, text) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

const said = (page) => page.locator('.said');
const grid = (page) => page.getByRole('grid');
const names = (page) => grid(page).locator('.cell-name > span:first-child');

async function give(page, ...files) {
  await page.locator('#check-files').setInputFiles(files);
}

async function checked(page, hash = '#/check') {
  await open(page, hash);
  await give(page, file('designs.csv', DESIGNS));
  await expect(said(page)).toContainText('5 designs checked');
  await expect(names(page).first()).toBeVisible();
}

async function taken(page, press) {
  const waiting = page.waitForEvent('download');
  await press();
  const download = await waiting;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

const exported = (page, format) => taken(page, () => page.locator(`[data-export=${format}]`).click());

test('files are dropped anywhere, several at once, and recognised by their content', async ({ page }) => {
  await open(page, '#/check');
  const data = await page.evaluateHandle((csv) => {
    const data = new DataTransfer();
    data.items.add(new File([csv], 'one.bin'));
    data.items.add(new File(['{"region":"cn-hangzhou","eips":{"count":2}}\n'], 'two.txt'));
    return data;
  }, DESIGNS);
  await page.dispatchEvent('footer', 'dragover', { dataTransfer: data });
  await expect(page.locator('.drop-now')).toBeVisible();
  await page.dispatchEvent('footer', 'drop', { dataTransfer: data });
  await expect(said(page)).toContainText('6 designs checked');
  await expect(page.locator('.drop-now')).toHaveCount(0);
  await expect(page.locator('.files-of-check li')).toHaveText([/one\.bin: read as csv/, /two\.txt: read as /]);
});

test('text is pasted, anywhere or into the box', async ({ page }) => {
  await open(page, '#/check');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, DESIGNS);
  await expect(said(page)).toContainText('5 designs checked');
  await page.getByRole('button', { name: 'Check other files' }).click();
  await expect(page.locator('#check-files')).toBeFocused();
  await page.getByText('Paste text instead').click();
  await page.locator('#check-text').fill('region,eips\ncn-hangzhou,2\n');
  await page.getByRole('button', { name: 'Check this text' }).click();
  await expect(said(page)).toContainText('1 designs checked');
});

test('the example, and the template filled as it is', async ({ page }) => {
  await open(page, '#/check');
  const template = await taken(page, () => page.locator('.template').click());
  expect(template.name).toBe('eip-check-template.csv');
  await page.locator('.example').click();
  await expect(said(page)).toContainText('9 designs checked');
  await expect(page.locator('.faults-of-check')).toContainText('example.csv:11');
  await page.getByRole('button', { name: 'Check other files' }).click();
  await give(page, file(template.name, template.text));
  await expect(said(page)).toContainText('design');
});

test('what is no input is answered with how to make one, and the rest is checked', async ({ page }) => {
  await open(page, '#/check');
  await give(page, file('main.tf', 'resource "alicloud_eip" "a" {\n}\n'), file('designs.csv', DESIGNS), file('cut.json', '{"a":'));
  await expect(said(page)).toContainText('5 designs checked');
  const faults = page.locator('.faults-of-check li');
  await expect(faults.filter({ hasText: 'main.tf' })).toContainText('terraform show -json');
  await expect(faults.filter({ hasText: 'cut.json' })).toHaveCount(1);
  await expect(faults.filter({ hasText: 'designs.csv:7' })).toHaveCount(1);
});

test('the page reports what the command line reports', async ({ page }) => {
  await checked(page);
  const { name, text } = await exported(page, 'json');
  expect(name).toBe('eip-check.json');
  expect(text).toBe(REPORT);
});

test('every format leaves', async ({ page }) => {
  await checked(page);
  const endings = { csv: 'csv', json: 'json', markdown: 'md', html: 'html', sarif: 'sarif', junit: 'xml' };
  for (const [format, ending] of Object.entries(endings)) {
    const { name, text } = await exported(page, format);
    expect(name).toBe(`eip-check.${ending}`);
    expect(text).toContain('legacy');
  }
});

test('outcomes, counts, search and groups filter, and the address keeps them', async ({ page }) => {
  await checked(page);
  await page.locator('[data-facet=region] [data-id=cn-shanghai]').click();
  await expect(names(page)).toHaveText(['上海 2']);
  await expect.poll(() => page.url()).toContain('view.region=cn-shanghai');
  await page.goBack();
  await expect(names(page)).toHaveCount(5);
  await page.locator('#check-search').fill('LEGACY');
  await expect(names(page)).toHaveText(['legacy']);
  await page.locator('.show-all').click();
  await page.locator('[data-facet=rule] [data-id=CUT-01]').click();
  await expect(names(page)).toHaveText(['東京 1']);
  await page.locator('.show-all').click();
  await page.locator('#check-group').selectOption('region');
  await expect(page.locator('.group-head')).toHaveCount(3);
  await page.locator('#check-group').selectOption('');
  await page.locator('#check-turned').check();
  await expect(names(page).first()).toHaveText('legacy');
  await page.reload();
  await expect(page.locator('#needed')).toBeVisible();
  await expect.poll(() => page.url()).toContain('view.sort=-place');
  await give(page, file('designs.csv', DESIGNS));
  await expect(names(page).first()).toHaveText('legacy');
});

test('words of the address that no view knows are said', async ({ page }) => {
  await checked(page, '#/check?view.region=cn-atlantis&view.mode=nat');
  await expect(page.locator('.unknown-view')).toContainText('cn-atlantis');
  await expect(names(page)).not.toHaveCount(5);
  await page.getByRole('button', { name: 'Remove view.region' }).click();
  await expect(page.locator('.unknown-view')).toHaveCount(0);
});

test('a row opens by keyboard, leads into the planner and back', async ({ page }) => {
  await checked(page);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('#check-row')).toBeFocused();
  await expect(page.locator('#check-row')).toContainText('上海 2');
  await page.locator('.open-row').click();
  await expect(page.locator('#region')).toHaveValue('cn-shanghai');
  await expect(page.locator('#eips')).toHaveValue('2');
  await page.goBack();
  await expect(names(page)).toHaveCount(5);
  await page.locator('.row-of-check').press('Escape');
  await expect(page.locator('.row-of-check')).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
});

test('a finding is waived with a reason that stays, leaves as a file and comes again', async ({ page }) => {
  await checked(page);
  const row = page.locator('.row-of-check');
  await names(page).filter({ hasText: '東京 1' }).click();
  await row.getByText('Waive CUT-01').click();
  await row.locator('#waive-CUT-01').fill('agreed <b>with</b> the customer');
  await page.keyboard.press('Enter');
  await expect(row.locator('[data-rule=CUT-01]')).toContainText('Waived: agreed <b>with</b> the customer');
  await expect(page.locator('.waivers')).toContainText('1 findings are waived');
  expect((await exported(page, 'json')).text).toContain('agreed <b>with</b> the customer');
  const waivers = await exported(page, 'waivers');
  await row.getByRole('button', { name: 'Waive CUT-01 no longer' }).click();
  await expect(page.locator('.waivers')).toContainText('0 findings are waived');
  await page.locator('#check-waivers-file').setInputFiles(file(waivers.name, waivers.text));
  await expect(page.locator('.waivers')).toContainText('1 findings are waived');
  await page.locator('#check-waivers-file').setInputFiles(file('bad.json', '[{"rule":"CUT-01"}]'));
  await expect(page.locator('.refused')).toContainText('bad.json');
  await expect(page.locator('.waivers')).toContainText('1 findings are waived');
});

test('what somebody answers for outlasts a cancelled check, other files and a reload', async ({ page }) => {
  // What a worker asks for is not always held back by the browser's tool; what the page tells it is.
  await page.addInitScript(() => {
    const tell = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...message) {
      if (!window.holds) tell.apply(this, message);
    };
  });
  await checked(page);
  const row = page.locator('.row-of-check');
  await names(page).filter({ hasText: '東京 1' }).click();
  await row.getByText('Waive CUT-01').click();
  await row.locator('#waive-CUT-01').fill('agreed');
  await page.keyboard.press('Enter');
  await expect(page.locator('.waivers')).toContainText('1 findings are waived');
  // A file adds to it and takes nothing away, not even its reason.
  const more = [
    { rule: 'CUT-01', name: '東京 1', reason: 'another' },
    { rule: 'MUL-04', name: 'legacy', reason: 'known' },
  ];
  await page.locator('#check-waivers-file').setInputFiles(file('more.json', JSON.stringify(more)));
  await expect(page.locator('.waivers')).toContainText('2 findings are waived');
  await expect(row.locator('[data-rule=CUT-01]')).toContainText('Waived: agreed');
  await page.getByRole('button', { name: 'Check other files' }).click();
  await page.evaluate(() => (window.holds = true));
  await give(page, file('designs.csv', DESIGNS));
  await page.locator('#cancel-check').click();
  await page.evaluate(() => (window.holds = false));
  await give(page, file('designs.csv', DESIGNS));
  await expect(page.locator('.waivers')).toContainText('2 findings are waived');
  await page.reload();
  await give(page, file('designs.csv', DESIGNS));
  await expect(page.locator('.waivers')).toContainText('2 findings are waived');
});

test('waivers that were kept and cannot be read are set aside as they were', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('eip-planner/1/waivers', '{broken'));
  await checked(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('eip-planner/1/aside/1'))).toBe('{broken');
  await expect(page.locator('.waivers')).toContainText('0 findings are waived');
});

test('where the browser keeps nothing, waivers work and the page says that a reload takes them', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await checked(page);
  await names(page).filter({ hasText: '東京 1' }).click();
  await page.locator('.row-of-check').getByText('Waive CUT-01').click();
  await page.locator('#waive-CUT-01').fill('agreed');
  await page.keyboard.press('Enter');
  await expect(page.locator('.waivers')).toContainText('1 findings are waived');
  await expect(page.locator('.unkept')).toContainText('gone when the page is reloaded');
});

test('the open row is in the address: back closes it, and it comes with the same files', async ({ page }) => {
  await checked(page);
  await names(page).filter({ hasText: '東京 1' }).click();
  await expect(page.locator('#check-row')).toBeFocused();
  await expect.poll(() => page.url()).toContain('view.row=2');
  await page.goBack();
  await expect(page.locator('.row-of-check')).toHaveCount(0);
  await page.goForward();
  await expect(page.locator('#check-row')).toContainText('東京 1');
  await page.reload();
  await give(page, file('designs.csv', DESIGNS));
  await expect(page.locator('#check-row')).toContainText('東京 1');
  // In other files another row has this number.
  await page.getByRole('button', { name: 'Check other files' }).click();
  await expect.poll(() => page.url()).not.toContain('view.row');
});

test('a language is chosen while a row is open: it speaks it, and the focus stays', async ({ page }) => {
  await checked(page);
  await names(page).filter({ hasText: '東京 1' }).click();
  await expect(page.locator('#check-row')).toBeFocused();
  await page.locator('#check-search').focus();
  await settled(page);
  await page.evaluate(() => (location.hash = location.hash.replace(/([?&])lang=\w+|$/, (_, sign) => `${sign ?? '&'}lang=ja`)));
  await expect(page.locator('.row-of-check [data-rule=CUT-01]')).toContainText('容認');
  await expect(page.locator('#check-search')).toBeFocused();
});

test('what is unknown says which fact is missing and how the file at hand would give it', async ({ page }) => {
  await open(page, '#/check');
  const eni = {
    NetworkInterfaceId: 'eni-1', Type: 'Secondary', Status: 'InUse', InstanceId: 'i-1', VpcId: 'vpc-1', VSwitchId: 'vsw-1', ZoneId: 'cn-hangzhou-i',
    PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: '10.0.1.20', Primary: true }] },
  };
  const eip = {
    AllocationId: 'eip-1', IpAddress: '203.0.113.1', InstanceId: 'eni-1', InstanceType: 'NetworkInterface', RegionId: 'cn-hangzhou', Status: 'InUse', Mode: 'NAT', PrivateIpAddress: '10.0.1.20',
  };
  const answers = [{ NetworkInterfaceSets: { NetworkInterfaceSet: [eni] } }, { EipAddresses: { EipAddress: [eip] } }];
  await give(page, file('account.json', JSON.stringify(answers)));
  await expect(page.locator('[data-outcome=unknown] strong')).toHaveText('1');
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.missing')).toContainText('DescribeInstances');
});

test('compared with an earlier report: new, gone, same', async ({ page }) => {
  await open(page, '#/check');
  await give(page, file('designs.csv', DESIGNS.replace('東京 1', '大阪 1')));
  await expect(said(page)).toContainText('5 designs checked');
  await page.locator('#check-earlier').setInputFiles(file('earlier.json', REPORT));
  await expect(page.locator('.compared')).toContainText('are new');
  await expect(page.locator('.gone-of-check')).toContainText('東京 1');
  await page.locator('#check-new').check();
  await expect(names(page)).toHaveText([/大阪 1/]);
  await page.locator('#check-earlier').setInputFiles(file('plan.json', '{}'));
  await expect(page.locator('.refused')).toContainText('plan.json');
  await page.getByRole('button', { name: 'End the comparison' }).click();
  await expect(names(page)).toHaveCount(5);
});

// How free the page stays meanwhile is measured in check-speed.spec.js.
test('100 000 rows: few are drawn, and any is there when asked for', async ({ page }, info) => {
  test.setTimeout(180_000);
  await open(page, '#/check');
  const path = info.outputPath('many.csv');
  writeFileSync(path, csv(ROWS));
  await give(page, path);
  await expect(said(page)).toContainText('100000 designs checked', { timeout: 120_000 });
  await expect(names(page).first()).toHaveText('design-0');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(ROWS + 1));
  expect(await grid(page).getByRole('row').count()).toBeLessThan(100);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(names(page).last()).toHaveText(`design-${ROWS - 1}`);
  await expect(grid(page).locator('[aria-selected=true]')).toContainText(`design-${ROWS - 1}`);
  await page.locator('#check-sort').selectOption('outcome');
  await expect(grid(page).locator('.line .outcome').first()).toHaveAttribute('data-outcome', 'blocked');
});

test('a check is cancelled by keyboard, its worker ends, and the next one runs', async ({ context }) => {
  // It gets no further than this until it is let go.
  let release;
  const held = new Promise((done) => (release = done));
  await context.route('**/check-worker_bg*.wasm', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  // What a worker asks for at once is not always held back by the browser's tool, nor does that always tell of the end
  // of one whose request it holds: then it is tried again from the start, in a page that never had another worker.
  let page;
  await expect(async () => {
    await page?.close();
    page = await context.newPage();
    await open(page, '#/check');
    await give(page, file('designs.csv', DESIGNS));
    await expect(page.locator('#cancel-check')).toBeFocused({ timeout: 2000 });
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('cancelled', { timeout: 2000 });
    await expect.poll(() => page.workers().length, { timeout: 2000 }).toBe(0);
  }).toPass({ timeout: 30_000 });
  await expect(page.locator('#result')).toBeFocused();
  release();
  await give(page, file('designs.csv', DESIGNS));
  await expect(said(page)).toContainText('5 designs checked');
});

for (const theme of THEMES) {
  for (const lang of LANGUAGES) {
    test(`axe finds nothing in a report, ${theme}, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, `#/check?lang=${lang}`);
      await give(page, file('designs.csv', DESIGNS));
      await names(page).filter({ hasText: '東京 1' }).click();
      await expect(page.locator('#check-row')).toBeFocused();
      expect(await violations(page)).toEqual([]);
      for (const width of [320, 768, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      }
    });
  }
}
