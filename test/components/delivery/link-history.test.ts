import { expect } from '@open-wc/testing'
import type { ConnectedDelivery } from '../../../components/delivery/index.ts'
import { createPageApi, type PageApi, type SeenRequest } from '../../support/page-api.ts'
import { forgetEverything, openTab, type Tab } from '../../support/tab.ts'
import { until } from '../../support/until.ts'

let api: PageApi
let user: string | null

beforeEach(async () => {
  await forgetEverything()
  api = await createPageApi()
  user = null
})

after(forgetEverything)

const click = (itemId: string) => ({ eventType: 'click', itemId }) as const

interface Page extends Tab {
  delivery: ConnectedDelivery
}

/** A page that has the queue alone, of whoever is signed in. */
async function openPage(): Promise<Page> {
  const tab = await openTab()
  return { ...tab, delivery: tab.kit.configure({ api: api.url, getToken: async () => user }) }
}

/** A guest clicks, and then as alice; resolves when the API was asked for the history and has both. */
async function signIn(): Promise<Page> {
  const page = await openPage()
  await page.kit.track(click('of-guest'))
  await until(() => page.delivery.status.delivered === 1)
  user = 'alice'
  page.delivery.resetSubject()
  await page.kit.track(click('of-alice'))
  await until(async () => page.delivery.status.delivered === 2 && (await links()).length === 1)
  return page
}

const links = async (): Promise<SeenRequest[]> =>
  (await api.requests('/v1/session')).filter(({ body }) => body.token === 'alice' && body.anonymousToken)

const isForgotten = (): boolean => !JSON.stringify({ ...localStorage }).includes('anonymous-1')

describe('the history of a guest who signs in', () => {
  it('joins that of the user, and the guest is forgotten', async () => {
    await signIn()

    await until(isForgotten)
    expect((await links()).map(({ body }) => body)).to.deep.equal([
      { token: 'alice', anonymousToken: 'anonymous-1' },
    ])
  })

  it('joins it with the next session, also of another page, when that failed', async () => {
    await api.reply('/v1/session', {}, { status: 503 })
    const page = await signIn()
    page.close()
    await api.reply('/v1/events', { status: 401 })

    await (await openPage()).kit.track(click('of-alice-too'))

    await until(async () => (await links()).length === 2)
    await until(isForgotten)
  })

  it('joins nobody when the user signs out before it could', async () => {
    await api.reply('/v1/session', {}, { status: 503 })
    const page = await signIn()
    page.close()

    user = null
    await (await openPage()).kit.track(click('of-another-guest'))

    await until(async () => (await api.events()).length === 3, 'the events of all three')
    expect(isForgotten()).to.equal(true)
    expect(await links()).to.have.length(1)
  })
})
