// GetRecommendations: by recipe, then the limits of each member.
import { DONE, INVALID, NOT_FOUND, entries, ids, limits, text } from './row.ts'
import type { Expectation, Request, Row } from './row.ts'

const operation = 'GetRecommendations'
const user = { userId: '<user>' }
const both = { ...user, itemId: '<item>' }

interface Deployed {
  deployed: Request
  needs: readonly ('userId' | 'itemId')[]
  hasScores: boolean
}

const DEPLOYED: Record<string, Deployed> = {
  'top picks': { deployed: { recommenderArn: '<topPicks>' }, needs: ['userId'], hasScores: true },
  'more like X': {
    deployed: { recommenderArn: '<moreLikeX>' },
    needs: ['userId', 'itemId'],
    hasScores: false,
  },
  'because you watched X': {
    deployed: { recommenderArn: '<becauseYouWatchedX>' },
    needs: ['userId', 'itemId'],
    hasScores: false,
  },
  'most popular': { deployed: { recommenderArn: '<mostPopular>' }, needs: ['userId'], hasScores: false },
  'trending now': { deployed: { recommenderArn: '<trendingNow>' }, needs: [], hasScores: false },
  'user personalization v2': {
    deployed: { campaignArn: '<userPersonalizationV2>' },
    needs: ['userId'],
    hasScores: true,
  },
  'similar items': { deployed: { campaignArn: '<similarItems>' }, needs: ['itemId'], hasScores: false },
  SIMS: { deployed: { campaignArn: '<sims>' }, needs: ['itemId'], hasScores: false },
  'popularity count': { deployed: { campaignArn: '<popularityCount>' }, needs: ['userId'], hasScores: false },
}

const byRecipe: Row[] = Object.entries(DEPLOYED).flatMap(([name, { deployed, needs, hasScores }]) => {
  const subject = Object.fromEntries(needs.map((member) => [member, both[member]]))
  const row = (title: string, request: Request, expect: Expectation): Row => ({
    operation,
    title: `${name}: ${title}`,
    request: { ...deployed, ...request },
    expect,
    certainty: 'guide',
  })
  const list = { itemList: 'list', 'itemList.0.itemId': 'string', recommendationId: 'string' } as const
  return [
    row('a list with an id', { ...subject, numResults: 5 }, { status: 200, has: { ...list, itemList: 5 } }),
    {
      ...row(
        hasScores ? 'scores' : 'no scores',
        subject,
        hasScores
          ? { status: 200, has: { 'itemList.0.score': 'number' } }
          : { status: 200, has: list, lacks: ['itemList.0.score'] },
      ),
      certainty: /trending|more|because|popular$/.test(name) ? 'unknown' : 'guide',
    },
    row('userId and itemId together', both, { status: 200, has: list }),
    row('a user nobody knows', { ...subject, userId: 'nobody-knows' }, { status: 200, has: list }),
    row('an item nobody knows', { ...both, itemId: 'nobody-knows' }, { status: 200, has: list }),
    ...needs.map((member) => row(`without ${member}`, { ...subject, [member]: undefined }, INVALID)),
    ...needs.map((member) => row(`an empty ${member}`, { ...subject, [member]: '' }, INVALID)),
    row(
      'metadata',
      { ...subject, numResults: 3, metadataColumns: { ITEMS: ['GENRES'] } },
      {
        status: 200,
        has: { itemList: 3, 'itemList.0.metadata': 'object' },
      },
    ),
  ]
})

const base = { recommenderArn: '<topPicks>', ...user }
const of = { operation, base }
const guide = { operation, base, certainty: 'guide' } as const
const unknown = { operation, base, certainty: 'unknown' } as const
const genre = { filterArn: '<genreFilter>', filterValues: { GENRES: '<genre>' } }
const promotion = { name: 'shown', percentPromotedItems: 20, ...genre }
const row = (
  title: string,
  request: Request,
  expect: Expectation,
  certainty: Row['certainty'] = 'model',
): Row => ({
  operation,
  title,
  request,
  expect,
  certainty,
})

export const GET_RECOMMENDATIONS: Row[] = [
  ...byRecipe,
  row('neither ARN', user, INVALID, 'unknown'),
  row('both ARNs', { ...base, campaignArn: '<userPersonalizationV2>' }, INVALID, 'unknown'),
  row('no members at all', {}, INVALID, 'unknown'),
  row('an unknown recommender', { ...user, recommenderArn: '<arn>:recommender/none' }, NOT_FOUND),
  row('an unknown campaign', { ...user, campaignArn: '<arn>:campaign/none' }, NOT_FOUND),
  row('a recommender as campaign', { ...user, campaignArn: '<topPicks>' }, NOT_FOUND, 'unknown'),
  row('a campaign that ranks', { ...user, campaignArn: '<personalizedRankingV2>' }, INVALID, 'unknown'),
  row('members that no operation has', { ...base, colour: 'red' }, DONE, 'unknown'),
  ...limits(of, 'recommenderArn', {
    bad: {
      'no ARN': 'top-picks',
      'of another service': 'arn:aws:s3:us-east-1:1:a/b',
      '257 characters': `<arn>:${text(257)}`,
      'a number': 1,
    },
  }),
  ...limits(of, 'userId', {
    ok: { '256 characters': text(256), 'any Unicode': 'ü 👩‍👩‍👧 \u2028' },
    bad: { '257 characters': text(257) },
  }),
  ...limits(unknown, 'userId', { bad: { 'a number': 7, 'a list': ['c1'] } }),
  ...limits(of, 'itemId', { ok: { '256 characters': text(256) }, bad: { '257 characters': text(257) } }),
  ...limits(guide, 'numResults', { ok: { one: 1, '500': 500 }, bad: { '501': 501 } }),
  ...limits(of, 'numResults', { ok: { zero: 0, null: null }, bad: { negative: -1 } }),
  ...limits(unknown, 'numResults', { bad: { 'a fraction': 1.5, text: '5' } }),
  row(
    '25 results unless asked otherwise',
    { ...base, userId: 'nobody-knows' },
    { status: 200, has: { itemList: 25 } },
    'guide',
  ),
  ...limits(of, 'context', {
    ok: {
      '150 entries': entries(150, 'x'),
      'a name of 150': { [text(150)]: 'x' },
      'a value of 1000': { DEVICE: text(1000) },
    },
    bad: {
      '151 entries': entries(151, 'x'),
      'a name of 151': { [text(151)]: 'x' },
      'a value of 1001': { DEVICE: text(1001) },
      'a name with a dash': { 'a-b': 'x' },
    },
  }),
  ...limits(unknown, 'context', { bad: { 'a list': ['x'], 'a number as value': { DEVICE: 1 } } }),
  row(
    'a filter and its value',
    { ...base, ...genre },
    { status: 200, has: { 'itemList.0.itemId': 'string' } },
    'guide',
  ),
  row('a filter of events', { ...base, filterArn: '<excludeWatchedFilter>' }, DONE, 'guide'),
  row('INCLUDE without its value', { ...base, filterArn: '<genreFilter>' }, INVALID, 'guide'),
  row('EXCLUDE without its value', { ...base, filterArn: '<excludeEventTypesFilter>' }, DONE, 'guide'),
  row('a filter nobody made', { ...base, filterArn: '<arn>:filter/none' }, NOT_FOUND),
  row(
    'a value without quotes',
    { ...base, ...genre, filterValues: { GENRES: 'Comedy' } },
    INVALID,
    'unknown',
  ),
  row(
    'values beside what is needed',
    { ...base, ...genre, filterValues: { GENRES: '<genre>', MORE: '"x"' } },
    DONE,
    'unknown',
  ),
  ...limits({ ...of, base: { ...base, filterArn: '<excludeEventTypesFilter>' } }, 'filterValues', {
    ok: { '25 entries': entries(25, '"x"'), 'a name of 50': { [text(50)]: '"x"' } },
    bad: {
      '26 entries': entries(26, '"x"'),
      'a name of 51': { [text(51)]: '"x"' },
      'a name with a dash': { 'a-b': '"x"' },
      'a value of 1001': { EVENT_TYPE: `"${text(999)}"` },
    },
  }),
  ...limits(of, 'filterArn', { bad: { 'no ARN': 'genre', '257 characters': `<arn>:${text(257)}` } }),
  ...limits(of, 'promotions', {
    ok: {
      none: [],
      one: [promotion],
      'a name of 63': [{ ...promotion, name: text(63) }],
      '1 %': [{ ...promotion, percentPromotedItems: 1 }],
      '100 %': [{ ...promotion, percentPromotedItems: 100 }],
    },
    bad: {
      two: [promotion, { ...promotion, name: 'other' }],
      '0 %': [{ ...promotion, percentPromotedItems: 0 }],
      '101 %': [{ ...promotion, percentPromotedItems: 101 }],
      'a name of 64': [{ ...promotion, name: text(64) }],
      'a name that starts with a dash': [{ ...promotion, name: '-x' }],
    },
  }),
  ...limits(unknown, 'promotions', {
    bad: {
      'without a filter': [{ percentPromotedItems: 20 }],
      'without a share': [{ filterArn: '<genreFilter>' }],
    },
  }),
  row(
    'a promotion by an unknown filter',
    { ...base, promotions: [{ ...promotion, filterArn: '<arn>:filter/none' }] },
    NOT_FOUND,
  ),
  ...limits(guide, 'metadataColumns', {
    ok: { 'a column': { ITEMS: ['GENRES'] } },
    bad: { '11 columns': { ITEMS: ids(11) } },
  }),
  ...limits(of, 'metadataColumns', {
    bad: {
      'two datasets': { ITEMS: ['GENRES'], USERS: ['AGE'] },
      'a name of 151': { ITEMS: [text(151)] },
      '100 columns': { ITEMS: ids(100) },
    },
  }),
  ...limits(unknown, 'metadataColumns', {
    bad: { 'another dataset': { USERS: ['AGE'] }, 'a column nobody has': { ITEMS: ['COLOUR'] } },
  }),
  row(
    '50 results with metadata',
    { ...base, numResults: 50, metadataColumns: { ITEMS: ['GENRES'] } },
    DONE,
    'guide',
  ),
  row(
    '51 results with metadata',
    { ...base, numResults: 51, metadataColumns: { ITEMS: ['GENRES'] } },
    INVALID,
    'guide',
  ),
]
