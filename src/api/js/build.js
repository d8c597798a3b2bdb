// Puts the npm package together: node build.js FOLDER. The folder holds already what wasm-bindgen and split.js made:
// engine.js, engine.wasm, core-engine.js, core.wasm and the texts.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const out = resolve(process.argv[2]);
const require = createRequire(join(root, 'tests/e2e/package.json'));

/** The types of everything that goes in and out, from the schemas that Rust's types gave. */
async function types() {
  const { compile } = require('json-schema-to-typescript');
  const folder = join(root, 'src/export/schema');
  const defs = {};
  const properties = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.schema.json'))) {
    const { $defs, $schema, ...schema } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const name = file[0].toUpperCase() + file.slice(1, -'.schema.json'.length);
    Object.assign(defs, $defs);
    defs[name] = { ...schema, title: name };
    properties[name] = { $ref: `#/$defs/${name}` };
  }
  const bannerComment = '// Made from the JSON Schemas in src/export/schema, which are made from the types in Rust.';
  const all = { title: 'Documents', type: 'object', properties, $defs: defs };
  return compile(all, 'Documents', { additionalProperties: false, bannerComment, unreachableDefinitions: true, format: false });
}

/** core.js: what both modules do, over the small one. */
function core(source) {
  const start = source.indexOf('// Also in core.js');
  const end = source.indexOf('// Only here.');
  const typedefs = source.slice(source.indexOf('/**\n * @typedef'), start);
  return `// Verdicts, plans and the comparison of the modes, in a small module. Lists, exports, migration and the check are in index.js.
import * as engine from './core-engine.js';
import { border } from './border.js';

export { PlannerError } from './border.js';

const { init: start, call } = border(engine, new URL('core.wasm', import.meta.url));

${typedefs}${source.slice(source.indexOf('\n', start) + 1, end)}`.replaceAll("from 'eip-planner'", "from 'eip-planner/core'");
}

for (const name of ['border.js', 'values.js', 'source.js', 'files.js', 'index.js', 'bin.js', 'README.md']) {
  copyFileSync(join(here, name), join(out, name));
}
chmodSync(join(out, 'bin.js'), 0o755);
writeFileSync(join(out, 'core.js'), core(readFileSync(join(here, 'index.js'), 'utf8')));
writeFileSync(join(out, 'types.d.ts'), await types());
copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
rmSync(join(out, 'examples'), { recursive: true, force: true });
cpSync(join(root, 'tests/e2e/examples'), join(out, 'examples'), { recursive: true });

// Signatures and documentation come from the functions themselves.
const project = join(out, 'tsconfig.json');
const compilerOptions = {
  ...{ allowJs: true, declaration: true, emitDeclarationOnly: true, skipLibCheck: true, types: [] },
  ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'] },
};
writeFileSync(project, JSON.stringify({ compilerOptions, files: ['index.js', 'core.js'] }));
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--project', project], { stdio: 'inherit' });
for (const name of ['tsconfig.json', 'engine.d.ts', 'core-engine.d.ts']) rmSync(join(out, name));

const esbuild = (...options) => execFileSync('esbuild', [...options, '--log-level=warning'], { stdio: 'inherit' });
mkdirSync(join(out, 'tmp'), { recursive: true });
esbuild(join(here, 'elements.css'), '--bundle', '--minify', `--outfile=${join(out, 'tmp/elements.css')}`);
const style = readFileSync(join(out, 'tmp/elements.css'), 'utf8')
  .replace(/:root(\[[^\]]+\]|:lang\([^)]*\))/g, ':host($1)')
  .replaceAll(':root', ':host')
  .replace('color-scheme:light dark;', '')
  .replace(/([{;])--([a-z0-9-]+):([^;}]+)/g, '$1--$2:var(--eip-$2,$3)')
  .replaceAll('[data-theme=', '[theme=');
writeFileSync(join(out, 'tmp/elements.css'), style);
esbuild(
  join(here, 'elements.js'),
  '--bundle',
  '--minify',
  '--format=esm',
  '--target=es2022',
  '--external:node:*',
  '--loader:.css=text',
  `--alias:engine=${join(out, 'core-engine.js')}`,
  `--alias:style=${join(out, 'tmp/elements.css')}`,
  `--outfile=${join(out, 'elements.js')}`,
);
rmSync(join(out, 'tmp'), { recursive: true });

const cargo = readFileSync(join(root, 'Cargo.toml'), 'utf8');
const value = (name) => new RegExp(`^${name} = "(.*)"$`, 'm').exec(cargo)[1];
const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const manifest = {
  name: value('name'),
  version: value('version'),
  description: value('description'),
  license: value('license'),
  type: 'module',
  engines: { node: '>=20' },
  bin: { 'eip-planner': 'bin.js' },
  types: './index.d.ts',
  exports: {
    '.': entry('index'),
    './core': entry('core'),
    './elements': './elements.js',
    './*.wasm': './*.wasm',
    './*.txt': './*.txt',
    './package.json': './package.json',
  },
  sideEffects: ['./elements.js', './bin.js'],
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
