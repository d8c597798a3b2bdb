// A static server that can be asked what it was asked, can be away, can hold another build, and can break a file.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { TYPES } from './site.js';

/** Serves `folder` under `path` on a free port. Of the answer `folder`, `away` and `broken` may be set at any time. */
export async function listen(folder, path = '/') {
  const site = { folder, away: false, broken: {}, asked: [] };
  const server = createServer((request, response) => {
    if (site.away) return request.destroy();
    let body = 0;
    request.on('data', (chunk) => (body += chunk.length));
    request.on('end', () => {
      site.asked.push({ method: request.method, line: request.url, headers: request.headers, body });
      const asked = decodeURIComponent(new URL(request.url, 'http://site').pathname);
      const name = asked.startsWith(path) ? asked.slice(path.length) || 'index.html' : '..';
      const file = join(site.folder, name);
      if (name.includes('..') || !existsSync(file) || !statSync(file).isFile() || site.broken[name] === 'missing') {
        return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      }
      const bytes = readFileSync(file);
      const sent = site.broken[name] === 'truncated' ? bytes.subarray(0, bytes.length / 2) : bytes;
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache' }).end(sent);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.url = `http://127.0.0.1:${server.address().port}${encodeURI(path)}`;
  site.close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return site;
}
