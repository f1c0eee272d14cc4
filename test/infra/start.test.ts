// What the API's function does before its first request, in the time that nobody waits for a route.

import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bundleFunctions, type Bundles } from '../../infra/functions/bundle.ts'
import { environmentOf } from './support/environment.ts'
import { startFakeAws, type FakeAws } from './support/fake-aws.ts'
import { httpEvent, type HttpAnswer } from './support/http-events.ts'
import { startLambda } from './support/start-lambda.ts'
import { namesOf, synthesize } from './support/synthesize.ts'

const CONTEXT = { mode: 'recommenders' }
const SECRET = 'what CloudFront says, long enough'
const ITEMS_KEY = 'catalog/items.ndjson.gz'
const ITEMS = gzipSync('{"itemId":"1","title":"Heat"}\n{"itemId":"2","title":"Alien"}\n')
const names = namesOf(CONTEXT)
const templates = synthesize(CONTEXT)

let bundles: Bundles
let aws: FakeAws

beforeAll(async () => {
  bundles = await bundleFunctions()
  aws = await startFakeAws(names.dataBucket)
  aws.secrets[names.secrets.token] = { AWSCURRENT: 'signs tokens now, and is long enough' }
  aws.secrets[names.secrets.origin] = { AWSCURRENT: SECRET }
  aws.answers['personalize:GetRecommendations'] = () => ({
    recommendationId: 'RID-1',
    itemList: [{ itemId: '1' }, { itemId: '2' }],
  })
}, 240_000)
afterAll(() => aws?.close())

async function start() {
  const environment = environmentOf(templates, names.functions.slates, CONTEXT)
  const lambda = await startLambda(bundles.api, { ...environment, ...aws.environment })
  onTestFinished(() => lambda.stop())
  return async function getPopularTitles(): Promise<string[]> {
    const { body } = await lambda.invoke<HttpAnswer>(
      httpEvent('/v1/popular', { headers: { 'x-origin-secret': SECRET } }),
    )
    return (JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title)
  }
}

describe('the start of the API', () => {
  it('reads the catalog beside its secrets, so that the first slate asks the recommender alone', async () => {
    await aws.objectStore.put(ITEMS_KEY, ITEMS)
    const getPopularTitles = await start()
    const askedBefore = aws.calls.length

    expect(await getPopularTitles()).to.deep.equal(['Heat', 'Alien'])
    const actions = aws.calls.slice(askedBefore).map(({ action }) => action)
    expect(actions).to.deep.equal(['personalize:GetRecommendations'])
  })

  it('does not fail without a catalog: it is read with the first slate', async () => {
    await aws.objectStore.delete(ITEMS_KEY)
    const getPopularTitles = await start()

    await aws.objectStore.put(ITEMS_KEY, ITEMS)

    expect(await getPopularTitles()).to.deep.equal(['Heat', 'Alien'])
  })
})
