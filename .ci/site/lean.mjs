// The seam between the page's program and its script, as small as it gets.
import { number, sections, text } from '../../src/api/js/wasm.js';
import { list, section, word } from './write.mjs';

const [IMPORTS, EXPORTS] = [2, 7];
/** Names that wasm-bindgen and the compiler make up; they are long, and the program and its script have each of them. */
export const MADE_UP = '^(__wb|wasm_bindgen_|_R)';
/** Classes that a library offers to scripts, and that this page's script never makes (wasm-streams, by way of Leptos). */
const UNUSED = /^(?:__wbg_)?intounderlying/;
const UNUSED_CLASS = /^if \(Symbol\.dispose\) IntoUnderlying\w+\.prototype.*$/gm;

/** The program and its script without what is not used, and short names for what they call in each other, by the long ones. */
export function lean(module, script) {
  const names = {};
  const made = new RegExp(MADE_UP);
  const short = (name) => (made.test(name) ? (names[name] ??= `$${Object.keys(names).length.toString(36)}`) : name);
  const parts = [module.subarray(0, 8)];
  for (const { id, at, start, end } of sections(module)) {
    const rewritten = { [IMPORTS]: () => imports(module, start, short), [EXPORTS]: () => exports(module, start, short) }[id];
    parts.push(rewritten ? section(id, list(rewritten())) : module.subarray(at, end));
  }
  return { module: Buffer.concat(parts), script: script.replace(UNUSED_CLASS, ''), names };
}

function* entries(module, start, read) {
  let [count, at] = number(module, start);
  for (; count > 0; count -= 1) {
    const entry = read(at);
    yield entry;
    at = entry.end;
  }
}

function imports(module, start, short) {
  const read = (at) => {
    const [from, then] = text(module, at);
    const [name, kind] = text(module, then);
    if (module[kind] !== 0) throw new Error(`an import that is no function: ${name}`);
    return { from, name, kind, end: number(module, kind + 1)[1] };
  };
  return Array.from(entries(module, start, read), ({ from, name, kind, end }) =>
    Buffer.concat([word(from), word(short(name)), module.subarray(kind, end)]),
  );
}

function exports(module, start, short) {
  const read = (at) => {
    const [name, kind] = text(module, at);
    return { name, kind, end: number(module, kind + 1)[1] };
  };
  return Array.from(entries(module, start, read))
    .filter(({ name }) => !UNUSED.test(name))
    .map(({ name, kind, end }) => Buffer.concat([word(short(name)), module.subarray(kind, end)]));
}
