// The adapters against AWS itself, with the tests that they pass on this machine. Skipped, and says why, without credentials.

import { randomUUID } from 'node:crypto'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, describe, expect, it } from 'vitest'
import { personalizeRecommender } from '../../edge-api/adapters/personalize/recommender.ts'
import { s3ObjectStore } from '../../edge-api/adapters/s3/object-store.ts'
import { readConfig } from '../../edge-api/config.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'
import { describeObjectStore } from '../edge-api/adapters/describe-object-store.ts'
import { radosgwClient } from '../support/radosgw-client.ts'

const { region, dataBucket, personalize } = readConfig(process.env)
const { topPicks, moreLikeX, becauseYouWatchedX, mostPopular, trendingNow } = personalize.recommenderArns
const hasCredentials = Boolean(process.env['AWS_ACCESS_KEY_ID'] ?? process.env['AWS_PROFILE'])
const hasBucket = hasCredentials && dataBucket !== undefined
const hasRecommenders =
  hasCredentials && topPicks && moreLikeX && becauseYouWatchedX && mostPopular && trendingNow

const radosgwUrl = process.env['RADOSGW_URL']
const hasRadosgw = hasBucket && radosgwUrl !== undefined

if (!hasRadosgw)
  console.warn(
    'radosgw is skipped: set RADOSGW_URL, AWS credentials of one of its users, and DATA_BUCKET, which exists',
  )
if (!hasBucket) console.warn('S3 is skipped: set AWS credentials and DATA_BUCKET, a bucket for tests')
if (!hasRecommenders)
  console.warn('Personalize is skipped: set AWS credentials and the five PERSONALIZE_*_ARN')

/** Every store gets a folder of its own, which is removed at the end. */
function inFolder(store: ObjectStore, folder: string): ObjectStore {
  const strip = (key: string) => key.slice(folder.length)
  return {
    get: (key, held) => store.get(folder + key, held),
    head: async (key) => {
      const info = await store.head(folder + key)
      return info && { ...info, key }
    },
    put: (key, body, condition) => store.put(folder + key, body, condition),
    async *list(prefix, options) {
      const startAfter = options?.startAfter === undefined ? {} : { startAfter: folder + options.startAfter }
      for await (const info of store.list(folder + prefix, startAfter))
        yield { ...info, key: strip(info.key) }
    },
    async *listKeys(prefix, options) {
      const startAfter = options?.startAfter === undefined ? {} : { startAfter: folder + options.startAfter }
      for await (const key of store.listKeys(folder + prefix, startAfter)) yield strip(key)
    },
    getRange: (key, offset, length) => store.getRange(folder + key, offset, length),
    delete: (key) => store.delete(folder + key),
  }
}

function describeBucket(name: string, client: S3Client): void {
  const run = `test-${randomUUID()}/`
  const bucket = s3ObjectStore({ client, bucket: dataBucket ?? 'none', timeoutMs: 20_000 })
  afterAll(async () => {
    for await (const key of bucket.listKeys(run)) await bucket.delete(key)
  })
  describeObjectStore(name, async () => inFolder(bucket, `${run}${randomUUID()}/`))
}

describe.skipIf(!hasBucket || hasRadosgw)('S3', () => {
  describeBucket('s3 on AWS', new S3Client({ region, maxAttempts: 2 }))
})

describe.skipIf(!hasRadosgw)('radosgw', () => {
  describeBucket('s3 on radosgw', radosgwClient({ url: radosgwUrl ?? 'http://127.0.0.1', region }))
})

describe.skipIf(!hasRecommenders)('Personalize', () => {
  it('answers every question of ours with a list and an id', async () => {
    const recommender = personalizeRecommender({
      client: new PersonalizeRuntimeClient({ region, maxAttempts: 2 }),
      recommenderArns: {
        topPicks: topPicks ?? '',
        moreLikeX: moreLikeX ?? '',
        becauseYouWatchedX: becauseYouWatchedX ?? '',
        mostPopular: mostPopular ?? '',
        trendingNow: trendingNow ?? '',
      },
    })
    const request = { userId: 'intellistream-test', numResults: 25 }
    const popular = await recommender.getPopularItems(request)
    const itemId = popular.items[0]?.itemId ?? '1'

    for (const answer of [
      popular,
      await recommender.getTopPicks(request),
      await recommender.getTrendingItems(request),
      await recommender.getSimilarItems({ ...request, itemId }),
      await recommender.getBecauseYouWatched({ ...request, itemId }),
    ]) {
      expect(answer.recommendationId).to.have.length.within(1, 40)
      expect(answer.items).not.to.be.empty
    }
  })
})
