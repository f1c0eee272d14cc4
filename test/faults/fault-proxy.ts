// A TCP proxy in this process that breaks what passes through it, the way networks and servers do.

import { createServer, connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export const FAULTS = ['down', '500', '429', 'hang', 'drip', 'garbage', 'html', 'empty', 'reset'] as const
export type Fault = (typeof FAULTS)[number]

export interface FaultProxy {
  url: string
  /** What happens to requests from now on; undefined lets them through. */
  fault: Fault | undefined
  /** Requests that arrived, let through or not. */
  attempts: number
  /** Takes the port away, so that connections are refused, or gives it back. */
  setDown(isDown: boolean): Promise<void>
  close(): Promise<void>
}

const REQUEST = /^(GET|HEAD|PUT|POST|DELETE) /
const DRIP_MS = 100

function toAnswer(status: string, type: string, body: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

const ANSWERS: Partial<Record<Fault, string>> = {
  500: toAnswer('500 Internal Server Error', 'application/json', '{"message":"no"}'),
  429: toAnswer('429 Too Many Requests', 'application/json', '{"__type":"ThrottlingException"}'),
  garbage: '\x16\x03\x01\x02 this is no HTTP \x00\xff\r\n\r\n',
  html: toAnswer('200 OK', 'text/html', '<!doctype html><title>Sign in to the network</title>'),
  empty: toAnswer('200 OK', 'application/json', ''),
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()

  function accept(client: Socket): void {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    upstream.pipe(client)
    client.on('data', (chunk: Buffer) => {
      const isRequest = REQUEST.test(chunk.toString('latin1', 0, 8))
      if (isRequest) proxy.attempts += 1
      if (proxy.fault === undefined) upstream.write(chunk)
      else if (isRequest) spoil(client, proxy.fault)
    })
  }

  const server = createServer(accept)
  const listen = (on: number) => new Promise<void>((resolve) => server.listen(on, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  await listen(0)
  const own = (server.address() as AddressInfo).port
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${own}`,
    fault: undefined,
    attempts: 0,
    setDown: (isDown) => (isDown === !server.listening ? Promise.resolve() : isDown ? stop() : listen(own)),
    close: () => proxy.setDown(true),
  }
  return proxy
}

function spoil(client: Socket, fault: Fault): void {
  const answer = ANSWERS[fault]
  if (answer !== undefined) client.write(answer)
  else if (fault === 'reset') client.resetAndDestroy()
  else if (fault === 'drip') drip(client)
  // 'hang' says nothing for as long as the client waits.
}

/** A valid answer, one byte at a time: every byte resets a timer that waits for silence. */
function drip(client: Socket): void {
  const answer = toAnswer('200 OK', 'application/json', `{"itemList":[${' '.repeat(500)}]}`)
  let sent = 0
  const timer = setInterval(() => {
    client.write(answer.slice(sent, sent + 1))
    sent += 1
  }, DRIP_MS)
  client.on('close', () => clearInterval(timer))
}
