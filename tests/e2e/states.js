// The screens and states that are looked at: by axe, for sideways scroll, and in pictures. A new screen or state is a
// line here: a short name, its address without the language, and what shows that it is drawn (a CSS selector).
// `act` brings about what no address tells.
export const STATES = [
  { name: 'empty', hash: '#/plan', ready: '.cases' },
  { name: 'plan', hash: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3', ready: '[data-mode=nat]' },
  {
    name: 'blocked',
    hash: '#/plan?region=cn-hangzhou&eips=2&mode=cut-through&attached=true',
    ready: '[data-mode=cut-through]',
  },
  {
    name: 'unfolded',
    hash: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=2&ipv4Gateway=true&mode=nat&view.way=out',
    ready: '.stations',
    act: (page) =>
      page.locator('.cards details, section:has(> #capacity) details, .addresses').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true))),
  },
  { name: 'faults', hash: '#/plan?region=cn-hangzhou&eips=0&mode=natt&instanze=g7', ready: '.faults' },
  {
    name: 'migrate',
    hash: '#/migrate?region=cn-hangzhou&instance=ecs.g7.xlarge&attached=true&from=cut-through&to=secondary-cidr',
    ready: '.steps',
  },
  {
    name: 'compare',
    hash: '#/compare?region=cn-hangzhou&eips=2&b.region=cn-hangzhou&b.eips=3&b.mode=cut-through',
    ready: '.changes',
    act: (page) => page.locator('.second > summary').click(),
  },
  { name: 'check', hash: '#/check', ready: '.give' },
  {
    name: 'check-report',
    hash: '#/check',
    ready: '.check',
    act: async (page) => {
      if ((await page.locator('.example').count()) > 0) await page.locator('.example').click();
      await page.locator('.check .grid-body .line').first().waitFor();
    },
  },
  { name: 'plans', hash: '#/plans?region=cn-hangzhou', ready: '.plan-files' },
  { name: 'learn', hash: '#/learn', ready: '[data-section=shelves]' },
  { name: 'rules', hash: '#/rules', ready: '[data-section=X]' },
  { name: 'rule', hash: '#/rules/MUL-05?region=cn-hangzhou', ready: '[data-section=evidence]' },
  { name: 'rule-together', hash: '#/rules/XR-03', ready: '[data-section=alike]' },
  { name: 'mode', hash: '#/modes/nat', ready: '[data-section=steps]' },
  { name: 'regions', hash: '#/regions', ready: '.learn dl' },
  { name: 'region', hash: '#/regions/cn-hangzhou', ready: '[data-section=modes]' },
  { name: 'families', hash: '#/families', ready: '[data-section=others]' },
  { name: 'family', hash: '#/families/ecs.g5', ready: '.stack' },
  { name: 'glossary', hash: '#/glossary', ready: '.learn dl' },
  { name: 'term', hash: '#/glossary/eni', ready: '[data-section=rules]' },
  { name: 'news', hash: '#/news', ready: '[data-section=dates]' },
  { name: 'unknown', hash: '#/rules/CUT-99', ready: '[data-section=near]' },
  {
    name: 'search',
    hash: '#/learn',
    ready: '[data-section=shelves]',
    act: async (page) => {
      await page.locator('.search-open').click();
      await page.locator('#search-input').fill('hangzhou');
    },
  },
];

// Only these are taken where pictures of every state would be too many.
export const MAIN = ['empty', 'plan', 'migrate', 'compare', 'check-report', 'plans', 'learn', 'rule', 'rule-together', 'mode'];

export const LANGUAGES = ['en', 'ja', 'zh'];

export const THEMES = ['light', 'dark'];

/** The address of a state in a language. */
export const address = ({ hash }, lang) => `./${hash}${hash.includes('?') ? '&' : '?'}lang=${lang}`;

/** Goes to a state; the page is loaded only where it is not there already. */
export async function show(page, state, lang) {
  // The page follows the address as it follows 'back': nothing is loaded again.
  if (page.url().startsWith('http')) {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, address(state, lang));
  } else {
    await page.goto(address(state, lang));
  }
  // The page is built top to bottom; with its foot it is whole.
  await page.locator('.site-footer').waitFor({ state: 'attached' });
  await page.locator(state.ready).first().waitFor();
  await page.locator(`html[lang|=${lang}]`).waitFor({ state: 'attached' });
  if (state.act) await state.act(page);
}
