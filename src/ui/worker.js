// The service worker: keeps one build whole, and answers from it alone. BUILD (its name) and FILES (path and integrity
// of each file) are filled in by .ci/site/finish.mjs; the page itself is the file ''.

const PREFIX = `eip-planner ${registration.scope} `;
const NAME = PREFIX + BUILD;
const at = (path) => new URL(path, registration.scope).href;

// All files or none: one that is missing or has other bytes than the build ends the installation, and the build that
// is there stays.
async function fill() {
  const cache = await caches.open(NAME);
  const stop = new AbortController();
  const files = Object.entries(FILES).map(async ([path, integrity]) => {
    const options = { cache: 'no-cache', integrity, redirect: 'error', signal: stop.signal };
    const answer = await fetch(at(path), options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(at(path), answer);
  });
  try {
    await Promise.all(files);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(files);
    await caches.delete(NAME);
    throw error;
  }
}

// A tab that still shows the build before may need its files; those before that one go.
async function tidy() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)));
}

// Names with a hash are the same bytes in every build; all others come from this build.
const hashed = (path) => /-[0-9a-f]{8,16}\.\w+$/.test(path);

async function answer(request, path, event) {
  const cache = await caches.open(NAME);
  const kept = (await cache.match(at(path))) ?? (hashed(path) ? await caches.match(at(path)) : undefined);
  if (kept) return kept;
  // The browser has cleared its storage: the network has the page, and this build is kept anew if it is still that.
  if (request.mode === 'navigate') event.waitUntil(fill().catch(() => {}));
  return fetch(request);
}

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('message', (event) => {
  if (event.data === 'change') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (request.method !== 'GET' || !url.href.startsWith(registration.scope)) return;
  let path = url.href.slice(registration.scope.length);
  if (path === 'index.html') path = '';
  if (Object.hasOwn(FILES, path) || hashed(path)) event.respondWith(answer(request, path, event));
});
