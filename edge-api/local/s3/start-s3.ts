// As much of S3's wire as an object store needs, strict about conditions, in this process. For tests: it keeps nothing.

import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deleteObject, getObject, listObjects, putObject, refuse } from './operations.ts'

export interface LocalS3 {
  url: string
  /** Answers the next requests instead, for faults; `serve` does what was asked, reply included. */
  intercept?: (request: IncomingMessage, response: ServerResponse, serve: () => void) => void
  /** Does the next so many puts and loses the reply: whoever waits for it cannot know that they were done. */
  loseReplies(puts: number): void
  close(): Promise<void>
}

export interface LocalS3Options {
  /** Keys on a page of a list; S3 has 1000. Short ones make every list of more a list of pages. */
  pageSize?: number
}

export async function startS3({ pageSize = 1000 }: LocalS3Options = {}): Promise<LocalS3> {
  const bodies = new Map<string, Buffer>()
  let repliesToLose = 0

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
    const key = decodeURIComponent(pathname.slice(1).replace(/^[^/]*\/?/, ''))
    if (request.method === 'PUT' && repliesToLose > 0) {
      repliesToLose -= 1
      response.writeHead = () => response
      response.end = (() => response.destroy()) as typeof response.end
    }
    if (request.method === 'PUT') putObject(bodies, key, body, request.headers, response)
    else if (request.method === 'DELETE') deleteObject(bodies, key, response)
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405, 'MethodNotAllowed')
    else if (key === '') listObjects(bodies, searchParams, pageSize, response)
    else getObject(bodies, key, request, response)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const done = () => serve(request, response, Buffer.concat(chunks))
      if (s3.intercept === undefined) done()
      else s3.intercept(request, response, done)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const s3: LocalS3 = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseReplies(puts) {
      repliesToLose = puts
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return s3
}
