// Parcels of 40 clicks as a page sends them, written before the clock runs: what is measured is the API.

import { randomUUID } from 'node:crypto'
import { createUuidV7 } from '../../../components/delivery/uuid-v7.ts'
import { ownTokens } from '../../../edge-api/adapters/tokens/own-tokens.ts'
import { SECRET } from '../../support/memory-ports.ts'

const EVENTS = 40
const ITEMS = 60

/** Bodies of `count` parcels, of some visitors in turn. */
export async function createParcels(count: number, visitors = 64): Promise<string[]> {
  const issuer = ownTokens({ secrets: { test: SECRET }, nowMs: () => Date.now() })
  const tokens = await Promise.all(
    Array.from({ length: visitors }, () => issuer.issueIngest({ kind: 'anonymous', id: randomUUID() })),
  )
  return Array.from({ length: count }, (_, index) => {
    const now = new Date().toISOString()
    const events = Array.from({ length: EVENTS }, (_, place) => ({
      eventId: createUuidV7(),
      eventType: 'click',
      itemId: String(1 + ((index * 7 + place) % ITEMS)),
      occurredAt: now,
      sessionId: 'visit',
    }))
    const token = tokens[index % visitors]?.token
    return JSON.stringify({ token, batchId: createUuidV7(), sentAt: now, dropped: {}, events })
  })
}
