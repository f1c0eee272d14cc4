// A load generator that costs little: raw sockets, one request each at a time, answers counted by their length.

import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface LoadOptions {
  port: number
  path: string
  connections: number
  ms: number
}

/** Requests answered with 200 in a second. Throws when any other answer comes. */
export async function measureRequestsPerSecond({
  port,
  path,
  connections,
  ms,
}: LoadOptions): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: keep-alive\r\n\r\n`
  let answered = 0
  let isOver = false
  const startedMs = performance.now()
  const sockets: Socket[] = []
  const runs = Array.from(
    { length: connections },
    () =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(port, 'localhost')
        sockets.push(socket)
        socket.setNoDelay(true)
        let missing = 0
        socket.on('error', reject)
        socket.on('connect', () => socket.write(request))
        socket.on('data', (chunk: Buffer) => {
          missing = missing === 0 ? toMissing(chunk) : missing - chunk.length
          if (Number.isNaN(missing)) reject(new Error(`${path}: ${chunk.toString('latin1', 0, 60)}`))
          if (missing > 0) return
          answered += 1
          if (isOver) resolve()
          else socket.write(request)
        })
      }),
  )
  const timer = setTimeout(() => (isOver = true), ms)
  try {
    await Promise.all(runs)
    return (answered / (performance.now() - startedMs)) * 1000
  } finally {
    clearTimeout(timer)
    for (const socket of sockets) socket.destroy()
  }
}

/** Bytes of the answer that are still to come; NaN when it is not a whole head with 200 and a length. */
function toMissing(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (end === -1 || length === undefined || !head.startsWith('HTTP/1.1 200')) return Number.NaN
  return Number(length) - (chunk.length - end - 4)
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
