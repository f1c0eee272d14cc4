import { Hono } from 'hono'
import { answer, PUBLIC } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'

/** GET /docs: the OpenAPI document for people. One page, no script, nothing loaded from elsewhere. */
export function docs(): Hono<ApiEnv> {
  let page: { html: string; styleHash: string } | undefined
  return new Hono<ApiEnv>().get('/docs', async (c) => {
    // Imported when it is asked for: a cold start of the API does without.
    const { makeDocs } = await import('./docs/make-docs.ts')
    page ??= makeDocs()
    return answer(c, page.html, {
      cache: PUBLIC,
      contentType: 'text/html; charset=utf-8',
      contentPolicy: `default-src 'none'; style-src 'sha256-${page.styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    })
  })
}
