// Every screen and state of states.js: axe, sideways scroll, large text. One load per test; the states follow by address.
import { violations } from './axe.js';
import { LANGUAGES, STATES, THEMES, show } from './states.js';
import { expect, test } from './fixtures.js';

// What stands out of the page to the side.
const sideways = (page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const scrolls = element.closest('.scroll, pre');
      return (!scrolls || scrolls === element) && element.getBoundingClientRect().right > room + 1;
    });
    return [`${document.documentElement.scrollWidth} in ${room}`, ...wide.slice(0, 5).map((e) => `${e.localName}.${e.className}`)];
  });

// Many states a test, each with axe's look at a long page.
test.describe.configure({ timeout: 240_000 });

for (const theme of THEMES) {
  for (const lang of LANGUAGES) {
    test(`axe finds nothing on any screen, ${theme}, ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      // Both layouts are looked at, each in one theme.
      if (theme === 'dark') await page.setViewportSize({ width: 360, height: 780 });
      const found = {};
      for (const state of STATES) {
        await show(page, state, lang);
        const broken = await violations(page);
        if (broken.length > 0) found[state.name] = broken;
      }
      expect(found).toEqual({});
    });
  }
}

for (const lang of LANGUAGES) {
  test(`no sideways scroll from 320 to 2560 px, nor with text at 200 %, ${lang}`, async ({ page }) => {
    const found = {};
    for (const state of STATES) {
      await show(page, state, lang);
      for (const [width, size] of [[320, 100], [360, 100], [768, 100], [1440, 100], [2560, 100], [1280, 200]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), size);
        const wide = await sideways(page);
        if (wide.length > 0) found[`${state.name} ${width}px ${size}%`] = wide;
      }
    }
    expect(found).toEqual({});
  });
}
