// G6 on a clock of its own: a thousand clients through an outage of ten minutes do not come back as a herd.

import { expect, it } from 'vitest'
import { toBackoffMs } from '../../components/delivery/settle-parcel.ts'

it('G6: after an outage of 10 minutes, at most twice the steady load comes at any time', () => {
  const CLIENTS = 1000
  const EVERY_MS = 60_000
  const OUTAGE = { fromMs: 600_000, toMs: 1_200_000 }
  const arrivals: number[] = []
  for (let client = 0; client < CLIENTS; client += 1) {
    let atMs = Math.random() * EVERY_MS
    let tries = 0
    while (atMs < 2_400_000) {
      const isDown = atMs >= OUTAGE.fromMs && atMs < OUTAGE.toMs
      arrivals.push(atMs)
      tries = isDown ? tries + 1 : 0
      atMs += isDown ? toBackoffMs(tries) : EVERY_MS
    }
  }
  const BUCKET_MS = 10_000
  const countIn = (fromMs: number) => arrivals.filter((ms) => ms >= fromMs && ms < fromMs + BUCKET_MS).length
  const steady = (CLIENTS * BUCKET_MS) / EVERY_MS
  const after = Array.from({ length: 60 }, (_, index) => countIn(OUTAGE.toMs + index * BUCKET_MS))

  expect(Math.max(...after)).toBeLessThanOrEqual(2 * steady)
})
