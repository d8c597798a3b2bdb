// Prints the bytes that the first view of a built site loads, those of the API, and what the page's program is made of:
// node size.js FOLDER. Ends with an error where a budget is passed, or a figure is over that of benches/size.txt by more
// than two in a hundred; UPDATE=1 writes that file anew. SMALLEST=1 looks at a site
// that was built so (.ci/env), which has another budget and no figures that are kept.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { crates } from './crates.js';

const folder = process.argv[2];
const KEPT = new URL('../../benches/size.txt', import.meta.url);
const { SMALLEST, UPDATE } = process.env;
const PROGRAM = new URL(`../../target/${SMALLEST ? 'smallest-' : ''}wasm/wasm32-unknown-unknown/release/eip-planner-page.wasm`, import.meta.url);
/** The most bytes, with brotli 11. */
const BUDGETS = { 'first-view': SMALLEST ? 100_000 : 120_000, api: 60_000 };
/** So many crates have a line of their own. */
const LISTED = 14;

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const say = (count) => count.toLocaleString('en').padStart(11);

const measure = (path, name) => {
  const bytes = readFileSync(path);
  return [name, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, brotli).length];
};
const sum = (rows) => [...rows, ['sum', ...[1, 2, 3].map((column) => rows.reduce((all, row) => all + row[column], 0))]];

function print(title, rows) {
  const width = Math.max(...rows.map(([name]) => name.length), title.length);
  for (const [name, ...sizes] of [[title, 'raw', 'gzip -9', 'brotli 11'], ...rows]) {
    console.log(name.padEnd(width), ...sizes.map(say));
  }
  console.log();
  return rows.at(-1).at(-1);
}

const html = readFileSync(`${folder}/index.html`, 'utf8');
// What it only knows the name of, such as the check's worker, is loaded when it is used.
const loads = (file) => html.includes(`src="./${file}"`) || html.includes(`href="./${file}"`);
const named = ['index.html', ...readdirSync(folder, { recursive: true }).filter(loads)];
// The module and the texts of one language, here the longest, come by the script.
const later = [/^eip-planner-\w+\.wasm$/, /^texts-ja-\w+\.txt$/].map((name) => readdirSync(folder).filter((file) => name.test(file)));
if (later.some((found) => found.length !== 1)) throw new Error(`no module or no texts in ${folder}: ${later}`);
// The page names the module as well, which comes ahead.
const files = [...new Set([...named, ...later.flat()])];
const second = readdirSync(folder).find((file) => /^eip-planner-late-\w+\.wasm$/.test(file));
const figures = { 'first-view': print('first view', sum(files.map((file) => measure(`${folder}/${file}`, file)))) };

// What comes once that is there (.ci/site/late.mjs).
const style = readdirSync(folder).find((file) => /^late-\w+\.css$/.test(file));
if (second) print('after it', [second, style].map((name) => measure(`${folder}/${name}`, name)));

// What other sites load: of the small module the module itself with what wasm-bindgen wrote, then one language.
const api = `${folder}/api`;
if (existsSync(api)) {
  figures.api = print('API', sum(['core.wasm', 'core-engine.js', 'core.js', 'border.js', 'source.js', 'values.js'].map((file) => measure(`${api}/${file}`, file))));
  print('beside it', ['texts.ja.txt', 'texts.en.txt', 'texts.zh.txt', 'elements.js', 'engine.wasm'].map((file) => measure(`${api}/${file}`, file)));
}

if (existsSync(PROGRAM)) {
  const made = crates(PROGRAM);
  const rest = made.crates.slice(LISTED).reduce((all, [, size]) => all + size, 0);
  const rows = [...made.crates.slice(0, LISTED), ['other crates', rest], ['data', made.data], ['texts, all languages', made.texts]];
  console.log('The program before wasm-opt, raw');
  rows.forEach(([name, size]) => console.log(name.padEnd(32), say(size)));
  console.log();
}

const known = existsSync(KEPT) && !SMALLEST ? Object.fromEntries(readFileSync(KEPT, 'utf8').trim().split('\n').map((line) => line.split(' '))) : {};
if (UPDATE && !SMALLEST) writeFileSync(KEPT, Object.entries(figures).map(([name, size]) => `${name} ${size}\n`).join(''));
for (const [name, size] of Object.entries(figures)) {
  const most = BUDGETS[name];
  const grown = size > Number(known[name] ?? size) * 1.02;
  console.log(`${name}: ${say(size).trim()} bytes; budget ${say(most).trim()}, kept ${known[name] ?? 'none'}`);
  if (size > most) console.error(`error: ${name} is over its budget by ${say(size - most).trim()} bytes`);
  if (grown && !UPDATE) console.error(`error: ${name} has grown; where that is meant: make size UPDATE=1`);
  if (size > most || grown) process.exitCode = 1;
}
