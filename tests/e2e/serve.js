// Serves a folder on this machine only: node serve.js FOLDER PORT
import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import sirv from 'sirv';

const [folder, port] = process.argv.slice(2);

function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

if (!existsSync(`${folder}/index.html`)) fail(`${folder} holds no site: run make build first`);

const files = sirv(folder, { dev: true, etag: true });
const server = createServer((request, response) =>
  files(request, response, () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')),
);
server.on('error', ({ code, message }) =>
  fail(code === 'EADDRINUSE' ? `port ${port} is taken; choose another` : message),
);
server.listen(Number(port), '127.0.0.1', () => console.log(`EIP Planner is at http://127.0.0.1:${port}/ (Ctrl+C ends it)`));
