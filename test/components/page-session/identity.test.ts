import { expect } from '@open-wc/testing'
import type { GenreReport } from '@intellistream/edge-api/contract'
import { ReportAsk } from '../../../components/page-session/report-ask.ts'
import type { GenreState, SlateState } from '../../../components/page-session/slate-state.ts'
import { getPageSession } from '../../../components/page-session/page-sessions.ts'
import type { PageSession, PageSessionObserver, ReportQuery } from '../../../components/page-session/types.ts'
import { createPageApi, type PageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

let api: PageApi
let rail: HTMLElement
let session: PageSession
let states: SlateState[]

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  api = await createPageApi()
  rail = document.createElement('is-top-picks')
  rail.setAttribute('api', api.url)
  document.body.append(rail)
  states = []
})

afterEach(() => rail.remove())

function subscribe(): void {
  session.subscribeSlate(rail, (state) => states.unshift(state))
}

async function isReady(): Promise<void> {
  await until(() => states[0]?.type === 'ready', 'a rail that is ready')
}

async function tokens(path = '/v1/slates'): Promise<unknown[]> {
  return (await api.requests(path)).map(({ body }) => body.token)
}

/** Anonymous tokens in the order in which a user's history was asked to take theirs. */
async function linked(): Promise<unknown[]> {
  const asked = (await api.requests('/v1/session')).filter(({ body }) => body.token === 'alice')
  return asked.flatMap(({ body }) => body.anonymousToken ?? [])
}

function observe(of: PageSession): string[] {
  const seen: string[] = []
  const observer: PageSessionObserver = {
    onAuthRequired: () => seen.push('auth-required'),
    onProblem: ({ status }) => seen.push(`problem ${status}`),
    onDeliveryStatus: () => undefined,
  }
  of.observe(observer)
  return seen
}

describe('an anonymous page', () => {
  it('opens a session with its first request, and keeps the token for the next visit', async () => {
    session = getPageSession(api.url)
    subscribe()
    await isReady()

    session.subscribeSlate(rail, (state) => states.unshift(state)).retry()
    await until(async () => (await tokens()).length === 2)

    expect(await tokens()).to.deep.equal([undefined, 'anonymous-1'])
    expect(localStorage.getItem(`intellistream:${api.url}`)).to.contain('anonymous-1')
  })

  it('starts again when the API refuses the kept token', async () => {
    const kept = { anonymousToken: 'expired-1', anonymousExpiresAt: new Date(Date.now() + 1e6).toISOString() }
    localStorage.setItem(`intellistream:${api.url}`, JSON.stringify(kept))
    session = getPageSession(api.url)
    const seen = observe(session)
    subscribe()

    await isReady()

    expect(await tokens()).to.deep.equal(['expired-1', undefined])
    expect(seen).to.deep.equal([])
  })

  it('goes on as the same one on a page whose storage is full', async () => {
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    try {
      session = getPageSession(api.url)
      subscribe()
      await isReady()

      session.subscribeSlate(rail, (state) => states.unshift(state)).retry()
      await until(async () => (await tokens()).length === 2)
    } finally {
      Storage.prototype.setItem = setItem
    }

    expect(await tokens()).to.deep.equal([undefined, 'anonymous-1'])
  })

  it('keeps the token for this visit only when tracking is narrowed to the session', async () => {
    session = getPageSession(api.url)
    session.configure({ tracking: 'session' })
    subscribe()
    await isReady()

    expect(localStorage.getItem(`intellistream:${api.url}`)).to.equal(null)
    expect(sessionStorage.getItem(`intellistream:${api.url}`)).to.contain('anonymous-1')
  })
})

describe('a page whose storage holds something else under the name of the kit', () => {
  for (const strange of ['null', '5', '"text"', '[]', '{', '{}'])
    it(`opens a session all the same: ${strange}`, async () => {
      localStorage.setItem(`intellistream:${api.url}`, strange)
      session = getPageSession(api.url)
      subscribe()

      await isReady()

      expect(await tokens()).to.deep.equal([undefined])
      expect(localStorage.getItem(`intellistream:${api.url}`)).to.contain('anonymous-1')
    })
})

describe('a signed-in page', () => {
  it('refreshes a refused token once', async () => {
    const asked: boolean[] = []
    session = getPageSession(api.url)
    session.configure({
      getToken: async ({ forceRefresh }) => {
        asked.push(forceRefresh)
        return forceRefresh ? 'alice' : 'expired-alice'
      },
    })
    subscribe()

    await isReady()

    expect(await tokens()).to.deep.equal(['expired-alice', 'alice'])
    expect(asked).to.deep.equal([false, true])
  })

  it('asks the user to sign in when the fresh token is refused too', async () => {
    session = getPageSession(api.url)
    session.configure({ getToken: async () => 'expired-alice' })
    const seen = observe(session)
    subscribe()

    await until(() => states[0]?.type === 'error')

    expect(seen).to.deep.equal(['auth-required', 'problem 401'])
    expect(await tokens()).to.have.length(2)
  })

  it('does not go on as a guest when the user turns out to be signed out', async () => {
    session = getPageSession(api.url)
    session.configure({ getToken: async ({ forceRefresh }) => (forceRefresh ? null : 'expired-alice') })
    const seen = observe(session)
    subscribe()

    await until(() => states[0]?.type === 'error')

    expect(seen).to.deep.equal(['auth-required', 'problem 401'])
    expect(await tokens()).to.deep.equal(['expired-alice'])
  })

  it('links the anonymous history once, and holds the anonymous token no longer', async () => {
    session = getPageSession(api.url)
    subscribe()
    await isReady()

    session.configure({ getToken: async () => 'alice' })
    await until(async () => (await api.requests('/v1/session')).length === 1)
    await isReady()

    const [link] = await api.requests('/v1/session')
    expect(link?.body).to.deep.equal({ token: 'alice', anonymousToken: 'anonymous-1' })
    expect(await tokens()).to.deep.equal([undefined, 'alice'])
    expect(localStorage.getItem(`intellistream:${api.url}`)).not.to.contain('anonymous-1')
  })

  it('links the history of before an opt-out as well, which waits in the storage of longer visits', async () => {
    session = getPageSession(api.url)
    subscribe()
    await isReady()
    session.configure({ tracking: 'off' })
    session.subscribeSlate(rail, (state) => states.unshift(state)).retry()
    await until(() => JSON.stringify({ ...sessionStorage }).includes('anonymous-2'))
    expect(JSON.stringify({ ...localStorage })).to.contain('anonymous-1')

    session.configure({ getToken: async () => 'alice' })

    await until(async () => (await linked()).length === 2, 'both histories to be linked')
    expect(await linked()).to.have.members(['anonymous-1', 'anonymous-2'])
    await until(() => !JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes('anonymous-'))
  })

  it('links nothing of a guest whom another guest followed', async () => {
    session = getPageSession(api.url)
    subscribe()
    await isReady()
    session.resetSubject()
    await isReady()

    session.configure({ getToken: async () => 'alice' })
    await until(async () => (await linked()).length === 1)
    await isReady()

    expect(await linked()).to.deep.equal(['anonymous-2'])
  })

  it('links nothing of a guest who comes once the user has left, though a link was under way', async () => {
    let user: string | null = null
    const retry = () => session.subscribeSlate(rail, (state) => states.unshift(state)).retry()
    session = getPageSession(api.url)
    session.configure({ getToken: async () => user })
    subscribe()
    await isReady()
    session.configure({ tracking: 'off' })
    retry()
    await until(() => JSON.stringify({ ...sessionStorage }).includes('anonymous-2'))
    await api.reply('/v1/session', { held: true })
    user = 'alice'
    session.resetSubject()
    await until(async () => (await linked()).includes('anonymous-2'))

    user = null
    session.configure({ tracking: 'user' })
    session.resetSubject()
    await until(() => JSON.stringify({ ...localStorage }).includes('anonymous-3'))
    await api.release()
    await until(() => !JSON.stringify({ ...sessionStorage }).includes('anonymous-2'))
    retry()
    await until(async () => (await tokens()).includes('anonymous-3'))

    expect(await linked()).to.have.members(['anonymous-1', 'anonymous-2'])
  })

  it('stays as it is when a page gives an equal getToken again', async () => {
    session = getPageSession(api.url)
    session.configure({ getToken: async () => 'alice' })
    subscribe()
    await isReady()

    session.configure({ getToken: async () => 'alice' })
    await Promise.resolve()

    expect(await tokens()).to.deep.equal(['alice'])
    expect(states.map(({ type }) => type)).to.deep.equal(['ready', 'loading'])
  })
})

describe('a page whose user changes without a word', () => {
  it('shows nothing of the one before, and becomes one new subject only', async () => {
    let user: string | null = 'alice'
    session = getPageSession(api.url)
    session.configure({ getToken: async () => user })
    subscribe()
    await isReady()

    user = null
    session.subscribeSlate(rail, (state) => states.unshift(state)).retry()
    await until(async () => (await tokens()).length === 3)
    await isReady()

    expect(await tokens()).to.deep.equal(['alice', undefined, 'anonymous-1'])
  })
})

describe('resetSubject', () => {
  it('leaves nothing of the user behind, and asks again as somebody else', async () => {
    let user: string | null = 'alice'
    session = getPageSession(api.url)
    session.configure({ getToken: async () => user })
    subscribe()
    await isReady()
    const visitBefore = JSON.stringify({ ...sessionStorage })

    user = null
    session.resetSubject()
    expect(states[0]?.type).to.equal('loading')
    await isReady()
    await api.reply('/v1/slates', { status: 503 })
    session.subscribeSlate(rail, (state) => states.unshift(state)).retry()

    await until(() => states[0]?.type === 'stale')
    expect(await tokens()).to.deep.equal(['alice', undefined, 'anonymous-1'])
    expect(localStorage.getItem(`intellistream:${api.url}`)).not.to.contain('alice')
    expect(JSON.stringify({ ...sessionStorage })).not.to.equal(visitBefore)
  })

  it('gives nothing of the guest who comes next to the user whose token comes too late', async () => {
    const late: ((token: string) => void)[] = []
    let getToken = async (): Promise<string | null> => 'alice'
    session = getPageSession(api.url)
    session.configure({ getToken: () => getToken() })
    subscribe()
    await isReady()
    getToken = () => new Promise((resolve) => late.push(resolve))
    const { signal } = new AbortController()
    const report = session.getReport({ path: '/v1/me/genres', parameters: {} }, signal)
    await until(() => late.length === 1)

    getToken = async () => null
    session.resetSubject()
    await isReady()
    late[0]?.('alice')
    await report.catch(() => {})
    await session.track({ eventType: 'like', itemId: 'heat' })
    await until(async () => (await api.events()).length === 1, 'the like of the guest')

    const [parcel] = await api.requests('/v1/events')
    expect(parcel?.body.token).not.to.contain('alice')
    expect(await linked()).to.deep.equal([])
    expect(localStorage.getItem(`intellistream:${api.url}`)).to.contain('anonymous-1')
  })

  it('shows no stale slate of the user before', async () => {
    let user = 'alice'
    session = getPageSession(api.url)
    session.configure({ getToken: async () => user })
    subscribe()
    await isReady()

    user = 'bob'
    await api.reply('/v1/slates', { status: 503 })
    session.resetSubject()

    await until(() => states[0]?.type === 'error')
  })
})

describe('genres', () => {
  const toQuery = (range: string): ReportQuery => ({
    path: '/v1/me/genres',
    parameters: { range, count: 'each', compare: 'none' },
  })
  let range: string
  beforeEach(() => (range = '90d'))
  const ask = (onState: (state: GenreState) => void): ReportAsk<GenreReport> =>
    new ReportAsk({ session, query: () => toQuery(range), isEmpty: () => false, onState })

  it('come with the token of the session that the slates opened', async () => {
    session = getPageSession(api.url)
    subscribe()
    const genres: GenreState[] = []
    ask((state) => genres.unshift(state))

    await until(() => genres[0]?.type === 'ready')

    const asked = (await api.requests('/v1/me/genres')).filter(({ method }) => method === 'GET')
    expect(asked.map(({ authorization }) => authorization)).to.deep.equal(['Bearer anonymous-1'])
    expect(asked[0]?.path).to.contain('range=90d&count=each&compare=none&timeZone=')
    expect(await api.requests('/v1/session')).to.deep.equal([])
    expect(genres.map(({ type }) => type)).to.deep.equal(['ready', 'loading'])
  })

  it('are stale when they fail after they were there, and an error before', async () => {
    session = getPageSession(api.url)
    const genres: GenreState[] = []
    await api.reply('/v1/me/genres', {}, { status: 503 }, { status: 503 })
    const subscription = ask((state) => genres.unshift(state))
    await until(() => genres[0]?.type === 'ready')

    subscription.retry()
    await until(() => genres[0]?.type === 'stale')
    range = 'all'
    subscription.update()
    await until(() => genres[0]?.type === 'error')
  })
})
