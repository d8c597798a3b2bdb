// Where the page begins: the program comes with the hash of its bytes, and does not start with any others.
// PROGRAM, LATE, INTEGRITY (of each), OFFLINE and TEXTS (the file of each language and its hash) are filled in by
// .ci/site/finish.mjs, and STYLE, the style sheet of what comes later. LATE is empty where the program is in one piece, and REST (the second file of each language) with it.
import init, { wasm } from 'program';
import { keepOffline } from './offline.js';

const coming = new Map();
/** Files of texts that have come. */
const came = new Map();
const lang = () => document.documentElement.lang.split('-')[0];

/** A file of texts: once, and anew where that failed. */
function texts([name, integrity]) {
  const known = coming.get(name);
  if (known) return known;
  const file = (async () => {
    const response = await fetch(new URL(name, import.meta.url), { integrity });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    came.set(name, await response.text());
    return came.get(name);
  })().catch((error) => {
    coming.delete(name);
    // ui/frame.js shows it where nothing is shown yet.
    reportError(error);
    throw error;
  });
  coming.set(name, file);
  return file;
}

const loaded = new Promise((done) => {
  if (document.readyState === 'complete') done();
  else addEventListener('load', done);
});
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));

/** The texts of a language, for the program: soon, or when there is time. */
globalThis.eipTexts = (lang, soon) => {
  if (soon || coming.has(TEXTS[lang][0])) return texts(TEXTS[lang]);
  return loaded.then(idle).then(() => texts(TEXTS[lang]));
};

/** Those that a first view does without (ui/texts.rs). */
globalThis.eipRest = (lang) => REST[lang] && texts(REST[lang]);

/** The same for what does not know how to wait: seldom, and only until they are there. */
globalThis.eipRestNow = (lang) => {
  if (!REST[lang]) return undefined;
  const [name] = REST[lang];
  return came.get(name) ?? now(new URL(name, import.meta.url)).response;
};

/**
 * What a request that is waited for answers. No browser checks a hash in such a one, so this is the one way by which
 * anything comes from the same server unchecked.
 */
function now(url, type) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  if (type) request.overrideMimeType(type);
  request.send();
  if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
  return request;
}

const late = LATE && new URL(LATE, import.meta.url);

// The second module shares all that the first one has, and takes its place behind the doors in it.
function join(module) {
  if (wasm.there.value) return;
  new WebAssembly.Instance(module, { first: wasm });
  wasm.there.value = 1;
}

/** Made once; made anew where that failed, or after `forget`. */
function once(make) {
  let made;
  const forget = () => (made = undefined);
  const get = () => (made ??= make().catch((error) => {
    forget();
    throw error;
  }));
  return Object.assign(get, { forget });
}

const bytes = once(async () => {
  const response = await fetch(late, { integrity: INTEGRITY.late });
  if (!response.ok) throw new Error(`${LATE}: ${response.status}`);
  return response.arrayBuffer();
});

let compiled;
/** The second module, ready to join. */
const second = once(async () => {
  compiled = await WebAssembly.compile(await bytes());
  bytes.forget();
  return compiled;
});

/** The style of what it shows. */
const styled = once(() => new Promise((done, failed) => {
  const [name, integrity] = STYLE;
  const link = document.createElement('link');
  const gone = () => {
    link.remove();
    failed(new Error(name));
  };
  Object.assign(link, { rel: 'stylesheet', href: new URL(name, import.meta.url), integrity, onload: done, onerror: gone });
  document.head.append(link);
}));

/** It is made ready only when it is asked for: that would slow down what is on its way to the screen (ui/late.rs). */
globalThis.eipLateBytes = () => {
  if (late && !compiled) bytes().catch(() => {});
  globalThis.eipRest(lang())?.catch(() => {});
};

/** What the first view does without (ui/late.rs). */
globalThis.eipLate = async () => {
  try {
    const [module] = await Promise.all([late && second(), styled()]);
    if (late) join(module);
  } catch (error) {
    reportError(error);
    throw error;
  }
};

// Something asks for it that does not know how to wait: seldom, and only until it is there.
globalThis.eipLateNow = () => {
  if (wasm.there.value) return;
  styled().catch(() => {});
  if (!compiled) {
    // The only way to bytes that does not take a moment of its own.
    const { response } = now(late, 'text/plain; charset=x-user-defined');
    compiled = new WebAssembly.Module(Uint8Array.from(response, (character) => character.charCodeAt(0)));
  }
  join(compiled);
};

// While the program comes.
globalThis.eipTexts(lang(), true).catch(() => {});

// A browser that keeps the page has it at once; and what cannot wait would ask the network, which may be away.
if (late && navigator.serviceWorker?.controller) await Promise.allSettled([second(), globalThis.eipRest(lang())]);
await init({ module_or_path: fetch(new URL(PROGRAM, import.meta.url), { integrity: INTEGRITY.first }) });
if (OFFLINE) keepOffline();
