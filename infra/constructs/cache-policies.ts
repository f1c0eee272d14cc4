// What the content network keeps, by who asks (decision 0004): everybody's answers by all that makes them differ, one person's never.

import { Duration } from 'aws-cdk-lib'
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

/** Answers are the same for everybody who asks the same; the origin says for how long, and silence is not at all. */
export function publicAnswers(scope: Construct, name: string): CachePolicy {
  return new CachePolicy(scope, 'PublicAnswers', {
    cachePolicyName: name,
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.hours(1),
    cookieBehavior: CacheCookieBehavior.none(),
    // Which site may read the answer is part of the answer.
    headerBehavior: CacheHeaderBehavior.allowList('Origin'),
    queryStringBehavior: CacheQueryStringBehavior.allowList('limit', 'genre', 'locale', 'cursor', 'exclude'),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  })
}

/** Versioned files never change: a year, as their own header says. */
export function versionedFiles(scope: Construct, name: string): CachePolicy {
  return new CachePolicy(scope, 'VersionedFiles', {
    cachePolicyName: name,
    minTtl: Duration.days(1),
    defaultTtl: Duration.days(365),
    maxTtl: Duration.days(365),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  })
}
