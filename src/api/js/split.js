// Takes the texts out of a built module, into a file for each language beside it: node split.js MODULE.wasm FOLDER
//
// The build carries them in sections of the module (src/text/late.rs), so that module and texts are always of one build.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sections } from './wasm.js';

const MARK = 'eip-planner.';
const [path, folder] = process.argv.slice(2);
const bytes = readFileSync(path);

const kept = [bytes.subarray(0, 8)];
const found = [];
for (const { name, at, start, end } of sections(bytes)) {
  if (name.startsWith(MARK)) {
    writeFileSync(join(folder, name.slice(MARK.length)), bytes.subarray(start, end));
    found.push(name);
  } else {
    kept.push(bytes.subarray(at, end));
  }
}
if (found.length === 0) {
  console.error(`error: ${path} carries no texts`);
  process.exit(1);
}
writeFileSync(path, Buffer.concat(kept));
