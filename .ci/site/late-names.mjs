// Which functions of the page's program may come after the first view (late.mjs), by their names. The first view is the
// form, the answer and the cards. A name is of what is listed where it mentions it, so the views of a screen go with the
// screen. Wherever something stands it works: what stands in the wrong place is asked for too early, or comes too early.

/** Of the planner itself, by module. */
const LATE = [
  'ui::act::files',
  'ui::check',
  'ui::compare',
  'ui::embed',
  'ui::learn',
  'ui::migrate',
  'ui::plans',
  'ui::result::known',
  'check',
  'export',
  'html::assumptions',
  'html::bars',
  'html::comparison',
  'html::exports',
  'html::matrix',
  'html::migration',
  'html::picture',
  'html::read',
  'html::step',
  'html::steps',
  'html::table',
  'html::topology',
  'html::way',
  'keep::document',
  'keep::progress::Progress>::(?:add|copy|copy_name|read|set|write)',
  'keep::progress::marks?',
  'keep::store::Store>::(?:delete|duplicate|merge|read|rename|restore|save|write)',
  'learn',
  'plan::capacity::capacity',
  'plan::capacity::carries',
  'plan::migrate',
  'plan::steps::migrate',
  'worker',
];

/** Of these, what the first view does have. */
const FIRST = [
  'check::any_rule',
  'export::escape',
  'learn::Topic>::(?:id|title)',
  'learn::example_of',
  'learn::instances',
  'learn::nearest',
  'learn::place::Place>::(?:path|title)',
  'learn::place::Place as core::clone',
  'learn::wishes',
  'ui::check::checker::Checker>::new',
  'ui::plans::cases',
  'ui::plans::save',
  'ui::plans::trouble',
];

/** Of libraries: files, JSON, messages to the worker, numbers that are not whole. */
const LIBRARIES = [
  'core::fmt::float',
  'core::net',
  'core::num::(?:bignum|dec2flt|flt2dec)',
  'gloo_file',
  'gloo_worker',
  'js_sys::futures::future_to_promise',
  'rawzip',
  'serde_core',
  'serde_json',
  'serde_wasm_bindgen',
];

/** Functions that are the same byte for byte are one, with the name of any of them: so a small one's name tells nothing. */
const SMALL = { own: 64, library: 300 };

const any = (paths) => new RegExp(`\\b(?:${paths.join('|')})\\b`, 'g');
const late = any(LATE.map((path) => `eip_planner::${path}`));
const first = any(FIRST.map((path) => `eip_planner::${path}`));
const libraries = any(LIBRARIES);

/** May the function of this name and size come later? */
export function isLate(name, size) {
  // Crates have a number in brackets.
  const words = name.replace(/\[[0-9a-f]+\]/g, '');
  const own = /^[<&]*eip_planner::/.test(words);
  if (size < (own ? SMALL.own : SMALL.library)) return false;
  return words.replace(first, '').search(late) >= 0 || words.search(libraries) >= 0;
}
