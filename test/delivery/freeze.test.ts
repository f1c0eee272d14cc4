// G18: a process that is frozen in the middle of its work and thawed later goes on, as Lambda freezes and thaws it.

import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { startApiProcess } from './support/api-process.ts'
import { REPEATS } from './support/repeats.ts'

it(`G18: answers after ${REPEATS.freezeMs / 1000} s of standing still, also who asked or had connected before`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'freeze-'))
  const api = await startApiProcess(folder)
  onTestFinished(async () => {
    await api.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  const ask = async (user: number): Promise<{ status: number; items: number }> => {
    const token = `user.00000000-0000-4000-8000-${String(user).padStart(12, '0')}`
    const response = await fetch(`${api.url}/v1/me/top-picks`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { items } = (await response.json()) as { items: unknown[] }
    return { status: response.status, items: items.length }
  }
  await ask(1)
  const connected = connect(Number(new URL(api.url).port), 'localhost')
  await once(connected, 'connect')

  const before = Array.from({ length: 40 }, (_, user) => ask(user + 2))
  await wait(5)
  api.freeze()
  const meanwhile = [ask(1), ...before]
  const first = once(get(`${api.url}/v1/popular`, { createConnection: () => connected }), 'response')
  await wait(REPEATS.freezeMs)
  api.thaw()
  const after = await ask(1)

  expect(after).toEqual({ status: 200, items: 10 })
  for (const answer of await Promise.all(meanwhile)) expect(answer).toEqual({ status: 200, items: 10 })
  const [{ statusCode }] = (await first) as [IncomingMessage]
  expect(statusCode).toBe(200)
}, 180_000)
