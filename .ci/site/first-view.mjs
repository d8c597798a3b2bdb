// Which functions of the page's program run in a first view, and which texts it says: the form, the answer and the cards of
// many designs, what can be entered there, and what other screens show until the rest has come. All others may come later
// (late.mjs, text-files.mjs). Wherever one stands it works: what is not here and is wanted in a first view after all is
// asked for at once, a moment later.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { watched } from './watched.mjs';
import { withImport } from './late.mjs';

/**
 * What is opened: the language, the address, what is there then; `enter` also fills in
 * all of the form (`hurried` without a pause), `missing` does not get the rest, `few` has nearly no texts at first; `then`
 * goes on to other addresses, and to many mixed ones.
 */
const VISITS = [
  { lang: 'en', hash: '#/plan', there: '.ask select' },
  { lang: 'en', hash: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3', there: '.card', enter: true },
  { lang: 'en', hash: '#/plan?region=cn-beijing&instance=ecs.g5.large&mode=multi-eip&multiEipPermission=true&eips=4', there: '.card', enter: true, missing: true },
  { lang: 'en', hash: '#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3', there: '.card', enter: true, hurried: true, missing: true },
  { lang: 'en', hash: '#/plan?region=cn-hangzhou', there: '.card', few: true },
  { lang: 'zh', hash: '#/plan?lang=zh&region=cn-hangzhou&eips=2&mode=cut-through&attached=true', there: '.card' },
  { lang: 'ja', hash: '#/plan?lang=ja&region=eu-west-1&eips=12&mode=secondary-cidr&eni=primary&protocols=ftp,sip&image=windows&dhcp=false', there: '.card' },
  { lang: 'ja', hash: '#/plan?lang=ja&region=cn-hangzhou', there: '.card', enter: true },
  ...['check?view.row=1', 'plans', 'migrate?region=cn-hangzhou', 'compare?region=cn-hangzhou', 'learn'].map((screen) => ({
    lang: 'en',
    hash: `#/${screen}`,
    there: 'main [role=status]',
    missing: true,
  })),
];
const VISIT = fileURLToPath(new URL('visit.mjs', import.meta.url));
const run = promisify(execFile);

/**
 * The numbers of those functions and texts; `page` and `texts` (by language) are files, `examples` scenarios of which each
 * rule has one.
 */
export async function firstView(module, script, page, texts, examples) {
  const folder = mkdtempSync(join(tmpdir(), 'eip-planner-first-view-'));
  try {
    const files = { script: join(folder, 'script.mjs'), program: join(folder, 'program.wasm') };
    writeFileSync(files.script, withImport(script, 'watch: { runs: globalThis.eipRuns, says: globalThis.eipSays }'));
    writeFileSync(files.program, watched(module));
    // In one page, one after the other.
    const walk = { lang: 'en', hash: '#/plan?region=cn-hangzhou', there: '.card', then: examples.map((scenario) => `#/plan?${scenario}`) };
    // The longest first. A visit mostly waits: so two at a time for each processor.
    const visits = [walk, ...VISITS];
    const [functions, said] = [new Set(), new Set()];
    const work = async () => {
      for (let visit; (visit = visits.shift()); ) {
        const { stdout } = await run(process.execPath, [VISIT, JSON.stringify({ ...files, page, texts, ...visit })], { maxBuffer: 1e8 });
        const found = JSON.parse(stdout);
        found.ran.forEach((index) => functions.add(index));
        found.said.forEach((number) => said.add(number));
      }
    };
    await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
    return { functions, said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
