// Prints how long the engine takes as WebAssembly: node engine-speed.js PROGRAM (.ci/wasm-speed builds it)
import { readFileSync } from 'node:fs';

const RUNS = 15;
// What is called, how often in a run, and the goal in nanoseconds.
const WORKS = [
  ['assess', 20_000, 2_000],
  ['assess_json', 200, 10_000],
];

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
for (const [name, times, goal] of WORKS) {
  const work = instance.exports[name];
  const runs = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    work(times);
    return Number(process.hrtime.bigint() - start) / times;
  });
  // The first runs are those of a program that is still being translated.
  const median = runs.sort((one, other) => one - other)[Math.floor(RUNS / 2)];
  const met = median <= goal ? 'met' : 'not met';
  console.log(`WebAssembly, ${name}: ${Math.round(median).toLocaleString('en')} ns, goal ${goal.toLocaleString('en')} ns ${met}`);
}
