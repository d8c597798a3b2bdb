// Pictures of the main screens, to be looked at: three languages, light and dark, phone and desk.
//   npm run screenshots --prefix tests/e2e [-- NAME…]     of the site in dist/, into tests/e2e/report/screenshots
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import config from './playwright.config.js';
import { serve } from './site.js';
import { LANGUAGES, MAIN, STATES, THEMES, show } from './states.js';

const chosen = process.argv.slice(2);
const names = chosen.length > 0 ? chosen : MAIN;
const folder = process.env.SCREENSHOTS ?? new URL('report/screenshots/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const site = await serve(new URL('../../dist', import.meta.url).pathname);
const browser = await chromium.launch(config.use.launchOptions);
for (const theme of THEMES) {
  for (const [width, height] of [[360, 1400], [1440, 1800]]) {
    for (const lang of LANGUAGES) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, baseURL: site.url });
      for (const state of STATES.filter(({ name }) => names.includes(name))) {
        await show(page, state, lang);
        const path = `${folder}/${state.name}.${lang}.${theme}.${width}.png`;
        // The top of it: the whole page would be a strip that nobody can look at.
        await page.screenshot({ path });
      }
      await page.close();
    }
  }
}
await browser.close();
site.close();
console.log(`Pictures are in ${folder}`);
