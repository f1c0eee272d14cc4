// How fast the API is: npm run bench:api -- [--json] [--soak [--seconds 300]]

import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureFaults, measureThroughput, soak } from './api/measures.ts'
import { measurePersonal } from './api/personal.ts'
import { startApi } from './api/servers.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '300' },
  },
})

const GOALS = { ratio: 0.7, addedMsP50: 2, upstreamCallsOf200: 1, p99Ms: 1500, growth: 0.1 }
const ROUNDS = 7
const ROUND_MS = 1500

const folder = await mkdtemp(join(tmpdir(), 'bench-api-'))
const api = await startApi(join(folder, 'data'))
const machine = { node: process.version, cpus: cpus().length, load: loadavg()[0] ?? 0 }
const result: Record<string, unknown> = { machine, goals: GOALS }
try {
  if (values.soak) {
    const soaked = await soak(api, Number(values.seconds))
    Object.assign(result, { soak: soaked })
    const { earlyMb, lateMb, growth } = soaked
    console.log(
      `memory: ${earlyMb.toFixed(0)} MB, later ${lateMb.toFixed(0)} MB: ${(growth * 100).toFixed(1)} % (goal: at most 10 %)`,
    )
  } else {
    const throughput = await measureThroughput(api, ROUNDS, ROUND_MS)
    const personal = await measurePersonal(api, 1000)
    const faults = await measureFaults(folder, 100)
    Object.assign(result, { throughput, personal, ...faults })
    console.table({
      'cached public slate, requests/s': throughput.requestsPerSecond.toFixed(0),
      'bare route, same bytes and headers': throughput.bareRequestsPerSecond.toFixed(0),
      'ratio (goal: at least 0.7)': throughput.ratio.toFixed(2),
      'the same by time of the processor': throughput.cpuRatio.toFixed(2),
      'Personalize alone, p50 ms': personal.directMs.p50.toFixed(2),
      'personal slate, p50 ms': personal.slateMs.p50.toFixed(2),
      'added, ms (goal: at most 2)': personal.addedMsP50.toFixed(2),
      'the same, median of the pairs': personal.addedMsPaired.toFixed(2),
      '200 at once, upstream calls (goal: 1)': faults.upstreamCallsOf200,
    })
    console.log('p99 of a rail in ms, for each dependency and fault (goal: below 1500)')
    console.table(
      Object.fromEntries(
        Object.entries(faults.p99Ms).map(([name, row]) => [
          name,
          Object.fromEntries(Object.entries(row).map(([fault, ms]) => [fault, Math.round(ms)])),
        ]),
      ),
    )
  }
} finally {
  await api.stop()
  await rm(folder, { recursive: true, force: true })
}
if (values.json) console.log(JSON.stringify(result))
