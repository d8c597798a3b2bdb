// The parts of a WebAssembly module as far as its functions can be told apart in it, and written with other numbers.
import { number, sections, text } from '../../src/api/js/wasm.js';
import { list, unsigned } from './write.mjs';

export const [FUNCTION, TABLE, MEMORY, GLOBAL] = [0, 1, 2, 3];
export const [TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORIES, GLOBALS, EXPORTS, START, ELEMENTS, CODE, DATA, COUNT] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Reads what stands in a row. */
export class Reader {
  constructor(from, at, end = from.length) {
    Object.assign(this, { from, at, end });
  }
  byte() {
    return this.from[this.at++];
  }
  number() {
    const [value, next] = number(this.from, this.at);
    this.at = next;
    return value >>> 0;
  }
  signed() {
    let value = 0;
    for (let shift = 0; ; ) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return shift < 32 && byte & 0x40 ? value | (~0 << shift) : value;
    }
  }
  skip() {
    while (this.from[this.at++] >= 0x80);
  }
  text() {
    const [value, next] = text(this.from, this.at);
    this.at = next;
    return value;
  }
  take(read) {
    const start = this.at;
    read();
    return this.from.subarray(start, this.at);
  }
  list(read) {
    return Array.from({ length: this.number() }, () => read());
  }
  limits() {
    const flags = this.byte();
    this.skip();
    if (flags & 1) this.skip();
  }
  valueType() {
    // A reference with a type of its own has more to it.
    if ([0x63, 0x64].includes(this.byte())) this.skip();
  }
}

/** One instruction; tells where it names a function (its number and the place of that), and numbers that may be an address. */
function instruction(code, names, addresses = () => {}) {
  const op = code.byte();
  const times = (count) => Array.from({ length: count }, () => code.skip());
  const named = () => {
    const start = code.at;
    names(code.number(), start, code.at);
  };
  // Those with nothing behind them first: most are.
  if (op >= 0x45 && op <= 0xc4) return op;
  if ([0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(op)) return op;
  if (op === 0x10 || op === 0x12 || op === 0xd2) named();
  else if (op >= 0x02 && op <= 0x04) code.skip();
  else if (op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x26)) code.skip();
  else if (op === 0x0e) times(code.number() + 1);
  else if (op === 0x11 || op === 0x13) times(2);
  else if (op === 0x1c) code.list(() => code.valueType());
  else if (op >= 0x28 && op <= 0x3e) {
    code.skip();
    addresses(code.number());
  } else if (op === 0x41) addresses(code.signed());
  else if (op === 0x3f || op === 0x40 || op === 0x42 || op === 0xd0) code.skip();
  else if (op === 0x43) code.at += 4;
  else if (op === 0x44) code.at += 8;
  else if (op === 0xfc) {
    const more = code.number();
    // Saturating conversions have nothing behind them. Data that is copied at run time would have to be in both modules.
    if (more === 10 || more === 14) times(2);
    else if (more === 11 || (more >= 15 && more <= 17)) code.skip();
    else if (more > 7) throw new Error(`an instruction that cannot be split: fc ${more}`);
  } else throw new Error(`an instruction that is not known: ${op.toString(16)}`);
  return op;
}

/** An expression of constants up to its end. */
function expression(reader, names) {
  while (instruction(reader, names) !== 0x0b);
}

/** Every function that a piece of code names. */
export function named(code, read) {
  const found = [];
  read(new Reader(code, 0), (index, start, end) => found.push({ index, start, end }));
  return found;
}

/** The code with other numbers for the functions in it. */
export function renumbered(code, found, of) {
  const parts = [];
  let at = 0;
  for (const { index, start, end } of found) {
    parts.push(code.subarray(at, start), unsigned(of(index)));
    at = end;
  }
  return Buffer.concat([...parts, code.subarray(at)]);
}

/** A body: its variables, then its instructions. */
export function body(reader, names, addresses) {
  variables(reader);
  while (reader.at < reader.end) instruction(reader, names, addresses);
}

export function variables(reader) {
  reader.list(() => {
    reader.skip();
    reader.valueType();
  });
}

/** A table's first content, of which only kinds that a compiler of Rust writes are read. */
function element(reader) {
  const flags = reader.number();
  if (flags > 3) throw new Error(`content of a table that cannot be split: ${flags}`);
  const head = reader.take(() => {
    if (flags === 2) reader.skip();
    if (flags === 0 || flags === 2) expression(reader, () => { throw new Error('a place in a table that a function gives'); });
    if (flags > 0) reader.byte();
  });
  return { flags, head, functions: reader.list(() => reader.number()) };
}

/** Where it begins in the first table, which is the one that a compiler of Rust fills. */
export function beginning({ flags, head }) {
  const reader = new Reader(head, 0);
  if (flags !== 0 || reader.byte() !== 0x41) throw new Error('content of another table than the first, or at a place that is worked out');
  return reader.signed();
}

/** The same with other numbers for the functions in it. */
export const inTable = ({ flags, head, functions }, of) =>
  Buffer.concat([unsigned(flags), head, list(functions.map((index) => unsigned(of(index))))]);

export function parse(module) {
  const parts = { types: [], imports: [], functions: [], tables: [], globals: [], exports: [], elements: [], segments: [], bodies: [], names: new Map(), raw: new Map() };
  for (const { id, name, start, end } of sections(module)) {
    const reader = new Reader(module, start, end);
    const each = (into, read) => parts[into].push(...reader.list(() => read(reader)));
    parts.raw.set(id || name, module.subarray(start, end));
    if (id === TYPES) each('types', type);
    if (id === IMPORTS) each('imports', imported);
    if (id === FUNCTIONS) each('functions', () => reader.number());
    if (id === TABLES) each('tables', () => reader.take(() => { reader.valueType(); reader.limits(); }));
    if (id === GLOBALS) each('globals', global);
    if (id === EXPORTS) each('exports', () => ({ name: reader.text(), kind: reader.byte(), index: reader.number() }));
    if (id === START) parts.start = reader.number();
    if (id === ELEMENTS) each('elements', element);
    if (id === DATA) each('segments', () => segment(reader, start));
    if (id === CODE) each('bodies', () => { const length = reader.number(); reader.at += length; return module.subarray(reader.at - length, reader.at); });
    if (name === 'name') parts.names = functionNames(reader);
  }
  return parts;
}

/** The same of a module that is given nothing but functions, so that their numbers are those of its imports. */
export function program(module) {
  const parts = parse(module);
  if (parts.imports.some(({ type }) => type === undefined)) throw new Error('an import that is no function');
  return parts;
}

/** Data: its address, its bytes, and where they are in the section. */
function segment(reader, start) {
  if (reader.byte() !== 0 || reader.byte() !== 0x41) throw new Error('data without an address');
  const address = reader.signed();
  if (reader.byte() !== 0x0b) throw new Error('data at an address that is worked out');
  const length = reader.number();
  const at = reader.at - start;
  reader.at += length;
  return { address, at, bytes: reader.from.subarray(reader.at - length, reader.at) };
}

function type(reader) {
  let results = 0;
  let params = 0;
  const bytes = reader.take(() => {
    if (reader.byte() !== 0x60) throw new Error('a type that is none of a function');
    params = reader.list(() => reader.valueType()).length;
    results = reader.list(() => reader.valueType()).length;
  });
  return { bytes, params, results };
}

function imported(reader) {
  let kind;
  let of;
  const bytes = reader.take(() => {
    reader.text();
    reader.text();
    kind = reader.byte();
    if (kind === FUNCTION) of = reader.number();
    if (kind === TABLE || kind === GLOBAL) reader.valueType();
    if (kind === GLOBAL) reader.byte();
    if (kind === TABLE || kind === MEMORY) reader.limits();
  });
  return { bytes, type: of };
}

function global(reader) {
  const kind = reader.take(() => {
    reader.valueType();
    reader.byte();
  });
  const init = reader.take(() => expression(reader, () => { throw new Error('a global that holds a function'); }));
  return { kind, init };
}

function functionNames(reader) {
  const names = new Map();
  while (reader.at < reader.end) {
    const part = reader.byte();
    const length = reader.number();
    const next = reader.at + length;
    if (part === 1) reader.list(() => names.set(reader.number(), reader.text()));
    reader.at = next;
  }
  return names;
}
