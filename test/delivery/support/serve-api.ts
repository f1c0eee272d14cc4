// The API as ingest needs it: objects in a folder, synced before they are acknowledged, and a store that fails on purpose.

import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { createApp, DEFAULT_SETTINGS } from '../../../edge-api/app.ts'
import { listen } from '../../../edge-api/entrypoints/listen.ts'
import { ObjectStoreUnavailable } from '../../../edge-api/ports/object-store.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'
import { memoryPorts, SECRET } from '../../support/memory-ports.ts'
import type { Usage } from './api-process.ts'
import { readOwn } from './load.ts'

/** The engine gives pages back in a thread of its own. */
const GIVEN_BACK_MS = 100

/** Tells its parent the port, and how much it takes when it is asked. */
export async function serveApi(folder: string, faults: number): Promise<void> {
  const ports = memoryPorts()
  ports.clock.now = () => Date.now()
  const objectStore = withFaults(await openFsObjectStore({ root: folder }), faults)
  const app = createApp(
    { ...ports, objectStore },
    { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET },
  )
  const { port } = await listen((request) => app.fetch(request), 0, 'the API')
  process.on('message', () => void measureUsage().then((usage) => process.send?.(usage)))
  process.send?.({ port })
}

/** Only what is in use counts: when the engine tidies up by itself, and how full it leaves a page, is its own affair. */
async function measureUsage(): Promise<Usage> {
  setFlagsFromString('--compact-on-every-full-gc')
  globalThis.gc?.()
  setFlagsFromString('--no-compact-on-every-full-gc')
  const { heapUsed } = process.memoryUsage()
  await wait(GIVEN_BACK_MS)
  return { rssBytes: process.memoryUsage.rss(), heapBytes: heapUsed, cpuSeconds: readOwn() }
}

/** A share of the puts fails before it is done, another share after: the outcome is unknown to whoever asked. */
export function withFaults(store: ObjectStore, share: number): ObjectStore {
  if (share === 0) return store
  return {
    ...store,
    async put(key, body, condition) {
      const dice = Math.random()
      if (dice < share / 3) throw new ObjectStoreUnavailable('It failed before')
      if (dice < (2 * share) / 3) await wait(20)
      const stored = await store.put(key, body, condition)
      if (dice > 1 - share / 3) throw new ObjectStoreUnavailable('The answer was lost')
      return stored
    },
  }
}
