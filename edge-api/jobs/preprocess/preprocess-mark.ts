// marks/preprocess.json: which days of the archive were read, and what they held then. A late event changes its day.
// Jobs may run at the same time: each changes what is stored by now, and marks a day only when nobody else has.

import { isDeepStrictEqual } from 'node:util'
import { PreconditionFailed, type ObjectStore, type StoredObject } from '../../ports/object-store.ts'
import { hasObjects, removeMade } from './archive-days.ts'

export interface DayMark {
  objects: number
  /** Of the names of the day's objects, which name their content. */
  listing: string
  /** The way facts were made; empty when they are to be made again. */
  rules: string
  /** Where they are: `facts/dt=<day>/`, or the compacted day itself. */
  facts: string
  /** The way signals were made of these facts; absent when they were not. */
  signals?: string
}

export interface PreprocessMark {
  version: 1
  /** Days before it are complete: the archive takes no more objects there. */
  horizon: string
  days: Record<string, DayMark>
  /** By day, how often something was erased from it: what was made of it before is void. */
  erasures?: Record<string, number>
}

const MARK_KEY = 'marks/preprocess.json'
/** Each time somebody else was first, and got further: jobs write it some dozens of times. */
const MAX_TRIES = 100

export async function readPreprocessMark(objectStore: ObjectStore): Promise<PreprocessMark> {
  return parse(await objectStore.get(MARK_KEY))
}

/** Stores what `change` makes of the mark, and returns it; called again when another job came first. */
export async function updatePreprocessMark(
  objectStore: ObjectStore,
  change: (mark: PreprocessMark) => PreprocessMark,
): Promise<PreprocessMark> {
  for (let tried = 1; ; tried += 1) {
    const stored = await objectStore.get(MARK_KEY)
    const mark = change(parse(stored))
    try {
      const condition = stored === undefined ? ({ ifNoneMatch: '*' } as const) : { ifMatch: stored.etag }
      await objectStore.put(MARK_KEY, toBody(mark), condition)
      return mark
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || tried === MAX_TRIES) throw error
    }
  }
}

/**
 * Marks what was made of a day, if the mark still says of it what it said when `seen` was read. If not, false: what lies
 * there now may be ours or another's, so that it is marked to be made again.
 */
export async function markDay(
  objectStore: ObjectStore,
  day: string,
  seen: PreprocessMark,
  made: DayMark,
): Promise<boolean> {
  let isOurs = true
  await updatePreprocessMark(objectStore, (mark) => {
    const now = mark.days[day]
    isOurs =
      mark.erasures?.[day] === seen.erasures?.[day] &&
      (isDeepStrictEqual(now, seen.days[day]) || isDeepStrictEqual(now, made))
    if (isOurs) return withDay(mark, day, made)
    return now === undefined ? mark : withDay(mark, day, { ...now, rules: '' })
  })
  if (!isOurs && !(await hasObjects(objectStore, day))) await removeMade(objectStore, day)
  return isOurs
}

/** Whether what the mark said of a day when it was first read held until it was read again. */
export function isSteady(day: string, first: PreprocessMark, last: PreprocessMark): boolean {
  const [before, after] = [first.days[day], last.days[day]]
  return (
    before?.rules !== '' &&
    before?.rules === after?.rules &&
    before?.listing === after?.listing &&
    before?.facts === after?.facts &&
    first.erasures?.[day] === last.erasures?.[day]
  )
}

function withDay(mark: PreprocessMark, day: string, made: DayMark): PreprocessMark {
  return { ...mark, days: { ...mark.days, [day]: made } }
}

function parse(stored: StoredObject | undefined): PreprocessMark {
  if (stored === undefined) return { version: 1, horizon: '', days: {} }
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as PreprocessMark
}

/** In order, so that the same days are the same bytes, whichever was done first. */
function toBody(mark: PreprocessMark): Uint8Array {
  const days = Object.fromEntries(Object.entries(mark.days).sort(([a], [b]) => (a < b ? -1 : 1)))
  return Buffer.from(JSON.stringify({ ...mark, days }))
}
