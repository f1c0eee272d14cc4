// npm run fuzz:personalize -- [--requests 200000] [--seed 1] [--connections 8] [--json]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { writeTraining } from '../training.ts'
import { runFuzz } from './run-fuzz.ts'

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
})
const requests = Number(options.requests)
if (!(requests >= 1)) {
  console.error(
    'usage: npm run fuzz:personalize -- [--requests 200000] [--seed 1] [--connections 8] [--json]',
  )
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'personalize-fuzz-'))
const training = await writeTraining(folder)
// A process of its own: its memory is the server's alone, and that it dies can be seen.
const child = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    new URL('../serve-child.ts', import.meta.url).pathname,
    join(folder, 'data'),
    JSON.stringify(training),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let exit: string | undefined
child.once('exit', (code, signal) => (exit = `${code ?? signal}`))
const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
const { url, trackingId, arns } = JSON.parse(line) as { url: string; trackingId: string; arns: string[] }

/** Resident megabytes at every twentieth of the run. */
const rssMb: number[] = []
const startMb = await residentMb(child.pid ?? 0)
const started = performance.now()
let samples = Promise.resolve()
const report = await runFuzz({
  port: Number(new URL(url).port),
  known: { arns, trackingId },
  requests,
  seed: Number(options.seed),
  connections: Number(options.connections),
  onProgress: (done) => {
    if (done % Math.ceil(requests / 20) !== 0) return
    samples = samples.then(async () => {
      rssMb.push(await residentMb(child.pid ?? 0))
      process.stderr.write(`${done} of ${requests}, ${rssMb.at(-1) ?? 0} MB\n`)
    })
  },
}).catch((error: unknown) => {
  throw exit === undefined ? error : new Error(`the server ended with ${exit}`, { cause: error })
})
await samples
const peakMb = await residentMb(child.pid ?? 0, 'VmHWM')
const seconds = (performance.now() - started) / 1000
const survived = exit === undefined
child.kill()
await rm(folder, { recursive: true, force: true })

const half = rssMb.slice(Math.floor(rssMb.length / 2))
const quarter = rssMb.slice(Math.floor(rssMb.length / 4), Math.floor(rssMb.length / 2))
const figures = {
  ...report,
  seconds: Math.round(seconds),
  survived,
  rssMb: {
    start: startMb,
    peak: peakMb,
    secondQuarterMax: Math.max(...quarter),
    secondHalfMax: Math.max(...half),
    last: rssMb.at(-1),
  },
}
console.table(report.kinds)
console.table(report.answers)
console.log(`${report.requests} requests in ${figures.seconds} s; the server ${survived ? 'lives' : 'died'}`)
console.log(
  `resident ${startMb} MB at the start, ${peakMb} MB at the peak; at most ${figures.rssMb.secondQuarterMax} MB in the second quarter, ${figures.rssMb.secondHalfMax} MB in the second half`,
)
console.log(report.offences.length === 0 ? 'every answer is a modelled one' : report.offences.join('\n'))
if (options.json) console.log(JSON.stringify(figures))
// A tenth and 20 MB: what the garbage collector leaves lying differs by that from moment to moment.
const isFlat = figures.rssMb.secondHalfMax <= figures.rssMb.secondQuarterMax * 1.1 + 20 || requests < 20_000
process.exitCode = survived && report.offences.length === 0 && isFlat ? 0 : 1

async function residentMb(pid: number, name: 'VmRSS' | 'VmHWM' = 'VmRSS'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024)
}
