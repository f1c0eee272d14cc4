// Requests to throw at a server, as bytes: one of these kinds each, most of them far enough from right to be refused.
import {
  OPERATION_BY_PATH,
  CONTROL_OPERATIONS,
} from '../../../../edge-api/local/personalize/operations/names.ts'
import { SIGNED } from '../signed.ts'
import type { Dice } from './values.ts'
import { broken, oddText, oddValue } from './values.ts'

export interface FuzzRequest {
  kind: string
  bytes: Buffer
  /** Whether the caller goes away before the request is whole: then no answer is owed. */
  isTruncated: boolean
}

/** What a request may name so that it gets past the first checks. */
export interface Known {
  arns: readonly string[]
  trackingId: string
}

const TEXTS = [
  'c1',
  'd2',
  'comedy1',
  'drama2',
  'Watch',
  '"Comedy"',
  '"Watch","Click"',
  'ITEMS',
  'GENRES',
  '{"a":1}',
]
const MEMBERS = [
  ...[
    'campaignArn',
    'recommenderArn',
    'userId',
    'itemId',
    'numResults',
    'context',
    'filterArn',
    'filterValues',
  ],
  ...[
    'promotions',
    'metadataColumns',
    'inputList',
    'trackingId',
    'sessionId',
    'eventList',
    'datasetArn',
    'items',
  ],
  ...['users', 'name', 'schema', 'domain', 'datasetGroupArn', 'datasetType', 'schemaArn', 'filterExpression'],
  ...[
    'solutionArn',
    'solutionVersionArn',
    'recipeArn',
    'jobName',
    'dataSource',
    'roleArn',
    'jobInput',
    'jobOutput',
  ],
  ...['tags', 'tagKeys', 'resourceArn', 'nextToken', 'maxResults', 'campaignConfig', 'recommenderConfig'],
  ...['eventType', 'sentAt', 'properties', 'impression', 'percentPromotedItems', 'metrics', 'importMode'],
]
const PATHS = [...OPERATION_BY_PATH.keys()]

const KINDS = {
  'odd members': (dice, known) => request(dice, JSON.stringify(members(dice, known))),
  'wrong types': (dice, known) => request(dice, JSON.stringify(wrongTypes(dice, known))),
  'any JSON': (dice) => request(dice, JSON.stringify(oddValue(dice, 5))),
  'malformed JSON': (dice, known) => request(dice, broken(dice, JSON.stringify(members(dice, known)))),
  'odd Unicode': (dice, known) =>
    request(
      dice,
      JSON.stringify({ ...members(dice, known), [oddText(dice)]: oddText(dice), userId: oddText(dice) }),
    ),
  'bytes that are no UTF-8': (dice) =>
    request(dice, Buffer.from(Array.from({ length: 1 + dice.below(200) }, () => dice.below(256)))),
  'deep nesting': (dice) => {
    const levels = 10 ** (1 + dice.below(4))
    const [open, close] = dice.one([
      ['[', ']'],
      ['{"eventList":[', ']}'],
      ['{"context":', '}'],
    ] as const)
    return request(dice, open.repeat(levels) + (dice.chance(0.5) ? `1${close.repeat(levels)}` : ''))
  },
  'a huge body': (dice) => {
    // Mostly large, seldom above what is read.
    const bytes = dice.chance(0.02) ? 5_000_000 : dice.below(100_000)
    const filler = 'x'.repeat(bytes)
    return request(dice, dice.chance(0.5) ? filler : JSON.stringify({ userId: filler, inputList: [filler] }))
  },
  'no operation': (dice) =>
    request(dice, '{}', { path: `/${encodeURIComponent(oddText(dice).replace(/[\ud800-\udfff]/g, '?'))}` }),
  'odd headers': (dice, known) =>
    request(dice, JSON.stringify(members(dice, known)), {
      headers: {
        authorization: dice.one([
          '',
          'AWS4-HMAC-SHA256',
          SIGNED['authorization'] ?? '',
          'Basic x',
          'x'.repeat(9000),
        ]),
        'content-type': dice.one(['text/plain', 'application/x-amz-json-1.1', 'a/b;'.repeat(50)]),
        [dice.one(['x-amz-date', 'expect', 'x-odd', 'content-encoding'])]: dice.one([
          '',
          'gzip',
          '20260101',
          '\u00ff',
        ]),
      },
    }),
  'no HTTP': (dice) => Buffer.from(dice.one(NO_HTTP)),
  'a truncated socket': (dice, known) => {
    const whole = request(dice, JSON.stringify(members(dice, known)))
    return whole.subarray(0, dice.below(whole.length - 1))
  },
} satisfies Record<string, (dice: Dice, known: Known) => Buffer>

const NO_HTTP = [
  'nonsense\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000',
  'GET / HTTP/9.9\r\n\r\n',
  'POST /events HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
  'POST /events HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n',
  'POST /events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
  `POST /events HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(20_000)}\r\n\r\n`,
  'POST /events HTTP/1.1\r\nno colon here\r\n\r\n',
]

export const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[]

export function fuzzRequest(dice: Dice, known: Known): FuzzRequest {
  const kind = dice.one(KIND_NAMES)
  return { kind, bytes: KINDS[kind](dice, known), isTruncated: kind === 'a truncated socket' }
}

function request(
  dice: Dice,
  body: string | Buffer,
  { path, headers }: { path?: string; headers?: Record<string, string> } = {},
): Buffer {
  const isControl = path === undefined && dice.chance(0.3)
  const bytes = Buffer.from(body)
  const all: Record<string, string> = {
    host: 'localhost',
    ...SIGNED,
    ...(isControl && { 'x-amz-target': `AmazonPersonalize.${dice.one(CONTROL_OPERATIONS)}` }),
    ...headers,
    'content-length': String(bytes.length),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${isControl ? '/' : (path ?? dice.one(PATHS))} HTTP/1.1\r\n${lines.join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes])
}

function members(dice: Dice, known: Known): Record<string, unknown> {
  const count = dice.below(8)
  return Object.fromEntries(Array.from({ length: count }, () => member(dice, known)))
}

function member(dice: Dice, known: Known): [string, unknown] {
  const name = dice.one(MEMBERS)
  // Seldom right everywhere at once, or the server would fill with what was asked for.
  if (name.endsWith('Arn') && dice.chance(0.4)) return [name, dice.one(known.arns)]
  if (name === 'trackingId' && dice.chance(0.4)) return [name, known.trackingId]
  if (dice.chance(0.5)) return [name, dice.one(TEXTS)]
  if (/List$|^items$|^users$|^promotions$/.test(name)) {
    return [
      name,
      Array.from({ length: dice.below(12) }, () =>
        dice.chance(0.5) ? dice.one(TEXTS) : nested(dice, known),
      ),
    ]
  }
  return [name, dice.chance(0.5) ? nested(dice, known) : oddValue(dice)]
}

function nested(dice: Dice, known: Known): Record<string, unknown> {
  const value = (): unknown => dice.one([...TEXTS, 1_700_000_000, dice.one(known.arns), oddValue(dice, 1)])
  return Object.fromEntries(Array.from({ length: dice.below(6) }, () => [dice.one(MEMBERS), value()]))
}

/** Every value of another type than its own. */
function wrongTypes(dice: Dice, known: Known): Record<string, unknown> {
  const wrong = (value: unknown): unknown =>
    typeof value === 'string'
      ? dice.one([1, [value], { value }, true])
      : dice.one(['text', 1.5, [], {}, false])
  return Object.fromEntries(Object.entries(members(dice, known)).map(([name, value]) => [name, wrong(value)]))
}
