// A module of WebAssembly whose functions tell that they run: each calls the import `watch.runs` with its number first.
import { CODE, COUNT, DATA, ELEMENTS, EXPORTS, FUNCTION, FUNCTIONS, GLOBALS, IMPORTS, MEMORIES, Reader, START, TABLES, TYPES, body, inTable, named, parse, renumbered, variables } from './module.mjs';
import { bytes, list, section, signed, sized, unsigned, word } from './write.mjs';

const I32 = 0x7f;
const CALL = 0x10;
const I32_CONST = 0x41;

export function watched(module) {
  const m = parse(module);
  const count = m.imports.length;
  // The import is the last one, so every function but the imports has a number that is one higher.
  const of = (index) => (index < count ? index : index + 1);
  const told = (code, index) => {
    const renamed = renumbered(code, named(code, body), of);
    const reader = new Reader(renamed, 0);
    variables(reader);
    const tells = Buffer.concat([bytes(I32_CONST), signed(index), bytes(CALL), unsigned(count)]);
    return sized(Buffer.concat([renamed.subarray(0, reader.at), tells, renamed.subarray(reader.at)]));
  };
  const as = (id) => (m.raw.has(id) ? [section(id, m.raw.get(id))] : []);
  const exported = ({ name, kind, index }) => Buffer.concat([word(name), bytes(kind), unsigned(kind === FUNCTION ? of(index) : index)]);
  const runs = Buffer.concat([word('watch'), word('runs'), bytes(FUNCTION), unsigned(m.types.length)]);
  return Buffer.concat([
    module.subarray(0, 8),
    section(TYPES, list([...m.types.map(({ bytes }) => bytes), bytes(0x60, 1, I32, 0)])),
    section(IMPORTS, list([...m.imports.map(({ bytes }) => bytes), runs])),
    ...[FUNCTIONS, TABLES, MEMORIES, GLOBALS].flatMap(as),
    section(EXPORTS, list(m.exports.map(exported))),
    ...(m.start === undefined ? [] : [section(START, unsigned(of(m.start)))]),
    section(ELEMENTS, list(m.elements.map((content) => inTable(content, of)))),
    ...as(COUNT),
    section(CODE, list(m.bodies.map((code, at) => told(code, count + at)))),
    ...as(DATA),
  ]);
}
