// A million events through the real API over the fault matrix: npm run test:million -- [--events 1000000] [--json]
// Requests and answers that are lost, requests that come twice, tokens that end, pages that leave, events that no API may
// take, a store that fails before and after, a server that is killed. What the product then reads from the archive is
// judged: nothing lost, nothing twice, nothing under somebody else.

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import { findUnaccounted } from './support/account.ts'
import { startApiProcess, type ApiProcess } from './support/api-process.ts'
import { forwardAll, readArchive, readView } from './support/archive.ts'
import { createClient, postTo } from './support/client.ts'
import { createFaultCounts, withFaultMatrix } from './support/fault-matrix.ts'
import { judgeArchive } from './support/judge-archive.ts'
import { issueTokens } from './support/subject-tokens.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})
const EVENTS = Number(values.events)
const CLIENTS = 64
const KILLS = 20
const NETWORK_FAULTS = 0.08
const STORE_FAULTS = 0.05
const LEAVES = 0.02
const SPOILED = 0.001
const PARCEL = 40
/** Instead of the backoff of a browser, which is tested on a clock of its own. */
const AGAIN_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'million-'))
const faults = createFaultCounts()
const visitors = await Promise.all(
  Array.from({ length: CLIENTS }, async (_, index) => {
    const id = randomUUID()
    const { token, endedToken } = await issueTokens(id)
    const left = Math.floor(EVENTS / CLIENTS) + (index < EVENTS % CLIENTS ? 1 : 0)
    return { id, endedToken, left, client: createClient(() => token, { spoiledShare: SPOILED }) }
  }),
)
let api: ApiProcess = await startApiProcess(folder, STORE_FAULTS)
let requests = 0
let leaves = 0
let kills = 0
const countSettled = () =>
  visitors.reduce((sum, { client: { delivered, dropped } }) => sum + delivered + dropped, 0)
const startedAt = Date.now()
const secondsSince = (ms: number) => Math.round((Date.now() - ms) / 1000)

const sending = visitors.map(async (visitor) => {
  const { client, endedToken } = visitor
  while (visitor.left > 0 || client.waiting > 0) {
    const next = Math.min(PARCEL, visitor.left)
    client.track(next)
    visitor.left -= next
    const post = postTo(api.url)
    if (Math.random() < LEAVES) {
      leaves += 1
      await client.leave(post)
    }
    requests += 1
    const isAnswered = await client.send(
      withFaultMatrix(post, { share: NETWORK_FAULTS, endedToken, counts: faults }),
    )
    if (!isAnswered) await wait(AGAIN_MS)
  }
})
const killing = (async () => {
  while (kills < KILLS) {
    while (countSettled() < (EVENTS * (kills + 1)) / (KILLS + 1)) await wait(20)
    await api.kill()
    kills += 1
    api = await startApiProcess(folder, STORE_FAULTS)
    const perSecond = Math.round(countSettled() / ((Date.now() - startedAt) / 1000))
    console.log(
      `${countSettled()} of ${EVENTS} events, ${secondsSince(startedAt)} s, ${perSecond} a second, ${kills} kills`,
    )
  }
})()
await Promise.all([...sending, killing])
const sendSeconds = (Date.now() - startedAt) / 1000
await api.kill()

console.log('Everything is settled; the forwarder goes over the archive ...')
const forwardedAt = Date.now()
const objectStore = await openFsObjectStore({ root: folder })
const { summary } = await forwardAll(objectStore)
console.log(
  `... ${summary.objects} objects, ${secondsSince(forwardedAt)} s; everybody exports what is held of them ...`,
)
const raw = await readArchive(folder)
const view = await readView(
  objectStore,
  visitors.map(({ id }) => id),
)
const verdict = judgeArchive(new Map(visitors.map(({ id, client }) => [id, client])), view)
const sum = (of: (client: (typeof visitors)[number]['client']) => number) =>
  visitors.reduce((total, { client }) => total + of(client), 0)
const account = {
  tracked: sum(({ tracked }) => tracked.size),
  delivered: sum(({ delivered }) => delivered),
  dropped: { rejected: sum(({ dropped }) => dropped) },
}
const result = {
  tracked: account.tracked,
  delivered: account.delivered,
  rejected: account.dropped.rejected,
  unaccounted: findUnaccounted(account),
  ...verdict,
  archived: raw.subjects.size,
  storedAgain: raw.copies - raw.subjects.size,
  requests,
  ...faults,
  leaves,
  serverKills: kills,
  seconds: Math.round(sendSeconds),
  eventsPerSecond: Math.round(account.tracked / sendSeconds),
  secondsInAll: secondsSince(startedAt),
}
console.table(result)
if (values.json) console.log(JSON.stringify(result))
rmSync(folder, { recursive: true, force: true })
const isKept = Object.values(verdict).every((count) => count === 0)
process.exit(isKept && result.unaccounted === 0 ? 0 : 1)
