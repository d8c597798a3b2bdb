// Every example in the documentation of a function runs, and prints what stands behind its `//`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { rmSync } from 'node:fs';
import { install } from './package.js';

let folder;
before(() => { folder = install(); });
after(() => rmSync(folder, { recursive: true }));

const functions = {
  index: ['init', 'assess', 'plan', 'matrix', 'rules', 'regions', 'instanceFamilies', 'exportPlan', 'migrate', 'compare', 'check'],
  core: ['init', 'assess', 'plan', 'matrix', 'rules', 'regions', 'instanceFamilies'],
};

/** The example above a function, as a program, and what it is to print. */
function example(source, name) {
  const before = source.slice(0, source.search(new RegExp(`^export (async )?function ${name}\\(`, 'm')));
  const text = before.slice(before.lastIndexOf('@example')).split('\n').slice(1);
  const lines = text.filter((line) => line.startsWith(' * ')).map((line) => line.slice(3));
  const printed = lines.filter((line) => /^\/\/ |console\.log.* \/\/ /.test(line)).map((line) => line.replace(/^.*?\/\/ /, ''));
  return { program: lines.join('\n'), printed };
}

for (const [module, names] of Object.entries(functions)) {
  for (const name of names) {
    test(`the example of ${name} (${module}.js)`, () => {
      const { program, printed } = example(readFileSync(join(folder, `node_modules/eip-planner/${module}.js`), 'utf8'), name);
      assert.ok(printed.length > 0, 'it prints something');
      const file = join(folder, 'example.js');
      writeFileSync(file, program);
      const out = execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
      assert.deepEqual(out.trimEnd().split('\n'), printed);
    });
  }
}
