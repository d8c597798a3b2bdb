// Runs before anything is drawn, so that the frame of index.html comes in the right language and theme at once.
// A file of its own, since the page's security policy allows no script in the page.
import './trust.js';
import { tellHeight } from '../api/js/height.js';

(() => {
  const root = document.documentElement;

  // In a frame of another page: a part of the planner has a page of its own, the whole one goes without its head. What the
  // address says of the scenario belongs behind the `#`.
  const params = new URLSearchParams(location.search);
  const embed = params.get('embed');
  if (['matrix', 'verdict', 'steps'].includes(embed)) {
    // There this page would be the one that opened it.
    if (!params.has('parent') && document.referrer) params.set('parent', new URL(document.referrer).origin);
    location.replace(`embed.html?${params}`);
    return;
  }
  if (embed === 'planner') {
    root.dataset.embed = embed;
    if (!location.hash) {
      const pairs = [...params].filter(([name]) => !['embed', 'parent', 'theme'].includes(name));
      history.replaceState(null, '', `#/plan?${new URLSearchParams(pairs)}`);
    }
    addEventListener('DOMContentLoaded', () => tellHeight(root));
  }

  // The choice that ui/theme.rs keeps; a storage that is off throws.
  try {
    const theme = localStorage.getItem('eip-planner.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {}
  const theme = params.get('theme');
  if (embed && (theme === 'light' || theme === 'dark')) root.dataset.theme = theme;

  // As ui/browser.rs and ui/state.rs choose: the address first, then the browser's languages.
  const tags = { ja: 'ja', en: 'en', zh: 'zh-Hans' };
  const query = location.hash.split('?')[1] ?? '';
  const wanted = [new URLSearchParams(query).get('lang') ?? '', ...navigator.languages];
  root.lang = wanted.map((tag) => tags[tag.toLowerCase().split(/[-_]/)[0]]).find(Boolean) ?? 'en';

  // Installed, the page has its name in the language in which it is read.
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = `./manifest.${root.lang.slice(0, 2)}.webmanifest`;
  document.head.append(manifest);

  // The frame is that of the plan; other screens show its head alone.
  root.dataset.screen = /^#\/([a-z]+)/.exec(location.hash)?.[1] ?? 'plan';

  root.dataset.state = 'loading';
  let frame;
  const failed = () => {
    const app = document.getElementById('app');
    if (!app || (app.querySelector('main') && !document.getElementById('loading'))) return;
    // The program may have emptied the page before it failed.
    if (frame && !app.querySelector('main')) app.replaceWith(frame);
    root.dataset.state = 'failed';
  };
  // A file that can't be had, a program that can't be compiled, one that ends: all arrive at one of the two.
  addEventListener('error', failed, true);
  addEventListener('unhandledrejection', failed);
  addEventListener('DOMContentLoaded', () => {
    frame = document.getElementById('app')?.cloneNode(true);
    if (typeof WebAssembly !== 'object') failed();
    // On a slow line the fields to come are drawn; where the program comes at once they would hold up the first paint.
    setTimeout(() => {
      const toCome = document.createElement('div');
      toCome.className = 'to-come';
      toCome.ariaHidden = 'true';
      toCome.append(...Array.from({ length: 6 }, () => document.createElement('i')));
      document.getElementById('loading')?.after(toCome);
    }, 300);
  });
})();
