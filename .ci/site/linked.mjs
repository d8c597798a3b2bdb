// Which data of a program only some of its functions refer to. The linker knows, and leaves it in the program
// (`--emit-relocs`, build.rs): of each address that stands in a function or in data, the piece of data that it is of.
import { CODE, Reader, body, parse } from './module.mjs';

/** Kinds of places that the linker fills in: those with an address in memory, and the others. */
const ADDRESSES = [3, 4, 5];
const OTHERS = [0, 1, 2, 6, 7, 10, 13, 20];
/** The part of the section `linking` that lists what has a name, and kinds and marks of what is in it. */
const SYMBOLS = 8;
const DATA = 1;
const SECTION = 3;
const [UNDEFINED, NAMED] = [0x10, 0x40];

/** All that has a name, in order; of a piece of data where it begins and ends. */
function symbols(section, segments) {
  const reader = new Reader(section, 0);
  reader.number(); // The version of what follows.
  while (reader.at < reader.end) {
    const part = reader.byte();
    const next = reader.number() + reader.at;
    if (part === SYMBOLS) return reader.list(() => symbol(reader, segments));
    reader.at = next;
  }
  throw new Error('the linker lists nothing that has a name');
}

function symbol(reader, segments) {
  const kind = reader.byte();
  const flags = reader.number();
  if (kind === DATA) {
    reader.text();
    if (flags & UNDEFINED) return undefined;
    const start = segments[reader.number()]?.address + reader.number();
    return { start, end: start + reader.number() };
  }
  reader.number();
  if (kind !== SECTION && (!(flags & UNDEFINED) || flags & NAMED)) reader.text();
  return undefined;
}

/** Every address that the linker filled in: at which place of the section, and of what. */
function addresses(section) {
  const reader = new Reader(section, 0);
  reader.number(); // The section that it is of.
  const found = reader.list(() => {
    const kind = reader.byte();
    const place = { at: reader.number(), of: reader.number() };
    if (ADDRESSES.includes(kind)) reader.skip();
    else if (!OTHERS.includes(kind)) throw new Error(`a place that the linker fills in, of a kind that is not known: ${kind}`);
    return ADDRESSES.includes(kind) && place;
  });
  return found.filter(Boolean);
}

/**
 * For a program as it was linked: `onlyOthers(functions)` gives the data, as pieces `{ start, end }` in memory, that none
 * of the functions (each with name and body, as they are in the program by now) can come to.
 */
export function linked(program) {
  const m = parse(program);
  if (!m.raw.has('linking')) throw new Error('the linker left nothing in the program of what refers to what');
  const all = symbols(m.raw.get('linking'), m.segments);
  const [low, high] = [m.segments[0].address, Math.max(...m.segments.map(({ address, bytes }) => address + bytes.length))];

  const inCode = new Map([...m.names.values()].map((name) => [name, []]));
  const code = m.raw.get(CODE).byteOffset;
  let at = -1;
  for (const place of addresses(m.raw.get('reloc.CODE'))) {
    while (at + 1 < m.bodies.length && m.bodies[at + 1].byteOffset - code <= place.at) at += 1;
    inCode.get(m.names.get(m.imports.length + at)).push(place.of);
  }
  const inData = addresses(m.raw.get('reloc.DATA')).map(({ at, of }) => {
    const { address, at: start } = m.segments.findLast((segment) => segment.at <= at);
    return { address: address + at - start, of };
  });
  const within = ({ start, end }) => inData.filter(({ address }) => start <= address && address < end).map(({ of }) => of);

  // What wasm-bindgen has added is not known to the linker, and refers to no data.
  const referred = ([name, bytes]) => {
    if (inCode.has(name)) return inCode.get(name);
    body(new Reader(bytes, 0), () => {}, (number) => {
      if (number >= low && number < high) throw new Error(`a function that the linker did not see refers to data: ${name}`);
    });
    return [];
  };

  const onlyOthers = (functions) => {
    const free = new Uint8Array(high - low);
    const mark = ({ start, end }, value) => free.fill(value, start - low, end - low);
    const pieces = all.filter((one) => one?.end > one?.start && one.start >= low && one.end <= high);
    pieces.forEach((piece) => mark(piece, 1));
    // What has no name stays, with all that it refers to.
    const next = functions.flatMap(referred).concat(inData.filter(({ address }) => !free[address - low]).map(({ of }) => of));
    const kept = new Set();
    while (next.length > 0) {
      const piece = all[next.pop()];
      if (!piece || kept.has(piece)) continue;
      kept.add(piece);
      next.push(...within(piece));
    }
    kept.forEach((piece) => mark(piece, 0));
    const found = [];
    for (let start = free.indexOf(1); start >= 0; ) {
      const gap = free.indexOf(0, start);
      const end = gap < 0 ? free.length : gap;
      found.push({ start: start + low, end: end + low });
      start = free.indexOf(1, end);
    }
    return found;
  };
  return { onlyOthers };
}
