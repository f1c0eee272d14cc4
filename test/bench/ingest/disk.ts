// What this disk can do at best: the same bytes written, synced with their folder, and nothing else.

import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

export interface DiskOptions {
  folder: string
  atOnce: number
  seconds: number
  bytes: number
}

/** Files a second, each written, synced, and its folder synced by itself; and how long one takes. */
export async function measureDisk({ folder, atOnce, seconds, bytes }: DiskOptions): Promise<number[]> {
  const body = Buffer.alloc(bytes, 1)
  const names = await open(folder, 'r')
  const tookMs: number[] = []
  const endAt = performance.now() + seconds * 1000
  async function writeInTurn(): Promise<void> {
    while (performance.now() < endAt) {
      const from = performance.now()
      const file = await open(join(folder, randomUUID()), 'wx')
      await file.writeFile(body)
      await file.sync()
      await file.close()
      await names.sync()
      tookMs.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, writeInTurn))
  await names.close()
  return tookMs
}
