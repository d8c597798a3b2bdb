// The page for iframes: one element, as the address asks. `?embed=matrix|verdict|steps`, the scenario's fields, `lang`,
// `theme` (light or dark), `parent` (see height.js).
import './api/elements.js';
import { tellHeight } from './height.js';

const ELEMENTS = { matrix: 'eip-mode-matrix', verdict: 'eip-verdict', steps: 'eip-steps' };
const OWN = ['embed', 'parent'];

const params = new URLSearchParams(location.search);
const element = document.createElement(ELEMENTS[params.get('embed')] ?? ELEMENTS.verdict);
const wanted = [params.get('lang') ?? '', ...navigator.languages].map((tag) => tag.toLowerCase().split(/[-_]/)[0]);
const lang = wanted.find((tag) => ['ja', 'en', 'zh'].includes(tag)) ?? 'en';
document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : lang;
const theme = params.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

for (const [name, value] of params) {
  // What no attribute can be called is no field either.
  if (!OWN.includes(name) && /^[a-z][a-z0-9.-]*$/i.test(name) && !/^(on|style|lang|theme)/i.test(name)) element.setAttribute(name, value);
}
element.setAttribute('planner', new URL('./', location).href);
document.body.replaceChildren(element);
// Links lead out of the frame.
element.addEventListener('eip-draw', () => {
  for (const link of element.shadowRoot.querySelectorAll('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
});
tellHeight(document.documentElement);
