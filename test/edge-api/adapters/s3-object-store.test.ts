import { S3Client } from '@aws-sdk/client-s3'
import { afterEach, describe, expect, it } from 'vitest'
import { s3ObjectStore } from '../../../edge-api/adapters/s3/object-store.ts'
import { ObjectStoreUnavailable, PreconditionFailed } from '../../../edge-api/ports/object-store.ts'
import { startS3 } from '../../../edge-api/local/s3/start-s3.ts'
import type { LocalS3 } from '../../../edge-api/local/s3/start-s3.ts'
import { radosgwClient } from '../../support/radosgw-client.ts'
import { describeObjectStore } from './describe-object-store.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

const servers: LocalS3[] = []

async function makeStore(maxAttempts = 1) {
  const s3 = await startS3({ pageSize: 3 })
  servers.push(s3)
  const client = new S3Client({
    endpoint: s3.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    forcePathStyle: true,
    maxAttempts,
  })
  return { s3, store: s3ObjectStore({ client, bucket: 'data', timeoutMs: 20_000 }) }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describeObjectStore('s3', async () => (await makeStore()).store)
describe('the s3 adapter', () => {
  it('says that the outcome is unknown when the answer is lost', async () => {
    const { s3, store } = await makeStore()
    s3.intercept = (_, response) => response.destroy()

    await expect(store.put('k', Buffer.from('x'))).rejects.toBeInstanceOf(ObjectStoreUnavailable)
    await expect(store.get('k')).rejects.toBeInstanceOf(ObjectStoreUnavailable)
  })

  it('says that a put came second when only its own first answer was lost', async () => {
    const { s3, store } = await makeStore(2)
    // Stored, but the answer never arrives: the client tries again and meets its own object.
    s3.loseReplies(1)

    const putting = store.put('events/k', Buffer.from('x'), { ifNoneMatch: '*' })

    await expect(putting).rejects.toBeInstanceOf(PreconditionFailed)
    expect(await store.head('events/k')).to.not.equal(undefined)
  })

  it.each([
    [412, { ifNoneMatch: '*' }],
    [412, { ifMatch: '"x"' }],
    [409, { ifMatch: '"x"' }],
    [404, { ifMatch: '"x"' }],
  ] as const)('takes %i to %o for a race that was lost', async (status, condition) => {
    const { s3, store } = await makeStore()
    s3.intercept = (_, response) => void response.writeHead(status).end()

    await expect(store.put('k', Buffer.from('x'), condition)).rejects.toBeInstanceOf(PreconditionFailed)
  })

  it('creates an object again that met another put, and never says that it is there before it is', async () => {
    const { s3, store } = await makeStore()
    let conflicts = 2
    s3.intercept = (_, response, serve) => {
      conflicts -= 1
      if (conflicts >= 0) response.writeHead(409).end()
      else serve()
    }

    await store.put('k', Buffer.from('x'), { ifNoneMatch: '*' })
    expect(Buffer.from((await store.get('k'))?.body ?? '').toString()).to.equal('x')

    conflicts = Number.POSITIVE_INFINITY
    const putting = store.put('other', Buffer.from('x'), { ifNoneMatch: '*' })
    await expect(putting).rejects.toBeInstanceOf(ObjectStoreUnavailable)
  })

  it('compares and swaps on radosgw too, with a client that knows its ways', async () => {
    const { s3 } = await makeStore()
    let current = ''
    s3.intercept = (request, response, serve) => {
      const ifMatch = request.headers['if-match']
      if (ifMatch === undefined) return serve()
      if (ifMatch.includes('"')) return void response.writeHead(412).end()
      if (`"${ifMatch}"` !== current)
        return void response.writeHead(500).end('<Error><Code>UnknownError</Code></Error>')
      request.headers['if-match'] = current
      serve()
    }
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const client = radosgwClient({ url: s3.url, region: 'us-east-1', credentials })
    const store = s3ObjectStore({ client, bucket: 'data', timeoutMs: 20_000 })
    const { etag } = await store.put('k', Buffer.from('one'))
    current = etag

    current = (await store.put('k', Buffer.from('two'), { ifMatch: etag })).etag
    const late = store.put('k', Buffer.from('three'), { ifMatch: etag })

    await expect(late).rejects.toBeInstanceOf(PreconditionFailed)
    expect(Buffer.from((await store.get('k'))?.body ?? '').toString()).to.equal('two')
  })

  it('is not made without a bucket', () => {
    expect(() => s3ObjectStore({ client: new S3Client({ region: 'us-east-1' }), bucket: '' })).to.throw(
      RangeError,
    )
  })
})
