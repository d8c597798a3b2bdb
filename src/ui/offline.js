// Has the browser keep the page for times without a network (worker.js), and says when a new build is kept as well.
// The bar that asks for the change is ui/renewal.rs; the two speak by events of the window.

const READY = 'eip-planner:build-ready';
const CHANGE = 'eip-planner:change-build';
const TYPED = 'eip-planner/1/typed';
const HOUR = 3_600_000;

// Nearly all that was entered stands in the address or in the storage. What does not yet: a field being typed into.
const fields = () => document.querySelectorAll('input[id]:not([type=file], [type=checkbox], [type=radio]), textarea[id]');

function setAside() {
  const typed = [...fields()].map(({ id, value }) => [id, value]).filter(([, value]) => value);
  try {
    sessionStorage.setItem(TYPED, JSON.stringify(typed));
  } catch {
    // Without storage the address is all there is.
  }
}

function bringBack() {
  let typed = [];
  try {
    typed = JSON.parse(sessionStorage.getItem(TYPED)) ?? [];
    sessionStorage.removeItem(TYPED);
  } catch {
    // There is nothing to bring back.
  }
  for (const [id, value] of typed) {
    const field = [...fields()].find((one) => one.id === id);
    if (!field || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** The page draws itself once the texts of its language are there, top to bottom; its foot comes last. */
const drawn = () =>
  new Promise((done) => {
    const seen = () => document.querySelector('.site-footer') && (done(), true);
    if (seen()) return;
    const watch = new MutationObserver(() => seen() && watch.disconnect());
    watch.observe(document.body, { childList: true, subtree: true });
  });

export async function keepOffline() {
  await drawn();
  bringBack();
  const { serviceWorker } = navigator;
  if (!serviceWorker) return; // a page without https, or a browser that does not allow it
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }));

  // A browser may refuse, a server may be away: the page does without.
  const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => null);
  if (!registration) return;

  const ready = () => dispatchEvent(new Event(READY));
  const follow = (worker) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && serviceWorker.controller) ready();
    });
  if (registration.waiting && serviceWorker.controller) ready();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));

  let asked = false;
  addEventListener(CHANGE, () => {
    asked = true;
    setAside();
    // Another tab may have changed over already.
    if (registration.waiting) registration.waiting.postMessage('change');
    else location.reload();
  });
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    else if (registration.active) ready();
  });

  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}
