import { Hono } from 'hono'
import { ItemParamsSchema, ItemQuerySchema } from '../contract/schemas/queries.ts'
import type { ItemDetails } from '../contract/types.ts'
import { UnknownItem } from '../domain/errors.ts'
import type { GetItemDetails } from '../domain/item-details.ts'
import { toCard } from '../domain/slates/cards.ts'
import { answerTagged, PUBLIC, toTagged } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'
import { readParams, readQuery } from '../http/query.ts'
import type { Ports } from '../ports/ports.ts'

export type ItemsDependencies = Pick<Ports, 'catalog'> & { getItemDetails: GetItemDetails }

/** GET /v1/items/{itemId} -> ItemDetails. The same for everybody. */
export function items({ catalog, getItemDetails }: ItemsDependencies): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/v1/items/:itemId', async (c) => {
    const { itemId } = readParams(c, ItemParamsSchema)
    const { locale } = readQuery(c, ItemQuerySchema)
    const item = await c.get('timing').measure('catalog', () => getItemDetails(itemId, locale))
    if (item === undefined) throw new UnknownItem(itemId)
    const details: ItemDetails = {
      ...toCard(item, { position: 1 }),
      overview: item.overview ?? null,
      runtimeMinutes: item.runtimeMinutes ?? null,
      backdrop: item.backdrop,
      attribution: [...catalog.attribution],
    }
    return answerTagged(c, toTagged(details, PUBLIC))
  })
}
