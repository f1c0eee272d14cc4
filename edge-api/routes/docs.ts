import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { openApiDocument } from '../contract/openapi.ts'
import { answer, PUBLIC } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'
import { renderDocs } from './docs/render-docs.ts'
import { DOCS_STYLE } from './docs/style.ts'

const STYLE_HASH = createHash('sha256').update(DOCS_STYLE).digest('base64')

/** GET /docs: the OpenAPI document for people. One page, no script, nothing loaded from elsewhere. */
export function docs(): Hono<ApiEnv> {
  let page: string | undefined
  return new Hono<ApiEnv>().get('/docs', (c) => {
    page ??= renderDocs(openApiDocument())
    return answer(c, page, {
      cache: PUBLIC,
      contentType: 'text/html; charset=utf-8',
      contentPolicy: `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    })
  })
}
