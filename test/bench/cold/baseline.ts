// The same work with nothing of ours: Hono and the AWS clients that the API uses, asked what the API asks before its first answer.

import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { compress } from 'hono/compress'

const { DATA_BUCKET: Bucket, PERSONALIZE_MOST_POPULAR_ARN: recommenderArn } = process.env
const secrets = new SecretsManagerClient({})
await Promise.all(
  ['TOKEN_SECRET_ID', 'ORIGIN_SECRET_ID'].flatMap((name) =>
    ['AWSCURRENT', 'AWSPREVIOUS', 'AWSPENDING'].map((VersionStage) =>
      secrets
        .send(new GetSecretValueCommand({ SecretId: process.env[name], VersionStage }))
        .catch(() => undefined),
    ),
  ),
)
const personalize = new PersonalizeRuntimeClient({})
const s3 = new S3Client({})
const app = new Hono().use(compress()).get('/v1/popular', async (c) => {
  const keys = ['catalog/items.ndjson.gz', 'mappings/Final2.csv', 'catalog/cards.en.ndjson.gz']
  const [{ itemList }] = await Promise.all([
    personalize.send(new GetRecommendationsCommand({ recommenderArn, userId: 'nobody', numResults: 200 })),
    ...keys.map((Key) =>
      s3.send(new GetObjectCommand({ Bucket, Key })).then(
        ({ Body }) => Body?.transformToByteArray(),
        () => undefined,
      ),
    ),
  ])
  return c.json({ items: itemList })
})

export const handler = handle(app)
