// T17: script of the page can do what the page can; a token is not left lying about for what only looks.

import { expect } from '@open-wc/testing'
import '../../../components/is-provider/is-provider.ts'
import '../../../components/is-top-picks/is-top-picks.ts'
import { createPageApi } from '../../support/page-api.ts'
import { forgetEverything, openTab } from '../../support/tab.ts'
import { until } from '../../support/until.ts'

/** As Cognito's: the user in the middle, the proof behind it. */
const PROOF = 'canary-of-the-signature'
const TOKEN = `${btoa('{}')}.${btoa('{"sub":"alice"}')}.${PROOF}`
/** What this API calls its subjects by; a real one names nothing of a token. */
const withoutKey = (text: string): string => text.replaceAll(`key of ${TOKEN}`, '')
/** Of a provider whose tokens say nothing of the user. */
const OPAQUE = 'canary-of-an-opaque-token'

describe('the token of the page', () => {
  beforeEach(forgetEverything)
  after(forgetEverything)

  it('T17: is in no attribute, no property of an element or of the page, and no storage', async () => {
    const api = await createPageApi()
    const provider = document.createElement('is-provider')
    provider.setAttribute('api', api.url)
    provider.getToken = async () => TOKEN
    provider.append(document.createElement('is-top-picks'))
    document.body.append(provider)
    await until(async () => (await api.requests('/v1/slates')).length > 0, 'the slates to be asked for')
    const [request] = await api.requests('/v1/slates')

    expect(request?.body.token).to.equal(TOKEN)
    expect(provider.outerHTML + allShadows(provider)).not.to.contain(PROOF)
    expect(withoutKey(JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.to.contain(PROOF)
    expect(findText(globalThis, PROOF)).to.deep.equal([])
    for (const element of [provider, ...provider.querySelectorAll('*')])
      expect(findText(element, PROOF)).to.deep.equal([])
    // The measure itself.
    expect(findText({ a: { b: [TOKEN] } }, PROOF)).to.deep.equal(['a.b.0'])
    provider.remove()
  })

  it('T17: is in no storage when it says nothing of the user either, with an event that waits for its subject', async () => {
    const api = await createPageApi()
    await api.reply('/v1/session', { held: true })
    const { kit } = await openTab()
    const delivery = kit.configure({ api: api.url, getToken: async () => OPAQUE })
    const track = (): Promise<void> => kit.track({ eventType: 'click', itemId: 'heat' })
    await track()
    await until(async () => (await api.requests('/v1/session')).length === 1)

    const stored = track()
    const ahead = readKeys()
    await stored
    const waiting = readKeys() + (await readQueue())
    await api.release()
    await until(() => delivery.status.delivered === 2)

    expect(ahead).to.match(/"partition":"\S+ user:/)
    expect(waiting).to.match(/"partition":"\S+ user:/)
    expect(ahead + waiting).not.to.contain(OPAQUE)
    expect(withoutSubject(readKeys() + (await readQueue()))).not.to.contain(OPAQUE)
  })
})

const withoutSubject = (text: string): string =>
  text.replaceAll(`key of ${OPAQUE}`, '').replaceAll(`ingest of ${OPAQUE}`, '')

const readKeys = (): string => Object.entries({ ...localStorage, ...sessionStorage }).join('\n')

/** Everything that the queue has in IndexedDB. */
async function readQueue(): Promise<string> {
  const answerOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
    new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
  const database = await answerOf(indexedDB.open('intellistream-delivery', 1))
  const stores = ['events', 'partitions']
  const read = stores.map((name) => answerOf(database.transaction(name).objectStore(name).getAll()))
  database.close()
  return JSON.stringify(await Promise.all(read))
}

function allShadows(root: Element): string {
  return [root, ...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '').join('')
}

/** Paths of own properties below `from` whose text has `text`; symbols too. */
function findText(from: object, text: string): string[] {
  const seen = new Set<unknown>()
  const paths: string[] = []
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value === 'string' && withoutKey(value).includes(text)) paths.push(path.join('.'))
    if (typeof value !== 'object' || value === null || seen.has(value) || path.length > 6) return
    seen.add(value)
    if (value instanceof Map) value.forEach((one, key) => visit(one, [...path, String(key)]))
    for (const [key, { value: own }] of Object.entries(Object.getOwnPropertyDescriptors(value)))
      visit(own, [...path, key])
    for (const key of Object.getOwnPropertySymbols(value))
      visit(Object.getOwnPropertyDescriptor(value, key)?.value, [...path, key.toString()])
  }
  visit(from, [])
  return paths
}
