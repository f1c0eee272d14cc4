// The events service.
import { DONE, INVALID, NOT_FOUND, ids, limits, required, text } from './row.ts'
import type { Certainty, Expectation, Request, Row } from './row.ts'

const event = { eventType: 'Watch', itemId: '<item>', sentAt: 1_750_000_000 }
const events = {
  trackingId: '<trackingId>',
  sessionId: 'conformance',
  userId: 'conformance',
  eventList: [event],
}
const of = { operation: 'PutEvents', base: events }

/** Rows for values of a member of one event. */
function ofEvent(
  member: string,
  values: { ok?: Record<string, unknown>; bad?: Record<string, unknown> },
  certainty: Certainty = 'model',
): Row[] {
  return limits({ ...of, certainty }, member, values).map(({ request, ...row }) => {
    const { [member]: value, ...rest } = request
    return {
      ...row,
      request: { ...events, ...without(rest, member), eventList: [{ ...event, [member]: value }] },
    }
  })
}

function without(request: Request, member: string): Request {
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== member))
}

const put = (title: string, request: Request, expect: Expectation, certainty: Certainty): Row => ({
  operation: 'PutEvents',
  title,
  request,
  expect,
  certainty,
})

const PUT_EVENTS: Row[] = [
  put('one event', events, DONE, 'model'),
  put('an event without a user', { ...events, userId: undefined }, DONE, 'model'),
  put(
    'an event without an item',
    { ...events, eventList: [{ eventType: 'SignIn', sentAt: 1_750_000_000 }] },
    DONE,
    'model',
  ),
  put(
    'the same eventId twice',
    {
      ...events,
      eventList: [
        { ...event, eventId: 'e' },
        { ...event, eventId: 'e' },
      ],
    },
    DONE,
    'model',
  ),
  put('an unknown trackingId', { ...events, trackingId: 'nobody-knows' }, INVALID, 'unknown'),
  put(
    'an item nobody knows',
    { ...events, eventList: [{ ...event, itemId: 'nobody-knows' }] },
    DONE,
    'guide',
  ),
  ...required(of, 'trackingId', 'sessionId', 'eventList'),
  ...limits(of, 'trackingId', { bad: { empty: '', '257 characters': text(257) } }),
  ...limits(of, 'sessionId', {
    ok: { '256 characters': text(256) },
    bad: { empty: '', '257 characters': text(257) },
  }),
  ...limits(of, 'userId', {
    ok: { '256 characters': text(256) },
    bad: { empty: '', '257 characters': text(257) },
  }),
  ...limits(of, 'eventList', {
    ok: { '10 events': Array.from({ length: 10 }, () => event) },
    bad: {
      empty: [],
      '11 events': Array.from({ length: 11 }, () => event),
      'an event without its type': [{ sentAt: 1_750_000_000 }],
      'an event without its time': [{ eventType: 'Watch' }],
    },
  }),
  ...ofEvent('eventType', {
    ok: { '256 characters': text(256) },
    bad: { empty: '', '257 characters': text(257) },
  }),
  ...ofEvent('itemId', {
    ok: { '256 characters': text(256) },
    bad: { empty: '', '257 characters': text(257) },
  }),
  ...ofEvent('eventId', {
    ok: { '256 characters': text(256) },
    bad: { empty: '', '257 characters': text(257) },
  }),
  ...ofEvent('recommendationId', {
    ok: { '40 characters': text(40) },
    bad: { empty: '', '41 characters': text(41) },
  }),
  ...ofEvent('impression', {
    ok: { '25 ids': ids(25) },
    bad: { empty: [], '26 ids': ids(26), 'an id of 257': [text(257)], 'an empty id': [''] },
  }),
  ...ofEvent('sentAt', { ok: { 'with a fraction': 1_750_000_000.5 } }, 'sdk'),
  ...ofEvent('sentAt', { bad: { milliseconds: 1_750_000_000_000, text: '2026-01-01' } }, 'third'),
  ...ofEvent('eventValue', { ok: { 'a fraction': 0.5, negative: -1 } }),
  ...ofEvent('eventValue', { bad: { text: 'much' } }, 'unknown'),
  ...ofEvent('properties', {
    ok: { '1024 characters': JSON.stringify({ note: text(1013) }) },
    bad: { '1025 characters': JSON.stringify({ note: text(1014) }) },
  }),
  ...ofEvent(
    'properties',
    {
      ok: { 'camel case': '{"numberOfRatings":"12"}' },
      bad: { 'no JSON': 'note=x', 'half of JSON': '{"note":' },
    },
    'third',
  ),
  ...ofEvent('properties', { bad: { 'a list': '[1]', nested: '{"a":{"b":1}}' } }, 'unknown'),
  ...ofEvent('properties', {
    bad: Object.fromEntries(
      [
        'userId',
        'sessionId',
        'eventType',
        'timestamp',
        'recommendationId',
        'impression',
        'TIMESTAMP',
        'UserID',
      ].map((name) => [`${name} is forbidden`, JSON.stringify({ [name]: 'x' })]),
    ),
  }),
  ...ofEvent('metricAttribution', {
    ok: {
      'a source': { eventAttributionSource: 'home-row' },
      'a source of 1024': { eventAttributionSource: text(1024) },
    },
    bad: {
      'a source of 1025': { eventAttributionSource: text(1025) },
      'a blank source': { eventAttributionSource: ' ' },
      'no source': {},
      'a source that is no ASCII': { eventAttributionSource: 'größe' },
    },
  }),
]

/** PutItems and PutUsers differ in names and sizes only. */
function putRecords(
  operation: string,
  many: string,
  id: string,
  dataset: string,
  other: string,
  max: number,
): Row[] {
  const base = { datasetArn: dataset, [many]: [{ [id]: 'conformance', properties: '{"genres":"Comedy"}' }] }
  const one = { operation, base }
  const record = (value: Request): Request[] => [{ [id]: 'conformance', ...value }]
  const filler = (length: number): string => JSON.stringify({ note: text(length - 11) })
  return [
    { operation, title: 'one record', request: base, expect: DONE, certainty: 'model' },
    {
      operation,
      title: 'an unknown dataset',
      request: { ...base, datasetArn: '<arn>:dataset/none/ITEMS' },
      expect: NOT_FOUND,
      certainty: 'model',
    },
    {
      operation,
      title: 'a dataset of another type',
      request: { ...base, datasetArn: other },
      expect: INVALID,
      certainty: 'unknown',
    },
    ...required(one, 'datasetArn', many),
    ...limits(one, 'datasetArn', { bad: { 'no ARN': 'items', '257 characters': `<arn>:${text(257)}` } }),
    ...limits(one, many, {
      ok: {
        '10 records': Array.from({ length: 10 }, () => record({})[0]),
        'no properties': record({}),
        'an id of 256': [{ [id]: text(256) }],
        [`properties of ${max}`]: record({ properties: filler(max) }),
      },
      bad: {
        empty: [],
        '11 records': Array.from({ length: 11 }, () => record({})[0]),
        'no id': [{ properties: '{}' }],
        'an empty id': [{ [id]: '' }],
        'an id of 257': [{ [id]: text(257) }],
        [`properties of ${max + 1}`]: record({ properties: filler(max + 1) }),
      },
    }),
    ...limits({ ...one, certainty: 'third' }, many, {
      bad: { 'properties that are no JSON': record({ properties: 'x' }) },
    }),
  ]
}

const MISSING: Row[] = [
  {
    operation: 'PutActions',
    title: 'actions do not exist here',
    request: { datasetArn: '<items>', actions: [{ actionId: 'a' }] },
    expect: INVALID,
    certainty: 'unknown',
    note: 'AWS takes actions; the local server has none and says so.',
  },
  {
    operation: 'PutActionInteractions',
    title: 'actions do not exist here',
    request: {
      trackingId: '<trackingId>',
      actionInteractions: [{ actionId: 'a', sessionId: 's', timestamp: 1_750_000_000, eventType: 'Taken' }],
    },
    expect: INVALID,
    certainty: 'unknown',
    note: 'AWS takes action interactions; the local server has none and says so.',
  },
]

export const PUT: Row[] = [
  ...PUT_EVENTS,
  ...putRecords('PutItems', 'items', 'itemId', '<items>', '<users>', 32_000),
  ...putRecords('PutUsers', 'users', 'userId', '<users>', '<items>', 24_000),
  ...MISSING,
]
