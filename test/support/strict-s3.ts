// As much of S3's wire as an object store needs, strict about conditions, in this process.

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StrictS3 {
  url: string
  /** Answers the next requests instead; for faults. */
  intercept?: (request: IncomingMessage, response: ServerResponse, store: () => void) => void
  close(): void
}

/** Pages are this short, so that every list of more is read in pages. */
const MAX_KEYS = 3

export async function startStrictS3(): Promise<StrictS3> {
  const bodies = new Map<string, Buffer>()
  const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

  function refuse(response: ServerResponse, status: number, code: string): void {
    const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
    response.writeHead(status, { 'content-type': 'application/xml' }).end(body)
  }

  function put(key: string, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    const held = bodies.get(key)
    const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = request.headers
    if (ifNoneMatch !== undefined && held !== undefined) return refuse(response, 412, 'PreconditionFailed')
    if (ifMatch !== undefined && held === undefined) return refuse(response, 404, 'NoSuchKey')
    if (ifMatch !== undefined && held !== undefined && etagOf(held) !== ifMatch) {
      return refuse(response, 412, 'PreconditionFailed')
    }
    bodies.set(key, body)
    response.writeHead(200, { etag: etagOf(body) }).end()
  }

  function range(header: string, held: Buffer, response: ServerResponse): void {
    const [from = 0, to = held.length - 1] = (/^bytes=(\d+)-(\d+)$/.exec(header) ?? []).slice(1).map(Number)
    if (from >= held.length) return refuse(response, 416, 'InvalidRange')
    const part = held.subarray(from, to + 1)
    const contentRange = `bytes ${from}-${from + part.length - 1}/${held.length}`
    response.writeHead(206, { etag: etagOf(held), 'content-range': contentRange }).end(part)
  }

  function list(query: URLSearchParams, response: ServerResponse): void {
    const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
    const prefix = query.get('prefix') ?? ''
    const keys = [...bodies.keys()].sort().filter((key) => key.startsWith(prefix) && key > after)
    const page = keys.slice(0, MAX_KEYS)
    const contents = page.map((key) => {
      const body = bodies.get(key) ?? Buffer.alloc(0)
      const etag = etagOf(body).replaceAll('"', '&quot;')
      return `<Contents><Key>${key}</Key><Size>${body.length}</Size><ETag>${etag}</ETag></Contents>`
    })
    const next =
      keys.length > page.length ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`)
  }

  function handle(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
    const key = decodeURIComponent(pathname.slice(1).replace(/^[^/]*\/?/, ''))
    const held = bodies.get(key)
    if (request.method === 'PUT') return put(key, body, request, response)
    if (key === '') return list(searchParams, response)
    if (request.method === 'DELETE') {
      bodies.delete(key)
      response.writeHead(204).end()
    } else if (held === undefined) refuse(response, 404, 'NoSuchKey')
    else if (request.headers.range !== undefined) range(request.headers.range, held, response)
    else {
      response.writeHead(200, { etag: etagOf(held), 'content-length': held.length })
      response.end(request.method === 'HEAD' ? undefined : held)
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (s3.intercept === undefined) handle(request, response, body)
      else s3.intercept(request, response, () => handle(request, response, body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const s3: StrictS3 = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return s3
}
