// Prints the bytes that the first view of a built site loads: node size.js FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const html = readFileSync(`${folder}/index.html`, 'utf8');
const files = ['index.html', ...readdirSync(folder, { recursive: true }).filter((file) => html.includes(`/${file}`))];
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

const rows = files.map((file) => {
  const bytes = readFileSync(`${folder}/${file}`);
  return [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, brotli).length];
});
rows.push(['sum', ...[1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0))]);

const width = Math.max(...rows.map(([file]) => file.length));
for (const [file, ...sizes] of [['file', 'raw', 'gzip -9', 'brotli 11'], ...rows]) {
  console.log(file.padEnd(width), ...sizes.map((size) => size.toLocaleString('en').padStart(11)));
}
