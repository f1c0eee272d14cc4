import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { eraseLines } from '../../edge-api/jobs/erase/erase-lines.ts'
import { memoryObjectStore } from '../support/memory-object-store.ts'

it('takes a person out of every part and list, whatever the id holds', async () => {
  const store = memoryObjectStore()
  const erased = 'a "b", c'
  const files: Record<string, string> = {
    'training/r/interactions/part-00000.csv': 'USER_ID,ITEM_ID\nu1,i1\n"a \\"b\\", c",i1\n',
    'training/r/interactions/part-00001.csv': 'USER_ID,ITEM_ID\n"a \\"b\\", c",i2\nu2,i1\n',
    'batch/r/input/users.json': `${JSON.stringify({ userId: 'u1' })}\n${JSON.stringify({ userId: erased })}\n`,
  }
  for (const [key, text] of Object.entries(files)) await store.put(key, Buffer.from(text))
  // Members of gzip that follow one another, as the export writes them.
  const heldOut = [{ userId: 'u1' }, { userId: erased }].map((user) => gzipSync(`${JSON.stringify(user)}\n`))
  await store.put('training/r/held-out.ndjson.gz', Buffer.concat(heldOut))
  const read = async (key: string) => Buffer.from((await store.get(key))?.body ?? [])

  expect(await eraseLines(store, new Set([erased]))).to.equal(4)

  expect(String(await read('training/r/interactions/part-00000.csv'))).to.equal('USER_ID,ITEM_ID\nu1,i1\n')
  expect(String(await read('training/r/interactions/part-00001.csv'))).to.equal('USER_ID,ITEM_ID\nu2,i1\n')
  expect(String(await read('batch/r/input/users.json'))).to.equal('{"userId":"u1"}\n')
  expect(String(gunzipSync(await read('training/r/held-out.ndjson.gz')))).to.equal('{"userId":"u1"}\n')
})
