// Where the page begins: the program comes with the hash of its bytes, and does not start with any others.
// PROGRAM and INTEGRITY are filled in by .ci/site/finish.mjs.
import init from 'program';

await init({ module_or_path: fetch(new URL(PROGRAM, import.meta.url), { integrity: INTEGRITY }) });
