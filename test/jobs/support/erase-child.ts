// One process that erases whom a folder has tombstones of, and kills itself after so many changes: `<root> <changes>`.
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { erase } from '../../../edge-api/jobs/erase/erase.ts'
import { NOW } from './site.ts'

const [root = '', changes = ''] = process.argv.slice(2)
let left = Number(changes)

async function counted<Result>(change: Promise<Result>): Promise<Result> {
  const result = await change
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  return result
}

const objectStore = await openFsObjectStore({ root })
await erase({
  objectStore: {
    ...objectStore,
    put: (...args) => counted(objectStore.put(...args)),
    delete: (...args) => counted(objectStore.delete(...args)),
  },
  dataDeletion: { requestDeletion: () => counted(Promise.resolve({ status: 'done' as const })) },
  clock: { now: () => NOW },
})
