// A small API for element tests, on an origin of its own as in production, so that what the browser does about CORS,
// preflights and keepalive is really done. Each test has a folder of its own in it; what it answers can be scripted.
import { createServer } from 'node:http'

/**
 * @typedef {object} Reply What the next request of a route gets instead of the ordinary answer.
 * @property {number} [status] An error with this status.
 * @property {Record<string, string>} [headers]
 * @property {boolean} [lost] Does what was asked, and then cuts the connection.
 * @property {boolean} [held] Answers only when released.
 * @property {Record<string, number>} [failing] Status by wire id of a slate, for a part of an answer.
 *
 * @typedef {object} Folder
 * @property {{ method: string, path: string, authorization?: string, body: any, bytes: number, at: number, concurrent: number }[]} requests
 * @property {Map<string, Reply[]>} replies
 * @property {Map<string, any>} events By eventId.
 * @property {Set<() => void>} held
 * @property {number} anonymous
 * @property {number} underWay Parcels that are being answered.
 */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function pageApiPlugin() {
  /** @type {Map<string, Folder>} */
  const folders = new Map()
  const server = createServer((request, response) => void answer(folders, request, response))
  return {
    name: 'page-api',
    serverStart: () => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined))),
    serverStop() {
      server.closeAllConnections()
      server.close()
    },
    serve({ path }) {
      const address = server.address()
      if (path !== '/page-api-origin' || typeof address !== 'object' || !address) return
      return { body: `http://127.0.0.1:${address.port}`, type: 'text' }
    },
  }
}

/**
 * @param {Map<string, Folder>} folders
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folders, request, response) {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const [, name = '', ...rest] = url.pathname.split('/')
  const path = `/${rest.join('/')}`
  const folder = folders.get(name) ?? {
    requests: [],
    replies: new Map(),
    events: new Map(),
    held: new Set(),
    anonymous: 0,
    underWay: 0,
  }
  folders.set(name, folder)
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  const body = text ? JSON.parse(text) : undefined
  const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' }
  /** @param {number} status @param {unknown} value @param {Record<string, string>} [headers] */
  const send = (status, value, headers = {}) => {
    response.writeHead(status, { ...cors, 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(value))
  }

  if (path === '/control/replies') {
    folder.replies.set(body.path, [...(folder.replies.get(body.path) ?? []), ...body.replies])
    return send(200, {})
  }
  if (path === '/control/release') {
    for (const release of folder.held) release()
    folder.held.clear()
    return send(200, {})
  }
  if (path === '/control/requests') return send(200, folder.requests)
  if (path === '/control/events') return send(200, [...folder.events.values()])

  const { authorization } = request.headers
  folder.requests.push({
    method: request.method ?? '',
    path: url.pathname.slice(name.length + 1) + url.search,
    authorization,
    body,
    bytes: Buffer.byteLength(text),
    at: Date.now(),
    concurrent: (folder.underWay += path === '/v1/events' ? 1 : 0),
  })
  if (path === '/v1/events') response.on('close', () => (folder.underWay -= 1))
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...cors, 'access-control-allow-headers': 'authorization' })
    return response.end()
  }
  const reply = folder.replies.get(path)?.shift() ?? {}
  if (reply.held) await new Promise((resolve) => folder.held.add(() => resolve(undefined)))
  if (path === '/v1/events' && body.events.some(({ itemId }) => itemId === 'poison'))
    return send(413, toProblem(413))
  if (reply.status) return send(reply.status, toProblem(reply.status), reply.headers)
  const token = body?.token ?? body?.anonymousToken ?? authorization?.replace('Bearer ', '')
  if (token?.startsWith('expired')) return send(401, toProblem(401))
  const value = toAnswer(folder, path, url.searchParams, body, token, reply)
  if (reply.lost) {
    // After its first byte: browsers repeat by themselves what fails before.
    response.writeHead(path === '/v1/events' ? 202 : 200, cors)
    return response.write('{', () => response.destroy())
  }
  send(path === '/v1/events' ? 202 : value ? 200 : 404, value ?? toProblem(404))
}

/**
 * @param {Folder} folder @param {string} path @param {URLSearchParams} query @param {any} body
 * @param {string | undefined} token @param {Reply} reply
 */
function toAnswer(folder, path, query, body, token, reply) {
  switch (path) {
    case '/v1/session':
      return toSession(folder, token)
    case '/v1/slates':
      return { session: toSession(folder, token), slates: toSlates(body.slates, reply) }
    case '/v1/events':
      return { batchId: body.batchId, results: body.events.map((event) => toVerdict(folder, event)) }
    case '/v1/me/genres':
      return toGenreReport(query, token)
    default:
      return undefined
  }
}

/** @param {Folder} folder @param {string | undefined} token */
function toSession(folder, token) {
  const isOurs = token === undefined || token.startsWith('anonymous')
  const subject = token ?? `anonymous-${(folder.anonymous += 1)}`
  const later = new Date(Date.now() + 86_400_000).toISOString()
  const ours = isOurs ? { anonymousToken: subject, anonymousExpiresAt: later } : {}
  return {
    ...ours,
    ingestToken: `ingest of ${subject} at ${Date.now()}-${Math.random()}`,
    ingestExpiresAt: later,
    subjectKey: `key of ${subject}`,
  }
}

/** Items 1, 2, 3, ... for everybody, so that what is shown twice is seen. A cursor is an offset. */
function toSlates(requests, { failing = {} }) {
  const shown = new Set()
  return requests.map((request, index) => {
    const status = failing[String(index)]
    if (status) return { id: request.id, problem: toProblem(status) }
    const { kind, limit, exclude = [], cursor = '0' } = request
    const ids = []
    let at = Number(cursor)
    for (at += 1; at <= 100 && ids.length < limit; at++) {
      if (!exclude.includes(String(at)) && !shown.has(at)) ids.push(at)
    }
    for (const id of ids) shown.add(id)
    const items = ids.map((id, place) => ({
      itemId: String(id),
      position: place + 1,
      title: `Title ${id}`,
      genres: [],
      poster: null,
      href: null,
    }))
    const nextCursor = at <= 100 ? String(at - 1) : null
    const slate = {
      kind,
      recommendationId: `RID-${kind}`,
      source: 'live',
      degraded: false,
      generatedAt: '2026-01-01T00:00:00Z',
      anchor: null,
      nextCursor,
      items,
    }
    return { id: request.id, slate }
  })
}

/** @param {Folder} folder */
function toVerdict(folder, event) {
  const { eventId, itemId } = event
  if (itemId === 'bad') return { eventId, status: 'rejected', code: 'invalid' }
  const status = folder.events.has(eventId) ? 'duplicate' : 'accepted'
  folder.events.set(eventId, event)
  return { eventId, status }
}

/** @param {URLSearchParams} query @param {string | undefined} token */
function toGenreReport(query, token) {
  return {
    range: query.get('range'),
    count: query.get('count'),
    compare: query.get('compare'),
    timeZone: query.get('timeZone'),
    from: null,
    to: '2026-01-31',
    movies: token?.includes('empty') ? 0 : 3,
    withoutGenre: 0,
    watchedRule: { minPercent: 70, minPercentWhenEnded: 50 },
    genres: [],
  }
}

/** @param {number} status */
function toProblem(status) {
  return {
    type: `https://intellistream.dev/problems/${status}`,
    title: `Problem ${status}`,
    status,
    detail: 'As the test asked.',
    requestId: 'r-1',
  }
}
