// A million events through the real API over the fault matrix: npm run test:million -- [--events 1000000] [--json]
// Lost requests, lost answers, a store that fails before and after, a server that is killed. Nothing may be lost, stored
// twice in the archive's view, or stored under somebody else.

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startApiProcess, type ApiProcess } from './support/api-process.ts'
import { readArchive } from './support/archive.ts'
import { createClient, lossy, postTo } from './support/client.ts'
import { issueToken } from './support/subject-tokens.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})
const EVENTS = Number(values.events)
const CLIENTS = 64
const KILLS = 10
const FAULTS = 0.05

const folder = mkdtempSync(join(tmpdir(), 'million-'))
const clients = await Promise.all(
  Array.from({ length: CLIENTS }, async () => {
    const id = randomUUID()
    const token = await issueToken(id)
    return { id, client: createClient(() => token), left: Math.ceil(EVENTS / CLIENTS) }
  }),
)
let api: ApiProcess = await startApiProcess(folder, FAULTS)
let requests = 0
let settled = 0
const startedAt = Date.now()

const sending = clients.map(async (one) => {
  const { client } = one
  while (one.left > 0 || client.waiting > 0) {
    const next = Math.min(40, one.left)
    client.track(next)
    one.left -= next
    const before = client.delivered
    requests += 1
    await client.send(lossy(postTo(api.url), FAULTS))
    settled += client.delivered - before
  }
})
const killing = (async () => {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (settled < (EVENTS * kill) / (KILLS + 1)) await new Promise((resolve) => setTimeout(resolve, 20))
    await api.kill()
    api = await startApiProcess(folder, FAULTS)
  }
})()
await Promise.all([...sending, killing])
const seconds = (Date.now() - startedAt) / 1000
await api.kill()

const { subjects, copies } = await readArchive(folder)
const result = {
  tracked: 0,
  delivered: 0,
  dropped: 0,
  lost: 0,
  wrongSubject: 0,
  archived: subjects.size,
  duplicatesInView: subjects.size - new Set(subjects.keys()).size,
  copies,
  requests,
  serverKills: KILLS,
  seconds: Math.round(seconds),
  eventsPerSecond: Math.round(EVENTS / seconds),
}
for (const { id, client } of clients) {
  result.tracked += client.tracked.size
  result.delivered += client.delivered
  result.dropped += client.dropped
  for (const eventId of client.tracked) {
    const owners = subjects.get(eventId)
    if (owners === undefined) result.lost += 1
    else if (owners.size !== 1 || !owners.has(id)) result.wrongSubject += 1
  }
}
console.table(result)
if (values.json) console.log(JSON.stringify(result))
rmSync(folder, { recursive: true, force: true })
const isKept = result.lost === 0 && result.wrongSubject === 0 && result.archived === result.tracked
process.exit(isKept && result.delivered + result.dropped === result.tracked ? 0 : 1)
