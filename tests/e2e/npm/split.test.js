// A module that is split gives the answers that it gave in one piece, wherever it is cut (.ci/site/late.mjs); and so does
// one with short names (.ci/site/lean.mjs).
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lean } from '../../../.ci/site/lean.mjs';
import { FIRST, split, withDoors } from '../../../.ci/site/late.mjs';

const BUILT = new URL('../../../target/npm/', import.meta.url).pathname;
const SCENARIOS = [
  { region: 'cn-hangzhou', instance: 'ecs.g7.xlarge', eips: { count: 3 } },
  { region: 'cn-beijing', instance: 'ecs.g5.large', mode: 'multi-eip', eips: { count: 4 } },
  { region: 'eu-west-1', mode: 'cut-through' },
  { region: 'nowhere', eips: { count: -1 } },
];
const folder = mkdtempSync(join(tmpdir(), 'eip-planner-split-'));
after(() => rmSync(folder, { recursive: true }));

/** What the API in a folder says of all scenarios. */
async function answers(path) {
  const api = await import(pathToFileURL(join(path, 'index.js')));
  await api.init();
  const said = (ask) => {
    try {
      return ask();
    } catch (error) {
      return { field: error.field, code: error.code, message: error.message };
    }
  };
  return SCENARIOS.flatMap((scenario) => [
    said(() => api.assess(scenario, { lang: 'ja' })),
    said(() => api.plan(scenario, { lang: 'en' })),
    said(() => api.exportPlan(scenario, { format: 'terraform' })),
    said(() => api.exportPlan(scenario, { format: 'svg', lang: 'zh' })),
  ]);
}

/** The same API with its module in two, and how often something asked for the second part. */
async function cut(name, isLate) {
  const path = join(folder, name);
  cpSync(BUILT, path, { recursive: true });
  const { first, late, doors } = split(readFileSync(join(path, 'engine.wasm')), isLate);
  writeFileSync(join(path, 'engine.wasm'), first);
  writeFileSync(join(path, 'engine.js'), withDoors(readFileSync(join(path, 'engine.js')).toString(), `globalThis[${JSON.stringify(name)}]`));
  const glue = await import(pathToFileURL(join(path, 'engine.js')));
  let asked = 0;
  globalThis[name] = () => {
    asked += 1;
    new WebAssembly.Instance(new WebAssembly.Module(late), { [FIRST]: glue.wasm });
    glue.wasm.there.value = 1;
  };
  return { said: await answers(path), asked, doors };
}

// The module has no names any more, so the cut goes by size: from every other function to all but none.
const CUTS = {
  odd: (size) => size % 2 === 1,
  thirds: (size) => size % 3 === 0,
  large: (size) => size > 400,
  all: () => true,
};

for (const [name, cutAt] of Object.entries(CUTS)) {
  test(`in two, cut at ${name}`, async () => {
    const { said, asked, doors } = await cut(name, (_, size) => cutAt(size));
    assert.deepEqual(said, await answers(BUILT));
    assert.equal(asked, 1, 'the second part comes once');
    assert.ok(doors > 0);
  });
}

test('with short names', async () => {
  const path = join(folder, 'short');
  cpSync(BUILT, path, { recursive: true });
  const { module, script, names } = lean(readFileSync(join(path, 'engine.wasm')), readFileSync(join(path, 'engine.js')).toString());
  assert.ok(module.length < readFileSync(join(path, 'engine.wasm')).length);
  writeFileSync(join(path, 'engine.wasm'), module);
  const long = new RegExp(`\\b(?:${Object.keys(names).join('|')})\\b`, 'g');
  writeFileSync(join(path, 'engine.js'), script.replace(long, (name) => names[name]));
  assert.deepEqual(await answers(path), await answers(BUILT));
});
