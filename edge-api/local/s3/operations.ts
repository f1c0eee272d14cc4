// PutObject, GetObject, DeleteObject and ListObjectsV2, with the conditions, ranges and errors of S3.

import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

type Bodies = Map<string, Buffer>

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: If-Match of a missing key is a 404. */
export function putObject(
  bodies: Bodies,
  key: string,
  body: Buffer,
  headers: IncomingHttpHeaders,
  response: ServerResponse,
): void {
  const held = bodies.get(key)
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') return refuse(response, 501, 'NotImplemented')
  if (ifNoneMatch !== undefined && held !== undefined) return refuse(response, 412, 'PreconditionFailed')
  if (ifMatch !== undefined && held === undefined) return refuse(response, 404, 'NoSuchKey')
  if (ifMatch !== undefined && held !== undefined && toEtag(held) !== ifMatch) {
    return refuse(response, 412, 'PreconditionFailed')
  }
  bodies.set(key, body)
  response.writeHead(200, { etag: toEtag(body) }).end()
}

export function getObject(
  bodies: Bodies,
  key: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const held = bodies.get(key)
  if (held === undefined) return refuse(response, 404, 'NoSuchKey')
  const etag = toEtag(held)
  if (headers['if-match'] !== undefined && headers['if-match'] !== etag) {
    return refuse(response, 412, 'PreconditionFailed')
  }
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  if (headers.range !== undefined) return getRange(headers.range, held, etag, response)
  response.writeHead(200, { etag, 'content-length': held.length, 'accept-ranges': 'bytes' })
  response.end(method === 'HEAD' ? undefined : held)
}

function getRange(header: string, held: Buffer, etag: string, response: ServerResponse): void {
  const [from = 0, to = held.length - 1] = (/^bytes=(\d+)-(\d+)$/.exec(header) ?? []).slice(1).map(Number)
  if (from >= held.length) return refuse(response, 416, 'InvalidRange')
  const part = held.subarray(from, to + 1)
  const contentRange = `bytes ${from}-${from + part.length - 1}/${held.length}`
  response.writeHead(206, { etag, 'content-length': part.length, 'content-range': contentRange }).end(part)
}

export function deleteObject(bodies: Bodies, key: string, response: ServerResponse): void {
  bodies.delete(key)
  response.writeHead(204).end()
}

export function listObjects(
  bodies: Bodies,
  query: URLSearchParams,
  pageSize: number,
  response: ServerResponse,
): void {
  const token = query.get('continuation-token')
  const after = token === null ? (query.get('start-after') ?? '') : fromToken(token)
  const prefix = query.get('prefix') ?? ''
  const keys = [...bodies.keys()].sort().filter((key) => key.startsWith(prefix) && key > after)
  const page = keys.slice(0, Math.min(pageSize, Number(query.get('max-keys') ?? pageSize)))
  const contents = page.map((key) => {
    const body = bodies.get(key) ?? Buffer.alloc(0)
    const etag = escape(toEtag(body))
    return `<Contents><Key>${escape(key)}</Key><Size>${body.length}</Size><ETag>${etag}</ETag></Contents>`
  })
  const isTruncated = keys.length > page.length
  const next = isTruncated
    ? `<NextContinuationToken>${toToken(page.at(-1) ?? '')}</NextContinuationToken>`
    : ''
  const list = `<KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>${next}`
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><ListBucketResult>${list}${contents.join('')}</ListBucketResult>`)
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body)
}

function toEtag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

/** Opaque, as S3's: whoever makes one up finds out. */
function toToken(key: string): string {
  return Buffer.from(key).toString('base64url')
}

function fromToken(token: string): string {
  return Buffer.from(token, 'base64url').toString('utf8')
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
