import { expect } from '@open-wc/testing'
import { makeEvent } from '../../../components/delivery/make-event.ts'
import { forgetAhead } from '../../../components/delivery/write-ahead.ts'

const identity = { subjectKey: 'anonymous:1', visitId: 'visit-1', waitingKey: 'visit:1' }
const source = { api: 'https://api.example', identity, getTracking: () => 'user' as const }

describe('an event', () => {
  it('happened when the page says it did, or else just now', () => {
    const occurredAt = '2026-11-20T12:00:00.000Z'

    const given = makeEvent({ eventType: 'click', itemId: 'heat', occurredAt }, source)
    const own = makeEvent({ eventType: 'click', itemId: 'heat' }, source)

    forgetAhead([given.id, own.id])
    expect(given.payload.occurredAt).to.equal(occurredAt)
    expect(Date.parse(own.payload.occurredAt)).to.be.closeTo(Date.now(), 5000)
  })
})
