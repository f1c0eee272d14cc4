// A Node server around a fetch handler, on one port, with an error that a person can act on.

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

export interface Listening {
  port: number
  /** Stops accepting, lets answers under way finish for a second, then closes what is left. */
  close(): Promise<void>
}

export type Handler = (request: Request) => Response | Promise<Response>

const CLOSE_MS = 1000
/** A process that stood still (a laptop asleep, a debugger) would take everybody who is connected for too slow. */
const PATIENT = { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 }

/**
 * Listens on loopback, by both of its names, so that http://localhost works wherever it resolves to.
 * Errors: a one-line Error when the port is taken or may not be used.
 */
export async function listen(handler: Handler, port: number, what: string): Promise<Listening> {
  const server = createAdaptorServer({ fetch: handler, serverOptions: PATIENT }) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toPortError(error, port, what)))
    server.listen(port, 'localhost', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), CLOSE_MS).unref()
      }),
  }
}

function toPortError(error: NodeJS.ErrnoException, port: number, what: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} for ${what} is taken; stop what uses it, or choose another: PORT=9000 npm start`,
    )
  }
  if (error.code === 'EACCES') {
    return new Error(
      `Port ${port} for ${what} may not be used by this account; choose one above 1024 with PORT`,
    )
  }
  return error
}
