// A built site on a port of this machine, the way a web server for static files has it: compressed, and files with a
// hash in their name kept for ever.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.xml': 'application/xml',
};
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;
// A debug build is too large for the best.
const quality = (bytes) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 4e6 ? 1 : 11 } });

const CODINGS = {
  br: (bytes) => brotliCompressSync(bytes, quality(bytes)),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

const ENDINGS = { br: '.br', gzip: '.gz' };

/**
 * Serves `folder` on `port`, or on one that is free. A release build brings its files compressed; others are compressed
 * once, when they are first asked for.
 */
export async function serve(folder, port = 0) {
  const kept = new Map();
  const coded = (file, coding) => {
    const key = `${coding} ${file}`;
    const ready = `${file}${ENDINGS[coding]}`;
    if (!kept.has(key)) kept.set(key, existsSync(ready) ? readFileSync(ready) : CODINGS[coding](readFileSync(file)));
    return kept.get(key);
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = TYPES[extname(file)];
    if (!type || !existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    const headers = {
      'content-type': type,
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    };
    const accepted = (request.headers['accept-encoding'] ?? '').split(/[ ,]+/);
    const coding = Object.keys(CODINGS).find((name) => accepted.includes(name));
    if (coding) headers['content-encoding'] = coding;
    response.writeHead(200, headers).end(coding ? coded(file, coding) : readFileSync(file));
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
