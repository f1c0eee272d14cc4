// Names that are known before anything exists, so that stacks need not wait for each other.

import type { Settings } from './settings.ts'

/** https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
export const USE_CASES = [
  'top-picks',
  'more-like-x',
  'because-you-watched-x',
  'most-popular',
  'trending-now',
] as const
export type UseCase = (typeof USE_CASES)[number]

/** In campaigns mode: what a solution of our own answers. "Because you watched" asks the one for similar items. */
const CAMPAIGNS: Record<UseCase, string> = {
  'top-picks': 'top-picks',
  'more-like-x': 'similar-items',
  'because-you-watched-x': 'similar-items',
  'most-popular': 'popular',
  'trending-now': 'trending',
}

export type Names = ReturnType<typeof toNames>

export function toNames({ stage, account, region, mode }: Settings) {
  const prefix = `intellistream-${stage}`
  const personalizeArn = (kind: string, name: string) =>
    `arn:aws:personalize:${region}:${account}:${kind}/${name}`
  const bucket = (purpose: string) => `${prefix}-${purpose}-${account}-${region}`
  return {
    prefix,
    dataBucket: bucket('data'),
    dataBucketArn: `arn:aws:s3:::${bucket('data')}`,
    kitBucket: bucket('kit'),
    logBucket: bucket('logs'),
    archiveQueue: `${prefix}-archive`,
    archiveDeadLetters: `${prefix}-archive-dead-letters`,
    titleQueue: `${prefix}-titles`,
    titleDeadLetters: `${prefix}-titles-dead-letters`,
    functions: {
      slates: `${prefix}-slates`,
      ingest: `${prefix}-ingest`,
      operators: `${prefix}-operators`,
      forwarder: `${prefix}-forwarder`,
      job: `${prefix}-job`,
      titles: `${prefix}-titles`,
    },
    secrets: { token: `${prefix}/token`, origin: `${prefix}/origin`, tmdbToken: `${prefix}/tmdb-token` },
    /** By name, because the bucket's policy tells it from all others. */
    jobRoleArn: `arn:aws:iam::${account}:role/${prefix}-job-role`,
    metricsNamespace: `IntelliStream/${stage}`,
    loop: `${prefix}-loop`,
    database: `${prefix.replaceAll('-', '_')}`,
    workgroup: prefix,
    /** What answers live and hears of events. */
    datasetGroup: prefix,
    /** The loop's own, without an event tracker: a model must not see what is held out to measure it. */
    loopDatasetGroup: `${prefix}-loop`,
    datasetGroupArn: personalizeArn('dataset-group', prefix),
    datasetGroupArns: [prefix, `${prefix}-loop`].map((name) => personalizeArn('dataset-group', name)),
    /** Of everything in Personalize that belongs to this stage. */
    personalizeArns: (kind: string) => personalizeArn(kind, `${prefix}*`),
    genreFilter: `${prefix}-genre`,
    genreFilterArn: personalizeArn('filter', `${prefix}-genre`),
    /** What answers each use case; none in batch mode. */
    servingArns: Object.fromEntries(
      mode === 'batch'
        ? []
        : USE_CASES.map((useCase) => [
            useCase,
            mode === 'recommenders'
              ? personalizeArn('recommender', `${prefix}-${useCase}`)
              : personalizeArn('campaign', `${prefix}-${CAMPAIGNS[useCase]}`),
          ]),
    ) as Partial<Record<UseCase, string>>,
  }
}
