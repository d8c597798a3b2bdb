// What a person keeps: steps that are done, plans with a name, undo; and a storage that refuses.
import { violations } from './axe.js';
import { EXAMPLE, card, expectStatus, open, query, unfold, written } from './planner.js';
import { expect, settled, test } from './fixtures.js';

const PLANS = 'eip-planner/1/plans';
const PROGRESS = 'eip-planner/1/progress';

const box = (page, step) => page.locator(`[data-step=${step}] input[type=checkbox]`);
const told = (page) => page.locator('#told');
const kept = (page, key = PLANS) => page.evaluate((key) => localStorage.getItem(key), key);
const plans = (page) => page.locator('.plans > li');

async function save(page, name) {
  if (name) await page.locator('#plan-name').fill(name);
  await page.locator('#save').click();
  await expect(page.locator('#plan-saved')).toHaveText('Saved in this browser.');
}

// By a link of the page itself, so that nothing is loaded anew.
async function go(page, screen) {
  await settled(page);
  await page.evaluate((screen) => {
    location.hash = location.hash.replace(/^#\/\w+/, `#/${screen}`);
  }, screen);
}

async function text(file) {
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function exportAll(page) {
  const waiting = page.waitForEvent('download');
  await page.locator('#export-plans').click();
  return text(await waiting);
}

const importAll = (page, content) =>
  page.locator('#import-plans').setInputFiles({ name: 'my plans.json', mimeType: 'application/json', buffer: Buffer.from(content) });

for (const [hash, id] of [['#/plan', 'open-file'], ['#/plans', 'import-plans'], ['#/check', 'check-files']]) {
  test(`#${id} opens files by key, and speaks the language of the page`, async ({ page }) => {
    await open(page, `${hash}?lang=zh`);
    // The browser's own control says its word in the browser's language.
    await expect(page.locator(`#${id}`)).toHaveCSS('opacity', '0');
    await expect(page.locator('label.file', { has: page.locator(`#${id}`) })).toHaveText(/\p{Script=Han}/u);
    const asked = page.waitForEvent('filechooser');
    await page.locator(`#${id}`).focus();
    await page.keyboard.press('Space');
    await asked;
  });
}

test.describe('steps', () => {
  test('what is done stays done after a reload, and a finished plan says so', async ({ page }) => {
    await open(page, EXAMPLE);
    const all = await page.locator('.steps > li').count();
    await expect(page.locator('#progress-said')).toHaveText(`0 of ${all} steps done`);
    await box(page, 'associate-eip-1').check();
    await expect(page.locator('#progress-said')).toHaveText(`1 of ${all} steps done`);
    await page.reload();
    await expect(box(page, 'associate-eip-1')).toBeChecked();
    await expect(page.locator('#progress')).toHaveJSProperty('value', 1);
    const boxes = page.locator('.steps > li input[type=checkbox]');
    for (let n = 0; n < all; n += 1) await boxes.nth(n).check();
    await expect(page.locator('#progress-said')).toHaveText(`All ${all} steps are done: this plan is finished.`);
    await box(page, 'associate-eip-2').uncheck();
    await expect(page.locator('#progress-said')).toHaveText(`${all - 1} of ${all} steps done`);
  });

  test('a step that does something else by now is not done', async ({ page }) => {
    await open(page, EXAMPLE);
    await box(page, 'associate-eip-1').check();
    await box(page, 'associate-eip-2').check();
    await page.goto(`./${EXAMPLE}&eip-1-id=eip-bp1`);
    await page.reload();
    await expect(box(page, 'associate-eip-1')).not.toBeChecked();
    await expect(page.locator('[data-step=associate-eip-1]')).toContainText('has changed since you ticked it');
    await expect(box(page, 'associate-eip-2')).toBeChecked();
    await expect(page.locator('#progress-said')).toContainText('1 of');
    // Another scenario is other work; back again, the marks are there.
    await page.locator('#eips').fill('4');
    await expect(page.locator('#progress-said')).toContainText('0 of');
    await page.locator('#eips').fill('3');
    await expect(page.locator('#progress-said')).toContainText('1 of');
    await box(page, 'associate-eip-1').check();
    await expect(page.locator('.changed')).toHaveCount(0);
  });

  test('steps are filtered by who does them', async ({ page }) => {
    await open(page, EXAMPLE);
    const rows = page.locator('.steps > li');
    const all = await rows.count();
    const filter = page.locator('#steps-of');
    await expect(filter.locator('option').first()).toHaveText(`Everybody (${all})`);
    let sum = 0;
    for (const place of ['console', 'api', 'os']) {
      await filter.selectOption(place);
      const said = await filter.locator(`option[value=${place}]`).textContent();
      const count = Number(said.match(/\((\d+)\)/)[1]);
      await expect(rows).toHaveCount(count);
      await expect.poll(() => query(page)).toBe(`${EXAMPLE}&view.steps=${place}`);
      sum += count;
    }
    expect(sum).toBe(all);
    // The number of a step is that of the whole plan.
    const first = await rows.first().evaluate((row) => row.value);
    expect(first).toBeGreaterThan(1);
    // Paper shows the plan, not the filter.
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(rows).toHaveCount(all);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(rows).toHaveCount(await page.locator('.steps > li').count());
  });

  test('many steps come in slices', async ({ page }) => {
    test.slow();
    await page.goto('./#/plan?region=cn-hangzhou&eips=200&mode=nat');
    await expect(page.locator('.steps > li')).toHaveCount(60, { timeout: 30_000 });
    const more = page.locator('#more-steps');
    await expect(more).toContainText('Show 60 more of');
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.steps > li')).toHaveCount(120);
    await expect(page.locator('.steps > li').nth(60)).toBeFocused();
  });

  test('a call is copied, with a word', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, EXAMPLE);
    await page.locator('[data-step=associate-eip-1] .copy-step').first().click();
    await expect(told(page)).toHaveText('Copied: API call');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('AssociateEipAddress');
  });

  test('where copying is not allowed, the text is selected', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await open(page, EXAMPLE);
    await page.locator('[data-step=associate-eip-1] .copy-step').first().click();
    await expect(told(page)).toContainText('press Ctrl+C');
    expect(await page.evaluate(() => String(getSelection()))).toContain('AssociateEipAddress');
  });

  test('ticked boxes on paper', async ({ page }) => {
    await open(page, EXAMPLE);
    await box(page, 'associate-eip-1').check();
    await page.emulateMedia({ media: 'print' });
    const sign = (step) =>
      page.locator(`[data-step=${step}] h4`).evaluate((h4) => getComputedStyle(h4, '::before').content);
    expect(await sign('associate-eip-1')).toContain('☑');
    expect(await sign('associate-eip-2')).toContain('☐');
    for (const gone of ['#steps-of', '#save', '.copy-step >> nth=0', '.undo >> nth=0', '#told']) {
      await expect(page.locator(gone)).toBeHidden();
    }
  });
});

test.describe('plans with a name', () => {
  test('save, open, rename, duplicate, delete, undo', async ({ page }) => {
    await open(page, EXAMPLE);
    await expect(page.locator('#plan-saved')).toHaveText('Not saved yet.');
    await box(page, 'associate-eip-1').check();
    await save(page, 'Web front');
    await expect(told(page)).toHaveText('Saved as “Web front”.');
    // What was done before it had a name stays done.
    await expect(box(page, 'associate-eip-1')).toBeChecked();
    await page.reload();
    await expect(page.locator('#plan-saved')).toHaveText('Saved in this browser.');
    await page.locator('#eips').fill('4');
    await expect(page.locator('#plan-saved')).toHaveText('Changed since it was saved.');
    await page.reload();
    await save(page);
    await go(page, 'plans');
    await expect(plans(page)).toHaveCount(1);
    await expect(plans(page)).toContainText('ecs.g7.xlarge');

    await page.getByRole('button', { name: 'Rename “Web front”' }).click();
    await expect(page.getByLabel('New name')).toBeFocused();
    await page.getByLabel('New name').fill('Site');
    await page.keyboard.press('Enter');
    await expect(plans(page)).toContainText('Site');
    await expect(page.getByRole('button', { name: 'Rename “Site”' })).toBeFocused();

    await page.getByRole('button', { name: 'Duplicate “Site”' }).click();
    await expect(plans(page)).toHaveCount(2);
    await expect(page.getByRole('link', { name: 'Site (2)' })).toBeFocused();

    // A name that another plan has is refused.
    await page.getByRole('button', { name: 'Rename “Site (2)”' }).click();
    await page.getByLabel('New name').fill('Site');
    await page.keyboard.press('Enter');
    await expect(page.locator('.renaming .fault')).toHaveText('Another plan has this name.');
    await page.getByLabel('New name').press('Escape');
    await expect(page.getByRole('button', { name: 'Rename “Site (2)”' })).toBeFocused();

    await page.getByRole('button', { name: 'Delete “Site”', exact: true }).click();
    await expect(plans(page)).toHaveCount(1);
    await expect(page.locator('#undelete')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(plans(page)).toHaveCount(2);
    await expect(page.getByRole('link', { name: 'Site', exact: true })).toBeFocused();

    await page.getByRole('link', { name: 'Site (2)' }).click();
    await expect(page.locator('#eips')).toHaveValue('4');
    await expect(page.locator('#plan-name')).toHaveValue('Site (2)');
    await expect(page.locator('#plan-saved')).toHaveText('Saved in this browser.');
  });

  test('a plan without a name gets one', async ({ page }) => {
    await open(page, EXAMPLE);
    await save(page);
    await expect(page.locator('#plan-name')).toHaveValue('cn-hangzhou nat');
    await expect.poll(() => query(page)).toContain('name=cn-hangzhou');
  });

  test('a name that cannot be one is said', async ({ page }) => {
    await open(page, `${EXAMPLE}&name=${'x'.repeat(129)}`);
    await page.locator('#save').click();
    await expect(told(page)).toContainText('1 to 128 characters');
    await expect(page.locator('#plan-name')).toBeFocused();
    expect(await kept(page)).toBeNull();
  });

  test('export all and import all: nothing is lost, nothing overwritten', async ({ page }) => {
    await open(page, EXAMPLE);
    await box(page, 'associate-eip-1').check();
    await save(page, 'Web <b>&"front"');
    await page.goto('./#/plan?region=cn-beijing&eips=three&lang=en');
    await save(page, 'Wrong');
    await go(page, 'plans');
    const file = await exportAll(page);
    const documents = JSON.parse(file);
    expect(documents.map(({ schema }) => schema)).toEqual(['eip-planner/1', 'eip-planner/1']);
    expect(documents[0].scenario.known.name).toBe('Web <b>&"front"');
    await importAll(page, file);
    await expect(page.locator('#imported')).toContainText('Plans added: 0. Already here: 2.');

    // In a browser that has another plan of the same name.
    await page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
    await page.goto('./#/plan?region=cn-shanghai&lang=en');
    await page.reload();
    await save(page, 'Wrong');
    await go(page, 'plans');
    await importAll(page, file);
    await expect(page.locator('#imported')).toContainText('Plans added: 2. Already here: 0.');
    await expect(page.locator('#imported')).toContainText('“Wrong” came as “Wrong (2)”');
    await expect(plans(page)).toHaveCount(3);
    await page.getByRole('link', { name: 'Wrong', exact: true }).click();
    await expect(page.locator('#region')).toHaveValue('cn-shanghai');
    await page.goBack();
    await page.getByRole('link', { name: 'Wrong (2)' }).click();
    await expect(page.locator('#eips')).toHaveValue('three');
    await page.goBack();
    await page.getByRole('link', { name: 'Web <b>&"front"' }).click();
    await expect(box(page, 'associate-eip-1')).toBeChecked();
  });

  test('a file with one plan is imported too, a file with none changes nothing', async ({ page }) => {
    await open(page, '#/plans');
    await importAll(page, '{"schema":"eip-planner/1","scenario":{"region":"cn-hangzhou"}}');
    await expect(plans(page)).toContainText('my plans');
    const before = await kept(page);
    await importAll(page, '[7');
    await expect(page.locator('#imported')).toContainText('holds no plan that can be read');
    await importAll(page, '[{"schema":"eip-planner/2","scenario":{"region":"cn-hangzhou"}}]');
    await expect(page.locator('#imported')).toContainText('holds no plan that can be read');
    expect(await kept(page)).toBe(before);
  });

  test('share link', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, EXAMPLE);
    await page.locator('#share').click();
    await expect(told(page)).toContainText('The link to this plan is copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test('an example can be opened while a plan is open, and undone', async ({ page }) => {
    await open(page, EXAMPLE);
    await page.locator('nav').getByRole('link', { name: 'Saved plans' }).click();
    await expect(page.locator('.cases a')).toHaveCount(6);
    await page.getByRole('link', { name: 'SIP gateway' }).click();
    await expect(page.locator('#region')).toHaveValue('cn-shenzhen');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
    await expect(page.locator('#eips')).toHaveValue('3');
  });
});

test.describe('undo and redo', () => {
  test('every change, by button', async ({ page }) => {
    await open(page, EXAMPLE);
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    const redo = page.getByRole('button', { name: 'Redo', exact: true });
    await expect(undo).toHaveAttribute('aria-disabled', 'true');
    const states = [await written(page)];
    const did = async () => states.push(await written(page));
    await page.locator('#region').selectOption('cn-beijing');
    await did();
    await unfold(page, 'cut-through');
    await card(page, 'cut-through').getByRole('button', { name: 'Use 3 secondary ENIs' }).click();
    await did();
    await page.locator('#choose-secondary-cidr').click();
    await did();
    await page.locator('.known summary').press('Enter');
    await page.locator('#eip-1-id').pressSequentially('eip-bp1');
    await did();
    await page.getByRole('button', { name: 'Start over' }).click();
    await did();
    expect(new Set(states).size).toBe(6);
    for (const state of states.slice(0, -1).reverse()) {
      await undo.click();
      await expect.poll(() => query(page)).toBe(state);
    }
    await expect(undo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(told(page)).toHaveText('Nothing to undo.');
    for (const state of states.slice(1)) {
      await redo.click();
      await expect.poll(() => query(page)).toBe(state);
    }
    await expect(redo).toHaveAttribute('aria-disabled', 'true');
    // The browser's own way back is untouched.
    await page.goBack();
    await expect.poll(() => query(page)).toBe(states.at(-2));
  });

  test('the keys that people expect', async ({ page }) => {
    await open(page, EXAMPLE);
    await page.locator('#region').selectOption('cn-beijing');
    await page.keyboard.press('Control+z');
    await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
    await expect(told(page)).toHaveText('Undone.');
    await page.keyboard.press('Control+Shift+z');
    await expect(page.locator('#region')).toHaveValue('cn-beijing');
    await page.keyboard.press('Meta+z');
    await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
    await page.keyboard.press('Control+y');
    await expect(page.locator('#region')).toHaveValue('cn-beijing');
  });

  test('a change that is undone before it is drawn is gone from its control', async ({ page }) => {
    await open(page, EXAMPLE);
    await page.evaluate(() => {
      const region = document.getElementById('region');
      region.value = 'cn-beijing';
      region.dispatchEvent(new Event('change', { bubbles: true }));
      region.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));
    });
    await expect(told(page)).toHaveText('Undone.');
    await expect(page.locator('#region')).toHaveValue('cn-hangzhou');
    await expect.poll(() => query(page)).toBe(EXAMPLE);
  });

  test('typing is one change, and in a field the browser takes back what is typed', async ({ page }) => {
    await open(page, '#/plan?region=cn-hangzhou');
    const name = page.locator('#instance');
    await name.pressSequentially('ecs.g7.large');
    // Here the browser's own undo works, in its own pieces.
    await page.keyboard.press('Control+z');
    await expect(name).not.toHaveValue('ecs.g7.large');
    await page.keyboard.press('Control+Shift+z');
    await expect(name).toHaveValue('ecs.g7.large');
    // Outside the field it is one change.
    await page.locator('#region').focus();
    await page.keyboard.press('Control+z');
    await expect(name).toHaveValue('');
    await page.keyboard.press('Control+y');
    await expect(name).toHaveValue('ecs.g7.large');
  });
});

test.describe('a storage that refuses', () => {
  test('full: it is said, and what was there stays', async ({ page }) => {
    await open(page, EXAMPLE);
    await save(page, 'First');
    const before = await kept(page);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.locator('#plan-name').fill('Second');
    await page.locator('#save').click();
    await expect(page.locator('.save-bar .storage')).toContainText("storage is full");
    await expect(told(page)).toContainText('Nothing was saved.');
    expect(await kept(page)).toBe(before);
    await box(page, 'associate-eip-1').check();
    await expect(box(page, 'associate-eip-1')).toBeChecked();
    await expectStatus(page, { nat: 'available' });
    await expect.poll(() => query(page)).toContain('name=Second');
  });

  test('full from the start: the page works', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await open(page, EXAMPLE);
    await box(page, 'associate-eip-1').check();
    await expect(page.locator('.save-bar .storage')).toContainText('storage is full');
    await page.locator('#eips').fill('2');
    await expect(page.locator('#eips')).toHaveValue('2');
  });

  for (const [lang, words] of [
    ['en', 'does not let the page keep anything'],
    ['ja', 'データを保存できません'],
    ['zh', '不允许页面保存数据'],
  ]) {
    test(`disabled, ${lang}: the page works and says so`, async ({ page }) => {
      await page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        }
      });
      await open(page, `${EXAMPLE}&lang=${lang}`);
      await expect(page.locator('.save-bar .storage')).toContainText(words);
      await box(page, 'associate-eip-1').check();
      await expect(box(page, 'associate-eip-1')).toBeChecked();
      // It lives as long as the page.
      await page.locator('#save').click();
      await go(page, 'plans');
      await expect(plans(page)).toHaveCount(1);
      await page.locator('.plans a').click();
      await page.reload();
      await expect(page.locator('#eips')).toHaveValue('3');
    });
  }

  test('broken: it is set aside as it was, and can be had', async ({ page }) => {
    const broken = '{"schema":"eip-planner/1","plans":[{"name":"Good","revision":1,"address":"region=cn-hangzhou"},{"name":7}]}';
    await page.addInitScript(([plans, progress, broken]) => {
      if (sessionStorage.getItem('set')) return;
      sessionStorage.setItem('set', '1');
      localStorage.setItem(plans, broken);
      localStorage.setItem(progress, 'not JSON');
    }, [PLANS, PROGRESS, broken]);
    await open(page, '#/plans');
    await expect(page.locator('.aside')).toContainText('could not be read');
    await expect(plans(page)).toHaveCount(1);
    await expect(plans(page)).toContainText('Good');
    const waiting = page.waitForEvent('download');
    await page.locator('.take-aside').click();
    expect(await text(await waiting)).toBe(`${broken}\nnot JSON`);
    // Also after the next visit, and after more was saved.
    await page.goto(`./${EXAMPLE}`);
    await page.reload();
    await save(page, 'New');
    expect(await kept(page, 'eip-planner/1/aside/1')).toBe(broken);
    expect(await kept(page, 'eip-planner/1/aside/2')).toBe('not JSON');
    await go(page, 'plans');
    await expect(plans(page)).toHaveCount(2);
  });

  test('from a newer version: it stays untouched, and saving is off', async ({ page }) => {
    const newer = '{"schema":"eip-planner/2","plans":{"something":"new"}}';
    await page.addInitScript(([plans, newer]) => localStorage.setItem(plans, newer), [PLANS, newer]);
    await open(page, EXAMPLE);
    await expect(page.locator('.save-bar .storage')).toContainText('newer version');
    await expect(page.locator('#save')).toHaveAttribute('aria-disabled', 'true');
    await page.locator('#save').press('Enter');
    await expect(told(page)).toContainText('Nothing was saved.');
    await box(page, 'associate-eip-1').check();
    expect(await kept(page)).toBe(newer);
    expect(await kept(page, PROGRESS)).toBeNull();
    expect(await kept(page, 'eip-planner/1/aside/1')).toBeNull();
  });
});

test.describe('two tabs', () => {
  async function two(page, context) {
    await open(page, EXAMPLE);
    await save(page, 'Web');
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('#plan-saved')).toHaveText('Saved in this browser.');
    return other;
  }

  test('a change of the other is said, and both can be kept', async ({ page, context }) => {
    const other = await two(page, context);
    await other.locator('#eips').fill('5');
    await save(other);
    const clash = page.locator('#clash');
    await expect(clash).toContainText('“Web” was changed in another tab');
    await page.locator('#eips').fill('7');
    await page.locator('#save').click();
    await expect(clash).toBeFocused();
    expect(await kept(page)).toContain('eips=5');
    expect(await kept(page)).not.toContain('eips=7');
    await page.locator('#keep-mine').click();
    await expect(page.locator('#plan-name')).toHaveValue('Web (2)');
    await expect(clash).toHaveCount(0);
    const stored = JSON.parse(await kept(page)).plans.map(({ name, address }) => [name, address.match(/eips=(\d)/)[1]]);
    expect(stored).toEqual([['Web', '5'], ['Web (2)', '7']]);
  });

  test('theirs can be taken, and that undone', async ({ page, context }) => {
    const other = await two(page, context);
    await page.locator('#eips').fill('7');
    await other.locator('#eips').fill('5');
    await save(other);
    await page.locator('#take-theirs').click();
    await expect(page.locator('#eips')).toHaveValue('5');
    await expect(page.locator('#plan-saved')).toHaveText('Saved in this browser.');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.locator('#eips')).toHaveValue('7');
  });

  test('also after a reload with changes that are not saved', async ({ page, context }) => {
    const other = await two(page, context);
    await page.locator('#eips').fill('7');
    await page.goto('about:blank');
    await other.locator('#eips').fill('5');
    await save(other);
    await page.goBack();
    await expect(page.locator('#eips')).toHaveValue('7');
    await page.locator('#save').click();
    await expect(page.locator('#clash')).toBeFocused();
    expect(await kept(page)).not.toContain('eips=7');
  });

  test('a plan that the other deleted is not lost', async ({ page, context }) => {
    const other = await two(page, context);
    await page.locator('#eips').fill('7');
    await go(other, 'plans');
    await other.getByRole('button', { name: 'Delete “Web”' }).click();
    await expect(page.locator('#clash')).toContainText('was deleted or renamed in another tab');
    await page.locator('#keep-mine').click();
    await expect(page.locator('#plan-saved')).toHaveText('Saved in this browser.');
    expect(JSON.parse(await kept(page)).plans.length).toBe(1);
  });

  test('marks of both are kept', async ({ page, context }) => {
    const other = await two(page, context);
    await box(page, 'associate-eip-1').check();
    await expect(box(other, 'associate-eip-1')).toBeChecked();
    await box(other, 'associate-eip-2').check();
    await expect(box(page, 'associate-eip-2')).toBeChecked();
    await page.reload();
    await expect(box(page, 'associate-eip-1')).toBeChecked();
    await expect(box(page, 'associate-eip-2')).toBeChecked();
  });
});

test('everything by keyboard alone', async ({ page }) => {
  await open(page, EXAMPLE);
  const press = async (locator, key = 'Enter') => {
    await locator.focus();
    await page.keyboard.press(key);
  };
  await press(box(page, 'associate-eip-1'), 'Space');
  await expect(box(page, 'associate-eip-1')).toBeChecked();
  await page.locator('#steps-of').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#steps-of')).not.toHaveValue('');
  await page.locator('#plan-name').focus();
  await page.keyboard.type('Keys');
  await page.keyboard.press('Enter');
  await expect(told(page)).toHaveText('Saved as “Keys”.');
  await expect(page.locator('#plan-name')).toBeFocused();
  await press(page.locator('nav').getByRole('link', { name: 'Saved plans' }));
  await press(page.getByRole('button', { name: 'Duplicate “Keys”' }));
  await expect(page.getByRole('link', { name: 'Keys (2)' })).toBeFocused();
  // The order of the stops: open, rename, duplicate, delete.
  for (const name of ['Rename “Keys (2)”', 'Duplicate “Keys (2)”', 'Delete “Keys (2)”']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('#undelete')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Keys (2)' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#plan-name')).toHaveValue('Keys (2)');
});

for (const scheme of ['light', 'dark']) {
  for (const lang of ['en', 'ja', 'zh']) {
    test(`axe finds nothing, ${scheme}, ${lang}`, async ({ page }) => {
      // axe five times over.
      test.slow();
      await page.emulateMedia({ colorScheme: scheme });
      const check = async (what) => {
        expect(await violations(page), what).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wider, what).toBeLessThanOrEqual(0);
      };
      await open(page, `${EXAMPLE}&lang=${lang}`);
      await box(page, 'associate-eip-1').check();
      await page.locator('#save').click();
      await check('saved');
      // Another tab changes it: the storage event comes from elsewhere.
      await page.evaluate((key) => {
        const now = JSON.parse(localStorage.getItem(key));
        now.plans[0].address = 'region=cn-beijing';
        now.plans[0].revision = now.revision = 9;
        localStorage.setItem(key, JSON.stringify(now));
        dispatchEvent(new StorageEvent('storage', { key }));
      }, PLANS);
      await expect(page.locator('#clash')).toBeVisible();
      await check('clash');
      await go(page, 'plans');
      await check('plans');
      await page.locator('.rename').click();
      await check('rename');
      await page.locator('.delete').click();
      await check('deleted');
    });
  }
}
