// How the parts of a WebAssembly module are written; src/api/js/wasm.js reads them.

/** A number. */
export function unsigned(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}
export const signed = (value) => {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value & 0x7f]);
};
/** A length with what it is of. */
export const sized = (bytes) => Buffer.concat([unsigned(bytes.length), bytes]);
/** A text. */
export const word = (name) => sized(Buffer.from(name));
export const list = (items) => Buffer.concat([unsigned(items.length), ...items]);
export const section = (id, content) => Buffer.concat([Buffer.from([id]), sized(content)]);
export const bytes = (...values) => Buffer.from(values);
