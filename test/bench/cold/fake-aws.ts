// What a cold start asks: secrets, three objects, recommendations. In this process, so that the measured one pays for its own work alone.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import { s3ObjectStore } from '../../../edge-api/adapters/s3/object-store.ts'
import { startS3 } from '../../../edge-api/local/s3/start-s3.ts'

const ITEMS = 2000
const SECRET = 'a secret of the bench, long enough to sign with'
const ARN = 'arn:aws:personalize:us-east-1:000000000000:recommender/popular'

export interface FakeAws {
  environment: Record<string, string>
  close(): Promise<void>
}

export async function startFakeAws(): Promise<FakeAws> {
  const s3 = await startS3()
  const ids = Array.from({ length: ITEMS }, (_, index) => String(index + 1))
  const store = s3ObjectStore({
    client: new S3Client({
      endpoint: s3.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      forcePathStyle: true,
    }),
    bucket: 'data',
  })
  const lines = ids.map((itemId) => JSON.stringify({ itemId, title: `Title ${itemId}`, genres: ['Drama'] }))
  await store.put('catalog/items.ndjson.gz', gzipSync(lines.join('\n')))
  await store.put('mappings/Final2.csv', Buffer.from('movieId,tmdbId\n'))

  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      const isSecret = String(request.headers['x-amz-target'] ?? '').startsWith('secretsmanager')
      const itemList = ids.slice(0, 200).map((itemId) => ({ itemId, score: 0.01 }))
      response.end(
        JSON.stringify(isSecret ? { SecretString: SECRET } : { recommendationId: 'RID-1', itemList }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: url,
      // An address of numbers is reached by path, whatever the bucket.
      AWS_ENDPOINT_URL_S3: s3.url,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      DATA_BUCKET: 'data',
      TOKEN_SECRET_ID: 'token',
      ORIGIN_SECRET_ID: 'origin',
      COGNITO_USER_POOL_ID: 'us-east-1_Local0001',
      COGNITO_CLIENT_IDS: 'client',
      PERSONALIZE_TOP_PICKS_ARN: ARN,
      PERSONALIZE_MORE_LIKE_X_ARN: ARN,
      PERSONALIZE_BECAUSE_YOU_WATCHED_X_ARN: ARN,
      PERSONALIZE_MOST_POPULAR_ARN: ARN,
      PERSONALIZE_TRENDING_NOW_ARN: ARN,
      BENCH_ORIGIN_SECRET: SECRET,
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await s3.close()
    },
  }
}
