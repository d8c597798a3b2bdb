// The parts of a WebAssembly module, for what looks into one when the site is built.

/** A number as WebAssembly writes it (LEB128): its value and where the next byte is. */
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

/** A text: its length, then its bytes. */
export function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.toString('utf8', start, start + length), start + length];
}

/** The sections: where each begins, where its content does, where it ends; of a custom one (id 0) the name, which comes first. */
export function* sections(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [length, first] = number(bytes, at + 1);
    const end = first + length;
    const [name, start] = id === 0 ? text(bytes, first) : ['', first];
    yield { id, name, at, start, end };
    at = end;
  }
}
