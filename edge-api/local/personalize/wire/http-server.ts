// One HTTP port for the three services: reads the body, lets `answer` decide, writes what it says.
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import { ServiceError } from './errors.ts'

/** Longest request body. PutItems may carry 10 items of 32,000 characters. */
const MAX_BODY_BYTES = 4 * 1024 * 1024
/** So much of a longer one is read before the caller is cut off. */
const MOST_DROPPED_BYTES = 16 * MAX_BODY_BYTES

/** Longer than the SDKs keep idle connections, so that none is closed under a request that has just been sent. */
const KEEP_ALIVE_MS = 75_000

export interface WireRequest {
  method: string
  path: string
  /** Path and query, as sent. */
  url: string
  headers: IncomingMessage['headers']
  /** Operation of the control plane, from `x-amz-target`. */
  target: string | undefined
  body: Buffer
}

/** What a caller gets: an answer, bytes that are none, a connection that breaks, or nothing for ever. */
export type WireAnswer =
  | { type: 'answer'; body: unknown; contentType: string }
  | { type: 'raw'; status: number; contentType: string; text: string; cutAfterBytes?: number }
  | { type: 'reset' }
  | { type: 'hang' }

/** The answer to what Node's parser refuses, in the services' form. */
const NO_HTTP = toText(400, 'InvalidInputException', 'The request cannot be read as HTTP')

export interface HttpServerOptions {
  answer: (request: WireRequest) => WireAnswer | Promise<WireAnswer>
  /** Told of what is no refusal but a fault of this server. */
  onFault: (error: unknown) => void
}

export function createHttpServer({ answer, onFault }: HttpServerOptions): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    void respond(request, response)
  })
  // Node alone would answer an odd `expect` without a body.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    void respond(request, response)
  })
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end(NO_HTTP)
    else socket.destroy()
  })
  return server

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined) // a caller that went away is not a fault
    try {
      send(response, await answer(await readRequest(request)))
    } catch (error) {
      if (request.destroyed && !request.complete) return
      const refusal = error instanceof ServiceError ? error : toInternalError(error)
      if (refusal.status === 500) onFault(error)
      const { name, message, retryAfterSeconds } = refusal
      const isControl = request.headers['x-amz-target'] !== undefined
      const headers: Record<string, string> = {
        'content-type': isControl ? 'application/x-amz-json-1.1' : 'application/json',
        'x-amzn-errortype': name,
      }
      if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
      if (!request.complete) headers['connection'] = 'close'
      write(response, refusal.status, headers, { __type: name, message })
    }
  }
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const target = request.headers['x-amz-target']
  return {
    method: request.method ?? '',
    path: (request.url ?? '/').replace(/\?.*$/s, ''),
    url: request.url ?? '/',
    headers: request.headers,
    target: typeof target === 'string' ? target : undefined,
    body: await readBody(request),
  }
}

/** By events: an async iterator over the request took a tenth of the time of an answer. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const refuse = (): void =>
      reject(new ServiceError('InvalidInputException', `The request is longer than ${MAX_BODY_BYTES} bytes`))
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      // The rest is read and dropped: a reset would hide the refusal from the caller.
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
      else chunks.length = 0
      if (bytes > MOST_DROPPED_BYTES) {
        request.pause()
        refuse()
      }
    })
    request.once('end', () => (bytes > MAX_BODY_BYTES ? refuse() : resolve(Buffer.concat(chunks))))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The caller went away')))
  })
}

function send(response: ServerResponse, answer: WireAnswer): void {
  switch (answer.type) {
    case 'answer':
      return write(response, 200, { 'content-type': answer.contentType }, answer.body)
    case 'raw':
      return writeRaw(response, answer)
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      return
  }
}

/** Cut: the length says more than comes. */
function writeRaw(
  response: ServerResponse,
  { status, contentType, text, cutAfterBytes }: WireAnswer & { type: 'raw' },
): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
  if (cutAfterBytes === undefined) response.end(text)
  else response.write(text.slice(0, cutAfterBytes), () => response.socket?.destroy())
}

function write(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  })
  response.end(text)
}

function toText(status: number, name: string, message: string): string {
  const body = JSON.stringify({ __type: name, message })
  const head = [
    `HTTP/1.1 ${status} Bad Request`,
    'connection: close',
    'content-type: application/json',
    `x-amzn-errortype: ${name}`,
    `content-length: ${body.length}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

function toInternalError(cause: unknown): ServiceError {
  return new ServiceError('InternalServerException', 'The local server failed; its log says why', { cause })
}
