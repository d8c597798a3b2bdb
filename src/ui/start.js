// Where the page begins: the program comes with the hash of its bytes, and does not start with any others.
// PROGRAM, INTEGRITY, OFFLINE and TEXTS (the file of each language and its hash) are filled in by .ci/site/finish.mjs.
import init from 'program';
import { keepOffline } from './offline.js';

const coming = new Map();

async function fetched(lang) {
  const [name, integrity] = TEXTS[lang];
  const response = await fetch(new URL(name, import.meta.url), { integrity });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}

const loaded = new Promise((done) => {
  if (document.readyState === 'complete') done();
  else addEventListener('load', done);
});
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));

// The frame is drawn before the program is asked for, which takes the line from nothing that is on the way to the screen.
const drawn = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: 'paint', buffered: true });
  // A page in the background is not drawn.
  setTimeout(done, 300);
});

/** The texts of a language, for the program: soon, or when there is time. */
globalThis.eipTexts = (lang, soon) => {
  const known = coming.get(lang);
  if (known) return known;
  if (!soon) return loaded.then(idle).then(() => globalThis.eipTexts(lang, true));
  const file = fetched(lang).catch((error) => {
    coming.delete(lang);
    // ui/frame.js shows it where nothing is shown yet.
    reportError(error);
    throw error;
  });
  coming.set(lang, file);
  return file;
};

await drawn;
// While the program comes.
globalThis.eipTexts(document.documentElement.lang.split('-')[0], true).catch(() => {});

await init({ module_or_path: fetch(new URL(PROGRAM, import.meta.url), { integrity: INTEGRITY }) });
if (OFFLINE) keepOffline();
