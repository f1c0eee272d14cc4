// GetPersonalizedRanking and GetActionRecommendations.
import { INVALID, NOT_FOUND, entries, ids, limits, required, text } from './row.ts'
import type { Row } from './row.ts'

const operation = 'GetPersonalizedRanking'
const base = {
  campaignArn: '<personalizedRankingV2>',
  userId: '<user>',
  inputList: ['<item>', '<otherItem>'],
}
const of = { operation, base }
const guide = { ...of, certainty: 'guide' } as const
const ranked = { 'personalizedRanking.0.itemId': 'string', 'personalizedRanking.0.score': 'number' } as const

const RANKING: Row[] = [
  {
    operation,
    title: 'the list, with scores and an id',
    request: base,
    expect: { status: 200, has: { ...ranked, personalizedRanking: 2, recommendationId: 'string' } },
    certainty: 'guide',
  },
  {
    operation,
    title: 'an item that is not trained on comes last, without a score',
    request: { ...base, inputList: ['nobody-knows', '<item>'] },
    expect: {
      status: 200,
      has: { ...ranked, 'personalizedRanking.1.itemId': 'string' },
      lacks: ['personalizedRanking.1.score'],
    },
    certainty: 'model',
  },
  {
    operation,
    title: 'an unknown campaign',
    request: { ...base, campaignArn: '<arn>:campaign/none' },
    expect: NOT_FOUND,
    certainty: 'model',
  },
  {
    operation,
    title: 'a campaign that does not rank',
    request: { ...base, campaignArn: '<userPersonalizationV2>' },
    expect: INVALID,
    certainty: 'unknown',
  },
  {
    operation,
    title: 'a user nobody knows',
    request: { ...base, userId: 'nobody-knows' },
    expect: { status: 200, has: ranked },
    certainty: 'guide',
  },
  {
    operation,
    title: 'metadata',
    request: { ...base, metadataColumns: { ITEMS: ['GENRES'] } },
    expect: { status: 200, has: { 'personalizedRanking.0.metadata': 'object' } },
    certainty: 'model',
  },
  {
    operation,
    title: 'a filter',
    request: { ...base, filterArn: '<genreFilter>', filterValues: { GENRES: '<genre>' } },
    expect: { status: 200, has: { personalizedRanking: 'list' } },
    certainty: 'guide',
  },
  {
    operation,
    title: 'a filter nobody made',
    request: { ...base, filterArn: '<arn>:filter/none' },
    expect: NOT_FOUND,
    certainty: 'model',
  },
  ...required(of, 'campaignArn', 'userId', 'inputList'),
  ...limits(of, 'campaignArn', { bad: { 'no ARN': 'ranking', '257 characters': `<arn>:${text(257)}` } }),
  ...limits(of, 'userId', { ok: { '256 characters': text(256) }, bad: { '257 characters': text(257) } }),
  ...limits(guide, 'inputList', { ok: { '500 items': ids(500) }, bad: { '501 items': ids(501) } }),
  ...limits(of, 'inputList', { bad: { 'an id of 257': [text(257)] } }),
  ...limits({ ...of, certainty: 'unknown' }, 'inputList', { bad: { text: 'a', numbers: [1, 2] } }),
  ...limits(
    { operation, base: { ...base, metadataColumns: { ITEMS: ['GENRES'] } }, certainty: 'guide' },
    'inputList',
    {
      ok: { '50 items with metadata': ids(50) },
      bad: { '51 items with metadata': ids(51) },
    },
  ),
  ...limits(of, 'context', {
    ok: { '150 entries': entries(150, 'x') },
    bad: { '151 entries': entries(151, 'x') },
  }),
]

const ACTIONS: Row[] = [
  {
    operation: 'GetActionRecommendations',
    title: 'no campaign recommends actions',
    request: { campaignArn: '<arn>:campaign/actions', userId: '<user>' },
    expect: NOT_FOUND,
    certainty: 'model',
    note: 'The local server has no actions.',
  },
  ...limits({ operation: 'GetActionRecommendations', base: { userId: '<user>' } }, 'campaignArn', {
    bad: { 'no ARN': 'actions', '257 characters': `<arn>:${text(257)}` },
  }),
]

export const RANKING_AND_ACTIONS = [...RANKING, ...ACTIONS]
