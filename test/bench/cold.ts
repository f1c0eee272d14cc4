// What a cold start costs: npm run bench:cold -- [--samples 25] [--json]

import { fork } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { runRollup } from '../../infra/functions/run-rollup.ts'
import { median } from './api/load.ts'
import { startFakeAws } from './cold/fake-aws.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, samples: { type: 'string', default: '25' } },
})

const GOALS = { minifiedBytes: 500_000, gzipBytes: 155_000, ratio: 1.25 }
const SAMPLE = fileURLToPath(new URL('cold/sample.mjs', import.meta.url))

interface Sample {
  status: number
  body: string
  importMs: number
  answerMs: number
  cpuMs: number
}

/** Resolves when the process is gone, so that its end takes nothing from the next one's beginning. */
function takeSample(bundle: string, environment: Record<string, string>): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const child = fork(SAMPLE, [bundle], {
      execArgv: [],
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let sample: Sample | undefined
    child.once('message', (message: Sample) => (sample = message))
    child.once('error', reject)
    child.once('close', (code) => {
      if (sample?.status === 200) resolve(sample)
      else reject(new Error(`${bundle} ended with ${code}, answered ${sample?.status}: ${sample?.body}`))
    })
  })
}

/** Everything that is deployed: the part that every process loads, and what is loaded when needed. */
async function readAll(folder: string): Promise<Buffer> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).sort()
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
}

const folder = await mkdtemp(join(tmpdir(), 'bench-cold-'))
const aws = await startFakeAws()
try {
  await runRollup(
    { api: 'edge-api/entrypoints/api-lambda.ts', baseline: 'test/bench/cold/baseline.ts' },
    folder,
  )
  const bundles = ['api', 'baseline'].map((name) => join(folder, name, 'lambda/index.mjs'))
  const [ours = '', baseline = ''] = bundles
  const [code, baseCode] = await Promise.all(bundles.map((path) => readAll(dirname(path))))
  const samples: { ours: Sample; baseline: Sample }[] = []
  await takeSample(ours, aws.environment)
  await takeSample(baseline, aws.environment)
  // In turns, so that both meet the same machine.
  for (let sample = 0; sample < Number(values.samples); sample += 1) {
    const take = {
      ours: () => takeSample(ours, aws.environment),
      baseline: () => takeSample(baseline, aws.environment),
    }
    // Now one first, now the other.
    if (sample % 2 === 0) samples.push({ ours: await take.ours(), baseline: await take.baseline() })
    else samples.push({ baseline: await take.baseline(), ours: await take.ours() })
  }
  const total = ({ importMs, answerMs }: Sample) => importMs + answerMs
  const toFigures = (name: 'ours' | 'baseline', bytes: Buffer | undefined) => ({
    minifiedBytes: bytes?.length ?? 0,
    gzipBytes: gzipSync(bytes ?? '', { level: 9 }).length,
    importMs: median(samples.map((pair) => pair[name].importMs)),
    answerMs: median(samples.map((pair) => pair[name].answerMs)),
    totalMs: median(samples.map((pair) => total(pair[name]))),
    cpuMs: median(samples.map((pair) => pair[name].cpuMs)),
  })
  const result = {
    machine: { node: process.version, load: loadavg()[0] ?? 0 },
    goals: GOALS,
    samples: samples.length,
    ours: toFigures('ours', code),
    baseline: toFigures('baseline', baseCode),
    ratio: median(samples.map((pair) => total(pair.ours) / total(pair.baseline))),
    // The quickest of each: what the work takes when nothing comes in between.
    bestRatio:
      Math.min(...samples.map((pair) => total(pair.ours))) /
      Math.min(...samples.map((pair) => total(pair.baseline))),
    cpuRatio: median(samples.map((pair) => pair.ours.cpuMs / pair.baseline.cpuMs)),
  }
  const row = (figures: Record<string, number>) =>
    Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value)]))
  console.table({ ours: row(result.ours), 'Hono and the clients': row(result.baseline) })
  console.log(
    `import and first answer, ours / theirs: ${result.ratio.toFixed(2)} (goal: at most ${GOALS.ratio})`,
  )
  console.log(
    `the same, quickest of each: ${result.bestRatio.toFixed(2)}, by time of the processor: ${result.cpuRatio.toFixed(2)}`,
  )
  console.log(`bundle: goals ${GOALS.minifiedBytes} bytes minified, ${GOALS.gzipBytes} gzip`)
  if (values.json) console.log(JSON.stringify(result))
} finally {
  await aws.close()
  await rm(folder, { recursive: true, force: true })
}
