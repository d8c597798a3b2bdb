// Takes the README's screenshots of the release build in dist/: `npm run screenshot --prefix tests/e2e` after `make build`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import config from './playwright.config.js';

const port = '41738';
const here = fileURLToPath(new URL('.', import.meta.url));
const server = spawn('node', ['serve.js', '../../dist', port], { cwd: here, stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
const browser = await chromium.launch(config.use.launchOptions);
for (const lang of ['en', 'ja']) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(`http://127.0.0.1:${port}/#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&lang=${lang}`);
  await page.locator('[data-mode=nat]').waitFor();
  await page.screenshot({ path: `${here}../../style/screenshot.${lang}.png` });
  await page.close();
}
await browser.close();
server.kill();
