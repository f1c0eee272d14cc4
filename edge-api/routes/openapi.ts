import { Hono } from 'hono'
import { answerTagged, PUBLIC, toTagged } from '../http/answer.ts'
import type { Tagged } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'

/** GET /openapi.json: what this API is, for machines. Made once, when first asked for. */
export function openapi(): Hono<ApiEnv> {
  let document: Tagged | undefined
  return new Hono<ApiEnv>().get('/openapi.json', async (c) => {
    // Imported when it is asked for: a cold start of the API does without.
    const { openApiDocument } = await import('../contract/openapi.ts')
    document ??= toTagged(openApiDocument(), PUBLIC)
    return answerTagged(c, document)
  })
}
