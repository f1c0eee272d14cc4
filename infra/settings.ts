// What an operator chooses, from the context of the CDK: `-c stage=dev -c mode=batch`. Every value is checked before a stack is made.

import type { EnvironmentName } from '../edge-api/config.ts'

/** `batch`: nothing runs by the hour. `recommenders`: VIDEO_ON_DEMAND recommenders. `campaigns`: solutions of our own. */
export type Mode = 'batch' | 'recommenders' | 'campaigns'

export interface Settings {
  /** Part of every name, so that stages live side by side in one account. */
  stage: string
  account: string
  region: string
  mode: Mode
  /** Whether titles get their pictures from TMDB. */
  tmdb: boolean
  /** A file like catalog/items.ndjson.gz, to be shown while the bucket cannot be read. */
  builtInCatalog?: string
  /** Questions a second that each campaign or recommender is paid for, asked or not. */
  minTps: number
  /** What campaigns of one's own can do beside: `campaigns` mode only, by the names of edge-api/config.ts. */
  custom: Partial<Record<CustomName, string>>
  /** So long without a visit, and they are stopped until somebody comes; 0 for never. */
  idleHours: number
  /** Languages that titles are shown in. */
  locales: readonly string[]
  waf: boolean
  /** The API's own name; without one, it is the content network's. */
  domain?: { name: string; certificateArn: string }
  /** Sites that may use the API. */
  allowedOrigins: readonly string[]
  /** Who hears of alarms; nobody when absent. */
  alarmEmail?: string
  monthlyBudgetDollars: number
  /** When the batch loop runs, as EventBridge Scheduler writes it, UTC. */
  loopSchedule: string
  /** Another one starts every process of the API anew, so that it reads its secrets again. */
  restart?: string
  /** The version of the origin secret that the content network sends; a rotation changes it. */
  originSecretVersion?: string
}

const FILTER_ARN = /^arn:aws:personalize:[^:]+:\d{12}:filter\/.+$/
const CAMPAIGN_ARN = /^arn:aws:personalize:[^:]+:\d{12}:campaign\/.+$/
const CUSTOM = {
  rankingArn: ['PERSONALIZE_RANKING_ARN', CAMPAIGN_ARN, 'a campaign of a ranking recipe'],
  context: ['PERSONALIZE_CONTEXT', /^\w+(,\w+)*$/, 'DEVICE, DAYPART or LOCALE, separated by commas'],
  promotionFilterArn: ['PERSONALIZE_PROMOTION_FILTER_ARN', FILTER_ARN, 'a filter'],
  promotionPercent: ['PERSONALIZE_PROMOTION_PERCENT', /^([1-9]\d?|100)$/, 'a whole number from 1 to 100'],
  metadataColumns: ['PERSONALIZE_METADATA_COLUMNS', /^\w+(,\w+)*$/, 'columns separated by commas'],
} as const satisfies Record<string, readonly [EnvironmentName, RegExp, string]>
type CustomName = (typeof CUSTOM)[keyof typeof CUSTOM][0]

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings'
}

/** CloudFront's firewalls and certificates live there: https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html */
const CLOUDFRONT_REGION = 'us-east-1'
/** Nothing is looked up with them: a template is made without an account. */
const NO_ACCOUNT = '111111111111'

/** Throws InvalidSettings; the message has a line for each value at fault. */
export function readSettings(context: (name: string) => unknown): Settings {
  const faults: string[] = []
  const read = (name: string, otherwise: string, pattern: RegExp, meaning: string): string => {
    const given: unknown = context(name) ?? otherwise
    const value =
      typeof given === 'string' || typeof given === 'boolean' || typeof given === 'number'
        ? String(given)
        : ''
    if (!pattern.test(value)) faults.push(`${name} must be ${meaning}, got "${value}"`)
    return value
  }
  const optional = (name: string, pattern: RegExp, meaning: string): string | undefined =>
    context(name) === undefined ? undefined : read(name, '', pattern, meaning)
  const isOn = (name: string, otherwise: boolean): boolean =>
    read(name, String(otherwise), /^(true|false)$/, 'true or false') === 'true'

  const region = read('region', CLOUDFRONT_REGION, /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as us-east-1')
  const domainName = optional('domainName', /^[a-z\d-]+(\.[a-z\d-]+)+$/, 'a name such as api.example.com')
  const certificateArn = optional(
    'certificateArn',
    /^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/,
    `an ACM certificate in ${CLOUDFRONT_REGION}`,
  )
  const alarmEmail = optional('alarmEmail', /^[^@\s]+@[^@\s]+$/, 'an address of a mailbox')
  const originSecretVersion = optional(
    'originSecretVersion',
    /^[\da-f-]{32,64}$/i,
    'the id of a version of the secret',
  )
  const restart = optional('restart', /^[\w:.-]{1,40}$/, 'a word, such as the time')
  const builtInCatalog = optional('builtInCatalog', /^.+\.ndjson\.gz$/, 'a file that ends in .ndjson.gz')
  const waf = isOn('waf', true)
  const custom: Settings['custom'] = {}
  for (const [name, [environmentName, pattern, meaning]] of Object.entries(CUSTOM)) {
    const value = optional(name, pattern, meaning)
    if (value !== undefined) custom[environmentName] = value
  }
  if (Object.keys(custom).length > 0 && context('mode') !== 'campaigns')
    faults.push(`${Object.keys(CUSTOM).join(', ')} need mode=campaigns: recommenders know none of them`)
  if (waf && region !== CLOUDFRONT_REGION)
    faults.push(`waf=true needs region=${CLOUDFRONT_REGION}, where CloudFront's firewalls live`)
  if ((domainName === undefined) !== (certificateArn === undefined))
    faults.push('domainName and certificateArn come together')

  const settings: Settings = {
    stage: read('stage', 'dev', /^[a-z][a-z\d]{1,9}$/, '2 to 10 lower-case letters and digits'),
    account: read('account', NO_ACCOUNT, /^\d{12}$/, 'the 12 digits of an account'),
    region,
    mode: read(
      'mode',
      'batch',
      /^(batch|recommenders|campaigns)$/,
      'batch, recommenders or campaigns',
    ) as Mode,
    tmdb: isOn('tmdb', false),
    custom,
    minTps: Number(read('minTps', '1', /^[1-9]\d{0,2}$/, 'a whole number from 1 to 999')),
    // The archive is looked through hour by hour.
    idleHours: Number(read('idleHours', '24', /^(\d{1,2}|1[0-5]\d|16[0-8])$/, '0 to 168 hours')),
    waf,
    locales: read('locales', 'en', /^[a-zA-Z-]+(,[a-zA-Z-]+)*$/, 'languages separated by commas').split(','),
    allowedOrigins: read(
      'allowedOrigins',
      'https://www.example.com',
      /^https?:\/\/[^/\s,]+(,https?:\/\/[^/\s,]+)*$/,
      'origins separated by commas',
    ).split(','),
    monthlyBudgetDollars: Number(read('monthlyBudget', '50', /^\d{1,6}$/, 'whole dollars')),
    loopSchedule: read('loopSchedule', 'cron(0 3 * * ? *)', /^(cron|rate)\(.+\)$/, 'cron(...) or rate(...)'),
    ...(domainName !== undefined && certificateArn !== undefined
      ? { domain: { name: domainName, certificateArn } }
      : {}),
    ...(restart === undefined ? {} : { restart }),
    ...(builtInCatalog === undefined ? {} : { builtInCatalog }),
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(originSecretVersion === undefined ? {} : { originSecretVersion }),
  }
  if (faults.length > 0) throw new InvalidSettings(faults.join('\n'))
  return settings
}
