// The page on a static server: its security policy, what leaves the browser (nothing), any folder, whole files only.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { LANGUAGES } from './states.js';
import { EXAMPLE, card, download, open, openFile } from './planner.js';
import { expect, test as base } from './fixtures.js';
import { listen } from './server.js';

const DIST = new URL('../../dist/', import.meta.url).pathname;

// A server of its own, which keeps what it is asked.
const test = base.extend({
  path: ['/', { option: true }],
  site: async ({ path }, use) => {
    const site = await listen(DIST, path);
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

const html = () => readFileSync(`${DIST}index.html`, 'utf8');

test('every script, style sheet and program is named by its content and says what its bytes are', () => {
  const tags = html().match(/<script\b[^>]*>|<link\b[^>]*rel="(stylesheet|modulepreload)"[^>]*>/g);
  const files = tags.map((tag) => {
    const [, name] = /(?:src|href)="\.\/([^"]+)"/.exec(tag);
    expect(name).toMatch(/-[0-9a-f]{8,16}\.(js|css|wasm)$/);
    const hash = createHash('sha384').update(readFileSync(DIST + name)).digest('base64');
    expect(tag).toContain(`integrity="sha384-${hash}"`);
    return name.split('.').pop();
  });
  expect(files.sort()).toEqual(['css', 'js', 'js']);
  // The script says the same of the program: browsers ask nothing of what comes ahead for a script.
  const script = tags.map((tag) => /src="\.\/(eip-planner[^"]+)"/.exec(tag)?.[1]).find(Boolean);
  const [program] = readdirSync(DIST).filter((name) => /^eip-planner-[0-9a-f]+\.wasm$/.test(name));
  const hash = createHash('sha384').update(readFileSync(DIST + program)).digest('base64');
  expect(readFileSync(DIST + script, 'utf8')).toContain(`sha384-${hash}`);
  expect(html()).toContain(`<link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href="./${program}">`);
});

test('the program comes ahead, and once', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request));
  await open(page, EXAMPLE);
  const programs = asked.filter((request) => /eip-planner-[0-9a-f]+\.wasm$/.test(request.url()));
  // Not by a script, which is `fetch`.
  expect(programs.map((request) => request.resourceType())).toEqual(['other']);
});

test('no script, no style and no handler stands in the page, and its policy allows none', () => {
  const text = html();
  expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(text);
  for (const part of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
});

test('what is compressed beforehand is the same', () => {
  const files = readdirSync(DIST, { recursive: true });
  const texts = files.filter((name) => /\.(html|css|js|json|svg|txt|wasm|webmanifest|xml)$/.test(name));
  expect(texts.length).toBeGreaterThan(100);
  for (const name of texts) {
    const bytes = readFileSync(DIST + name);
    expect(bytes.equals(brotliDecompressSync(readFileSync(`${DIST}${name}.br`))), name).toBe(true);
    expect(bytes.equals(gunzipSync(readFileSync(`${DIST}${name}.gz`))), name).toBe(true);
  }
});

test.describe('what the policy forbids', () => {
  test.use({ expectedErrors: /policy: |Content Security Policy|TrustedHTML|TrustedScript/ });

  test('does not happen, and is seen', async ({ page }) => {
    await open(page);
    const seen = await page.evaluate(async () => {
      const violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const tries = {
        script: () => document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = 1' })),
        style: () => document.body.setAttribute('style', 'color: red'),
        html: () => (document.createElement('div').innerHTML = '<img src="x" onerror="window.ran = 1">'),
        link: () => (document.createElement('div').innerHTML = '<a href="javascript:alert()">x</a>'),
        worker: () => new Worker('https://elsewhere.example/worker.js'),
        eval: () => (0, eval)('window.ran = 1'),
        fetch: () => fetch('https://elsewhere.example/').catch(() => {}),
      };
      const thrown = [];
      // In a task of the page: what is evaluated from outside may more.
      const attempt = (name, act) =>
        new Promise((done) => {
          setTimeout(() => {
            try {
              act();
            } catch {
              thrown.push(name);
            }
            done();
          });
        });
      for (const [name, act] of Object.entries(tries)) await attempt(name, act);
      const harmless = document.createElement('div');
      harmless.innerHTML = '<p class="a b" data-x="1 &gt; 0">ok <a href="#/plan">plan</a><br></p>';
      await new Promise((done) => setTimeout(done, 100));
      return { thrown, violations: [...new Set(violations)], ran: window.ran, harmless: harmless.textContent };
    });
    expect(seen.ran).toBeUndefined();
    expect(seen.harmless).toBe('ok plan');
    expect(seen.thrown).toEqual(expect.arrayContaining(['script', 'html', 'link', 'worker', 'eval']));
    for (const directive of ['require-trusted-types-for', 'style-src-attr', 'connect-src']) {
      expect(seen.violations).toContain(directive);
    }
  });
});

test.describe('a file with other bytes', () => {
  test.use({ expectedErrors: /integrity|Failed to fetch|Failed to load/ });

  for (const [what, pattern] of [['program', '**/*.wasm'], ['script', '**/eip-planner-*.js']]) {
    test(`the ${what} does not start`, async ({ page }) => {
      await page.route(pattern, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from('\n')]) });
      });
      await page.goto('./');
      await expect(page.locator('.needs').getByText('EIP Planner could not start')).toBeVisible();
    });
  }
});

test('nothing that is entered, opened or written in the address reaches the server', async ({ page, site }) => {
  const MARK = 'secretmark';
  await page.goto(`./${EXAMPLE}&name=${MARK}1`);
  await expect(page.locator('[data-mode=nat]')).toBeVisible();
  const loaded = site.asked.length;
  await page.locator('#eips').fill('4');
  await page.locator('#plan-name').fill(`${MARK}2`);
  await page.locator('#save').click();
  const file = await download(page, 'json');
  expect(file.text).toContain(`${MARK}2`);
  await openFile(page, `${MARK}3.json`, file.text.replaceAll(`${MARK}2`, `${MARK}4`));
  await expect(page.locator('#plan-name')).toHaveValue(`${MARK}4`);
  for (const screen of ['migrate', 'compare', 'plans', 'learn']) {
    await page.locator(`.screens a[href^="#/${screen}"]`).click();
    await expect(page.locator('.screens [aria-current=page]')).toHaveAttribute('href', new RegExp(`^#/${screen}`));
  }
  await page.locator('.search-open').click();
  await page.locator('#search-input').fill(`${MARK}5`);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.locator('.learn')).toBeVisible();
  // The server saw the files of the page, asked for without a body, and nothing of what was entered.
  expect(site.asked.length).toBeGreaterThanOrEqual(loaded);
  for (const { method, line, headers, body } of site.asked) {
    expect(method).toBe('GET');
    expect(body).toBe(0);
    expect(line).not.toMatch(/[?#]/);
    expect(`${line} ${JSON.stringify(headers)}`).not.toContain(MARK);
    expect(headers.cookie).toBeUndefined();
  }
});

test('the page says that nothing leaves the browser, in three languages', async ({ page }) => {
  const SAID = { en: 'Nothing you enter leaves it', ja: '外部に送信されることはありません', zh: '不会发送到任何地方' };
  for (const lang of LANGUAGES) {
    await page.goto(`./?${lang}#/plan?lang=${lang}`);
    await expect(page.locator('.site-footer')).toContainText(SAID[lang]);
  }
});

test.describe('in a folder of a server', () => {
  test.use({ path: '/docs/tools/eip planner/' });

  test('the page works', async ({ page }) => {
    await open(page, EXAMPLE);
    await expect(card(page, 'nat')).toHaveAttribute('data-status', /available|conditional/);
  });
});

test('what is seen first comes with the page itself, and nothing moves', async ({ page }) => {
  await page.addInitScript(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifts += value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  // The frame is painted while the program is still on its way.
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
    .toBe(1);
  await expect(page.locator('#loading')).toBeVisible();
  release();
  await expect(page.locator('#region')).toBeVisible();
  expect(await page.evaluate(() => window.shifts)).toBe(0);
  // Each part of the program is asked for once.
  await expect(page.locator('.site-footer')).toBeVisible();
  const programs = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => /\/(eip-planner[a-z-]*-)\w+\.wasm$/.exec(name)?.[1]));
  expect(programs.filter(Boolean)).toEqual(['eip-planner-', 'eip-planner-late-']);
});
