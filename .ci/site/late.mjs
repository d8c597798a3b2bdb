// Splits a module of WebAssembly in two: what a first view needs, and what may come later.
//
//   split(bytes, isLate) → { first, late, doors }
//
// `isLate` says of a function, by its name in the module's names and its size, whether it may come later; with it goes
// what nothing else needs. Of a function that comes later the first module has a door, a few bytes: they ask for the
// second module where that is not there yet (the import `late.now`, which returns when it is), and go on in it through a
// table. Both share memory, tables and globals, so it does not matter in which of the two anything stands.
import { number, sections, text } from '../../src/api/js/wasm.js';
import { bytes, list, section, signed, sized, unsigned, word } from './write.mjs';

const FUNCTION = 0;
const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;
const [TYPES, IMPORTS, FUNCTIONS, TABLES, MEMORIES, GLOBALS, EXPORTS, START, ELEMENTS, CODE, DATA, COUNT] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const I32 = 0x7f;
const FUNCREF = 0x70;
/** What the second module calls the first. */
export const FIRST = 'first';

/** Reads what stands in a row. */
class Reader {
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

/** One instruction; tells where it names a function (its number and the place of that). */
function instruction(code, names) {
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
  else if (op >= 0x28 && op <= 0x3e) times(2);
  else if (op === 0x3f || op === 0x40 || op === 0x41 || op === 0x42 || op === 0xd0) code.skip();
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
function named(code, read) {
  const found = [];
  read(new Reader(code, 0), (index, start, end) => found.push({ index, start, end }));
  return found;
}

/** The code with other numbers for the functions in it. */
function renumbered(code, found, of) {
  const parts = [];
  let at = 0;
  for (const { index, start, end } of found) {
    parts.push(code.subarray(at, start), unsigned(of(index)));
    at = end;
  }
  return Buffer.concat([...parts, code.subarray(at)]);
}

/** A body: its variables, then its instructions. */
function body(reader, names) {
  reader.list(() => {
    reader.skip();
    reader.valueType();
  });
  while (reader.at < reader.end) instruction(reader, names);
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

function parse(module) {
  const parts = { types: [], imports: [], functions: [], tables: [], globals: [], exports: [], elements: [], bodies: [], names: new Map(), raw: new Map() };
  for (const { id, name, start, end } of sections(module)) {
    const reader = new Reader(module, start, end);
    const each = (into, read) => parts[into].push(...reader.list(() => read(reader)));
    parts.raw.set(id, module.subarray(start, end));
    if (id === TYPES) each('types', type);
    if (id === IMPORTS) each('imports', imported);
    if (id === FUNCTIONS) each('functions', () => reader.number());
    if (id === TABLES) each('tables', () => reader.take(() => { reader.valueType(); reader.limits(); }));
    if (id === GLOBALS) each('globals', global);
    if (id === EXPORTS) each('exports', () => ({ name: reader.text(), kind: reader.byte(), index: reader.number() }));
    if (id === START) parts.start = reader.number();
    if (id === ELEMENTS) each('elements', element);
    if (id === CODE) each('bodies', () => { const length = reader.number(); reader.at += length; return module.subarray(reader.at - length, reader.at); });
    if (name === 'name') parts.names = functionNames(reader);
  }
  return parts;
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
    else throw new Error('an import that is no function');
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

/** The two modules, and how many doors lead from the first to the second. */
export function split(module, isLate) {
  const m = parse(module);
  const count = m.imports.length;
  const typeOf = (index) => (index < count ? m.imports[index].type : m.functions[index - count]);
  const calls = m.bodies.map((code) => named(code, body));
  const all = m.bodies.map((_, at) => at + count);

  // What the first module keeps: all that can be reached without going through what may come later.
  const late = new Set(all.filter((index) => index !== m.start && isLate(m.names.get(index) ?? '', m.bodies[index - count].length)));
  const roots = [...m.exports.filter(({ kind }) => kind === FUNCTION).map(({ index }) => index), ...m.elements.flatMap(({ functions }) => functions)];
  if (m.start !== undefined) roots.push(m.start);
  const reached = new Set();
  for (const next = [...roots]; next.length > 0; ) {
    const index = next.pop();
    if (index < count || reached.has(index)) continue;
    reached.add(index);
    if (!late.has(index)) next.push(...calls[index - count].map((call) => call.index));
  }
  const doors = all.filter((index) => late.has(index) && reached.has(index));
  const kept = all.filter((index) => !late.has(index) && reached.has(index));
  const moved = all.filter((index) => late.has(index) || !reached.has(index));

  const types = m.types.map(({ bytes }) => bytes);
  const typed = (wanted) => {
    const at = types.findIndex((one) => one.equals(wanted));
    return at < 0 ? types.push(wanted) - 1 : at;
  };
  const [nothing, slot] = [typed(bytes(0x60, 0, 0)), typed(bytes(0x60, 1, I32, 1, I32))];

  // The first module. One more import, then what is kept, the doors, and what a door asks.
  const now = count;
  const numbers = new Map([...kept, ...doors].map((index, at) => [index, count + 1 + at]));
  const ask = count + 1 + kept.length + doors.length;
  const of = (index) => (index < count ? index : numbers.get(index));
  const [table, there] = [m.tables.length, m.globals.length];
  const asked = sized(Buffer.concat([bytes(0, 0x23), unsigned(there), bytes(0x45, 0x04, 0x40, 0x10), unsigned(now), bytes(0x0b, 0x20, 0, 0x0b)]));
  const door = (index, at) => {
    const given = Array.from({ length: m.types[typeOf(index)].params }, (_, param) => [bytes(0x20), unsigned(param)]).flat();
    return sized(Buffer.concat([bytes(0), ...given, bytes(0x41), signed(at), bytes(0x10), unsigned(ask), bytes(0x11), unsigned(typeOf(index)), unsigned(table), bytes(0x0b)]));
  };
  // What the second module calls in the first; what has a door there is in the second itself.
  const called = new Set(moved.flatMap((index) => calls[index - count].map((call) => call.index)));
  const needed = [...called].filter((index) => index < count || (reached.has(index) && !late.has(index)));
  const given = [
    ...needed.map((index, at) => ({ name: `f${at}`, kind: FUNCTION, index: of(index) })),
    ...[...m.tables, 0].map((_, index) => ({ name: `t${index}`, kind: TABLE, index })),
    ...m.globals.map((_, index) => ({ name: `g${index}`, kind: GLOBAL, index })),
    { name: 'm', kind: MEMORY, index: 0 },
    { name: 'there', kind: GLOBAL, index: there },
  ];
  const exports = [...m.exports.map((one) => (one.kind === FUNCTION ? { ...one, index: of(one.index) } : one)), ...given];
  const size = Buffer.concat([bytes(FUNCREF, 1), unsigned(doors.length), unsigned(doors.length)]);
  const tables = [...m.tables, size];
  const first = Buffer.concat([
    module.subarray(0, 8),
    section(TYPES, list(types)),
    section(IMPORTS, list([...m.imports.map(({ bytes }) => bytes), Buffer.concat([word('late'), word('now'), bytes(FUNCTION), unsigned(nothing)])])),
    section(FUNCTIONS, list([...kept, ...doors].map((index) => unsigned(typeOf(index))).concat(unsigned(slot)))),
    section(TABLES, list(tables)),
    section(MEMORIES, m.raw.get(MEMORIES)),
    section(GLOBALS, list([...m.globals.map(({ kind, init }) => Buffer.concat([kind, init])), bytes(I32, 1, 0x41, 0, 0x0b)])),
    section(EXPORTS, list(exports.map(({ name, kind, index }) => Buffer.concat([word(name), bytes(kind), unsigned(index)])))),
    ...(m.start === undefined ? [] : [section(START, unsigned(of(m.start)))]),
    section(ELEMENTS, list(m.elements.map(({ flags, head, functions }) => Buffer.concat([unsigned(flags), head, list(functions.map((index) => unsigned(of(index))))])))),
    ...(m.raw.has(COUNT) ? [section(COUNT, m.raw.get(COUNT))] : []),
    section(CODE, list([...kept.map((index) => sized(renumbered(m.bodies[index - count], calls[index - count], of))), ...doors.map(door), asked])),
    section(DATA, m.raw.get(DATA)),
  ]);

  // The second module: everything that it shares is imported, and its functions go to their places behind the doors.
  const second = new Map([...needed, ...moved].map((index, at) => [index, at]));
  const from = (name, ...kind) => Buffer.concat([word(FIRST), word(name), ...kind]);
  const imports = [
    ...needed.map((index, at) => from(`f${at}`, bytes(FUNCTION), unsigned(typeOf(index)))),
    ...tables.map((kind, at) => from(`t${at}`, bytes(TABLE), kind)),
    ...m.globals.map(({ kind }, at) => from(`g${at}`, bytes(GLOBAL), kind)),
    from('m', bytes(MEMORY), m.raw.get(MEMORIES).subarray(1)),
  ];
  const place = Buffer.concat([unsigned(2), unsigned(table), bytes(0x41, 0, 0x0b, 0), list(doors.map((index) => unsigned(second.get(index))))]);
  const rest = Buffer.concat([
    module.subarray(0, 8),
    section(TYPES, list(types)),
    section(IMPORTS, list(imports)),
    section(FUNCTIONS, list(moved.map((index) => unsigned(typeOf(index))))),
    section(ELEMENTS, list([place])),
    section(CODE, list(moved.map((index) => sized(renumbered(m.bodies[index - count], calls[index - count], (call) => second.get(call)))))),
  ]);
  return { first, late: rest, doors: doors.length };
}

/** The script of wasm-bindgen with the import of the first module (`now`, an expression), and the export of what it gives. */
export function withDoors(script, now) {
  const given = '= __wbg_get_imports();';
  if (!script.includes(given)) throw new Error('the script of wasm-bindgen gives its program no imports, or in another way than it did');
  return `${script.replaceAll(given, `= { ...__wbg_get_imports(), late: { now: ${now} } };`)}\nexport { wasm };\n`;
}
