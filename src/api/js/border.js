// The engine as functions of JavaScript. `index.js` and `core.js` say which.
import { compile, text } from './source.js';
import { Unfit, toJson } from './values.js';

export const LANGUAGES = ['ja', 'en', 'zh'];

/**
 * What every function throws. The message is in the language that was asked for and names the field.
 */
export class PlannerError extends Error {
  /**
   * @param {{ code: string, field: string, message: string }} fault
   */
  constructor({ code, field, message }) {
    super(message);
    this.name = 'PlannerError';
    /** A stable word, such as `out-of-range`. @type {string} */
    this.code = code;
    /** The field, such as `eips.count`. @type {string} */
    this.field = field;
  }
}

/**
 * @typedef {'ja' | 'en' | 'zh'} Lang
 * @typedef {URL | string | BufferSource | Response | WebAssembly.Module} Source
 * Where the engine is: an address, its bytes, an answer of `fetch`, or the module compiled already.
 * @typedef {{ langs?: Lang[], texts?: URL | string | Partial<Record<Lang, URL | string | BufferSource>> }} Start
 * `langs`: languages to load, all three if not said; `texts`: the folder of the files `texts.<lang>.txt`, or each file.
 */

/**
 * @param {any} engine what wasm-bindgen made
 * @param {URL} module where the module is unless somebody says otherwise
 */
export function border(engine, module) {
  /** @type {Promise<void> | undefined} */
  let starting;
  /** @type {Start['texts']} */
  let places = new URL('./', module);
  let ready = false;

  async function load(lang) {
    const [known] = LANGUAGES.filter((word) => word === lang);
    if (!known) throw new PlannerError({ code: 'unknown-value', field: 'langs', message: `langs: ${String(lang)}` });
    if (engine.languages().split(' ').includes(known)) return;
    const name = `texts.${known}.txt`;
    const folder = places instanceof URL || typeof places === 'string';
    const place = folder ? new URL(name, new URL(places, globalThis.document?.baseURI ?? module)) : places?.[known];
    const file = await text(place ?? new URL(name, module));
    if (!engine.loadTexts(file)) {
      throw new PlannerError({ code: 'bad-form', field: 'texts', message: `texts: ${name} is not of this build` });
    }
  }

  async function start(source, { langs = LANGUAGES, texts } = {}) {
    if (!ready) engine.initSync({ module: await compile(source ?? module) });
    ready = true;
    if (texts !== undefined) places = texts;
    await Promise.all([...langs].map(load));
  }

  return {
    /** Starts the engine; a second call only loads what is missing. */
    init(source, options) {
      const before = starting?.catch(() => {}) ?? Promise.resolve();
      starting = before.then(() => start(source, options));
      return starting;
    },

    /** Calls a function of the engine: its values, each with what it is called, and its options. */
    call(name, values, options) {
      if (!ready) {
        throw new PlannerError({ code: 'not-ready', field: 'init', message: `init: call \`await init()\` before ${name}()` });
      }
      let settings = '{}';
      let answer;
      try {
        if (options !== undefined) settings = toJson(options, 'options');
        const given = values.map(({ value, name: root, make }) => (make ? make() : object(value, root)));
        answer = engine[name](...given, settings);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        answer = engine.fault(error.field, error.shown, language(options));
      }
      const { ok, error } = JSON.parse(answer);
      if (error) throw new PlannerError({ ...error, field: error.field || values[0]?.name || 'options' });
      return ok;
    },
  };
}

function object(value, root) {
  const text = toJson(value ?? null, root);
  if (!text.startsWith('{')) throw new Unfit(root, text);
  return text;
}

// The language of options that have a fault elsewhere.
function language(options) {
  try {
    const { lang } = options;
    return LANGUAGES.includes(lang) ? JSON.stringify({ lang }) : '{}';
  } catch {
    return '{}';
  }
}
