import { Hono } from 'hono'
import * as queries from '../contract/schemas/queries.ts'
import type { SlateRequest } from '../contract/types.ts'
import type { ComposeDependencies } from '../domain/slates/compose-options.ts'
import { composeSlates } from '../domain/slates/compose-slates.ts'
import { answerTagged, PUBLIC, PUBLIC_DEGRADED, toTagged } from '../http/answer.ts'
import type { ApiContext, ApiEnv } from '../http/context.ts'
import { wantsDebug } from '../http/debug.ts'
import type { DebugSettings } from '../http/debug.ts'
import { readParams, readQuery } from '../http/query.ts'
import { createTaggedCache } from '../http/tagged-cache.ts'

/** GET /v1/trending, /v1/popular, /v1/items/{itemId}/similar -> Slate. The same for everybody, so cached everywhere. */
export function publicSlates(
  dependencies: ComposeDependencies & DebugSettings & { publicAnswerSeconds: number },
): Hono<ApiEnv> {
  const getTagged = createTaggedCache({ ttlMs: dependencies.publicAnswerSeconds * 1000 })
  return new Hono<ApiEnv>()
    .get('/v1/trending', (c) =>
      answerSlate(c, () => ({ kind: 'trending', ...readQuery(c, queries.RecommendationsQuerySchema) })),
    )
    .get('/v1/popular', (c) =>
      answerSlate(c, () => ({ kind: 'popular', ...readQuery(c, queries.RecommendationsQuerySchema) })),
    )
    .get('/v1/items/:itemId/similar', (c) =>
      answerSlate(c, () => ({
        kind: 'similar',
        ...readParams(c, queries.ItemParamsSchema),
        ...readQuery(c, queries.SimilarQuerySchema),
      })),
    )

  /** The address alone is the key: what it means is worked out only when it is not known yet. */
  function answerSlate(
    c: ApiContext,
    toRequest: () => Omit<SlateRequest, 'id'> & { locale: string; debug?: string },
  ): Response | Promise<Response> {
    const { url } = c.req
    const tagged = getTagged(url.slice(url.indexOf('/', 8)), async () => {
      const { locale, debug, ...request } = toRequest()
      const options = {
        requests: [{ id: 'slate', ...request }],
        toPlace: () => 'query',
        locale,
        dedupe: true,
        trace: c.get('timing'),
        explain: wantsDebug(debug, dependencies),
      }
      const [composed] = await composeSlates(dependencies, options)
      if (composed === undefined || 'error' in composed) throw composed?.error
      const { kind, source, degraded, anchor, items, attribution } = composed.slate
      return toTagged(composed.slate, degraded ? PUBLIC_DEGRADED : PUBLIC, {
        kind,
        source,
        anchor,
        items,
        attribution,
      })
    })
    return tagged instanceof Promise ? tagged.then((made) => answerTagged(c, made)) : answerTagged(c, tagged)
  }
}
