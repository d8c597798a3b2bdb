// What a program that still has its names is made of: the bytes of its functions by crate, of its data and of its texts.
import { readFileSync } from 'node:fs';
import { number, sections, text } from '../../src/api/js/wasm.js';

/** The crate that a function is of, from its mangled name; of what is implemented for any type, that of the trait. */
function crateOf(name) {
  // Names of the new kind begin with the crate that holds what is compiled.
  const held = /^_R.*?C(?:s[0-9A-Za-z]*_)?(\d+)_?([a-z_].*)/.exec(name);
  if (held) return held[2].slice(0, Number(held[1]));
  const first = /^_ZN(\d+)(.*)/.exec(name);
  if (!first) return 'glue of wasm-bindgen and others';
  const word = first[2].slice(0, Number(first[1]));
  if (!word.startsWith('_$LT$') && !word.includes('..')) return word.replace(/\[.*/, '');
  const paths = [...word.matchAll(/([a-z][a-z0-9_]*)(?:\[[0-9a-f]+\])?\.\./g)];
  return paths[0]?.[1] ?? 'core';
}

export function crates(path) {
  const bytes = readFileSync(path);
  const sizes = [];
  const names = new Map();
  const found = { data: 0, texts: 0 };
  for (const { id, name, start, end } of sections(bytes)) {
    if (id === 10) {
      let [count, at] = number(bytes, start);
      for (; count > 0; count -= 1) {
        const [size, next] = number(bytes, at);
        sizes.push(size);
        at = next + size;
      }
    }
    if (id === 11) found.data = end - start;
    if (/texts\.\w+\.txt$/.test(name)) found.texts += end - start;
    // Its parts begin as sections do; the names of functions are the part with the number 1.
    for (let at = start; name === 'name' && at < end; ) {
      const part = bytes[at];
      const [length, first] = number(bytes, at + 1);
      let [count, next] = number(bytes, first);
      for (; part === 1 && count > 0; count -= 1) {
        const [index, after] = number(bytes, next);
        const [word, then] = text(bytes, after);
        names.set(index, word);
        next = then;
      }
      at = first + length;
    }
  }
  if (names.size === 0) throw new Error(`${path} has no names`);
  // Imported functions have the first numbers, and no bytes here; the names are of both, and in order.
  const imported = [...names.keys()].at(-1) + 1 - sizes.length;
  const byCrate = new Map();
  sizes.forEach((size, index) => {
    const crate = crateOf(names.get(imported + index) ?? '');
    byCrate.set(crate, (byCrate.get(crate) ?? 0) + size);
  });
  return { ...found, crates: [...byCrate].sort((one, other) => other[1] - one[1]) };
}
