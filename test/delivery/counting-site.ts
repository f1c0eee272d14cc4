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
  /** While it is silent, nobody learns who they are: sessions are answered with 503. */
  isSilent: boolean
  /** Answers 401 to every parcel. */
  refuses: boolean
  /** Share of parcels that are stored and whose answer is lost. */
  lostAnswers: number
  /** How long an answer takes. */
  delayMs: number
  /** Item ids by eventId. */
  delivered: Map<string, string>
  /** Subjects whose tokens each event came with, by eventId. */
  owners: Map<string, Set<string>>
  /** What parcels said was given up, by reason; of each parcel once. */
  dropped: Record<string, number>
  /** Requests to the API of any kind. */
  asked: number
  /** Events that came again after they were stored. */
  repeated: number
  /** The largest body, and the most parcels that were under way at a time. */
  mostBytes: number
  mostAtOnce: number
  close(): Promise<void>
}

const PAGE = `<!doctype html><html lang="en"><title>A site</title><script type="module">
  import { configure, track } from '/delivery.js'
  const user = new URLSearchParams(location.search).get('user')
  const getToken = () => Promise.resolve(user)
  const delivery = configure({ api: '/', ...(user && { getToken }) })
  Object.assign(globalThis, { track, delivery })
</script></html>`

/** No origin of its own: it may store nothing, and lock nothing. */
const SANDBOX = 'sandbox allow-scripts'

export async function startCountingSite(): Promise<CountingSite> {
  const entry = fileURLToPath(new URL('../../components/delivery/index.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false })
  const script = outputFiles[0]?.text ?? ''
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site: CountingSite = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isDown: false,
    isSilent: false,
    refuses: false,
    lostAnswers: 0,
    delayMs: 0,
    delivered: new Map(),
    owners: new Map(),
    dropped: {},
    asked: 0,
    repeated: 0,
    mostBytes: 0,
    mostAtOnce: 0,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  const batches = new Set<string>()
  let atOnce = 0
  let sessions = 0
  return site

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const send = (status: number, type: string, body: string): void => {
      // A page that is sandboxed is of another origin than its own site.
      const headers = { 'content-type': type, 'access-control-allow-origin': '*' }
      const isSandboxed = request.url?.startsWith('/sandboxed')
      response
        .writeHead(status, { ...headers, ...(isSandboxed && { 'content-security-policy': SANDBOX }) })
        .end(body)
    }
    if (request.url === '/delivery.js') return send(200, 'text/javascript', script)
    const body = Buffer.concat(chunks)
    if (request.url?.startsWith('/v1/')) site.asked += 1
    if (request.url === '/v1/session' && site.isSilent) return send(503, 'application/json', '{}')
    if (request.url === '/v1/session')
      return send(200, 'application/json', JSON.stringify(toSession(body.toString('utf8'), (sessions += 1))))
    if (request.url !== '/v1/events') return send(200, 'text/html', PAGE)
    if (site.isDown) return send(503, 'application/json', '{}')
    if (site.refuses) return send(401, 'application/json', '{}')
    if (body.includes('"poison-')) return send(413, 'application/json', '{}')
    atOnce += 1
    site.mostAtOnce = Math.max(site.mostAtOnce, atOnce)
    site.mostBytes = Math.max(site.mostBytes, body.byteLength)
    if (site.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, site.delayMs))
    atOnce -= 1
    const answer = take(JSON.parse(body.toString('utf8')) as Parcel)
    if (Math.random() < site.lostAnswers) return void request.socket.destroy()
    send(202, 'application/json', JSON.stringify(answer))
  }

  function take({ batchId, token, events, dropped }: Parcel): ParcelAnswer {
    for (const [reason, count] of batches.has(batchId) ? [] : Object.entries(dropped))
      site.dropped[reason] = (site.dropped[reason] ?? 0) + count
    batches.add(batchId)
    const results = events.map(({ eventId, itemId = '' }) => {
      if (itemId.startsWith('bad')) return { eventId, status: 'rejected' as const, code: 'unknown_item' }
      const isKnown = site.delivered.has(eventId)
      if (isKnown) site.repeated += 1
      site.delivered.set(eventId, itemId)
      site.owners.set(eventId, (site.owners.get(eventId) ?? new Set()).add(token.split(' ')[0] ?? ''))
      return { eventId, status: isKnown ? ('duplicate' as const) : ('accepted' as const) }
    })
    return { batchId, results }
  }
}

/** Of the user whose name is the token, or of somebody; with an ingest token that was not there before. */
function toSession(body: string, count: number): Session {
  const { token = 'somebody' } = JSON.parse(body) as { token?: string }
  const subject = { subjectKey: token, ingestToken: `${token} ${count}`, ingestExpiresAt: NEVER }
  if (token !== 'somebody') return subject
  return { ...subject, anonymousToken: 'anonymous', anonymousExpiresAt: NEVER }
}

const NEVER = '2999-01-01T00:00:00Z'
