import { fileURLToPath } from 'node:url';
import { unzipSync, strFromU8 } from 'fflate';
import { download, open } from './planner.js';
import { expect, test } from './fixtures.js';

const MODES = [
  'region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=nat&ipv4Gateway=true',
  'region=cn-hangzhou&mode=cut-through&enis=2&eips=2',
  'region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2',
  'region=cn-hangzhou&mode=secondary-cidr&eips=2',
  'region=cn-hangzhou&mode=cut-through&eips=3&ipv4Gateway=true',
];
// A name that a user may type, with everything that marks up.
const NAME = encodeURIComponent('"a" <b> | `c` [d] {e} (f) #g; %%h $(i) \u202ej');

const formats = (page) => page.locator('[data-format]').evaluateAll((rows) => rows.map((row) => row.dataset.format));

test("Mermaid's own parser reads the chart of every mode", async ({ page, context }) => {
  test.slow(); // Fifteen pages, each opened twice.
  const charts = [];
  for (const mode of MODES) {
    for (const lang of ['en', 'ja', 'zh']) {
      await open(page, `#/plan?${mode}&name=${NAME}&lang=${lang}`);
      await page.reload();
      charts.push((await download(page, 'mermaid')).text);
    }
  }
  const reader = await context.newPage();
  await reader.addScriptTag({ path: fileURLToPath(new URL('node_modules/mermaid/dist/mermaid.min.js', import.meta.url)) });
  for (const chart of charts) {
    const kind = await reader.evaluate(async (text) => (await globalThis.mermaid.parse(text)).diagramType, chart);
    expect(kind).toContain('flowchart');
  }
  const refused = await reader.evaluate(() => globalThis.mermaid.parse('flowchart LR\n a[', { suppressErrors: true }));
  expect(refused).toBe(false);
});

test('the image decides which guest formats are offered', async ({ page }) => {
  for (const [image, offered, kept] of [
    ['ubuntu', ['ip-script', 'netplan'], ['powershell', 'ifcfg']],
    ['windows', ['powershell'], ['ip-script', 'netplan', 'nmcli']],
    ['alibaba-cloud-linux', ['ip-script', 'nmcli', 'ifcfg'], ['powershell', 'netplan']],
  ]) {
    await open(page, `#/plan?region=cn-hangzhou&eips=2&image=${image}`);
    await page.reload();
    await page.locator('[data-format=json]').waitFor();
    const found = await formats(page);
    expect(found).toEqual(expect.arrayContaining([...offered, 'markdown', 'json', 'csv', 'terraform', 'cli', 'svg', 'mermaid', 'sarif']));
    for (const name of kept) expect(found).not.toContain(name);
  }
});

test('a format of several files comes as one archive', async ({ page }) => {
  await open(page, `#/plan?${MODES[0]}`);
  const waiting = page.waitForEvent('download');
  await page.locator('[data-format=terraform] .download').click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('eip-plan-cn-hangzhou-nat.terraform.zip');
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const files = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  expect(Object.keys(files)).toHaveLength(3);
  expect(strFromU8(files['eip-plan-cn-hangzhou-nat.main.tf'])).toContain('resource "alicloud_eip_association" "eip_3"');
});

test('the picture is on the page, as SVG and as PNG', async ({ page }) => {
  await open(page, `#/plan?${MODES[0]}&name=Web%20front`);
  const picture = page.locator('.diagram svg');
  await expect(picture).toBeVisible();
  await expect(picture.locator('> title')).toHaveText('Web front · NAT mode: who has which address');
  await expect(picture.locator('text', { hasText: 'eip-3 <eip-3-address>' }).first()).toBeVisible();
  const svg = await download(page, 'svg');
  expect(svg.name).toBe('eip-plan-cn-hangzhou-nat.svg');
  const waiting = page.waitForEvent('download');
  await page.locator('[data-format=svg] .png').click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('eip-plan-cn-hangzhou-nat.png');
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(width).toBe(2000);
  const stated = Number(/height="(\d+)"/.exec(svg.text)[1]);
  expect(height).toBe(2 * stated);
});

test('a blocked plan exports why, and nothing to run', async ({ page }) => {
  await open(page, `#/plan?${MODES[4]}`);
  const script = await download(page, 'cli');
  expect(script.name).toBe('eip-plan-cn-hangzhou-cut-through.apply.sh');
  expect(script.text).toContain('CUT-05');
  expect(script.text).not.toContain('aliyun vpc');
  expect((await download(page, 'terraform')).text).not.toContain('resource "');
  expect(await formats(page)).not.toContain('ip-script');
});
