// What a program that still has its names is made of: the bytes of its functions by crate, of its data and of its texts.
import { readFileSync } from 'node:fs';

/** The crate that a function is of, from its mangled name; of what is implemented for any type, that of the trait. */
function crateOf(name) {
  const first = /^_ZN(\d+)(.*)/.exec(name);
  if (!first) return 'glue of wasm-bindgen and others';
  const word = first[2].slice(0, Number(first[1]));
  if (!word.startsWith('_$LT$') && !word.includes('..')) return word.replace(/\[.*/, '');
  const paths = [...word.matchAll(/([a-z][a-z0-9_]*)(?:\[[0-9a-f]+\])?\.\./g)];
  return paths[0]?.[1] ?? 'core';
}

export function crates(path) {
  const bytes = readFileSync(path);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  const limits = () => {
    const flags = bytes[at++];
    number();
    if (flags & 1) number();
  };
  // Of an import only its kind counts, but what follows must be read: function, table, memory, global, tag.
  const kinds = [number, () => { at += 1; limits(); }, limits, () => { at += 2; }, () => { at += 1; number(); }];
  let imported = 0;
  const sizes = [];
  const names = new Map();
  const found = { data: 0, texts: 0 };
  while (at < bytes.length) {
    const id = bytes[at++];
    const length = number();
    const end = at + length;
    if (id === 2) {
      for (let count = number(); count > 0; count -= 1) {
        text();
        text();
        const kind = bytes[at++];
        if (kind === 0) imported += 1;
        kinds[kind]();
      }
    } else if (id === 10) {
      for (let count = number(); count > 0; count -= 1) {
        const size = number();
        sizes.push(size);
        at += size;
      }
    } else if (id === 11) {
      found.data = length;
    } else if (id === 0) {
      const name = text();
      if (/texts\.\w+\.txt$/.test(name)) found.texts += end - at;
      while (name === 'name' && at < end) {
        const part = bytes[at++];
        const partEnd = number() + at;
        for (let count = part === 1 ? number() : 0; count > 0; count -= 1) names.set(number(), text());
        at = partEnd;
      }
    }
    at = end;
  }
  if (names.size === 0) throw new Error(`${path} has no names`);
  const byCrate = new Map();
  sizes.forEach((size, index) => {
    const crate = crateOf(names.get(imported + index) ?? '');
    byCrate.set(crate, (byCrate.get(crate) ?? 0) + size);
  });
  return { ...found, crates: [...byCrate].sort((one, other) => other[1] - one[1]) };
}
