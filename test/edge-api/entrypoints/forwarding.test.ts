import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startForwarding } from '../../../edge-api/entrypoints/forwarding.ts'
import { EventSinkUnavailable } from '../../../edge-api/ports/event-sink.ts'
import { event, testApi, uuidV7 } from '../../support/test-api.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** An API whose parcels are forwarded as they are stored. */
function start() {
  const stored: string[] = []
  const api = testApi({ onParcelStored: (key) => void stored.push(key) })
  const { ports } = api
  let count = 0
  return {
    ports,
    start: () => startForwarding(ports),
    /** Stores a parcel and returns its key. */
    async store(): Promise<string> {
      count += 1
      const id = uuidV7(ports.clock.now(), count)
      const click = event(1, { itemId: String(count), eventId: id })
      await api.post('/v1/events', await api.parcel([click], { batchId: id }))
      return stored.at(-1) ?? ''
    },
    forwarded: () => ports.eventSink.taken.map(({ itemId }) => itemId),
  }
}

describe('startForwarding', () => {
  it('forwards what is there at the start, and then what it is told of', async () => {
    const site = start()
    await site.store()
    const forwarding = site.start()
    await vi.waitFor(() => expect(site.forwarded()).to.deep.equal(['1']))

    // Two while a run is under way.
    forwarding.wake(await site.store())
    forwarding.wake(await site.store())
    forwarding.wake(await site.store())

    await vi.waitFor(() => expect(site.forwarded()).to.deep.equal(['1', '2', '3', '4']))
    await forwarding.close()
  })

  it('leaves a recommender alone as long as it asks for, then forwards all', async () => {
    const site = start()
    const { eventSink } = site.ports
    const { putEvents } = eventSink
    let asked = 0
    eventSink.putEvents = () => {
      asked += 1
      return Promise.reject(new EventSinkUnavailable('throttled', { retryAfterSeconds: 30 }))
    }
    await site.store()
    const forwarding = site.start()
    await vi.waitFor(() => expect(console.error).toHaveBeenCalledWith('Events wait: throttled'))

    forwarding.wake(await site.store())
    await vi.advanceTimersByTimeAsync(29_000)
    expect(asked).to.equal(1)
    eventSink.putEvents = putEvents
    await vi.advanceTimersByTimeAsync(1000)

    await vi.waitFor(() => expect(site.forwarded()).to.deep.equal(['1', '2']))
    await forwarding.close()
  })

  it('finds within the hour what nobody told it of', async () => {
    const site = start()
    await site.store()
    const forwarding = site.start()
    await vi.waitFor(() => expect(site.forwarded()).to.deep.equal(['1']))
    await site.store()

    await vi.advanceTimersByTimeAsync(3_600_000)

    await vi.waitFor(() => expect(site.forwarded()).to.deep.equal(['1', '2']))
    await forwarding.close()
  })
})
