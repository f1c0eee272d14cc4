// The only reader of environment names. Every value is checked here, so that a wrong one is one sentence at the start.

import * as v from 'valibot'

/** The environment cannot be used; the message has a line for each name at fault. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig'
}

const PORT = 'a port from 1 to 65535'
const ORIGINS = 'origins such as https://www.example.com, separated by commas, or *'
const ARN = 'an ARN of Amazon Personalize'
const SECRET_ID = 'the name or ARN of a secret'
const ROLE = 'an ARN of a role'
const USER_POOL_ID = 'the id of a user pool such as us-east-1_AbCdEf123'
const URL_TEXT = 'an address such as https://api.example.com'

const TMDB_NOTICE = 'This product uses the TMDB API but is not endorsed or certified by TMDB.'

const PortSchema = v.pipe(
  v.string(PORT),
  v.regex(/^\d{1,5}$/, PORT),
  v.transform(Number),
  v.minValue(1, PORT),
  v.maxValue(65_535, PORT),
)
const WordsSchema = v.pipe(
  v.string('words separated by commas'),
  v.transform((text) => text.split(',').map((word) => word.trim())),
  v.everyItem((word) => word !== '', 'words separated by commas'),
)
const AllowedOriginsSchema = v.pipe(
  v.string(ORIGINS),
  v.transform((text): '*' | string[] =>
    text.trim() === '*' ? '*' : text.split(',').map((origin) => origin.trim()),
  ),
  v.check((origins) => origins === '*' || origins.every(isOrigin), ORIGINS),
)
const ArnSchema = v.pipe(
  v.string(ARN),
  v.maxLength(256, ARN),
  v.regex(/^arn:[a-z\d-]+:personalize:.*:.*:.+$/, ARN),
)
const RoleArnSchema = v.pipe(v.string(ROLE), v.regex(/^arn:[a-z\d-]+:iam::\d{12}:role\/.+$/, ROLE))
const UrlSchema = v.pipe(v.string(URL_TEXT), v.url(URL_TEXT))
const SecretIdSchema = v.pipe(v.string(SECRET_ID), v.regex(/^[\w:/+=.@-]{1,512}$/, SECRET_ID))
const UserPoolIdSchema = v.pipe(
  v.string(USER_POOL_ID),
  v.regex(/^[a-z]{2,4}(-[a-z]+)+-\d_[A-Za-z\d]{1,50}$/, USER_POOL_ID),
)
const TextSchema = v.pipe(v.string('a value'), v.trim(), v.minLength(1, 'a value'))
const SecretSchema = v.pipe(v.string(), v.minLength(32, 'at least 32 characters that nobody can guess'))
const WholeSchema = v.pipe(
  v.string('a whole number'),
  v.regex(/^\d{1,7}$/, 'a whole number'),
  v.transform(Number),
)

const CONTEXT = 'DEVICE, DAYPART or LOCALE, separated by commas'
const ContextSchema = v.pipe(
  WordsSchema,
  v.everyItem((word) => /^(device|daypart|locale)$/i.test(word), CONTEXT),
)
const COLUMNS = 'at most 10 names of columns, separated by commas'
const ColumnsSchema = v.pipe(
  WordsSchema,
  v.maxLength(10, COLUMNS),
  v.everyItem((word) => /^\w{1,150}$/.test(word), COLUMNS),
)
const PERCENT = 'a whole number from 1 to 100'
const PercentSchema = v.pipe(
  v.string(PERCENT),
  v.regex(/^\d{1,3}$/, PERCENT),
  v.transform(Number),
  v.minValue(1, PERCENT),
  v.maxValue(100, PERCENT),
)

/** Names that are not set are absent; which of them a mode needs is said in compose/. */
const EnvironmentSchema = v.object({
  PORT: v.optional(PortSchema, '8787'),
  /** The folder that holds everything in local mode. */
  INTELLISTREAM_DATA: v.optional(TextSchema, '.intellistream'),
  /** The bucket that holds everything on AWS. */
  DATA_BUCKET: v.exactOptional(TextSchema),
  AWS_REGION: v.optional(TextSchema, 'us-east-1'),
  /** `batch`: slates come from the last batch, and no recommender or campaign runs by the hour. Build tools set other words. */
  MODE: v.pipe(
    v.optional(v.string(), 'live'),
    v.transform((text) => (text === 'batch' ? 'batch' : 'live')),
  ),
  PERSONALIZE_TOP_PICKS_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_MORE_LIKE_X_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_BECAUSE_YOU_WATCHED_X_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_MOST_POPULAR_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_TRENDING_NOW_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_GENRE_FILTER_ARN: v.exactOptional(ArnSchema),
  /** A campaign of a ranking recipe, for custom dataset groups. */
  PERSONALIZE_RANKING_ARN: v.exactOptional(ArnSchema),
  /** Columns of the Interactions dataset that a request is told by: DEVICE, DAYPART, LOCALE. */
  PERSONALIZE_CONTEXT: v.exactOptional(ContextSchema),
  /** Of the items that the filter includes, so many percent of each slate. */
  PERSONALIZE_PROMOTION_FILTER_ARN: v.exactOptional(ArnSchema),
  PERSONALIZE_PROMOTION_PERCENT: v.optional(PercentSchema, '10'),
  /** Columns of the Items dataset to be sent along, where metadata is enabled. */
  PERSONALIZE_METADATA_COLUMNS: v.exactOptional(ColumnsSchema),
  PERSONALIZE_TRACKING_ID: v.exactOptional(TextSchema),
  /** Sends likes to Personalize: right for custom recipes, wrong for domain recommenders. */
  PERSONALIZE_LIKES: v.optional(v.picklist(['true', 'false'], 'true or false'), 'false'),
  PERSONALIZE_TIMEOUT_MS: v.optional(WholeSchema, '400'),
  PROFILE_TIMEOUT_MS: v.optional(WholeSchema, '250'),
  TOTAL_TIMEOUT_MS: v.optional(WholeSchema, '1200'),
  /** What the batch loop trains in, and who reads the bucket for it. */
  PERSONALIZE_DATASET_GROUP: v.exactOptional(TextSchema),
  /** Every dataset group that holds what users did, for when one wants it forgotten. */
  PERSONALIZE_DATASET_GROUP_ARNS: v.exactOptional(
    v.pipe(
      WordsSchema,
      v.everyItem((arn) => v.is(ArnSchema, arn), ARN),
    ),
  ),
  PERSONALIZE_ROLE_ARN: v.exactOptional(RoleArnSchema),
  /** Where campaigns that do not exist are trained and made; without it none are made. */
  PERSONALIZE_LIVE_DATASET_GROUP_ARN: v.exactOptional(ArnSchema),
  /** Questions a second that each campaign is paid for, asked or not. */
  PERSONALIZE_MIN_TPS: v.optional(WholeSchema, '1'),
  /** So long without a visit, and what answers live is stopped until somebody comes; 0 for never. */
  PERSONALIZE_IDLE_HOURS: v.optional(WholeSchema, '0'),
  ATHENA_WORKGROUP: v.exactOptional(TextSchema),
  ATHENA_DATABASE: v.exactOptional(TextSchema),
  /** A file like catalog/items.ndjson.gz beside the function: what is shown while the bucket cannot be read. */
  BUILT_IN_CATALOG: v.exactOptional(TextSchema),
  /** On a laptop. On AWS a secret is named here and its text is read once, from Secrets Manager. */
  TMDB_TOKEN: v.exactOptional(TextSchema),
  TMDB_TOKEN_ID: v.exactOptional(SecretIdSchema),
  /** Languages to show titles in, the first for everybody else. */
  TMDB_LOCALES: v.optional(WordsSchema, 'en'),
  /** Where TMDB is, for tests of one's own. */
  TMDB_URL: v.exactOptional(UrlSchema),
  /** What TMDB's terms ask to be shown with its data; check the current wording before a release. */
  TMDB_NOTICE: v.optional(TextSchema, TMDB_NOTICE),
  TOKEN_SECRET_ID: v.exactOptional(SecretIdSchema),
  /** What CloudFront says to prove that a request came through it. */
  ORIGIN_SECRET_ID: v.exactOptional(SecretIdSchema),
  COGNITO_USER_POOL_ID: v.exactOptional(UserPoolIdSchema),
  COGNITO_CLIENT_IDS: v.exactOptional(WordsSchema),
  /** Where CloudWatch keeps our metrics; without it none are written. */
  METRICS_NAMESPACE: v.exactOptional(TextSchema),
  /** In local mode every site may read, unless the name is set. */
  ALLOWED_ORIGINS: v.exactOptional(AllowedOriginsSchema),
  /** Signs our own tokens and cursors. In local mode one is made and kept in the data folder. */
  TOKEN_SECRET: v.exactOptional(SecretSchema),
  /** Where this API is reached from outside; addresses of drawn posters begin with it. */
  PUBLIC_URL: v.exactOptional(UrlSchema),
})

export type EnvironmentName = keyof typeof EnvironmentSchema.entries

/** Every name that is read, for who sets them. */
export const ENVIRONMENT_NAMES = Object.keys(EnvironmentSchema.entries) as readonly EnvironmentName[]

export interface Config {
  port: number
  dataFolder: string
  dataBucket?: string
  region: string
  builtInCatalog?: string
  mode: 'live' | 'batch'
  personalize: {
    recommenderArns: {
      topPicks?: string
      moreLikeX?: string
      becauseYouWatchedX?: string
      mostPopular?: string
      trendingNow?: string
    }
    genreFilterArn?: string
    rankingArn?: string
    contextColumns?: string[]
    promotion?: { filterArn: string; percent: number }
    metadataColumns?: string[]
    trackingId?: string
    forwardLikes: boolean
    datasetGroup?: string
    datasetGroupArns?: string[]
    roleArn?: string
    liveDatasetGroupArn?: string
    minTps: number
    idleHours: number
  }
  athena: { workgroup?: string; database?: string }
  timeouts: { recommenderTimeoutMs: number; profileTimeoutMs: number; totalTimeoutMs: number }
  tmdb: { token?: string; url?: string; locales: string[]; notice: string }
  /** Names of secrets, to be read from Secrets Manager. */
  secretIds: { token?: string; origin?: string; tmdbToken?: string }
  cognito: { userPoolId?: string; clientIds?: string[] }
  metricsNamespace?: string
  allowedOrigins?: '*' | string[]
  tokenSecret?: string
  publicUrl?: string
}

/** Throws InvalidConfig. An empty value counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = v.safeParse(EnvironmentSchema, set)
  if (!parsed.success) {
    const lines = parsed.issues.map((issue) => `${v.getDotPath(issue)} must be ${issue.message}`)
    throw new InvalidConfig(lines.join('\n'))
  }
  const env = parsed.output
  return {
    port: env.PORT,
    dataFolder: env.INTELLISTREAM_DATA,
    ...present('dataBucket', env.DATA_BUCKET),
    region: env.AWS_REGION,
    ...present('builtInCatalog', env.BUILT_IN_CATALOG),
    mode: env.MODE,
    personalize: {
      recommenderArns: {
        ...present('topPicks', env.PERSONALIZE_TOP_PICKS_ARN),
        ...present('moreLikeX', env.PERSONALIZE_MORE_LIKE_X_ARN),
        ...present('becauseYouWatchedX', env.PERSONALIZE_BECAUSE_YOU_WATCHED_X_ARN),
        ...present('mostPopular', env.PERSONALIZE_MOST_POPULAR_ARN),
        ...present('trendingNow', env.PERSONALIZE_TRENDING_NOW_ARN),
      },
      ...present('genreFilterArn', env.PERSONALIZE_GENRE_FILTER_ARN),
      ...present('rankingArn', env.PERSONALIZE_RANKING_ARN),
      ...present('contextColumns', env.PERSONALIZE_CONTEXT),
      ...(env.PERSONALIZE_PROMOTION_FILTER_ARN === undefined
        ? {}
        : {
            promotion: {
              filterArn: env.PERSONALIZE_PROMOTION_FILTER_ARN,
              percent: env.PERSONALIZE_PROMOTION_PERCENT,
            },
          }),
      ...present('metadataColumns', env.PERSONALIZE_METADATA_COLUMNS),
      ...present('trackingId', env.PERSONALIZE_TRACKING_ID),
      forwardLikes: env.PERSONALIZE_LIKES === 'true',
      ...present('datasetGroup', env.PERSONALIZE_DATASET_GROUP),
      ...present('datasetGroupArns', env.PERSONALIZE_DATASET_GROUP_ARNS),
      ...present('roleArn', env.PERSONALIZE_ROLE_ARN),
      ...present('liveDatasetGroupArn', env.PERSONALIZE_LIVE_DATASET_GROUP_ARN),
      minTps: env.PERSONALIZE_MIN_TPS,
      idleHours: env.PERSONALIZE_IDLE_HOURS,
    },
    athena: {
      ...present('workgroup', env.ATHENA_WORKGROUP),
      ...present('database', env.ATHENA_DATABASE),
    },
    timeouts: {
      recommenderTimeoutMs: env.PERSONALIZE_TIMEOUT_MS,
      profileTimeoutMs: env.PROFILE_TIMEOUT_MS,
      totalTimeoutMs: env.TOTAL_TIMEOUT_MS,
    },
    tmdb: {
      ...present('token', env.TMDB_TOKEN),
      ...present('url', env.TMDB_URL),
      locales: env.TMDB_LOCALES,
      notice: env.TMDB_NOTICE,
    },
    secretIds: {
      ...present('token', env.TOKEN_SECRET_ID),
      ...present('origin', env.ORIGIN_SECRET_ID),
      ...present('tmdbToken', env.TMDB_TOKEN_ID),
    },
    cognito: {
      ...present('userPoolId', env.COGNITO_USER_POOL_ID),
      ...present('clientIds', env.COGNITO_CLIENT_IDS),
    },
    ...present('metricsNamespace', env.METRICS_NAMESPACE),
    ...present('allowedOrigins', env.ALLOWED_ORIGINS),
    ...present('tokenSecret', env.TOKEN_SECRET),
    ...present('publicUrl', env.PUBLIC_URL),
  }
}

/** The property, when there is a value for it. */
function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text
  } catch {
    return false
  }
}
