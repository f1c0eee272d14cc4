import { expect } from '@open-wc/testing'
import { findRefusal, makeEvent } from '../../../components/delivery/make-event.ts'
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

  it('stays as it was tracked, whatever the page does with it afterwards', () => {
    const impression = ['heat', 'alien']

    const { id, payload } = makeEvent({ eventType: 'impression', impression }, source)
    impression.length = 0

    forgetAhead([id])
    expect(payload.impression).to.deep.equal(['heat', 'alien'])
  })

  it('is refused, and not written down, when it is no JSON', () => {
    const circle: { itemId?: unknown } = {}
    circle.itemId = circle

    for (const itemId of [circle, 1n]) {
      const made = makeEvent({ eventType: 'click', itemId: itemId as string }, source)
      expect(findRefusal(made)).to.equal('poison')
      expect(Object.keys(localStorage).filter((key) => key.endsWith(made.id))).to.deep.equal([])
    }
  })
})
