// Every text and the program, compressed once for servers that send what lies beside a file: the same bytes every time.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXTS = ['.html', '.css', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest', '.xml'];
// The unknown system, so that a file is the same wherever it was made.
const SYSTEM = 255;
const AT_ONCE = 4;

async function both(path) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  const zipped = await promisify(gzip)(bytes, { level: 9 });
  zipped[9] = SYSTEM;
  writeFileSync(`${path}.gz`, zipped);
}

export async function compress(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXTS.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const next = async () => {
    for (let path = paths.pop(); path; path = paths.pop()) await both(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
