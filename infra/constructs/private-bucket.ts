// A bucket that nobody reads but who is named, by TLS only.

import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

export interface PrivateBucketProps {
  bucketName: string
  versioned?: boolean
  lifecycleRules?: LifecycleRule[]
  /** Where its access log goes. */
  log?: { bucket: IBucket; prefix: string }
}

/** Kept when its stack goes: `npm run destroy` says how to empty and remove it. */
export function privateBucket(
  scope: Construct,
  id: string,
  { bucketName, versioned = false, lifecycleRules = [], log }: PrivateBucketProps,
): Bucket {
  return new Bucket(scope, id, {
    bucketName,
    versioned,
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ...lifecycleRules,
    ],
    ...(log === undefined ? {} : { serverAccessLogsBucket: log.bucket, serverAccessLogsPrefix: log.prefix }),
  })
}
