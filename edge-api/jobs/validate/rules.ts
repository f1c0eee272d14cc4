// What Personalize asks of each row and each data set, said before it refuses hours later.
// https://docs.aws.amazon.com/personalize/latest/dg/data-prep-formatting.html and limits.html

export interface Fault {
  file: string
  /** 1-based, the header being row 1; absent when it is about the whole file. */
  row?: number
  problem: string
  remedy: string
}

export interface ColumnRule {
  name: string
  /** What is wrong with a value and what to do, or undefined. */
  check?: (value: string) => readonly [problem: string, remedy: string] | undefined
}

/** https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
export const MINIMA = { interactions: 1000, users: 25, interactionsAUser: 2, userShare: 0.01 }
const MAX_ID = 256
const MAX_CATEGORY = 1000
const MAX_IMPRESSION = 1000
const MAX_EVENT_TYPES = 10
/** Epoch seconds of 1990 and of 2100: what lies outside is another unit or no time. */
const TIMES = [631_152_000, 4_102_444_800] as const

const isPresent = (value: string) =>
  value === ''
    ? (['is empty', 'give every row a value, or leave the row out'] as const)
    : value.length > MAX_ID
      ? ([
          `is ${value.length} characters long`,
          `use ids of at most ${MAX_ID} characters: hash longer ones`,
        ] as const)
      : undefined

const isTime = (value: string) => {
  if (!/^\d{1,15}$/.test(value))
    return [`${JSON.stringify(value)} is no whole number`, 'write times as seconds since 1970'] as const
  const time = Number(value)
  if (time >= TIMES[0] && time <= TIMES[1]) return undefined
  const remedy = time > TIMES[1] ? 'write seconds, not milliseconds' : 'correct or leave out the row'
  return [`${value} is no time between 1990 and 2100`, remedy] as const
}

const isCategories = (value: string) => {
  if (value === '') return ['is empty', 'write `unknown` for an item without one'] as const
  if (value.length <= MAX_CATEGORY) return undefined
  return [
    `is ${value.length} characters long`,
    `use at most ${MAX_CATEGORY}: a longer one fails the import`,
  ] as const
}

const isNumberOrEmpty = (value: string) =>
  value === '' || Number.isFinite(Number(value))
    ? undefined
    : ([`${JSON.stringify(value)} is no number`, 'write a number, or nothing'] as const)

const isImpression = (value: string) =>
  value.length <= MAX_IMPRESSION
    ? undefined
    : ([
        `is ${value.length} characters long`,
        `list at most ${MAX_IMPRESSION} characters of ids, bars included`,
      ] as const)

export const COLUMNS = {
  interactions: [
    { name: 'USER_ID', check: isPresent },
    { name: 'ITEM_ID', check: isPresent },
    { name: 'EVENT_TYPE', check: isPresent },
    { name: 'EVENT_VALUE', check: isNumberOrEmpty },
    { name: 'TIMESTAMP', check: isTime },
    { name: 'IMPRESSION', check: isImpression },
  ],
  items: [
    { name: 'ITEM_ID', check: isPresent },
    { name: 'GENRES', check: isCategories },
    // An item may be older than any time that is believed of an interaction, so 0 is allowed.
    { name: 'CREATION_TIMESTAMP', check: (value: string) => (value === '0' ? undefined : isTime(value)) },
    { name: 'RELEASE_YEAR', check: isNumberOrEmpty },
  ],
  users: [
    { name: 'USER_ID', check: isPresent },
    { name: 'ACTIVITY', check: isCategories },
  ],
} as const satisfies Record<string, readonly ColumnRule[]>

export interface Totals {
  interactions: number
  users: number
  usersWithTwo: number
  eventTypes: ReadonlySet<string>
}

/** What the interactions as a whole lack. */
export function findLacks({ interactions, users, usersWithTwo, eventTypes }: Totals): Fault[] {
  const file = 'interactions.csv'
  const faults: Fault[] = []
  const add = (problem: string, remedy: string) => faults.push({ file, problem, remedy })
  if (interactions < MINIMA.interactions)
    add(
      `has ${interactions} interactions; Personalize needs ${MINIMA.interactions}`,
      'collect more events, import a history, or widen windowDays',
    )
  if (usersWithTwo < MINIMA.users)
    add(
      `has ${usersWithTwo} users with ${MINIMA.interactionsAUser} interactions or more; Personalize needs ${MINIMA.users}`,
      'wait for more users to come back, or import a history',
    )
  if (usersWithTwo < users * MINIMA.userShare)
    add(
      `has ${MINIMA.interactionsAUser} interactions or more for only ${usersWithTwo} of ${users} users; Personalize needs 1 %`,
      'look for visits that lost their identity: one user each',
    )
  if (eventTypes.size + 2 > MAX_EVENT_TYPES)
    add(
      `has ${eventTypes.size} event types; with its optional columns ${MAX_EVENT_TYPES} is the limit`,
      'merge event types',
    )
  return faults
}
