// The elements: <eip-mode-matrix>, <eip-verdict>, <eip-steps>, <eip-planner>. One engine for all of a page, loaded when the
// first of them is seen. What an element shows is HTML that the engine has escaped (src/api/element.rs).
import * as engine from 'engine';
import css from 'style';
import { border } from './border.js';

const { init } = border(engine, new URL('core.wasm', import.meta.url));

// Loaded a second time from another address, the script leaves everything to the first.
const first = !customElements.get('eip-verdict');
const rules = { createHTML: (text) => text };
const html = (first && globalThis.trustedTypes?.createPolicy('eip-planner-elements', rules)) || rules;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Attributes that say something about the element, not about the scenario. */
const OWN = /^(id|class|style|lang|dir|slot|part|title|hidden|theme|planner|role|tabindex|(data|aria|on).*)$/;

const PARTS = ['answer', 'cards', 'card', 'matrix', 'steps', 'faults', 'ask'];

function language(element) {
  for (let at = element; at; at = at.getRootNode().host) {
    const tag = at.closest('[lang]')?.getAttribute('lang');
    if (tag) return ['ja', 'en', 'zh'].find((lang) => lang === tag.toLowerCase().split(/[-_]/)[0]) ?? 'en';
  }
  return 'en';
}

const elements = new Set();
const seen = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => target.show()),
  { rootMargin: '200px' },
);

// The language of an element may be that of the page around it.
new MutationObserver(() => elements.forEach((element) => element.changed())).observe(document, {
  attributes: true,
  attributeFilter: ['lang'],
  subtree: true,
});

class EipElement extends HTMLElement {
  #box = document.createElement('div');
  #slot = document.createElement('slot');
  #open = new Set();
  #differ = false;
  #shown = false;
  #waits = false;
  #drawn;
  #attributes = new MutationObserver(() => this.changed());

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.#box.className = 'shown';
    root.append(this.#slot, this.#box);
    this.#box.addEventListener('click', (event) => this.#pressed(event));
    this.#box.addEventListener('change', (event) => this.#entered(event));
    this.#box.addEventListener('toggle', (event) => this.#folded(event), true);
  }

  connectedCallback() {
    elements.add(this);
    this.#attributes.observe(this, { attributes: true });
    if (this.#shown) this.changed();
    else seen.observe(this);
  }

  disconnectedCallback() {
    elements.delete(this);
    seen.unobserve(this);
    this.#attributes.disconnect();
  }

  /** Somebody sees it now. */
  show() {
    seen.unobserve(this);
    this.#shown = true;
    this.changed();
  }

  /** Draws it again, once, whatever changed at the same time. */
  changed() {
    if (!this.#shown || this.#waits) return;
    this.#waits = true;
    queueMicrotask(async () => {
      this.#waits = false;
      const lang = language(this);
      try {
        await init(undefined, { langs: [lang] });
        if (language(this) === lang) this.#draw(lang);
      } catch (error) {
        // What stands inside the element stays.
        console.error(error);
        this.dispatchEvent(new CustomEvent('eip-error', { bubbles: true, composed: true, detail: error }));
      }
    });
  }

  #draw(lang) {
    const pairs = [...this.attributes].filter(({ name }) => !OWN.test(name)).map(({ name, value }) => [name, value]);
    const view = { open: [...this.#open].join(' '), differ: this.#differ ? '1' : '', planner: this.#planner() };
    const query = (values) => values.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const text = engine.element(this.constructor.kind, query(pairs), query(Object.entries(view)), lang);
    if (text === this.#drawn) return;
    this.#drawn = text;
    const focused = this.shadowRoot.activeElement?.id;
    this.#box.lang = { zh: 'zh-Hans' }[lang] ?? lang;
    this.#box.innerHTML = html.createHTML(text);
    for (const name of PARTS) {
      for (const part of this.#box.querySelectorAll(`.${name}`)) part.part = name === 'ask' ? 'form' : name;
    }
    this.#slot.remove();
    if (focused) this.shadowRoot.getElementById(focused)?.focus();
    this.dispatchEvent(new CustomEvent('eip-draw', { bubbles: true, composed: true }));
  }

  /** The address of a planner for links; nothing but http goes into a link. */
  #planner() {
    const given = this.getAttribute('planner');
    if (!given || !URL.canParse(given, document.baseURI)) return '';
    const url = new URL(given, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href.replace(/#.*/, '') : '';
  }

  #set(changes) {
    for (const [name, value] of changes) {
      // The same field may have been given by its whole name.
      const whole = [...this.attributes].find(({ name: known }) => known.split('.').join('') === name.split('.').join(''));
      if (value === '') this.removeAttribute(whole?.name ?? name);
      else this.setAttribute(whole?.name ?? name, value);
    }
    const detail = Object.fromEntries([...this.attributes].filter(({ name }) => !OWN.test(name)).map((at) => [at.name, at.value]));
    this.dispatchEvent(new CustomEvent('eip-change', { bubbles: true, composed: true, detail }));
  }

  #pressed(event) {
    const button = event.target.closest('[data-do]');
    const { do: what, change, value } = button?.dataset ?? {};
    switch (what) {
      case 'apply':
        this.#set(new URLSearchParams(change));
        break;
      case 'mode':
        this.#set([['mode', value]]);
        break;
      case 'step': {
        const input = button.parentElement.querySelector('input');
        const now = Number.parseInt(input.value || input.placeholder || '0', 10) || 0;
        this.#set([[input.id, String(Math.max(1, now + (value === 'up' ? 1 : -1)))]]);
        break;
      }
      case 'copy':
        navigator.clipboard?.writeText(button.parentElement.querySelector('code')?.textContent ?? '').catch(() => {});
        break;
      default:
    }
  }

  #entered({ target }) {
    switch (target.dataset.do) {
      case 'choose':
      case 'type':
        this.#set([[target.id, target.value.trim()]]);
        break;
      case 'differ':
        this.#differ = target.checked;
        this.changed();
        break;
      default:
    }
  }

  #folded({ target }) {
    const { fold } = target.dataset;
    if (!fold || target.open === this.#open.has(fold)) return;
    if (target.open) this.#open.add(fold);
    else this.#open.delete(fold);
    this.changed();
  }
}

for (const [name, kind] of Object.entries({
  'eip-mode-matrix': 'matrix',
  'eip-verdict': 'verdict',
  'eip-steps': 'steps',
  'eip-planner': 'planner',
})) {
  if (!customElements.get(name)) {
    customElements.define(name, class extends EipElement { static kind = kind; });
  }
}
