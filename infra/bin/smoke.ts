// `npm run smoke -- --url https://…`: asks a deployment what a page asks, and says what is wrong. Exits with 1 when something is.

import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { url: { type: 'string' }, origin: { type: 'string' } } })
if (values.url === undefined) {
  console.error('npm run smoke -- --url https://… [--origin https://www.example.com]')
  process.exit(2)
}
const base = values.url.replace(/\/$/, '')
const headers: Record<string, string> = values.origin === undefined ? {} : { origin: values.origin }

interface Check {
  name: string
  ask: () => Promise<Response>
  /** Throws what is wrong. */
  judge: (response: Response) => Promise<string>
}

const get = (path: string) => () => fetch(`${base}${path}`, { headers, signal: AbortSignal.timeout(10_000) })
const expectStatus = (response: Response, status: number) => {
  if (response.status !== status) throw new Error(`answered ${response.status}, not ${status}`)
}
const body = JSON.stringify({
  locale: 'en',
  dedupe: true,
  slates: [{ id: 'smoke', kind: 'top-picks', limit: 10 }],
})

const checks: Check[] = [
  {
    name: 'the process answers',
    ask: get('/healthz'),
    judge: async (response) => (expectStatus(response, 200), 'ok'),
  },
  {
    name: 'what it needs answers',
    ask: get('/readyz'),
    async judge(response) {
      expectStatus(response, 200)
      const { status, reasons } = (await response.json()) as { status: string; reasons: string[] }
      return [status, ...reasons].join('; ')
    },
  },
  {
    name: 'a page gets its slates',
    ask: () =>
      fetch(`${base}/v1/slates`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'text/plain' },
        body,
        signal: AbortSignal.timeout(10_000),
      }),
    async judge(response) {
      expectStatus(response, 200)
      if (response.headers.get('cache-control') !== 'private, no-store')
        throw new Error('caches may keep what is personal')
      const { slates } = (await response.json()) as {
        slates: { slate?: { source: string; items: unknown[] } }[]
      }
      const [{ slate } = {}] = slates
      if (slate === undefined || slate.items.length === 0) throw new Error('the slate is empty')
      return `${slate.items.length} items, ${slate.source}`
    },
  },
  {
    name: 'a public slate',
    ask: get('/v1/popular?limit=5'),
    judge: async (response) => (expectStatus(response, 200), response.headers.get('cache-control') ?? ''),
  },
  {
    name: 'nobody gets a profile without a token',
    ask: get('/v1/me/genres'),
    judge: async (response) => (expectStatus(response, 401), 'refused'),
  },
]

let failed = 0
for (const { name, ask, judge } of checks) {
  const startedMs = performance.now()
  const said = await ask()
    .then(judge)
    .catch((error: unknown) => {
      failed += 1
      return `FAILED: ${error instanceof Error ? error.message : String(error)}`
    })
  console.log(
    `${name.padEnd(40)} ${String(Math.round(performance.now() - startedMs)).padStart(6)} ms  ${said}`,
  )
}
console.log(`${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
