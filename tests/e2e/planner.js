// What several tests do with the page.
import { expect, settled } from './fixtures.js';

export const EXAMPLE = '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3';

export const MODES = ['nat', 'cut-through', 'multi-eip', 'secondary-cidr'];

export async function open(page, hash = '') {
  await page.goto(`./${hash}`);
  await expect(page.locator('#loading')).toHaveCount(0);
  // The page is built top to bottom; with its foot it is whole.
  await expect(page.locator('.site-footer')).toHaveCount(1);
}

export const card = (page, mode) => page.locator(`[data-mode=${mode}]`);

// Opens what a card keeps folded: why, and what would lift it.
export async function unfold(page, ...modes) {
  for (const mode of modes) await card(page, mode).locator('.why > summary').click();
}

export async function expectStatus(page, statuses) {
  for (const [mode, status] of Object.entries(statuses)) {
    await expect(card(page, mode)).toHaveAttribute('data-status', status);
  }
}

// The address without the language.
export const query = (page) => new URL(page.url()).hash.replace(/[?&]lang=\w+/, '');

// The same once it is written.
export async function written(page) {
  await settled(page);
  return query(page);
}

export async function download(page, format) {
  const waiting = page.waitForEvent('download');
  await page.locator(`[data-format=${format}] .download`).click();
  const file = await waiting;
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

export async function openFile(page, name, text) {
  await page.locator('#open-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}
