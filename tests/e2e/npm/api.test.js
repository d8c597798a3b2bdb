// The API under Node, as it is installed: starts, faults in words, any value at all.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { install } from './package.js';

const CASE = { region: 'cn-hangzhou', instance: 'ecs.g7.xlarge', eips: { count: 3 } };
let folder;
let api;
const inside = (name) => join(folder, 'node_modules/eip-planner', name);
const load = (name, fresh = '') => import(`${pathToFileURL(inside(name))}${fresh}`);

before(async () => {
  folder = install();
  api = await load('index.js');
});
after(() => rmSync(folder, { recursive: true }));

function fault(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof api.PlannerError && error instanceof Error, String(error));
    assert.ok(error.message.length > 0 && error.code.length > 0 && error.field.length > 0);
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('before it is started, every function says so', () => {
  const { code, field } = fault(() => api.assess(CASE));
  assert.deepEqual([code, field], ['not-ready', 'init']);
});

test('it starts from a file, bytes, a module and an answer of fetch', async () => {
  // The wrapper keeps one engine for all, so each start has a process of its own.
  for (let number = 0; number < 8; number += 1) {
    const program = `
      import { readFileSync } from 'node:fs';
      import { pathToFileURL } from 'node:url';
      import { init, assess } from 'eip-planner';
      const path = ${JSON.stringify(inside('engine.wasm'))};
      const bytes = readFileSync(path);
      const sources = [undefined, pathToFileURL(path), path, bytes, new Uint8Array(bytes).buffer,
        await WebAssembly.compile(bytes),
        new Response(bytes, { headers: { 'content-type': 'application/wasm' } }),
        new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })];
      await init(sources[${number}]);
      console.log(assess({ region: 'cn-hangzhou' }).recommended);`;
    writeFileSync(join(folder, 'start.js'), program);
    const out = execFileSync(process.execPath, [join(folder, 'start.js')], { cwd: folder, encoding: 'utf8' });
    assert.equal(out, 'nat\n', `source ${number}`);
  }
});

test('a start that fails can be tried again, and a language that was not loaded is a fault', async () => {
  const core = await load('core.js');
  await assert.rejects(core.init(new Uint8Array([0, 1, 2])), WebAssembly.CompileError);
  await core.init(undefined, { langs: ['ja'] });
  assert.equal(core.assess(CASE).recommended, 'nat');
  assert.throws(() => core.assess(CASE, { lang: 'zh' }), (error) => error.field === 'lang' && error.message.includes('ja'));
  await core.init(undefined, { langs: ['zh'] });
  assert.match(core.plan(CASE, { lang: 'zh' }).steps[0].title, /\p{Script=Han}/u);
  await assert.rejects(core.init(undefined, { langs: ['fr'] }), { field: 'langs' });
  await assert.rejects(core.init(undefined, { langs: ['en'], texts: { en: new TextEncoder().encode('nothing') } }), { field: 'texts' });
});

test('faults name the field in the language that was asked for', async () => {
  await api.init();
  const bad = { ...CASE, eips: { count: 0 } };
  for (const [lang, word] of [['en', /whole numbers/], ['ja', /整数/], ['zh', /整数/]]) {
    const { code, field, message } = fault(() => api.plan(bad, { lang }));
    assert.deepEqual([code, field], ['out-of-range', 'eips.count']);
    assert.match(message, word);
    assert.ok(message.includes('eips.count'));
  }
  assert.equal(fault(() => api.exportPlan(CASE, { format: 'docx' })).field, 'format');
  assert.equal(fault(() => api.exportPlan(CASE)).field, 'format');
  assert.equal(fault(() => api.assess({ ...CASE, color: 'red' })).field, 'color');
});

const broken = () => {
  throw new TypeError('never');
};

test('what JSON cannot carry is a fault of its field, never a default', () => {
  const cycle = { region: 'cn-hangzhou' };
  cycle.eips = cycle;
  const endless = new Proxy({}, { get: () => endless, ownKeys: () => ['eips'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) });
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const [value, field] of [
    [{ ...CASE, eips: { count: NaN } }, 'eips.count'],
    [{ ...CASE, eips: { count: 3n } }, 'eips.count'],
    [{ ...CASE, eips: { count: Symbol('three') } }, 'eips.count'],
    [{ ...CASE, eips: { count: () => 3 } }, 'eips.count'],
    [{ ...CASE, instance: '\ud800' }, 'instance'],
    [{ ...CASE, needs: { protocols: new Array(4_000_000_000) } }, 'needs.protocols'],
    [{ get region() { return broken(); } }, 'region'],
    [{ ...CASE, [Symbol('region')]: 1 }, 'Symbol(region)'],
    [{ ...CASE, eips: new Map([['count', 3]]) }, 'eips'],
    [cycle, 'eips'],
    [revoked, 'scenario'],
    [new Proxy({}, { ownKeys: broken }), 'scenario'],
    [undefined, 'scenario'],
    [null, 'scenario'],
    ['cn-hangzhou', 'scenario'],
    [[CASE], 'scenario'],
    [Symbol('scenario'), 'scenario'],
  ]) {
    assert.equal(fault(() => api.assess(value)).field, field);
  }
  fault(() => api.assess(endless));
  assert.equal(fault(() => api.assess(CASE, 7)).field, 'options');
  assert.equal(fault(() => api.assess(CASE, { get lang() { return broken(); } })).field, 'lang');
  assert.equal(fault(() => api.check(7)).field, 'input');
  assert.equal(fault(() => api.check([{ name: 'a.csv' }])).field, 'input.0.text');
  assert.equal({}.polluted, undefined);
  fault(() => api.assess(JSON.parse('{"region":"cn-hangzhou","__proto__":{"polluted":1}}')));
  assert.equal({}.polluted, undefined);
});

test('whatever value comes, the answer is a document or a fault, and the engine goes on', () => {
  const odd = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, withNullPrototype: true, withObjectString: true }),
    fc.constantFrom(Symbol('a'), () => 1, NaN, Infinity, -0, 10n ** 400n, '\udc00', new Proxy([], { get: broken })),
  );
  const name = fc.oneof(fc.constantFrom('region', 'eipRegion', 'instance', 'mode', 'eni', 'eips', 'needs', 'vpc', 'account', 'os', 'known', 'schema', 'instanceLimits', 'lang', 'format', 'kind', 'from', 'to', 'waivers', 'baseline', '__proto__', 'constructor', 'count', 'protocols'), fc.string());
  const known = fc.constantFrom('cn-hangzhou', 'ecs.g7.xlarge', 'nat', 'en', 'ja', 'json', 'terraform', 1, 2, 20, true, ['ftp'], 'eip-planner/1');
  const object = fc.dictionary(name, fc.oneof(known, odd, fc.dictionary(name, fc.oneof(known, odd))));
  const value = fc.oneof(object.map((given) => ({ region: 'cn-hangzhou', ...given })), object, odd);
  const calls = [
    (a, b) => api.assess(a, b),
    (a, b) => api.plan(a, b),
    (a, b) => api.exportPlan(a, b),
    (a, b) => api.migrate(a, b),
    (a, b) => api.compare(a, b, {}),
    (a, b) => api.check(a, b),
    (a) => api.matrix(a),
    (a) => api.rules(a),
    (a) => api.regions(a),
  ];
  let answers = 0;
  fc.assert(
    fc.property(fc.nat(calls.length - 1), value, value, (which, first, second) => {
      try {
        assert.equal(typeof calls[which](first, second), 'object');
        answers += 1;
      } catch (error) {
        assert.ok(error instanceof api.PlannerError, `${error?.stack}`);
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(answers > 30, `${answers} answers`);
  assert.equal(api.assess(CASE).recommended, 'nat');
});

test('check takes texts, files and bytes in any usual encoding', () => {
  const csv = 'region,eips\ncn-hangzhou,3\ncn-hangzhou,12\n';
  assert.equal(api.check(csv).rows.length, 2);
  assert.equal(api.check([{ name: 'a.csv', text: csv }, { name: 'b.csv', text: csv }]).rows.length, 4);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')]);
  assert.equal(api.check(wide).rows.length, 2);
  assert.equal(api.check(new TextEncoder().encode(csv).buffer).rows.length, 2);
  // 名前 in Shift_JIS.
  const japanese = Buffer.concat([Buffer.from('region,'), Buffer.from([0x96, 0xbc, 0x91, 0x4f]), Buffer.from('\ncn-hangzhou,web\n')]);
  assert.equal(api.check(japanese, { lang: 'ja' }).rows.length, 1);
});

test('npx eip-planner is the program: help, exit codes, formats', () => {
  const csv = join(folder, 'designs.csv');
  writeFileSync(csv, 'name,region,mode,eips\nweb,cn-hangzhou,nat,2\ndb,cn-hangzhou,cut-through,3\n');
  const run = (args, input) => spawnSync('npx', ['--offline', 'eip-planner', ...args], { cwd: folder, encoding: 'utf8', input, env: { ...process.env, LC_ALL: 'C' } });
  assert.match(run(['--help']).stdout, /Exit codes: 0/);
  assert.match(run(['--version']).stdout, /^eip-planner \d/);
  const report = run(['check', csv, '--format', 'json']);
  assert.equal(report.status, 1, report.stderr);
  assert.equal(JSON.parse(report.stdout).rows.length, 2);
  assert.equal(run(['check', csv, '--fail-on', 'never']).status, 0);
  assert.equal(run(['check', '-'], readFileSync(csv, 'utf8')).status, 1);
  const missing = run(['check', 'nowhere.csv']);
  assert.equal(missing.status, 2);
  assert.match(missing.stdout, /nowhere\.csv/);
  const usage = run(['chekc', csv, '--lang', 'ja']);
  assert.equal(usage.status, 2);
  assert.match(usage.stderr, /chekc/);
});

test('the types take what the examples do, and refuse what the engine refuses', () => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const good = `import { init, assess, exportPlan, type PlannerError } from 'eip-planner';
    await init();
    const status: string = assess({ region: 'cn-hangzhou', eips: { count: 3 } }, { lang: 'ja' }).modes[0]!.status;
    const text: string = exportPlan({ region: 'cn-hangzhou' }, { format: 'markdown' }).files[0]!.text;
    export type Fault = PlannerError; export { status, text };`;
  writeFileSync(join(folder, 'good.ts'), good);
  writeFileSync(join(folder, 'bad.ts'), good.replace("'cn-hangzhou', eips", "'cn-nowhere', eips"));
  const check = (file) => {
    const compilerOptions = { noEmit: true, strict: true, target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom'], types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    return spawnSync(process.execPath, [tsc, '--project', folder], { cwd: folder, encoding: 'utf8' });
  };
  assert.equal(check('good.ts').stdout, '');
  assert.match(check('bad.ts').stdout, /cn-nowhere/);
});

test('the package holds what it says, and nothing of Leptos', () => {
  const files = readdirSync(inside('.'));
  for (const name of ['index.js', 'index.d.ts', 'core.js', 'core.d.ts', 'types.d.ts', 'elements.js', 'engine.wasm', 'core.wasm', 'LICENSE', 'README.md', 'examples']) {
    assert.ok(files.includes(name), name);
  }
  for (const name of ['engine.wasm', 'core.wasm']) assert.ok(!readFileSync(inside(name)).includes('leptos'));
});
