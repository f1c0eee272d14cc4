// The questions of `npm run bench:api`, each answered with numbers.

import { readFile } from 'node:fs/promises'
import { FAULTS } from '../../faults/fault-proxy.ts'
import { DEPENDENCIES, startFaultySite } from '../../faults/site.ts'
import type { Dependency } from '../../faults/site.ts'
import { measureRequestsPerSecond, median, percentile } from './load.ts'
import { startBare } from './servers.ts'
import type { Server } from './servers.ts'

export const PUBLIC = '/v1/popular?limit=20'
const CONNECTIONS = 32

/** Requests a second of a cached public slate beside a bare route with the same bytes and headers, in turns. */
export async function measureThroughput(api: Server, rounds: number, roundMs: number) {
  const response = await fetch(`http://localhost:${api.port}${PUBLIC}`)
  const body = await response.text()
  const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !hopByHop.includes(name)))
  const bare = await startBare({ body, headers })
  try {
    const load = async ({ port, pid }: Server, ms: number) => {
      const beforeMs = await readCpuMs(pid)
      const perSecond = await measureRequestsPerSecond({ port, path: PUBLIC, connections: CONNECTIONS, ms })
      return {
        perSecond,
        cpuMicros: (((await readCpuMs(pid)) - beforeMs) / (perSecond * (ms / 1000))) * 1000,
      }
    }
    // Until both are compiled: a process that began a moment ago is a third slower.
    for (const server of [api, bare]) await load(server, 5000)
    const ours: Awaited<ReturnType<typeof load>>[] = []
    const others: Awaited<ReturnType<typeof load>>[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await load(api, roundMs))
      others.push(await load(bare, roundMs))
    }
    const of = (runs: typeof ours, name: 'perSecond' | 'cpuMicros') => median(runs.map((run) => run[name]))
    return {
      bytes: body.length,
      requestsPerSecond: of(ours, 'perSecond'),
      bareRequestsPerSecond: of(others, 'perSecond'),
      ratio: median(ours.map(({ perSecond }, index) => perSecond / (others[index]?.perSecond ?? Number.NaN))),
      // What a request costs in time of the processor: other work on the machine changes it little.
      cpuMicros: of(ours, 'cpuMicros'),
      bareCpuMicros: of(others, 'cpuMicros'),
      cpuRatio: of(others, 'cpuMicros') / of(ours, 'cpuMicros'),
    }
  } finally {
    await bare.stop()
  }
}

/** p99 of a rail in every cell of the fault matrix, and how often 200 at once ask Personalize. */
export async function measureFaults(folder: string, requests: number) {
  const site = await startFaultySite(folder)
  try {
    const first = await site.startApi({ publicAnswerSeconds: 30 })
    await first.get('/readyz')
    const before = site.proxies.personalize.attempts
    await Promise.all(Array.from({ length: 200 }, () => first.get('/v1/trending?limit=20')))
    const upstreamCallsOf200 = site.proxies.personalize.attempts - before
    await first.close()

    const p99Ms: Record<string, Record<string, number>> = {}
    const cases: [string, readonly Dependency[]][] = [
      ...DEPENDENCIES.map((one): [string, Dependency[]] => [one, [one]]),
      ['all', DEPENDENCIES],
    ]
    for (const [name, broken] of cases) {
      const row: Record<string, number> = {}
      for (const fault of FAULTS) {
        const api = await site.startApi()
        await api.get('/v1/me/recommendations?limit=20')
        await site.setFault(broken, fault)
        const times: number[] = []
        for (let request = 0; request < requests; request += 1) {
          const { status, ms } = await api.get('/v1/me/recommendations?limit=20', request)
          if (status !== 200) throw new Error(`${name} ${fault}: ${status}`)
          times.push(ms)
        }
        row[fault] = percentile(times, 99)
        await site.setFault([], undefined)
        await api.close()
      }
      p99Ms[name] = row
    }
    return { upstreamCallsOf200, p99Ms }
  } finally {
    await site.close()
  }
}

/** More than the lists that the ladder holds are of: with these its caches are full, and what grows then is a leak. */
const VISITORS = 6000

/**
 * Resident memory of the server under load, a sample a second, once its caches are full. Flat: the last fifth is no more than
 * 10 % above the second one.
 */
export async function soak(api: Server, seconds: number) {
  const samples: number[] = []
  for (let come = 0; come < VISITORS; come += 20) await visit(api, 20)
  const endsMs = performance.now() + seconds * 1000
  let genre = 0
  while (performance.now() < endsMs) {
    const paths = [PUBLIC, '/v1/trending?limit=50', `/v1/popular?limit=${1 + (genre % 50)}`]
    await Promise.all(
      paths.map((path) => measureRequestsPerSecond({ port: api.port, path, connections: 4, ms: 900 })),
    )
    await visit(api, 20)
    genre += 1
    samples.push(await readResidentMb(api.pid))
  }
  const fifth = Math.floor(samples.length / 5)
  const earlyMb = median(samples.slice(fifth, 2 * fifth))
  const lateMb = median(samples.slice(-fifth))
  return { seconds, earlyMb, lateMb, growth: lateMb / earlyMb - 1 }
}

/** So many new visitors at once, each with a list of their own. */
async function visit(api: Server, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(`http://localhost:${api.port}/v1/slates`, {
        method: 'POST',
        body: JSON.stringify({ locale: 'en', slates: [{ id: 'a', kind: 'top-picks', limit: 20 }] }),
      })
      await response.text()
    }),
  )
}

/** Time of the processor that a process has used, in all its threads: clock ticks of 10 ms. */
async function readCpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function readResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
