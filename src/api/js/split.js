// Takes the texts out of a built module, into a file for each language beside it: node split.js MODULE.wasm FOLDER
//
// The build carries them in sections of the module (src/text/late.rs), so that module and texts are always of one build.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'eip-planner.';
const [path, folder] = process.argv.slice(2);
const bytes = readFileSync(path);

// A number as WebAssembly writes it (LEB128): its value and where the next byte is.
function number(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}

const kept = [bytes.subarray(0, 8)];
const found = [];
for (let at = 8; at < bytes.length; ) {
  const [length, start] = number(at + 1);
  const end = start + length;
  let name = '';
  if (bytes[at] === 0) {
    const [size, text] = number(start);
    name = bytes.toString('utf8', text, text + size);
    if (name.startsWith(MARK)) {
      writeFileSync(join(folder, name.slice(MARK.length)), bytes.subarray(text + size, end));
      found.push(name);
    }
  }
  if (!name.startsWith(MARK)) kept.push(bytes.subarray(at, end));
  at = end;
}
if (found.length === 0) {
  console.error(`error: ${path} carries no texts`);
  process.exit(1);
}
writeFileSync(path, Buffer.concat(kept));
