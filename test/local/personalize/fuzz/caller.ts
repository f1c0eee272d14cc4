// One raw connection: writes the bytes of a request, reads one answer.
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export interface RawAnswer {
  status: number
  headers: ReadonlyMap<string, string>
  body: string
}

/** Longest wait for an answer: one that never comes is a failure. */
const TIMEOUT_MS = 20_000

export class RawCaller {
  readonly #port: number
  #socket: Socket | undefined

  constructor(port: number) {
    this.#port = port
  }

  /** Resolves with undefined when the server closed without an answer. Errors  when it did neither in time, or is gone. */
  async send(bytes: Buffer): Promise<RawAnswer | undefined> {
    const isReused = this.#socket !== undefined && !this.#socket.destroyed
    const answer = await this.#exchange(await this.#open(), bytes)
    // A server may close an idle connection at any time; a request lost to that is sent once more.
    return answer === undefined && isReused ? this.#exchange(await this.#open(), bytes) : answer
  }

  /** Sends the beginning of a request and goes away. */
  async cut(bytes: Buffer): Promise<void> {
    const socket = await this.#open()
    this.#socket = undefined
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve())
      socket.on('error', () => undefined)
      socket.write(bytes, () => socket.resetAndDestroy())
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  async #open(): Promise<Socket> {
    if (this.#socket && !this.#socket.destroyed) return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return (this.#socket = socket)
  }

  async #exchange(socket: Socket, bytes: Buffer): Promise<RawAnswer | undefined> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      const timer = setTimeout(() => end(() => reject(new Error('no answer in time'))), TIMEOUT_MS)
      const end = (settle: () => void): void => {
        clearTimeout(timer)
        socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error')
        socket.on('error', () => undefined)
        settle()
      }
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        const answer = parse(Buffer.concat(chunks))
        if (!answer) return
        if (answer.headers.get('connection') === 'close') socket.destroy()
        end(() => resolve(answer))
      })
      socket.on('close', () => end(() => resolve(undefined)))
      socket.on('error', () => socket.destroy())
      socket.write(bytes)
    })
  }
}

/** Undefined until all of it is there. */
function parse(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const status = Number(first.split(' ')[1])
  if (status === 100) return parse(bytes.subarray(end + 4))
  const body = bytes.subarray(end + 4)
  const length = Number(headers.get('content-length') ?? 0)
  return body.length < length
    ? undefined
    : { status, headers, body: body.subarray(0, length).toString('utf8') }
}
