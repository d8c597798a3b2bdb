// What is left to do once Trunk has built the page (its post_build hook): one script with its program, names by content,
// integrity hashes, what keeps the page offline, and every file compressed once and for all.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compress } from './compress.mjs';
import { firstView } from './first-view.mjs';
import { split, withDoors } from './late.mjs';
import { MADE_UP, lean } from './lean.mjs';
import { linked } from './linked.mjs';
import { parts } from './text-files.mjs';

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === 'release';
// Pages to read and the like, made by the program eip-planner-site.
const PAGES = 'target/site/pages';
// The page's program as it was linked.
const LINKED = join(process.env.CARGO_TARGET_DIR, 'wasm32-unknown-unknown/release/eip-planner-page.wasm');
/** A function of fewer bytes is not worth a door (late.mjs). */
const SMALL = 16;

const file = (name) => join(folder, name);
const read = (name) => readFileSync(file(name));
const digest = (bytes) => createHash('sha384').update(bytes).digest();
const integrity = (bytes) => `sha384-${digest(bytes).toString('base64')}`;
const hashed = (name, bytes) => name.replace(/(\.\w+)$/, `-${digest(bytes).toString('hex').slice(0, 16)}$1`);

function esbuild(...options) {
  execFileSync('esbuild', [...options, '--log-level=warning'], { stdio: 'inherit' });
}

const define = (values) => Object.entries(values).map(([name, value]) => `--define:${name}=${JSON.stringify(value)}`);

/** The file of texts of a language under its name by its content; that name and what its bytes are. */
function textFile(name, content) {
  const bytes = Buffer.from(content);
  const now = hashed(name, bytes);
  writeFileSync(file(now), bytes);
  return [`./${now}`, integrity(bytes)];
}

/** The style sheet of what comes later under its name by its content; that name and what its bytes are. */
function lateStyle() {
  const bytes = readFileSync('target/site/late.css');
  const now = hashed('late.css', bytes);
  writeFileSync(file(now), bytes);
  return [`./${now}`, integrity(bytes)];
}

/** The module as small as it gets, under its name by its content; that name and what its bytes are. */
function optimised(path, name) {
  if (release) execFileSync('.ci/small', [file(path), file(path)], { stdio: 'inherit' });
  const bytes = read(path);
  const now = hashed(name, bytes);
  renameSync(file(path), file(now));
  return [`./${now}`, integrity(bytes)];
}

/** A scenario for each rule, as the page's addresses have it; those of several resources have none. */
const examples = () => (existsSync(PAGES) ? JSON.parse(readFileSync(join(PAGES, 'rules.json'))).rules.map(({ example }) => example).filter(Boolean) : []);

/** Program and script of the page get their names and come together in one script; the names of both. */
async function program(script, wasm, offline) {
  execFileSync(process.execPath, ['src/api/js/split.js', file(wasm), folder], { stdio: 'inherit' });
  const texts = Object.fromEntries(['ja', 'en', 'zh'].map((lang) => [lang, file(`texts.${lang}.txt`)]));
  const plain = read(script).toString();
  writeFileSync(file(script), withDoors(plain, 'globalThis.eipLateNow'));
  let [late, lateIntegrity] = ['', ''];
  const shortened = [];
  let isFirst = () => true;
  if (release) {
    const leaned = lean(read(wasm), read(script).toString());
    writeFileSync(file(script), leaned.script);
    writeFileSync(file('names.json'), JSON.stringify(leaned.names));
    shortened.push(`--mangle-props=${MADE_UP}`, `--mangle-cache=${file('names.json')}`);
    const needed = await firstView(read(wasm), plain, file('index.html'), texts, examples());
    const isLate = (index, size) => size >= SMALL && !needed.functions.has(index);
    isFirst = (number) => needed.said.has(number);
    const modules = split(leaned.module, isLate, linked(readFileSync(LINKED)).reachedBy);
    writeFileSync(file(wasm), modules.first);
    writeFileSync(file('late.wasm'), modules.late);
    [late, lateIntegrity] = optimised('late.wasm', 'eip-planner-late.wasm');
  }
  const [TEXTS, REST] = [{}, {}];
  for (const [lang, path] of Object.entries(texts)) {
    const { first, rest } = parts(readFileSync(path, 'utf8'), isFirst);
    TEXTS[lang] = textFile(`texts-${lang}.txt`, first);
    if (release) REST[lang] = textFile(`texts-${lang}-rest.txt`, rest);
    rmSync(path);
  }
  const [name, firstIntegrity] = optimised(wasm, 'eip-planner.wasm');
  esbuild(
    'src/ui/start.js',
    '--bundle',
    '--minify',
    '--format=esm',
    '--target=es2022',
    ...shortened,
    `--alias:program=${file(script)}`,
    ...define({ PROGRAM: name, LATE: late, INTEGRITY: { first: firstIntegrity, late: lateIntegrity }, OFFLINE: offline, TEXTS, REST, STYLE: lateStyle() }),
    `--outfile=${file('start.js')}`,
  );
  rmSync(file(script));
  rmSync(file('names.json'), { force: true });
  const start = hashed('eip-planner.js', read('start.js'));
  renameSync(file('start.js'), file(start));
  return [`./${start}`, name];
}

/** The files of the check's worker get their names too, from its program up to the script that the page starts. */
function check(html) {
  const names = [];
  for (const name of ['check-worker_bg.wasm', 'check-worker.js', 'check-worker_loader.js', 'check-guard.js']) {
    if (name.endsWith('.js')) {
      const code = names.reduce((code, [old, now]) => code.replaceAll(old, now), read(name).toString());
      writeFileSync(file(name), code);
      esbuild(file(name), '--minify', '--allow-overwrite', `--outfile=${file(name)}`);
    }
    names.push([name, hashed(name, read(name))]);
    renameSync(file(name), file(names.at(-1)[1]));
  }
  return html.replace('<html ', `<html data-check="./${names.at(-1)[1]}" `);
}

/** `trunk serve` has a script in the page that loads it again; its policy wants it in a file. */
function reloading(html) {
  return html.replace(/<script>([^]*?)<\/script>/, (_, code) => {
    const here = code
      .replace("'{{__TRUNK_ADDRESS__}}'", 'location.host')
      .replace("'{{__TRUNK_WS_BASE__}}'", "new URL('.', location).pathname")
      .replace("'{{__TRUNK_WS_PROTOCOL__}}'", "''");
    writeFileSync(file('reload.js'), here);
    return '<script src="./reload.js" defer></script>';
  });
}

/** Every script and style sheet of the page says what its bytes are; of the program, which comes ahead, its script does. */
function withIntegrity(html) {
  return html.replace(/<(script|link)\b[^>]*?\b(?:src|href)="\.\/([^"]+)"[^>]*>/g, (tag, kind, name) => {
    if (kind === 'link' && !/rel="(stylesheet|modulepreload)"/.test(tag)) return tag;
    return tag.replace(/ (data-)?integrity="[^"]*"/g, '').replace(/\s*\/?>$/, ` integrity="${integrity(read(name))}">`);
  });
}

/** What makes the page an application: a manifest for each language, and its icons. */
function manifests() {
  const icons = {};
  for (const name of ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png']) {
    const bytes = readFileSync(`style/${name}`);
    icons[name] = hashed(name, bytes);
    writeFileSync(file(icons[name]), bytes);
  }
  for (const name of readdirSync('src/ui/manifest')) {
    const manifest = JSON.parse(readFileSync(`src/ui/manifest/${name}`));
    for (const icon of manifest.icons) icon.src = `./${icons[icon.src.replace('./', '')]}`;
    writeFileSync(file(`manifest.${name}`), JSON.stringify(manifest));
  }
}

/** What the page needs without a network: everything but what is to be read beside it. */
function offlineFiles() {
  const beside = /\.map$|^schema\/|^sw\.js$|^index\.html$/;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((name) => !beside.test(name))
    .sort();
  return Object.fromEntries([['', integrity(read('index.html'))], ...names.map((name) => [name, integrity(read(name))])]);
}

function worker() {
  const files = offlineFiles();
  const build = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  esbuild('src/ui/worker.js', '--minify', ...define({ BUILD: build, FILES: files }), `--outfile=${file('sw.js')}`);
}

/** The pages to read, with the name and hash of their style sheet. */
function pages() {
  esbuild('style/read.css', '--bundle', '--minify', `--outfile=${file('read.css')}`);
  const style = read('read.css');
  const name = hashed('read.css', style);
  renameSync(file('read.css'), file(name));
  cpSync(PAGES, folder, { recursive: true });
  for (const path of readdirSync(PAGES, { recursive: true }).filter((path) => path.endsWith('.html'))) {
    const html = read(path).toString();
    writeFileSync(file(path), html.replace('read.css"/>', `${name}" integrity="${integrity(style)}"/>`));
  }
}

let html = read('index.html').toString();
const watched = html.includes('__TRUNK_ADDRESS__');
if (watched) html = reloading(html);

const [tag, script, wasm] = /<script type="module" src="\.\/([^"]+)" data-wasm="\.\/([^"]+)"><\/script>/.exec(html) ?? [];
if (!tag) throw new Error('index.html has no script with its program: see pattern_script in Trunk.toml');
const [begin, started] = await program(script, wasm, !watched);
// The program comes while the frame is drawn, after whatever that needs.
const early = `<link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href="${started}">`;
html = html.replace(tag, `${early}\n  <script type="module" src="${begin}"></script>`);

html = check(html);
writeFileSync(file('index.html'), withIntegrity(html));
manifests();
if (!watched) worker();
if (existsSync(PAGES)) pages();

// What other sites take from here, where .ci/api has built it: the API and the elements, and the page for their frames.
if (existsSync('target/npm/elements.js')) {
  for (const name of ['embed.html', 'embed.css']) copyFileSync(join('src/api/js', name), file(name));
  esbuild('src/api/js/embed.js', '--bundle', '--minify', '--format=esm', '--target=es2022', '--external:./api/*', `--outfile=${file('embed.js')}`);
  const wanted = /^((index|core|core-engine|engine|border|values|source|files|elements)\.js|.*\.wasm|texts\..*)$/;
  mkdirSync(file('api'), { recursive: true });
  for (const name of readdirSync('target/npm').filter((name) => wanted.test(name))) copyFileSync(join('target/npm', name), file(`api/${name}`));
}
if (release) await compress(folder);
