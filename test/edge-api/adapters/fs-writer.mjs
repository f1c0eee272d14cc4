// A process that writes objects of 4 MiB until it is killed, and tells of each one that is durable.

import { register } from 'tsx/esm/api'

register()
const { openFsObjectStore } = await import('../../../edge-api/adapters/fs/object-store.ts')
const [, , root = '', round = ''] = process.argv
const store = await openFsObjectStore({ root })
const body = Buffer.alloc(4 * 1024 * 1024, 1)
for (let index = 0; ; index += 1) {
  const key = `events/v1/dt=2026-03-10/h=12/${round}-${index}`
  await store.put(key, body, { ifNoneMatch: '*' })
  process.send?.(key)
}
