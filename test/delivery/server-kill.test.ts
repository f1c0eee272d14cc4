// G13: what was answered with 202 is in the store, and what was not is sent again, however often the server is killed.

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startApiProcess } from './support/api-process.ts'
import { readArchive } from './support/archive.ts'
import { createClient, postTo } from './support/client.ts'
import { REPEATS } from './support/repeats.ts'
import { issueToken } from './support/subject-tokens.ts'

it(`G13: loses nothing when the server is killed ${REPEATS.serverKills} times`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const id = randomUUID()
  const token = await issueToken(id)
  const clients = Array.from({ length: 8 }, () => createClient(() => token))

  const countDelivered = () => clients.reduce((sum, client) => sum + client.delivered, 0)

  for (let killed = 0; killed < REPEATS.serverKills; killed += 1) {
    const api = await startApiProcess(folder)
    let isUp = true
    const sending = clients.map(async (client) => {
      while (isUp) {
        client.track(10)
        await client.send(postTo(api.url))
      }
    })
    // Not before something was acknowledged, however busy the machine is; then at any moment.
    const before = countDelivered()
    await vi.waitFor(() => expect(countDelivered()).toBeGreaterThan(before), { timeout: 60_000, interval: 5 })
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 250))
    await api.kill()
    isUp = false
    await Promise.all(sending)
  }
  const api = await startApiProcess(folder)
  for (const client of clients) while (client.waiting > 0) await client.send(postTo(api.url))
  await api.kill()

  const { subjects } = await readArchive(folder)
  const tracked = new Set(clients.flatMap((client) => [...client.tracked]))
  expect(new Set(subjects.keys())).toEqual(tracked)
  expect(clients.reduce((sum, client) => sum + client.delivered + client.dropped, 0)).toBe(tracked.size)
}, 3_600_000)
