// Everything that the engine does, as functions. A page that only shows an answer needs less: `core.js`.
import * as engine from './engine.js';
import { border } from './border.js';
import { files } from './files.js';

export { PlannerError } from './border.js';

const { init: start, call } = border(engine, new URL('engine.wasm', import.meta.url));

/**
 * @typedef {import('./border.js').Lang} Lang
 * @typedef {import('./types.d.ts').Scenario} Scenario
 * @typedef {import('./types.d.ts').Report} Report
 * @typedef {'nat' | 'cut-through' | 'multi-eip' | 'secondary-cidr'} Mode
 * @typedef {'markdown' | 'json' | 'csv' | 'terraform' | 'cli' | 'ip-script' | 'netplan' | 'nmcli' | 'ifcfg' | 'networkd'
 *   | 'powershell' | 'svg' | 'mermaid' | 'sarif'} Format
 * @typedef {'csv' | 'json-lines' | 'plans' | 'terraform' | 'account'} Kind
 */

// Also in core.js, which build.js makes of these lines.
/**
 * Starts the engine; every other function needs that. Without a source it takes the module beside this file, from the
 * file system in Node. Called again, it only loads languages that are not there yet.
 *
 * @param {import('./border.js').Source} [source]
 * @param {import('./border.js').Start} [options]
 * @returns {Promise<void>}
 * @example
 * import { init, assess } from 'eip-planner';
 * await init(undefined, { langs: ['en'] });
 * console.log(assess({ region: 'cn-hangzhou' }).recommended); // nat
 */
export async function init(source, options) {
  await start(source, options);
}

/**
 * What holds for each mode.
 *
 * @param {Scenario} scenario
 * @param {{ lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Assessment}
 * @throws {PlannerError}
 * @example
 * import { init, assess } from 'eip-planner';
 * await init();
 * const { modes } = assess({ region: 'cn-hangzhou', instance: 'ecs.g7.xlarge', eips: { count: 3 } });
 * for (const { mode, status } of modes) console.log(mode, status);
 * // nat available
 * // cut-through blocked
 * // multi-eip blocked
 * // secondary-cidr available
 * try {
 *   assess({ region: 'cn-hangzhou', eips: { count: 0 } }, { lang: 'ja' });
 * } catch (error) {
 *   console.log(error.code, error.field); // out-of-range eips.count
 * }
 */
export function assess(scenario, options) {
  return call('assess', [{ value: scenario, name: 'scenario' }], options);
}

/**
 * What to do: who gets which address, and the steps in order.
 *
 * @param {Scenario} scenario
 * @param {{ lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Plan}
 * @throws {PlannerError}
 * @example
 * import { init, plan } from 'eip-planner';
 * await init();
 * const { mode, steps } = plan({ region: 'cn-hangzhou', eips: { count: 2 } }, { lang: 'en' });
 * console.log(mode, steps[0].phase); // nat prepare
 */
export function plan(scenario, options) {
  return call('plan', [{ value: scenario, name: 'scenario' }], options);
}

/**
 * The comparison of the modes, row by row; with a region also each mode's verdict.
 *
 * @param {{ region?: string, instance?: string, lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Matrix}
 * @throws {PlannerError}
 * @example
 * import { init, matrix } from 'eip-planner';
 * await init();
 * const { modes, rows } = matrix({ region: 'cn-hangzhou', lang: 'en' });
 * console.log(modes.length, rows[0].id); // 4 visible
 */
export function matrix(options) {
  return call('matrix', [], options);
}

// Only here.

/**
 * Every rule, with its reason and its sources: those of one scenario, then those of several resources, which `check` looks at.
 *
 * @param {{ lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Rules}
 * @throws {PlannerError}
 * @example
 * import { init, rules } from 'eip-planner';
 * await init();
 * const { rules: all } = rules({ lang: 'en' });
 * console.log(all.find(({ code }) => code === 'CUT-03').modes); // [ 'cut-through' ]
 * console.log(all.find(({ code }) => code === 'XR-06').severity); // blocker
 */
export function rules(options) {
  return call('rules', [], options);
}

/**
 * Every region, and the modes that exist there.
 *
 * @param {{ lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Regions}
 * @throws {PlannerError}
 * @example
 * import { init, regions } from 'eip-planner';
 * await init();
 * console.log(regions({ lang: 'ja' }).regions.find(({ id }) => id === 'ap-northeast-1').name); // 日本 (東京)
 */
export function regions(options) {
  return call('regions', [], options);
}

/**
 * Every instance family, with the limits of its types.
 *
 * @returns {import('./types.d.ts').Families}
 * @example
 * import { init, instanceFamilies } from 'eip-planner';
 * await init();
 * const { families } = instanceFamilies();
 * console.log(families.find(({ id }) => id === 'ecs.g7').types.length > 5); // true
 */
export function instanceFamilies() {
  return call('instanceFamilies', []);
}

/**
 * The plan in a format, as one or several files.
 *
 * @param {Scenario} scenario
 * @param {{ format: Format, lang?: Lang }} options
 * @returns {import('./types.d.ts').Files}
 * @throws {PlannerError}
 * @example
 * import { init, exportPlan } from 'eip-planner';
 * await init();
 * const { files } = exportPlan({ region: 'cn-hangzhou' }, { format: 'terraform' });
 * console.log(files[0].mediaType); // text/plain
 */
export function exportPlan(scenario, options) {
  return call('exportPlan', [{ value: scenario, name: 'scenario' }], options);
}

/**
 * From one mode to another: the steps between two running set-ups, with waits, interruptions and ways back.
 *
 * @param {Scenario} scenario
 * @param {{ from: Mode, to: Mode, lang?: Lang }} options
 * @returns {import('./types.d.ts').Migration}
 * @throws {PlannerError}
 * @example
 * import { init, migrate } from 'eip-planner';
 * await init();
 * const { steps } = migrate({ region: 'cn-hangzhou' }, { from: 'cut-through', to: 'nat' });
 * console.log(steps.length > 0); // true
 */
export function migrate(scenario, options) {
  return call('migrate', [{ value: scenario, name: 'scenario' }], options);
}

/**
 * Two scenarios side by side, or one before and after a remedy: what differs, what stays.
 *
 * @param {Scenario} before
 * @param {Scenario} after
 * @param {{ lang?: Lang }} [options]
 * @returns {import('./types.d.ts').Comparison}
 * @throws {PlannerError}
 * @example
 * import { init, compare } from 'eip-planner';
 * await init();
 * const found = compare({ region: 'cn-hangzhou' }, { region: 'cn-hangzhou', eips: { count: 3 } });
 * console.log(found.schema); // eip-planner/1
 */
export function compare(before, after, options) {
  return call('compare', [{ value: before, name: 'before' }, { value: after, name: 'after' }], options);
}

/**
 * Many designs at once. The input is a text (CSV, JSON lines, `terraform show -json`, answers of the account's API,
 * exported plans: recognised by its content), the bytes of a file in any usual encoding, or a list of files. A heading
 * of a CSV is understood in the languages that are loaded.
 *
 * @param {string | BufferSource | { name: string, text: string }[]} input
 * @param {{ kind?: Kind, lang?: Lang, waivers?: object[], baseline?: Report }} [options]
 * @returns {Report}
 * @throws {PlannerError}
 * @example
 * import { init, check } from 'eip-planner';
 * await init();
 * const { counts, rows } = check('region,eips\ncn-hangzhou,3\ncn-hangzhou,12\n', { lang: 'en' });
 * console.log(rows.length); // 2
 */
export function check(input, options) {
  return call('check', [{ name: 'input', make: () => files(input, engine) }], options);
}
