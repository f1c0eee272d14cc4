// The ARNs of a local account. They follow from region, account and data alone, so that a restart changes none.
import { createHash } from 'node:crypto'
import { CUSTOM_KEYS, DOMAIN_KEYS, RECIPES } from './recipes.ts'
import type { CampaignKey, RecommenderKey } from './recipes.ts'

/** The dataset group that everything here belongs to, and the prefix of the names in it. */
const GROUP = 'intellistream'

export interface Account {
  region: string
  accountId: string
}

export type DatasetType = 'INTERACTIONS' | 'ITEMS' | 'USERS'
export const DATASET_TYPES = ['INTERACTIONS', 'ITEMS', 'USERS'] as const

export interface ResourceNames {
  datasetGroupName: string
  datasetGroupArn: string
  datasetArns: Record<DatasetType, string>
  schemaArns: Record<DatasetType, string>
  recommenderArns: Record<RecommenderKey, string>
  campaignArns: Record<CampaignKey, string>
  solutionArns: Record<CampaignKey, string>
  eventTrackerArn: string
  trackingId: string
  arnOf: (type: string, name: string) => string
}

export function toResourceNames({ region, accountId }: Account): ResourceNames {
  const arnOf = (type: string, name: string): string =>
    `arn:aws:personalize:${region}:${accountId}:${type}/${name}`
  const digest = createHash('sha256').update(`${GROUP} ${region} ${accountId}`).digest('hex')
  const each = <K extends string>(keys: readonly K[], arn: (key: K) => string): Record<K, string> =>
    Object.fromEntries(keys.map((key) => [key, arn(key)])) as Record<K, string>
  return {
    datasetGroupName: GROUP,
    datasetGroupArn: arnOf('dataset-group', GROUP),
    datasetArns: each(DATASET_TYPES, (type) => arnOf('dataset', `${GROUP}/${type}`)),
    schemaArns: each(DATASET_TYPES, (type) => arnOf('schema', `${GROUP}-${type.toLowerCase()}`)),
    recommenderArns: each(DOMAIN_KEYS, (key) => arnOf('recommender', nameOf(key))),
    campaignArns: each(CUSTOM_KEYS, (key) => arnOf('campaign', nameOf(key))),
    solutionArns: each(CUSTOM_KEYS, (key) => arnOf('solution', nameOf(key))),
    eventTrackerArn: arnOf('event-tracker', digest.slice(0, 8)),
    trackingId: digest.slice(8, 40).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    arnOf,
  }
}

/** `intellistream-top-picks`: the recipe's name without its domain. */
export function nameOf(key: RecommenderKey | CampaignKey): string {
  return `${GROUP}-${RECIPES[key].name.replace(/^vod-/, '')}`
}
