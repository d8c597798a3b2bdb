// nginx with the configuration that is handed out (.ci/hosting/nginx.conf), under a path of its own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { EXAMPLE, card, open } from './planner.js';
import { expect, test as base } from './fixtures.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const DIST = join(ROOT, 'dist/');
// Where .ci/setup has unpacked it; else the system's.
const CACHE = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const UNPACKED = process.env.NGINX_FOLDER || join(CACHE, 'eip-planner/nginx');
const unpacked = existsSync(UNPACKED) ? UNPACKED : '';
const MODULE = join(unpacked || '/', 'usr/lib/nginx/modules/ngx_http_brotli_static_module.so');

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** The handed-out file with this folder in place of the one it names, in the smallest server around it. */
function configuration(folder, port) {
  const given = readFileSync(join(ROOT, '.ci/hosting/nginx.conf'), 'utf8');
  expect(given).toContain('alias /srv/eip-planner/;');
  writeFileSync(join(folder, 'eip-planner.conf'), given.replace('/srv/eip-planner/', DIST));
  writeFileSync(join(folder, 'mime.types'), readFileSync(join(unpacked || '/', 'etc/nginx/mime.types')));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${existsSync(MODULE) ? `load_module ${MODULE};` : ''}
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; include ${folder}/eip-planner.conf; }
    }`,
  );
}

const ask = (url, coding) =>
  new Promise((done, failed) => {
    request(url, { headers: coding ? { 'accept-encoding': coding } : {} }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', failed)
      .end();
  });

const test = base.extend({
  server: [
    async ({}, use) => {
      const [folder, port] = [mkdtempSync(join(tmpdir(), 'eip-planner-nginx-')), await freePort()];
      configuration(folder, port);
      const program = unpacked ? join(unpacked, 'usr/sbin/nginx') : 'nginx';
      const options = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
      execFileSync(program, [...options, '-t'], { stdio: 'pipe' });
      const server = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'] });
      const url = `http://127.0.0.1:${port}/eip/`;
      await expect.poll(() => ask(url).then(({ status }) => status, () => 0)).toBe(200);
      await use(url);
      server.kill();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server),
});

const named = (pattern) => readdirSync(DIST).find((name) => pattern.test(name));
const FILES = [
  ['the page', () => '', /^text\/html; charset=utf-8$/, 'no-cache'],
  ['the service worker', () => 'sw.js', /javascript/, 'no-cache'],
  ['the program', () => named(/\.wasm$/), /^application\/wasm$/, 'public, max-age=31536000, immutable'],
  ['the script', () => named(/^eip-planner-\w+\.js$/), /javascript/, 'public, max-age=31536000, immutable'],
  ['the style sheet', () => named(/^main-\w+\.css$/), /^text\/css/, 'public, max-age=31536000, immutable'],
  ['a manifest', () => 'manifest.ja.webmanifest', /^application\/manifest\+json/, 'no-cache'],
  ['a page to read', () => 'ja/rules/CUT-03.html', /^text\/html; charset=utf-8$/, 'no-cache'],
];

for (const [what, file, type, caching] of FILES) {
  test(`nginx sends ${what} with its type, its caching and compressed`, async ({ server }) => {
    const bytes = readFileSync(DIST + (file() || 'index.html'));
    for (const [coding, unpack] of [['br', brotliDecompressSync], ['gzip', gunzipSync], [undefined, (same) => same]]) {
      const { status, headers, body } = await ask(server + file(), coding);
      expect(status).toBe(200);
      expect(headers['content-encoding']).toBe(coding);
      expect(headers['content-type']).toMatch(type);
      expect(headers['cache-control']).toBe(caching);
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(unpack(body).equals(bytes)).toBe(true);
    }
  });
}

test('the page starts from nginx', async ({ page }) => {
  await open(page, EXAMPLE);
  await expect(card(page, 'nat')).toHaveAttribute('data-status', /available|conditional/);
});
