// What a month costs, by service, from how many come and how much they look at. Prices and assumptions are files to be edited.

import type { Mode } from '../settings.ts'
import assumptions from './assumptions.json' with { type: 'json' }
import table from './prices.json' with { type: 'json' }

export type PriceName = keyof typeof table.prices
export type Assumptions = typeof assumptions

export interface Load {
  /** People a month. */
  users: number
  /** Pages with our elements, for each of them, a month. */
  views: number
  mode: Mode
  waf: boolean
}

/** How much is used of what has a price. */
export type Usage = Partial<Record<PriceName, number>>

export interface Estimate {
  lines: { name: PriceName; amount: number; unit: string; dollars: number; source: string }[]
  dollars: number
}

const ALARMS = 20
const SECRETS = 3
const FIREWALL_RULES = 4
/** Slates: 1 GB of memory; ingest the same; the forwarder half, for some 5 ms an event. */
const FORWARDER_GB_SECONDS_AN_EVENT = 0.5 * 0.005
const SECONDS_AN_HOUR = 3600
const GB = 1e9

export function toUsage({ users, views, mode, waf }: Load, given: Assumptions = assumptions): Usage {
  const pages = users * views
  const publicAnswers = pages * given.publicAnswersAView
  const parcels = pages * given.parcelsAView
  const events = parcels * given.eventsAParcel
  const asked = publicAnswers * (1 - given.publicHitShare)
  const api = pages + asked + parcels
  const edge = pages + publicAnswers + parcels
  const archiveGb = (events * given.eventBytes) / GB / given.compactionRatio
  const asks = pages * given.recommenderAsksAView * (1 - given.heldAnswersShare)
  return {
    'cloudfront.requests': edge,
    'cloudfront.transfer':
      ((pages + publicAnswers) * given.slatesKilobytes * 1000 + pages * given.kitKilobytesAView * 1000) / GB,
    ...(waf ? { 'waf.acl': 1, 'waf.rules': FIREWALL_RULES, 'waf.requests': edge } : {}),
    'apigateway.requests': api,
    'lambda.requests': api + parcels / 10,
    'lambda.compute':
      ((pages + asked) * given.slatesMilliseconds + parcels * given.ingestMilliseconds) / 1000 +
      events * FORWARDER_GB_SECONDS_AN_EVENT,
    // A parcel: the archive, the index of its subject, the profile.
    's3.puts': parcels * 3,
    's3.gets': pages * 2 + parcels * 3,
    's3.storage': archiveGb * given.archiveMonths + (users * 2000) / GB,
    'sqs.requests': parcels * 3,
    'personalize.ingestion': (events * given.forwardedShare * given.eventBytes) / GB,
    // Campaigns are trained on what was promoted, each by its own recipe; recommenders train as part of their hours.
    'personalize.training':
      given.loopRunsAMonth * given.trainingHoursARun * (mode === 'campaigns' ? 1 + given.campaigns : 1),
    'personalize.batch': users * given.loopRunsAMonth,
    ...toServing(mode, asks, given),
    // Each day is read once when it is new, and the facts of all days at every run.
    'athena.scanned': (archiveGb * (1 + given.loopRunsAMonth * 0.3)) / 1000,
    'stepfunctions.transitions': given.loopRunsAMonth * 600,
    'cognito.users': users * given.signedInShare,
    'logs.ingestion': (api * given.logBytesARequest) / GB,
    alarms: ALARMS,
    secrets: SECRETS,
  }
}

function toServing(mode: Mode, asks: number, given: Assumptions): Usage {
  switch (mode) {
    case 'batch':
      return {}
    case 'campaigns':
      return { 'personalize.campaign': Math.max(asks, given.campaigns * given.hoursAMonth * SECONDS_AN_HOUR) }
    case 'recommenders': {
      const included = given.recommenders * given.hoursAMonth * SECONDS_AN_HOUR
      return {
        'personalize.recommender': given.recommenders * given.hoursAMonth,
        'personalize.recommenderRequests': Math.max(0, asks - included),
      }
    }
  }
}

export function price(usage: Usage, prices: typeof table.prices = table.prices): Estimate {
  const lines = (Object.entries(usage) as [PriceName, number][]).map(([name, amount]) => {
    const { dollars, per, unit, source } = prices[name]
    return { name, amount, unit, dollars: (amount / per) * dollars, source }
  })
  return { lines, dollars: lines.reduce((sum, line) => sum + line.dollars, 0) }
}

/** What each cache saves: the same month without it. */
export function toSavings(load: Load, given: Assumptions = assumptions): Record<string, number> {
  const { dollars } = price(toUsage(load, given))
  const without = (changed: Partial<Assumptions>) =>
    price(toUsage(load, { ...given, ...changed })).dollars - dollars
  return {
    'public answers at the edge': without({ publicHitShare: 0 }),
    'answers held by the server': without({ heldAnswersShare: 0 }),
    'compressed events': without({ compactionRatio: 1 }),
  }
}
