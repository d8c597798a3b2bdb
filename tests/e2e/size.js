// Prints the bytes that the first view of a built site loads: node size.js FOLDER
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const html = readFileSync(`${folder}/index.html`, 'utf8');
const files = ['index.html', ...readdirSync(folder, { recursive: true }).filter((file) => html.includes(`/${file}`))];
// The module and the texts of one language, here the longest, come by the script.
const later = [/^eip-planner-\w+\.wasm$/, /^texts-ja-\w+\.txt$/].map((name) => readdirSync(folder).filter((file) => name.test(file)));
if (later.some((found) => found.length !== 1)) throw new Error(`no module or no texts in ${folder}: ${later}`);
files.push(...later.flat());
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

const measure = (path, name) => {
  const bytes = readFileSync(path);
  return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, brotli).length];
};
const sum = (rows) => [...rows, ['sum', ...[1, 2, 3].map((column) => rows.reduce((all, row) => all + row[column], 0))]];

function print(title, rows) {
  const width = Math.max(...rows.map(([name]) => name.length), title.length);
  for (const [name, ...sizes] of [[title, 'raw', 'gzip -9', 'brotli 11'], ...rows]) {
    console.log(name.padEnd(width), ...sizes.map((size) => size.toLocaleString('en').padStart(11)));
  }
}

print('first view', sum(files.map((file) => measure(`${folder}/${file}`, file))));

// What other sites load: of the small module the module itself with what wasm-bindgen wrote, then one language.
const api = `${folder}/api`;
if (existsSync(api)) {
  console.log();
  print('API', sum(['core.wasm', 'core-engine.js', 'core.js', 'border.js', 'source.js', 'values.js'].map((file) => measure(`${api}/${file}`, file))));
  console.log();
  print('beside it', ['texts.ja.txt', 'texts.en.txt', 'texts.zh.txt', 'elements.js', 'engine.wasm'].map((file) => measure(`${api}/${file}`, file)));
}
