// A module of WebAssembly whose functions tell that they run: each calls the import `watch.runs` with its number first,
// and the one that gets the texts (src/text/late.rs) calls `watch.says` with the number of the text.
import { CODE, COUNT, DATA, ELEMENTS, EXPORTS, FUNCTION, FUNCTIONS, GLOBALS, IMPORTS, MEMORIES, Reader, START, TABLES, TYPES, body, inTable, named, program, renumbered, variables } from './module.mjs';
import { bytes, list, section, signed, sized, unsigned, word } from './write.mjs';

const I32 = 0x7f;
const CALL = 0x10;
const I32_CONST = 0x41;
const LOCAL_GET = 0x20;
/** By the name that the compiler gives it; it has the place of its result, the language, and the number of the text. */
const GETS_TEXTS = /4text4late5place3get$/;
const NUMBER = 2;

export function watched(module) {
  const m = program(module);
  const count = m.imports.length;
  const gets = [...m.names].filter(([, name]) => GETS_TEXTS.test(name)).map(([index]) => index);
  if (gets.length !== 1 || m.types[m.functions[gets[0] - count]].params !== NUMBER + 1) {
    throw new Error(`not one function that gets the texts, or another one than it was: ${gets.length}`);
  }
  // The imports are the last ones, so every function but the imports has a number that is two higher.
  const [runs, says] = [count, count + 1];
  const of = (index) => (index < count ? index : index + 2);
  const told = (code, index) => {
    const renamed = renumbered(code, named(code, body), of);
    const reader = new Reader(renamed, 0);
    variables(reader);
    const tells = Buffer.concat([
      ...[bytes(I32_CONST), signed(index), bytes(CALL), unsigned(runs)],
      ...(index === gets[0] ? [bytes(LOCAL_GET, NUMBER, CALL), unsigned(says)] : []),
    ]);
    return sized(Buffer.concat([renamed.subarray(0, reader.at), tells, renamed.subarray(reader.at)]));
  };
  const as = (id) => (m.raw.has(id) ? [section(id, m.raw.get(id))] : []);
  const exported = ({ name, kind, index }) => Buffer.concat([word(name), bytes(kind), unsigned(kind === FUNCTION ? of(index) : index)]);
  const imports = ['runs', 'says'].map((name) => Buffer.concat([word('watch'), word(name), bytes(FUNCTION), unsigned(m.types.length)]));
  return Buffer.concat([
    module.subarray(0, 8),
    section(TYPES, list([...m.types.map(({ bytes }) => bytes), bytes(0x60, 1, I32, 0)])),
    section(IMPORTS, list([...m.imports.map(({ bytes }) => bytes), ...imports])),
    ...[FUNCTIONS, TABLES, MEMORIES, GLOBALS].flatMap(as),
    section(EXPORTS, list(m.exports.map(exported))),
    ...(m.start === undefined ? [] : [section(START, unsigned(of(m.start)))]),
    section(ELEMENTS, list(m.elements.map((content) => inTable(content, of)))),
    ...as(COUNT),
    section(CODE, list(m.bodies.map((code, at) => told(code, count + at)))),
    ...as(DATA),
  ]);
}
