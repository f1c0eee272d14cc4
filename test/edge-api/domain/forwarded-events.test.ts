import { describe, expect, it } from 'vitest'
import type { ClientEvent } from '../../../edge-api/contract/types.ts'
import { toForwardedEvents } from '../../../edge-api/domain/events/to-forwarded-events.ts'
import type { ForwardingRule } from '../../../edge-api/domain/events/to-forwarded-events.ts'
import { createRecommendationId } from '../../../edge-api/domain/slates/recommendation-id.ts'
import { DEFAULT_WATCHED_RULE } from '../../../edge-api/domain/watched.ts'
import { event, watch } from '../../support/test-api.ts'

function forwarded(events: ClientEvent[], rule: Partial<ForwardingRule> = {}) {
  const archived = events.map((client) => ({
    version: 1 as const,
    event: client,
    subject: { kind: 'user' as const, id: 'sub', userId: '42' },
    occurredAt: '2026-03-10T11:00:30.000Z',
    sentAt: client.occurredAt,
    receivedAt: client.occurredAt,
  }))
  return toForwardedEvents(archived, {
    watched: DEFAULT_WATCHED_RULE,
    likes: true,
    getShown: () => [],
    ...rule,
  })
}

describe('toForwardedEvents', () => {
  it('forwards a click with the corrected time and the user of the recommender', () => {
    const click = event(1, { itemId: '5', recommendationId: 'RID-1', slateKind: 'top-picks' })

    expect(forwarded([click])).to.deep.equal([
      {
        eventId: click.eventId,
        userId: '42',
        sessionId: 'visit-1',
        kind: 'click',
        itemId: '5',
        occurredAt: '2026-03-10T11:00:30.000Z',
        recommendationId: 'RID-1',
        slateKind: 'top-picks',
      },
    ])
  })

  it('keeps dislikes, taken back reactions, impressions and what was watched in part', () => {
    const events = [
      event(1, { eventType: 'dislike', itemId: '5' }),
      event(2, { eventType: 'clear', itemId: '5' }),
      event(3, { eventType: 'impression', impression: ['5'] }),
      watch(4, '6', 60),
    ]

    expect(forwarded(events)).to.deep.equal([])
  })

  it('forwards a playing once, by an id that every later report of it shares', () => {
    const first = forwarded([watch(1, '6', 60), watch(2, '6', 71), watch(3, '6', 90)])
    const later = forwarded([watch(4, '6', 99)])

    expect(first).to.have.length(1)
    expect(first[0]?.kind).to.equal('watch')
    expect(later[0]?.eventId).to.equal(first[0]?.eventId)
  })

  it('forwards a like only where the recommender knows what it is', () => {
    const like = event(1, { eventType: 'like', itemId: '5' })

    expect(forwarded([like])).to.have.length(1)
    expect(forwarded([like], { likes: false })).to.have.length(0)
  })

  it('never forwards what was done while tracking was off', () => {
    expect(forwarded([event(1, { eventType: 'like', itemId: '5', tracking: 'off' })])).to.deep.equal([])
  })

  it('names what was shown with it, the item first, at most 25', () => {
    const shown = Array.from({ length: 25 }, (_, index) => `item-${index}`)
    const click = event(1, { itemId: '5', recommendationId: 'RID-1' })

    const [one] = forwarded([click], { getShown: () => shown })

    expect(one?.impression?.slice(0, 2)).to.deep.equal(['5', 'item-0'])
    expect(one?.impression).to.have.length(25)
  })

  it('does not quote an answer that the recommender did not give', () => {
    const click = event(1, { itemId: '5', recommendationId: createRecommendationId() })

    expect(forwarded([click])[0]).not.to.have.property('recommendationId')
  })
})
