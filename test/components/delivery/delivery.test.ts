import { expect } from '@open-wc/testing'
import type { ClientEvent } from '@intellistream/edge-api/contract'
import type { DeliveryStatus } from '../../../components/delivery/index.ts'
import type * as PageSessions from '../../../components/page-session/create-page-session.ts'
import { createPageApi, type PageApi } from '../../support/page-api.ts'
import { forgetEverything, openTab, type Tab } from '../../support/tab.ts'
import { until } from '../../support/until.ts'

let api: PageApi

beforeEach(async () => {
  await forgetEverything()
  api = await createPageApi()
})

after(forgetEverything)

interface Visit extends Tab {
  status: () => DeliveryStatus
}

/** A tab that is configured for the API; `token` says who is signed in. */
async function visit(token: string | null = null): Promise<Visit> {
  const tab = await openTab()
  const delivery = tab.kit.configure({ api: api.url, getToken: async () => token })
  return { ...tab, status: () => delivery.status }
}

const watch = (itemId: string) =>
  ({ eventType: 'watch', itemId, playId: 'p', watchedSeconds: 1, durationSeconds: 9 }) as const
const click = (itemId: string) => ({ eventType: 'click', itemId }) as const

const NEVER = new Promise<never>(() => {})

/** A tab whose timers run a hundred times as fast. */
function hasten(window: Tab['window']): void {
  const { setTimeout } = window
  Object.assign(window, { setTimeout: (act: () => void, ms: number) => setTimeout(act, ms / 100) })
}

/** Whether no tab is sending. */
async function isIdle(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.every(({ name }) => name !== 'intellistream-sender')
}

/** What pages have written and do not yet know to be stored. */
const readAhead = (): string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith('intellistream.event.'))
    .map((key) => localStorage.getItem(key) ?? '')

let isHeld = false
afterEach(() => void (isHeld = false))

/** Keeps every write to the queue waiting, as a busy machine does for a while, until it is released. */
async function holdStorage(): Promise<() => void> {
  const database = await openQueue()
  const events = database.transaction(['events', 'partitions'], 'readwrite').objectStore('events')
  isHeld = true
  const goOn = (): void => {
    if (isHeld) events.count().onsuccess = goOn
    else database.close()
  }
  await new Promise((resolve) => (events.count().onsuccess = resolve))
  goOn()
  return () => void (isHeld = false)
}

function openQueue(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('intellistream-delivery', 1)
    request.onsuccess = () => resolve(request.result)
    request.onerror = reject
  })
}

/** Names of the partitions. */
async function readNames(): Promise<string> {
  const database = await openQueue()
  const request = database.transaction('partitions').objectStore('partitions').getAllKeys()
  await new Promise((resolve) => (request.onsuccess = resolve))
  database.close()
  return JSON.stringify(request.result)
}

function deleteQueue(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('intellistream-delivery')
    request.onsuccess = () => resolve()
    request.onerror = reject
  })
}

/** Everything that the queue has in IndexedDB, but for the names that say only that somebody was here. */
async function readQueue(): Promise<unknown> {
  const database = await openQueue()
  const read = (store: string): Promise<object[]> =>
    new Promise((resolve) => {
      const request = database.transaction(store).objectStore(store).getAll() as IDBRequest<object[]>
      request.onsuccess = () => resolve(request.result)
    })
  const [events, partitions] = [await read('events'), await read('partitions')]
  database.close()
  return [events, partitions.map((partition) => ({ ...partition, name: '' }))]
}

async function arrives(...itemIds: string[]): Promise<ClientEvent[]> {
  const has = async (): Promise<boolean> => (await api.events()).length >= itemIds.length
  await until(has, `${itemIds.length} events at the API`)
  const events = await api.events()
  expect(events.map(({ itemId }) => itemId).sort()).to.deep.equal([...itemIds].sort())
  return events
}

describe('delivery', () => {
  it('sends what is tracked, with an id, a time and a visit', async () => {
    const tab = await visit()

    await tab.kit.track(click('heat'))

    const [event] = await arrives('heat')
    expect(event?.eventId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(event?.sessionId).to.match(/^[0-9a-f-]{36}$/)
    expect(Date.parse(event?.occurredAt ?? '')).to.be.closeTo(Date.now(), 5_000)
    await until(() => tab.status().delivered === 1 && tab.status().waiting === 0)
    expect(tab.status()).to.deep.equal({
      level: 'indexeddb',
      waiting: 0,
      delivered: 1,
      dropped: {},
      refused: false,
    })
  })

  it('keeps an event whose track() resolved when the tab is closed, and sends it on the next visit', async () => {
    await api.reply('/v1/session', { held: true })
    const first = await visit('alice')
    for (const itemId of ['a', 'b', 'c']) await first.kit.track(click(itemId))
    await until(async () => (await api.requests('/v1/session')).length === 1)
    first.close()

    await visit('alice')

    await arrives('a', 'b', 'c')
  })

  it('keeps an event of a page that leaves in the same task, while its write still waits for others', async () => {
    const first = await visit()
    await until(() => first.status().level === 'indexeddb')
    const release = await holdStorage()

    void first.kit.track(click('heat'))
    first.close()
    release()
    await visit()

    await arrives('heat')
    await until(() => readAhead().length === 0, 'nothing written ahead')
  })

  it('keeps an event of a page that leaves before its queue is loaded, under who was here', async () => {
    const source = '/components/page-session/create-page-session.ts'
    const tab = await openTab()
    const page = (await tab.window.eval(`import('${source}')`)) as typeof PageSessions

    void page.createPageSession(api.url).track(click('heat'))
    tab.close()
    const [written = ''] = readAhead()
    await visit()

    expect((JSON.parse(written) as { partition: string }).partition).to.match(/ guest:/)
    await arrives('heat')
  })

  for (const user of ['alice', null]) {
    it(`gives ${user ?? 'nobody'} what a tab of theirs left that died before the API knew them, and no other user`, async () => {
      await api.reply('/v1/session', { held: true })
      const first = await visit(user)
      await first.kit.track(watch('heat'))
      await until(async () => (await api.requests('/v1/session')).length === 1)
      first.close()
      sessionStorage.clear()

      const bob = await visit('bob')
      await bob.kit.track(watch('of-bob'))
      await arrives('of-bob')
      bob.close()
      sessionStorage.clear()
      await visit(user)

      await arrives('heat', 'of-bob')
      const parcels = await api.requests('/v1/events')
      const parcel = parcels.find(({ body }) => body.events.some(({ itemId }) => itemId === 'heat'))
      expect(parcel?.body.token).to.contain(`ingest of ${user ?? ''}`)
    })
  }

  it('writes nothing ahead that may not be tracked, and erases it on opting out', async () => {
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url })
    await until(() => delivery.status.level === 'indexeddb')
    const release = await holdStorage()

    void tab.kit.track({ ...click('heat'), tracking: 'off' })
    expect(readAhead()).to.have.length(0)
    const waiting = tab.kit.track(click('alien'))
    expect(readAhead()).to.have.length(1)
    release()
    await waiting
    await delivery.optOut()

    expect(readAhead()).to.have.length(0)
    expect(delivery.status.dropped).to.deep.equal({ consent: 2 })
  })

  it('takes no more than some of the storage of the site while IndexedDB hangs', async () => {
    const tab = await visit()
    await until(() => tab.status().level === 'indexeddb')
    const release = await holdStorage()
    const itemIds = Array.from({ length: 250 }, (_, index) => String(index))

    for (const itemId of itemIds) void tab.kit.track(click(itemId))
    const written = readAhead().length
    release()

    expect(written).to.equal(200)
    await arrives(...itemIds)
    expect(readAhead()).to.have.length(0)
  })

  it('sends the same parcel again when the answer is lost, and it is stored once', async () => {
    await api.reply('/v1/events', { lost: true })
    const tab = await visit()

    await tab.kit.track(click('heat'))

    await until(() => tab.status().delivered === 1, 'delivered')
    const parcels = (await api.requests('/v1/events')).map(({ body }) => body)
    expect(parcels.length).to.be.at.least(2)
    expect(new Set(parcels.map(({ batchId }) => batchId)).size).to.equal(1)
    await arrives('heat')
  })

  it('keeps everything when the token is refused, and sends it with a fresh one', async () => {
    await api.reply('/v1/events', { status: 401 }, { status: 403 })
    const tab = await visit()

    await tab.kit.track(watch('heat'))
    await tab.kit.track(click('alien'))

    await arrives('heat', 'alien')
    const tokens = (await api.requests('/v1/events')).map(({ body }) => body.token)
    expect(tokens[1]).not.to.equal(tokens[0])
    expect(tab.status().dropped).to.deep.equal({})
  })

  it('sends nothing before Retry-After has passed, whatever happens meanwhile', async () => {
    await api.reply('/v1/events', { status: 503, headers: { 'retry-after': '1' } })
    const tab = await visit()
    await tab.kit.track(click('heat'))
    await until(async () => (await api.requests('/v1/events')).length === 1)
    await until(isIdle, 'the answer to be taken')

    tab.window.dispatchEvent(new Event('online'))
    await tab.kit.track(click('alien'))
    tab.window.dispatchEvent(new Event('pagehide'))
    await arrives('heat', 'alien')

    const [first, second] = (await api.requests('/v1/events')).map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).to.be.at.least(1_000)
  })

  it('finds the one event that spoils a parcel, and gives up no other', async () => {
    await api.reply('/v1/session', { held: true })
    const tab = await visit()
    const itemIds = Array.from({ length: 20 }, (_, index) => (index === 13 ? 'poison' : `item-${index}`))
    for (const itemId of itemIds) await tab.kit.track(click(itemId))

    await api.release()

    await arrives(...itemIds.filter((itemId) => itemId !== 'poison'))
    await until(() => tab.status().waiting === 0)
    expect(tab.status().dropped).to.deep.equal({ poison: 1 })
  })

  it('removes what the API rejects, counts it, and reports the count with the next parcel', async () => {
    const tab = await visit()
    await tab.kit.track(click('bad'))
    await until(() => tab.status().dropped.rejected === 1)

    await tab.kit.track(click('heat'))

    await arrives('heat')
    const parcels = (await api.requests('/v1/events')).map(({ body }) => body)
    expect(parcels.map(({ dropped }) => dropped)).to.deep.equal([{}, { rejected: 1 }])
  })

  it('loses nothing with many tabs, and has one sender at a time', async () => {
    const tabs = await Promise.all([1, 2, 3, 4].map(() => visit('alice')))
    const itemIds = tabs.flatMap((_, tab) => Array.from({ length: 60 }, (_, index) => `${tab}-${index}`))

    await Promise.all(itemIds.map(async (itemId) => tabs[Number(itemId[0])]?.kit.track(click(itemId))))
    tabs[1]?.close()
    tabs[3]?.close()

    await arrives(...itemIds)
    const parcels = await api.requests('/v1/events')
    expect(Math.max(...parcels.map(({ concurrent }) => concurrent))).to.equal(1)
    expect(Math.max(...parcels.map(({ body }) => body.events.length))).to.be.within(2, 40)
  })

  it('never sends an event under another user', async () => {
    await api.reply('/v1/events', { status: 503, headers: { 'retry-after': '1' } })
    const alice = await visit('alice')
    await alice.kit.track(watch('of-alice'))
    await until(async () => (await api.requests('/v1/events')).length === 1)
    alice.close()
    sessionStorage.clear()

    const bob = await visit('bob')
    await bob.kit.track(watch('of-bob'))

    await arrives('of-alice', 'of-bob')
    for (const { body } of await api.requests('/v1/events')) {
      for (const { itemId } of body.events)
        expect(body.token).to.contain(String(itemId).replace('of-', 'ingest of '))
    }
  })

  it('keeps no other tab waiting for a site that never says who is here', async () => {
    const silent = await openTab()
    silent.kit.configure({ api: api.url, getToken: () => NEVER })
    await silent.kit.track(click('of-nobody-yet'))
    sessionStorage.clear()
    const alice = await visit('alice')

    await alice.kit.track(click('heat'))

    await arrives('heat')
  })

  it('keeps other tabs waiting for a session no longer than for a parcel', async () => {
    const answers = [Promise.resolve('alice')]
    const silent = await openTab(hasten)
    silent.kit.configure({ api: api.url, getToken: () => answers.shift() ?? NEVER })
    await silent.kit.track(click('of-alice'))
    await until(() => answers.length === 0, 'the site to be asked')
    const bob = await visit('bob')

    await bob.kit.track(click('heat'))

    await arrives('heat')
  })

  it('gives what comes after resetSubject() to the next user of the same page', async () => {
    let user: string | null = 'alice'
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url, getToken: async () => user })
    await tab.kit.track(watch('of-alice'))
    await arrives('of-alice')

    user = 'bob'
    delivery.resetSubject()
    await tab.kit.track(watch('of-bob'))

    await arrives('of-alice', 'of-bob')
    for (const { body } of await api.requests('/v1/events')) {
      for (const { itemId } of body.events)
        expect(body.token).to.contain(String(itemId).replace('of-', 'ingest of '))
    }
  })

  it('keeps no token and no event of who was here before, once they have been delivered', async () => {
    let user: string | null = 'alice'
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url, getToken: async () => user })
    await tab.kit.track(watch('of-alice'))
    await until(() => delivery.status.delivered === 1)

    user = null
    delivery.resetSubject()
    await tab.kit.track(watch('of-nobody'))
    await until(() => delivery.status.delivered === 2)

    expect(JSON.stringify(await readQueue())).not.to.match(/alice/)
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.match(/alice/)
  })

  it('keeps no token of who was here before, also when nobody tracks after them', async () => {
    let user: string | null = 'alice'
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url, getToken: async () => user })
    await tab.kit.track(watch('of-alice'))
    await until(() => delivery.status.delivered === 1)

    user = null
    delivery.resetSubject()
    tab.window.dispatchEvent(new Event('online'))

    await until(async () => !JSON.stringify(await readQueue()).includes('alice'), 'no token of alice')
  })

  it('keeps every request within 48 KiB, counted in bytes', async () => {
    await api.reply('/v1/session', { held: true })
    const tab = await visit()
    const itemIds = Array.from({ length: 30 }, (_, index) => `${index}-${'猫'.repeat(1_500)}`)
    for (const itemId of itemIds) await tab.kit.track(click(itemId))

    await api.release()

    await arrives(...itemIds)
    for (const { bytes } of await api.requests('/v1/events')) expect(bytes).to.be.at.most(49_152)
  })

  it('sends what waits when the page hides, without removing it', async () => {
    const tab = await visit()
    await tab.kit.track(click('first'))
    await arrives('first')
    await api.reply('/v1/events', { held: true })
    await tab.kit.track(click('second'))
    await until(async () => (await api.requests('/v1/events')).length === 2)

    await tab.kit.track(click('third'))
    tab.window.dispatchEvent(new Event('pagehide'))

    await arrives('first', 'third')
    await api.release()
    await arrives('first', 'second', 'third')
  })

  it('counts what cannot be sent, and never rejects', async () => {
    const tab = await visit()

    await tab.kit.track(click(1n as unknown as string))
    await tab.kit.track(click('heat'))

    await arrives('heat')
    await until(() => tab.status().delivered === 1)
    expect(tab.status().dropped).to.deep.equal({ poison: 1 })
  })

  it('happened when it was tracked, also before the page is configured', async () => {
    const tab = await openTab()
    const tracked = tab.kit.track(click('heat'))
    const trackedAt = Date.now()
    await new Promise((resolve) => setTimeout(resolve, 50))

    tab.kit.configure({ api: api.url })
    await tracked

    const [event] = await arrives('heat')
    expect(Date.parse(event?.occurredAt ?? '')).to.be.at.most(trackedAt)
  })

  it('loses nothing to a page whose own code fails when it is told', async () => {
    const tab = await openTab((window) => window.addEventListener('error', (event) => event.preventDefault()))
    const onStatus = (): never => {
      throw new Error('A fault of the page')
    }
    const delivery = tab.kit.configure({ api: api.url, onStatus })

    await tab.kit.track(watch('heat'))

    await arrives('heat')
    await until(() => delivery.status.delivered === 1)
    expect(delivery.status.dropped).to.deep.equal({})
  })

  for (const strange of ['{"id":', '{}', 'null', '5', '"text"', '[]', '{"id":"torn"}'])
    it(`is not stopped by what is no event in localStorage: ${strange}`, async () => {
      localStorage.setItem('intellistream.event.torn', strange)
      const tab = await visit()

      await tab.kit.track(click('heat'))

      await arrives('heat')
      expect(tab.status().level).to.equal('indexeddb')
    })

  it('sends also what IndexedDB has no room for', async () => {
    const tab = await visit()
    await until(() => tab.status().level === 'indexeddb')
    tab.window.IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }

    await tab.kit.track(click('heat'))

    await arrives('heat')
    await until(() => tab.status().delivered === 1)
  })

  it('goes on when IndexedDB was deleted under it', async () => {
    const tab = await openTab(hasten)
    const delivery = tab.kit.configure({ api: api.url })
    await tab.kit.track(click('heat'))
    await until(() => delivery.status.delivered === 1)
    await deleteQueue()

    await tab.kit.track(click('alien'))

    await arrives('heat', 'alien')
    await until(() => delivery.status.waiting === 0)
    expect(delivery.status.level).to.equal('indexeddb')
  })

  it('is not silenced for years by an answer that asks for them, or by a clock that was set back', async () => {
    await api.reply('/v1/events', { status: 503, headers: { 'retry-after': '99999999' } })
    const tab = await visit()
    await tab.kit.track(click('heat'))
    await until(async () => (await api.requests('/v1/events')).length === 1)
    await until(isIdle, 'the answer to be taken')

    tab.window.dispatchEvent(new Event('online'))

    await arrives('heat')
  })

  it('takes for no session what is none, and backs off', async () => {
    await api.reply('/v1/session', { status: 200 }, { status: 200 })
    const tab = await visit()

    await tab.kit.track(click('heat'))

    await arrives('heat')
    expect(await api.requests('/v1/session')).to.have.length(3)
    expect(await readNames()).not.to.match(/undefined/)
  })

  it('gathers impressions', async () => {
    const tab = await visit()
    for (const itemId of ['a', 'b', 'c'])
      await tab.kit.track({ eventType: 'impression', impression: [itemId] })

    await until(async () => (await api.events()).length === 3, '3 events')

    expect(await api.requests('/v1/events')).to.have.length(1)
  })

  it('keeps events in localStorage where IndexedDB is blocked', async () => {
    const tab = await openTab(undefined, 'without-indexeddb')
    const delivery = tab.kit.configure({ api: api.url })
    await api.reply('/v1/session', { held: true })

    await tab.kit.track(click('heat'))
    await until(async () => (await api.requests('/v1/session')).length === 1)
    tab.close()
    const kept = Object.keys(localStorage).filter((key) => key.startsWith('intellistream.event.'))
    await visit()

    expect(delivery.status.level).to.equal('local')
    expect(kept).to.have.length(1)
    await arrives('heat')
    expect(Object.keys(localStorage).filter((key) => key.startsWith('intellistream.event.'))).to.deep.equal(
      [],
    )
  })
})

describe('delivery without Web Locks', () => {
  it('has one sender at a time all the same', async () => {
    const tabs = await Promise.all([1, 2].map(async () => openTab(undefined, 'without-locks')))
    for (const tab of tabs) tab.kit.configure({ api: api.url, getToken: async () => 'alice' })
    const itemIds = tabs.flatMap((_, tab) => Array.from({ length: 30 }, (_, index) => `${tab}-${index}`))

    await Promise.all(itemIds.map(async (itemId) => tabs[Number(itemId[0])]?.kit.track(click(itemId))))

    await arrives(...itemIds)
    const parcels = await api.requests('/v1/events')
    expect(Math.max(...parcels.map(({ concurrent }) => concurrent))).to.equal(1)
  })

  it('waits for no tab that was killed before the clock was set back', async () => {
    const tab = await openTab(undefined, 'without-locks')
    await until(async () => (await indexedDB.databases()).length > 0)
    const database = await openQueue()
    const lease = { name: 'intellistream-sender', token: 'killed', notBefore: Date.now() + 1e9 }
    const store = database.transaction('partitions', 'readwrite').objectStore('partitions')
    await new Promise((resolve) => (store.put(lease).onsuccess = resolve))
    database.close()

    tab.kit.configure({ api: api.url })
    await tab.kit.track(click('heat'))

    await arrives('heat')
  })
})

describe('tracking', () => {
  it('sends nothing but reactions when it is off', async () => {
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url, tracking: 'off' })

    await tab.kit.track(watch('heat'))
    await tab.kit.track({ eventType: 'impression', impression: ['heat'] })
    await tab.kit.track({ eventType: 'like', itemId: 'alien' })

    const [event] = await arrives('alien')
    expect(event?.tracking).to.equal('off')
    expect(delivery.status.dropped).to.deep.equal({ consent: 2 })
  })

  it('is off under Global Privacy Control: no request is made', async () => {
    const tab = await openTab((window) => {
      Object.defineProperty(window.navigator, 'globalPrivacyControl', { value: true })
    })
    tab.kit.configure({ api: api.url })

    await tab.kit.track(watch('heat'))
    await tab.kit.track(click('alien'))
    tab.window.dispatchEvent(new Event('pagehide'))

    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(await api.requests()).to.deep.equal([])
  })

  it('erases what waits when the user opts out, and stops what is being sent', async () => {
    await api.reply('/v1/session', { held: true })
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url })
    await tab.kit.track(watch('heat'))
    await tab.kit.track({ eventType: 'like', itemId: 'alien' })
    await until(async () => (await api.requests('/v1/session')).length === 1)

    await delivery.optOut()
    await api.release()

    const [event] = await arrives('alien')
    expect(event?.tracking).to.equal('off')
    expect(delivery.status.dropped).to.deep.equal({ consent: 1 })
  })

  it('sends nothing of what it erases when the page hides in the moment of the opt-out', async () => {
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url })
    await tab.kit.track(click('heat'))
    await until(() => delivery.status.delivered === 1)

    void tab.kit.track(watch('alien'))
    const erased = delivery.optOut()
    tab.window.dispatchEvent(new Event('pagehide'))
    await erased
    await tab.kit.track({ eventType: 'like', itemId: 'casino' })

    await arrives('heat', 'casino')
    expect(delivery.status.dropped).to.deep.equal({ consent: 1 })
  })

  it('erases also what IndexedDB could not take', async () => {
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url })
    await tab.kit.track(click('heat'))
    await until(() => delivery.status.delivered === 1)
    await deleteQueue()
    await tab.kit.track(watch('alien'))

    await delivery.optOut()

    expect(readAhead()).to.have.length(0)
    expect(delivery.status.dropped).to.deep.equal({ consent: 1 })
    await arrives('heat')
  })

  it('takes nothing after an opt-out, until it is allowed again', async () => {
    const tab = await openTab()
    const delivery = tab.kit.configure({ api: api.url })
    await delivery.optOut()
    await tab.kit.track(watch('heat'))

    delivery.setTracking('user')
    await tab.kit.track(watch('alien'))

    await arrives('alien')
    expect(delivery.status.dropped).to.deep.equal({ consent: 1 })
  })
})
