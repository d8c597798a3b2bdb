// The rules of ../rules.json in json-rules-engine. Takes documents of ../src/document.rs, one a line, and prints the verdicts
// of each; with a number it runs over all of them so many times instead and prints the median in nanoseconds.
import { readFileSync } from 'node:fs'
import { Engine } from 'json-rules-engine'

const rules = JSON.parse(readFileSync(new URL('../rules.json', import.meta.url), 'utf8'))
const engine = new Engine(rules, { allowUndefinedFacts: true })

// A condition compares facts and has no arithmetic, so that products are facts of their own.
const product = (name, one, other) => {
  engine.addFact(name, async (_, almanac) => (await almanac.factValue(one)) * (await almanac.factValue(other)))
}
product('privateIpsPresent', 'enis', 'privateIps')
product('privateIpsAllowed', 'enis', 'privateIpLimit')
product('cutThroughEips', 'enis', 'cutThroughEipsPerEni')
product('multiEipEips', 'enis', 'multiEipEipsPerEni')

const modes = ['nat', 'cut-through', 'multi-eip', 'secondary-cidr']

function verdicts(events) {
  const verdict = (mode) => {
    const found = events.filter((event) => event.params.modes.includes(mode))
    const has = (severity) => found.some((event) => event.params.severity === severity)
    const status = has('blocker') ? 'blocked' : has('precondition') ? 'conditional' : 'available'
    return { status, codes: found.map((event) => event.type) }
  }
  return Object.fromEntries(modes.map((mode) => [mode, verdict(mode)]))
}

const documents = readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
const runs = Number(process.argv[2] ?? 0)
if (runs === 0) {
  const lines = []
  for (const document of documents) lines.push(JSON.stringify(verdicts((await engine.run(document)).events)))
  process.stdout.write(`${lines.join('\n')}\n`)
} else {
  const times = []
  for (let run = 0; run < runs; run += 1) {
    const start = process.hrtime.bigint()
    for (const document of documents) await engine.run(document)
    times.push(process.hrtime.bigint() - start)
  }
  times.sort((a, b) => (a < b ? -1 : 1))
  console.log(`${times[Math.floor(runs / 2)]}`)
}
