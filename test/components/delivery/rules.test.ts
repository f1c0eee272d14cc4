// The parts of the queue that need neither storage nor network, by rule and by random histories.

import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { cutParcel } from '../../../components/delivery/cut-parcel.ts'
import { MOST_BYTES, MOST_EVENT_BYTES } from '../../../components/delivery/parcel-limits.ts'
import { fillParcel } from '../../../components/delivery/fill-parcel.ts'
import { findEvictable } from '../../../components/delivery/find-evictable.ts'
import { postParcel, type PostedParcel } from '../../../components/delivery/post-parcel.ts'
import { settleParcel, toBackoffMs } from '../../../components/delivery/settle-parcel.ts'
import {
  createPartition,
  type KeptParcel,
  type Partition,
  type QueuedEvent,
} from '../../../components/delivery/types.ts'
import { createUuidV7 } from '../../../components/delivery/uuid-v7.ts'
import { createPageApi } from '../../support/page-api.ts'

function queued(
  id: string,
  eventType: QueuedEvent['payload']['eventType'] = 'click',
  bytes = 100,
): QueuedEvent {
  const payload = {
    eventId: id,
    eventType,
    occurredAt: '2026-01-01T00:00:00Z',
    sessionId: 's',
    itemId: 'heat',
  }
  return { id, partition: 'p', createdAt: 0, bytes, payload }
}

describe('createUuidV7', () => {
  it('makes ids of version 7 that sort as they were made', () => {
    const ids = Array.from({ length: 10_000 }, createUuidV7)

    expect(ids).to.deep.equal([...ids].sort())
    expect(new Set(ids).size).to.equal(10_000)
    for (const id of ids)
      expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('begins with the time', () => {
    const beforeMs = Date.now()

    const idMs = parseInt(createUuidV7().replace('-', '').slice(0, 12), 16)

    expect(idMs).to.be.within(beforeMs, beforeMs + 5_000) // ids of a burst may run ahead of the clock
  })
})

describe('cutParcel', () => {
  it('takes at most 40 events, in order', () => {
    const events = Array.from({ length: 50 }, (_, index) => queued(String(index)))

    expect(cutParcel(events).map(({ id }) => id)).to.deep.equal(events.slice(0, 40).map(({ id }) => id))
  })

  it('takes as many bytes as fit, and always something', () => {
    const events = fc.array(fc.integer({ min: 1, max: MOST_EVENT_BYTES }), { minLength: 1, maxLength: 60 })

    fc.assert(
      fc.property(events, (sizes) => {
        const cut = cutParcel(sizes.map((bytes, index) => queued(String(index), 'click', bytes)))
        const bytes = cut.reduce((sum, event) => sum + event.bytes + 1, 0)
        return cut.length > 0 && bytes <= MOST_BYTES
      }),
    )
  })
})

describe('findEvictable', () => {
  const caps = { events: 3, bytes: 10_000, ageMs: 1_000 }
  const ids = (events: QueuedEvent[], nowMs = 0, limits = caps): string[] => {
    const [evicted, reason] = findEvictable(events, nowMs, limits)
    return evicted.map(({ id }) => `${id} ${reason}`)
  }

  it('gives up impressions first, then clicks, oldest first', () => {
    const events = [
      queued('a'),
      queued('b', 'impression'),
      queued('c'),
      queued('d', 'impression'),
      queued('e', 'watch'),
    ]

    expect(ids(events)).to.deep.equal(['b cap', 'd cap']) // 5 events, 3 may stay
    expect(ids(events, 0, { ...caps, events: 1 })).to.deep.equal(['b cap', 'd cap', 'a cap', 'c cap'])
  })

  it('never gives up watching or reactions, however many and however old', () => {
    const events = (['watch', 'like', 'dislike', 'clear'] as const).map((eventType) =>
      queued(eventType, eventType),
    )

    expect(ids(events, 1e12, { events: 0, bytes: 0, ageMs: 0 })).to.deep.equal([])
  })

  it('gives up what is too old, and keeps within the bytes', () => {
    expect(ids([queued('a')], 1_001)).to.deep.equal(['a age'])
    expect(ids([queued('a', 'click', 9_000), queued('b', 'click', 9_000)])).to.deep.equal(['a cap'])
  })

  it('gives up what is too old first, and then only what is still too many', () => {
    const events = ['a', 'b', 'c', 'd', 'e'].map((id) => queued(id))
    const [first, ...rest] = events
    if (first) first.createdAt = -1_001

    expect(ids(events)).to.deep.equal(['a age'])
    expect(ids(rest)).to.deep.equal(['b cap']) // 4 events, 3 may stay
  })
})

describe('postParcel', () => {
  it('reads Retry-After in seconds and as a date, and its absence', async () => {
    const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000)
    const api = await createPageApi()
    const waits = ['60', at.toUTCString(), undefined]
    const replies = waits.map((wait) => ({ status: 503, headers: wait ? { 'retry-after': wait } : {} }))
    await api.reply('/v1/events', ...replies)
    const parcel = { batchId: 'b', ids: [], dropped: {} }
    const post = () => postParcel({ api: api.url, token: 't', parcel, waiting: [], keepalive: false })

    const [seconds, date, none] = [await post(), await post(), await post()]

    expect(seconds.notBefore).to.be.closeTo(Date.now() + 60_000, 5_000)
    expect(date.notBefore).to.equal(at.getTime())
    expect(none).to.deep.equal({ status: 503, notBefore: 0, results: [] })
  })
})

describe('postParcel, of a strange answer,', () => {
  const { fetch } = globalThis
  afterEach(() => void (globalThis.fetch = fetch))

  async function post(body: string): Promise<PostedParcel> {
    globalThis.fetch = async () => new Response(body, { status: 202 })
    const parcel = { batchId: 'b', ids: ['1', '2'], dropped: {} }
    return postParcel({ api: '', token: 't', parcel, waiting: [], keepalive: false })
  }

  it('takes one verdict an event, of its own events only, and none that it does not know', async () => {
    const results = [
      { eventId: 'stranger', status: 'accepted' },
      { eventId: '2', status: 'later' },
      { eventId: '1', status: 'accepted' },
      { eventId: '1', status: 'rejected' },
    ]

    const posted = await post(JSON.stringify({ results }))

    expect(posted.results).to.deep.equal([{ eventId: '1', status: 'accepted' }])
  })

  for (const body of ['', '<html>', '{"resu', 'null', '{}', '{"results":{}}', '{"results":[null]}'])
    it(`takes ${body || 'an empty one'} for no answer`, async () => {
      expect(await post(body)).to.deep.equal({ status: 0, notBefore: 0, results: [] })
    })
})

describe('settleParcel', () => {
  const parcel: KeptParcel = { batchId: 'b', ids: ['1', '2', '3'], dropped: { cap: 2 } }
  const partition: Partition = { ...createPartition('p'), token: 't', dropped: { cap: 3 }, parcel }
  const settle = (posted: Partial<PostedParcel>, stored = partition) => {
    const {
      change,
      removed = [],
      ...settled
    } = settleParcel({
      token: 't',
      parcel,
      posted: { status: 202, notBefore: 0, results: [], ...posted },
    })
    return { ...settled, removed, partition: change(stored) }
  }

  it('removes what is listed and nothing else', () => {
    const {
      removed,
      delivered,
      dropped,
      partition: after,
    } = settle({
      results: [
        { eventId: '3', status: 'accepted' },
        { eventId: '1', status: 'rejected', code: 'invalid' },
      ],
    })

    expect({ removed, delivered, dropped }).to.deep.equal({
      removed: ['3', '1'],
      delivered: 1,
      dropped: { rejected: 1 },
    })
    expect(after.dropped).to.deep.equal({ cap: 3, rejected: 1 })
    expect(after.parcel).to.equal(undefined) // and with it what it has reported
  })

  it('takes a 202 that settles nothing for a failure', () => {
    expect(settle({}).partition.tries).to.equal(1)
  })

  it('halves a parcel that is refused as a whole, and reports the counts again', () => {
    const { partition: after, removed } = settle({ status: 413 })

    expect(removed).to.deep.equal([])
    expect(after.parcel?.ids).to.deep.equal(['1', '2'])
    expect(after.parcel?.batchId).not.to.equal('b')
    expect(after.parcel?.dropped).to.deep.equal({ cap: 2 })
    expect(after.dropped).to.deep.equal({ cap: 3 })
  })

  it('reports with another parcel what the one that is given up has not', () => {
    const poison = {
      parcel: { ...parcel, ids: ['1'] },
      posted: { status: 400, notBefore: 0, results: [] },
    }
    const { change, removed } = settleParcel({ token: 't', ...poison })

    expect(removed).to.deep.equal(['1'])
    expect(change(partition).dropped).to.deep.equal({ cap: 5, poison: 1 })
  })

  for (const status of [0, 401, 403, 404, 429, 500, 503]) {
    it(`keeps everything, the parcel too, after ${status || 'no answer'}`, () => {
      const { partition: after, removed } = settle({ status })

      expect(removed).to.deep.equal([])
      expect(after.parcel).to.deep.equal(parcel)
    })
  }

  it('lets Retry-After win', () => {
    expect(settle({ status: 503, notBefore: 90_000 }).partition.notBefore).to.equal(90_000)
  })

  it('keeps a token that came while an older one was being refused', () => {
    const after = settle({ status: 401 }, { ...partition, token: 'fresh' }).partition

    expect(after).to.include({ token: 'fresh', retryAt: 0 })
  })

  it('lets a fresh token be tried at once, but only the first time', () => {
    const nowMs = Date.now()
    const first = settle({ status: 401 }).partition

    expect(first.token).to.equal(undefined)
    expect(first.retryAt).to.equal(0)
    expect(settle({ status: 401 }, first).partition.retryAt).to.be.at.least(nowMs)
  })
})

describe('toBackoffMs', () => {
  it('jitters fully below a bound that doubles up to 5 minutes', () => {
    for (const [tries, boundMs] of [
      [0, 1_000],
      [3, 8_000],
      [50, 300_000],
    ] as const) {
      const waits = Array.from({ length: 200 }, () => toBackoffMs(tries))
      expect(Math.max(...waits)).to.be.within(boundMs / 2, boundMs)
      expect(Math.min(...waits)).to.be.below(boundMs / 2)
    }
  })
})

describe('removal by id', () => {
  type Command =
    'track' | 'impression' | 'evict' | 'send' | 'lost' | 'unavailable' | 'refused' | 'tooLarge' | 'answer'
  const command = fc.constantFrom<Command>(
    ...([
      'track',
      'impression',
      'evict',
      'send',
      'lost',
      'unavailable',
      'refused',
      'tooLarge',
      'answer',
    ] as const),
  )

  /** Plays a history in which the page goes on while a parcel is under way; then the network is well again. */
  function play(history: Command[], remove: (stored: QueuedEvent[], settled: string[]) => QueuedEvent[]) {
    const tracked = new Set<string>()
    const archive = new Set<string>()
    const given = new Set<string>()
    let stored: QueuedEvent[] = []
    let partition = createPartition('p')
    let sent: { parcel: KeptParcel; posted: PostedParcel } | undefined

    const send = (status: number, isLost = false): void => {
      if (sent || stored.length === 0) return
      const filled = fillParcel(partition, stored)
      const { parcel } = filled
      const { ids } = parcel
      partition = filled
      if (status === 202) for (const id of ids) archive.add(id)
      const isAnswered = status === 202 && !isLost
      const results = ids.map((eventId) => ({ eventId, status: 'accepted' as const }))
      sent = {
        parcel,
        posted: { status: isLost ? 0 : status, notBefore: 0, results: isAnswered ? results : [] },
      }
    }
    const answer = (): void => {
      if (!sent) return
      const { change, removed = [], dropped } = settleParcel({ ...sent, token: 't' })
      if (dropped?.poison) for (const id of removed) given.add(id)
      partition = change(partition)
      stored = remove(stored, removed)
      sent = undefined
    }
    const act: Record<Command, () => void> = {
      track: () => {
        tracked.add(String(tracked.size))
        stored = [...stored, queued(String(tracked.size - 1), 'watch')]
      },
      impression: () => {
        tracked.add(String(tracked.size))
        stored = [...stored, queued(String(tracked.size - 1), 'impression')]
      },
      evict: () => {
        const [gone] = findEvictable(stored, 0, { events: 2, bytes: 1e9, ageMs: 1e9 })
        for (const { id } of gone) given.add(id)
        stored = stored.filter((event) => !gone.includes(event))
      },
      send: () => send(202),
      lost: () => send(202, true),
      unavailable: () => send(503),
      refused: () => send(401),
      tooLarge: () => send(413),
      answer,
    }
    for (const step of history) act[step]()
    for (let turn = 0; turn <= tracked.size * 2 && (stored.length > 0 || sent); turn++) {
      answer()
      send(202)
    }
    answer()
    return { waiting: stored.length, lost: [...tracked].filter((id) => !archive.has(id) && !given.has(id)) }
  }

  const histories = fc.array(command, { maxLength: 40 })
  const byId = (stored: QueuedEvent[], settled: string[]): QueuedEvent[] =>
    stored.filter(({ id }) => !settled.includes(id))
  const byPosition = (stored: QueuedEvent[], settled: string[]): QueuedEvent[] => stored.slice(settled.length)

  it('delivers or counts every event of any history', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(play(history, byId)).to.deep.equal({ waiting: 0, lost: [] })
      }),
      { numRuns: 2_000 },
    )
  })

  it('is what makes it so: by position, some history loses an event', () => {
    const { failed } = fc.check(
      fc.property(histories, (history) => play(history, byPosition).lost.length === 0),
      { numRuns: 5_000 },
    )

    expect(failed).to.equal(true)
  })
})
