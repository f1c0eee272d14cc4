// Any bucket of S3, or of what speaks its wire, as an object store.

import { S3Client } from '@aws-sdk/client-s3'
import { s3ObjectStore } from '../adapters/s3/object-store.ts'
import type { ObjectStore } from '../ports/object-store.ts'

/** Files are large and nobody waits. */
const TIMEOUT_MS = 120_000

/** Address, region and credentials as any AWS SDK finds them: AWS_ENDPOINT_URL_S3, AWS_REGION, AWS_ACCESS_KEY_ID, ... */
export function openS3Buckets(): (bucket: string) => ObjectStore {
  // By path, because the stand-ins for S3 on a laptop have no host names for their buckets.
  const client = new S3Client({ forcePathStyle: true, followRegionRedirects: true })
  return (bucket) => s3ObjectStore({ client, bucket, timeoutMs: TIMEOUT_MS })
}
