// Which data of a program some of its functions can come to, and which functions by their places in its table. The linker
// knows, and leaves it in the program (`--emit-relocs`, build.rs): of each address that stands in a function or in data,
// the piece of data or the function that it is of.
import { CODE, Reader, body, parse } from './module.mjs';

/** Kinds of places that the linker fills in: those with an address in memory or a place in the table, and the others. */
const ADDRESSES = [3, 4, 5];
const IN_TABLE = [1, 2];
const OTHERS = [0, 6, 7, 10, 13, 20];
/** The part of the section `linking` that lists what has a name, and kinds and marks of what is in it. */
const SYMBOLS = 8;
const FUNCTION = 0;
const DATA = 1;
const SECTION = 3;
const [UNDEFINED, NAMED] = [0x10, 0x40];

/** All that has a name, in order: where a piece of data begins and ends, the number of a function. */
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
  const number = reader.number();
  if (kind !== SECTION && (!(flags & UNDEFINED) || flags & NAMED)) reader.text();
  return kind === FUNCTION ? { number } : undefined;
}

/** Every address that the linker filled in, of data or of a function: at which place of the section, and of what. */
function addresses(section) {
  const reader = new Reader(section, 0);
  reader.number(); // The section that it is of.
  const found = reader.list(() => {
    const kind = reader.byte();
    const place = { at: reader.number(), of: reader.number() };
    if (ADDRESSES.includes(kind)) reader.skip();
    else if (!OTHERS.includes(kind) && !IN_TABLE.includes(kind)) throw new Error(`a place that the linker fills in, of a kind that is not known: ${kind}`);
    return (ADDRESSES.includes(kind) || IN_TABLE.includes(kind)) && place;
  });
  return found.filter(Boolean);
}

/**
 * For a program as it was linked: `reachedBy(functions)` (each with name and body, as they are in the program by now) gives
 * the data that none of them can come to, as pieces `{ start, end }` in memory, and tells of a function by its name whether
 * one of them can come to it by its place in the table.
 */
export function linked(program) {
  const m = parse(program);
  if (!m.raw.has('linking')) throw new Error('the linker left nothing in the program of what refers to what');
  const all = symbols(m.raw.get('linking'), m.segments);
  const [low, high] = [m.segments[0].address, Math.max(...m.segments.map(({ address, bytes }) => address + bytes.length))];
  const pieces = all.filter((one) => one?.end > one?.start && one.start >= low && one.end <= high);
  const known = new Set(m.names.values());

  const inCode = new Map([...known].map((name) => [name, []]));
  const code = m.raw.get(CODE).byteOffset;
  let at = -1;
  for (const place of addresses(m.raw.get('reloc.CODE'))) {
    while (at + 1 < m.bodies.length && m.bodies[at + 1].byteOffset - code <= place.at) at += 1;
    inCode.get(m.names.get(m.imports.length + at)).push(place.of);
  }
  const inData = addresses(m.raw.get('reloc.DATA'))
    .map(({ at, of }) => {
      const { address, at: start } = m.segments.findLast((segment) => segment.at <= at);
      return { address: address + at - start, of };
    })
    .sort((one, other) => one.address - other.address);
  /** What a piece of data refers to. */
  const within = ({ start, end }) => {
    const found = [];
    let [from, to] = [0, inData.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (inData[middle].address < start) from = middle + 1;
      else to = middle;
    }
    for (; inData[from]?.address < end; from += 1) found.push(inData[from].of);
    return found;
  };

  // What wasm-bindgen has added is not known to the linker, and refers to no data.
  const referred = ([name, bytes]) => {
    if (inCode.has(name)) return inCode.get(name);
    body(new Reader(bytes, 0), () => {}, (number) => {
      if (number >= low && number < high) throw new Error(`a function that the linker did not see refers to data: ${name}`);
    });
    return [];
  };

  const reachedBy = (functions) => {
    const free = new Uint8Array(high - low);
    const mark = ({ start, end }, value) => free.fill(value, start - low, end - low);
    pieces.forEach((piece) => mark(piece, 1));
    // What has no name stays, with all that it refers to.
    const next = functions.flatMap(referred).concat(inData.filter(({ address }) => !free[address - low]).map(({ of }) => of));
    const kept = new Set();
    while (next.length > 0) {
      const one = all[next.pop()];
      if (!one || kept.has(one)) continue;
      kept.add(one);
      if (one.number === undefined) next.push(...within(one));
    }
    const names = new Set();
    for (const one of kept) {
      if (one.number === undefined) mark(one, 0);
      else names.add(m.names.get(one.number));
    }
    const data = [];
    for (let start = free.indexOf(1); start >= 0; ) {
      const gap = free.indexOf(0, start);
      const end = gap < 0 ? free.length : gap;
      data.push({ start: start + low, end: end + low });
      start = free.indexOf(1, end);
    }
    // Of a function that the linker did not see nothing is known.
    return { data, byTable: (name) => !known.has(name) || names.has(name) };
  };
  return { reachedBy };
}
