// A site and its API in one small server that counts: what was delivered, how often, and under whom.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Parcel, ParcelAnswer, Session } from '../../edge-api/contract/types.ts'

export interface CountingSite {
  url: string
  /** While it is down, every parcel is answered with 503. */
  isDown: boolean
  /** Item ids by eventId. */
  delivered: Map<string, string>
  close(): Promise<void>
}

const PAGE = `<!doctype html><html lang="en"><title>A site</title><script type="module">
  import { configure, track } from '/delivery.js'
  const delivery = configure({ api: location.origin })
  Object.assign(globalThis, { track, delivery })
</script></html>`

export async function startCountingSite(): Promise<CountingSite> {
  const entry = fileURLToPath(new URL('../../components/delivery/index.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false })
  const script = outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site: CountingSite = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isDown: false,
    delivered: new Map(),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return site

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type }).end(body)
    }
    if (request.url === '/delivery.js') return send(200, 'text/javascript', script)
    if (request.url === '/v1/session') return send(200, 'application/json', JSON.stringify(session))
    if (request.url !== '/v1/events') return send(200, 'text/html', PAGE)
    if (site.isDown) return send(503, 'application/json', '{}')
    const { batchId, events } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Parcel
    const results = events.map(({ eventId, itemId = '' }) => {
      const status = site.delivered.has(eventId) ? ('duplicate' as const) : ('accepted' as const)
      site.delivered.set(eventId, itemId)
      return { eventId, status }
    })
    send(202, 'application/json', JSON.stringify({ batchId, results } satisfies ParcelAnswer))
  }
}

const session: Session = {
  anonymousToken: 'anonymous',
  anonymousExpiresAt: '2999-01-01T00:00:00Z',
  ingestToken: 'ingest',
  ingestExpiresAt: '2999-01-01T00:00:00Z',
  subjectKey: 'somebody',
}
