// The least that Hono can do for the same answer: one route, the bytes and headers of a real one. Run as a process of its own.

import { Hono } from 'hono'
import { listen } from '../../../edge-api/entrypoints/listen.ts'

process.on('message', (answer: { body: string; headers: Record<string, string> }) => void serve(answer))

async function serve({ body, headers }: { body: string; headers: Record<string, string> }): Promise<void> {
  const app = new Hono().get('/v1/popular', () => new Response(body, { headers }))
  const { port } = await listen((request) => app.fetch(request), 0, 'the bare route')
  process.send?.({ port })
}
