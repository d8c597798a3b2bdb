// Opens the page as a reader would, in a browser without a screen (happy-dom), and tells which functions of its program
// have run and which texts it has said: a process of its own for each visit, started by first-view.mjs.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { KeyboardEvent, Event as PageEvent, Window } from '../../tests/e2e/node_modules/happy-dom/lib/index.js';
import { parts } from './text-files.mjs';

/** What Node has too, but not for a page. */
const OF_A_PAGE = ['CustomEvent', 'Event', 'EventTarget', 'navigator'];
/** Nothing new runs and is said for so long: then it is quiet. */
const QUIET_MS = 200;
/** At the end, for what is drawn late on a slow machine: so the same is found on each. */
const LAST_MS = 1000;
/** Who is in a hurry enters the next thing before the last one has been worked out. */
const HURRY_MS = 5;
/** So many designs are opened one after the other, of these regions and instances. */
const MIXED = 3000;
const REGIONS = ['', 'cn-hangzhou', 'cn-beijing', 'cn-shanghai', 'eu-west-1', 'me-east-1', 'us-east-1'];
const INSTANCES = ['', 'ecs.g7', 'ecs.g7.xlarge', 'ecs.g5.large', 'ecs.g6.4xlarge', 'ecs.t5-lc1m1.small', 'ecs.gn5d', 'ecs.none'];
/** What has not come by then does not come. */
const PATIENCE_MS = 60_000;
/** Where there are few texts at first, it is those up to this number: the others are asked for as they are said. */
const FEW = 50;

const { script, program, page, texts, lang, hash, there, enter, hurried, missing, few, then } = JSON.parse(process.argv[2]);

const window = new Window({ url: `http://localhost/${hash}` });
for (const name of Object.getOwnPropertyNames(window)) {
  if (name in globalThis && !OF_A_PAGE.includes(name)) continue;
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
Object.assign(globalThis, { Window: window.constructor, window, self: window });
const { document } = window;
document.documentElement.lang = lang;
// Without the scripts, which belong to a real browser.
document.body.innerHTML = /<body>([^]*)<\/body>/.exec(readFileSync(page, 'utf8'))[1];

const [ran, said] = [new Set(), new Set()];
const never = new Promise(() => {});
const textsOf = (lang) => parts(readFileSync(texts[lang], 'utf8'), (number) => !few || number <= FEW);
const given = {
  eipTexts: async (lang, soon) => (soon ? textsOf(lang).first : never),
  eipRestNow: (lang) => textsOf(lang).rest,
  // The second module does not come while a first view is all there is.
  eipLateBytes: () => {},
  eipLate: () => (missing ? Promise.reject(new Error('missing')) : never),
  eipRuns: (index) => ran.add(index),
  eipSays: (number) => said.add(number),
};
// The program looks for them in the one, its script in the other.
for (const place of [window, globalThis]) Object.assign(place, given);

async function quiet(pauseMs = hurried ? HURRY_MS : QUIET_MS) {
  const found = () => ran.size + said.size;
  for (let before = -1; before !== found(); ) {
    before = found();
    await pause(pauseMs);
  }
}

const all = (selector) => [...document.querySelectorAll(selector)];
const tell = (element, type) => element.dispatchEvent(new PageEvent(type, { bubbles: true, cancelable: true }));
const press = (element, key, ctrlKey = false) => element.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
function put(element, value) {
  element.value = value;
  tell(element, 'input');
  tell(element, 'change');
}

/** All that can be entered while the rest is still on its way. */
async function enterAll() {
  for (const select of all('.ask select')) put(select, [...select.options].at(-1).value);
  await quiet();
  for (const button of all('.ask [data-do=protocol], .ask [data-do=step]')) button.click();
  for (const value of ['', 'a few', '0', '3']) {
    for (const field of all('.ask [data-do=type]')) put(field, value);
    await quiet();
  }
  const instance = document.querySelector('#instance');
  instance.click();
  instance.focus();
  tell(instance, 'focus');
  for (const value of ['nothing', 'g7', 'g6.large']) {
    put(instance, value);
    await quiet();
  }
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter', 'ArrowDown', 'Escape', 'Tab']) {
    press(instance, key);
    await quiet();
  }
  instance.blur();
  tell(instance, 'blur');
  tell(instance, 'focusout');
  await quiet();
  const folds = all('.cards summary').map((_, at) => () => all('.cards summary')[at]);
  const chosen = ['.cards [data-do=apply]', '.cards [data-do=mode]'].map((selector) => () => document.querySelector(selector));
  const opened = ['.ask .opener', '.ask summary'].map((selector) => () => document.querySelector(selector));
  for (const find of [...opened, ...folds, ...chosen]) {
    find()?.click();
    await quiet();
  }
  for (const fold of all('details')) tell(fold, 'toggle');
  // What is asked for before it is there.
  for (const dialog of all('.search-open, #embed')) dialog.click();
  press(document.body, '/');
  press(document.body, 'k', true);
  for (const field of all('.ask [data-do=type]')) press(field, 'ArrowUp');
  put(document.querySelector('#theme'), 'dark');
  for (const lang of ['ja', 'zh', 'en']) {
    put(document.querySelector('#language'), lang);
    await quiet();
  }
}

/** Addresses with all that the form offers, mixed; the same at every run. */
function mixed(count) {
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 0x7fffffff) % below;
  const one = (values) => values[random(values.length)];
  const offers = Object.fromEntries(all('.ask select').map((select) => [select.id, [...select.options].map(({ value }) => value)]));
  const protocols = ['', ...all('.ask [data-do=protocol]').map(({ value }) => value)];
  for (const id of ['eips', 'enis', 'privateIps']) offers[id] = ['', '1', '2', '3', '4', '12'];
  offers.instance = INSTANCES;
  delete offers.region;
  return Array.from({ length: count }, () => {
    // Half of the facts are not given: of designs with all of them nearly none works.
    const pairs = Object.entries(offers).map(([field, values]) => [field, random(2) ? one(values) : '']);
    pairs.push(['region', one(REGIONS)]);
    pairs.push(['protocols', [one(protocols), one(protocols)].filter(Boolean).join(',')]);
    return `#/plan?${new URLSearchParams(pairs.filter(([, value]) => value))}`;
  });
}

async function walk(hashes) {
  for (const hash of hashes) {
    window.history.pushState(null, '', hash);
    tell(window, 'popstate');
    await quiet(0);
  }
}

const { default: init } = await import(script);
await init({ module_or_path: readFileSync(program) });
for (const begun = Date.now(); !document.querySelector(there); await pause(QUIET_MS)) {
  if (Date.now() - begun > PATIENCE_MS) throw new Error(`the first view of ${hash} has no ${there}`);
}
await quiet();
if (then) await walk([...then, ...mixed(MIXED)]);
if (enter) await enterAll();
await quiet(LAST_MS);
process.stdout.write(JSON.stringify({ ran: [...ran], said: [...said] }), () => process.exit());
