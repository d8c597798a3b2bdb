// Splits a module of WebAssembly in two: what a first view needs, and what may come later.
//
//   split(bytes, isLate, reachedBy) → { first, late, doors }
//
// `isLate` says of a function, by its number and its size, whether it may come later; with it goes what nothing else
// needs. Of a function that comes later the first module has a door, a few bytes: they ask for the second module where
// that is not there yet (the import `late.now`, which returns when it is), and go on in it through a table. Both share
// memory, tables and globals, so it does not matter in which of the two anything stands.
// `reachedBy` says what the functions in the first module can come to (linked.mjs): other data comes later too, and a place
// in the table that none of them knows of is filled in by the second module.
import { CODE, COUNT, DATA, ELEMENTS, EXPORTS, FUNCTION, FUNCTIONS, GLOBAL, GLOBALS, IMPORTS, MEMORIES, MEMORY, START, TABLE, TABLES, TYPES, beginning, body, inTable, named, program, renumbered } from './module.mjs';
import { bytes, list, section, signed, sized, unsigned, word } from './write.mjs';

const I32 = 0x7f;
const FUNCREF = 0x70;
/** What the second module calls the first. */
export const FIRST = 'first';

/** The two modules, and how many doors lead from the first to the second. */
export function split(module, isLate, reachedBy = () => ({ data: [], byTable: () => true })) {
  const m = program(module);
  const count = m.imports.length;
  const typeOf = (index) => (index < count ? m.imports[index].type : m.functions[index - count]);
  const calls = m.bodies.map((code) => named(code, body));
  const all = m.bodies.map((_, at) => at + count);

  // What the first module keeps: all that can be reached without going through what may come later.
  const late = new Set(all.filter((index) => index !== m.start && isLate(index, m.bodies[index - count].length)));
  const reached = new Set();
  const reach = (roots) => {
    for (const next = [...roots]; next.length > 0; ) {
      const index = next.pop();
      if (index < count || reached.has(index)) continue;
      reached.add(index);
      if (!late.has(index)) next.push(...calls[index - count].map((call) => call.index));
    }
  };
  const nameOf = (index) => m.names.get(index) ?? '';
  const keeps = () => all.filter((index) => !late.has(index) && reached.has(index));
  reach(m.exports.filter(({ kind }) => kind === FUNCTION).map(({ index }) => index));
  if (m.start !== undefined) reach([m.start]);
  // By the table too; what is found by it may know of more places there.
  let found;
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    found = reachedBy(keeps().map((index) => [nameOf(index), m.bodies[index - count]]));
    reach(m.elements.flatMap(({ functions }) => functions.filter((index) => found.byTable(nameOf(index)))));
  }
  const doors = all.filter((index) => late.has(index) && reached.has(index));
  const kept = keeps();
  const moved = all.filter((index) => late.has(index) || !reached.has(index));
  const data = apart(m.segments, found.data);

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
    // Where nothing is yet, what is there asks for the second module; nothing calls it.
    section(ELEMENTS, list(m.elements.map((content) => inTable(content, (index) => of(index) ?? now)))),
    ...(m.raw.has(COUNT) ? [section(COUNT, m.raw.get(COUNT))] : []),
    section(CODE, list([...kept.map((index) => sized(renumbered(m.bodies[index - count], calls[index - count], of))), ...doors.map(door), asked])),
    section(DATA, list(data.first)),
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
  const filled = m.elements.flatMap((content) =>
    runs(content.functions, (index) => index >= count && !reached.has(index)).map(([from, to]) => {
      const there = content.functions.slice(from, to).map((index) => unsigned(second.get(index)));
      return Buffer.concat([bytes(0, 0x41), signed(beginning(content) + from), bytes(0x0b), list(there)]);
    }),
  );
  const place = Buffer.concat([unsigned(2), unsigned(table), bytes(0x41, 0, 0x0b, 0), list(doors.map((index) => unsigned(second.get(index))))]);
  const rest = Buffer.concat([
    module.subarray(0, 8),
    section(TYPES, list(types)),
    section(IMPORTS, list(imports)),
    section(FUNCTIONS, list(moved.map((index) => unsigned(typeOf(index))))),
    section(ELEMENTS, list([...filled, place])),
    section(CODE, list(moved.map((index) => sized(renumbered(m.bodies[index - count], calls[index - count], (call) => second.get(call)))))),
    section(DATA, list(data.late)),
  ]);
  return { first, late: rest, doors: doors.length };
}

/** Where those stand in a row that something holds for: `[from, to]` of each run. */
function runs(row, holds) {
  const found = [];
  row.forEach((one, at) => {
    if (!holds(one)) return;
    if (found.at(-1)?.[1] === at) found.at(-1)[1] = at + 1;
    else found.push([at, at + 1]);
  });
  return found;
}

/** The data without what comes later, where there are zeros; and that. */
function apart(segments, pieces) {
  const at = (address, content) => Buffer.concat([bytes(0, 0x41), signed(address), bytes(0x0b), sized(content)]);
  const parts = segments.map(({ address, bytes: content }) => {
    const left = Buffer.from(content);
    const late = pieces
      .map(({ start, end }) => [Math.max(start - address, 0), Math.min(end - address, content.length)])
      .filter(([start, end]) => start < end)
      .map(([start, end]) => {
        left.fill(0, start, end);
        return at(address + start, content.subarray(start, end));
      });
    return { first: at(address, left), late };
  });
  return { first: parts.map(({ first }) => first), late: parts.flatMap(({ late }) => late) };
}

/** The script of wasm-bindgen that gives its program one import more. */
export function withImport(script, more) {
  const given = '= __wbg_get_imports();';
  if (!script.includes(given)) throw new Error('the script of wasm-bindgen gives its program no imports, or in another way than it did');
  return script.replaceAll(given, `= { ...__wbg_get_imports(), ${more} };`);
}

/** The same with the import of the first module (`now`, an expression), and the export of what the module gives. */
export const withDoors = (script, now) => `${withImport(script, `late: { now: ${now} }`)}\nexport { wasm };\n`;
