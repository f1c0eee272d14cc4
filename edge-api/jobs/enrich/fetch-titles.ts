// Asks the title source for what is missing or old. Every answer is kept at once, so that a killed run loses nothing.

import { toTitleKey } from '../../ports/title-cards.ts'
import type { TitleRecord } from '../../ports/title-cards.ts'
import { TitleSourceUnavailable } from '../../ports/title-source.ts'
import { RunRefused } from '../runs/step.ts'
import type { Step } from '../runs/step.ts'
import type { EnrichOptions, EnrichPorts } from './enrich-ports.ts'
import { inParallel } from '../in-parallel.ts'
import { getDueTitleIds, isFresh, readTitle } from './titles.ts'

/** At 35 calls a second a call of this step takes about a minute: no Lambda's life is too short for it. */
const TITLES_A_CALL = 2000
/** The pace is the source's; this many answers may be on their way. */
const IN_FLIGHT = 16
const MAX_FAILURES = 50
const WAIT_SECONDS = 60
/** So many calls of the step without one answer, and the source is away: what there is gets published. */
const MAX_WAITS = 5

interface State {
  /** Index into the locales. */
  locale: number
  /** The last id looked at. */
  after: string
  fetched: number
  missing: number
  kept: number
  failed: number
  waits: number
}

/** Writes catalog/tmdb/<locale>/<tmdbId>.json. Errors: RunRefused when the source refuses the key. */
export const fetchTitles: Step<EnrichPorts, EnrichOptions> = {
  name: 'fetch-titles',
  async run(ports, given, { options: { locales, only }, startedAtMs }) {
    const state: State = {
      locale: 0,
      after: '',
      fetched: 0,
      missing: 0,
      kept: 0,
      failed: 0,
      waits: 0,
      ...given,
    }
    const locale = locales[state.locale]
    if (locale === undefined) {
      const { fetched, missing, kept, failed } = state
      return { summary: { fetched, missing, kept, failed } }
    }
    const allDue = await getDueTitleIds(ports, locale, { nowMs: startedAtMs, only })
    const due = allDue.filter((tmdbId) => tmdbId > state.after)
    const some = due.slice(0, TITLES_A_CALL)
    const counts = await fetchSome(ports, locale, some)
    const next: State = {
      ...state,
      fetched: state.fetched + counts.fetched,
      missing: state.missing + counts.missing,
      kept: state.kept + counts.kept,
    }
    if (counts.failed >= MAX_FAILURES && state.waits < MAX_WAITS) {
      return { state: { ...next, waits: state.waits + 1 }, waitSeconds: WAIT_SECONDS }
    }
    const isDone = some.length === due.length
    const place = isDone ? { locale: state.locale + 1, after: '' } : { after: some.at(-1) ?? '' }
    return { state: { ...next, ...place, failed: state.failed + counts.failed, waits: 0 }, waitSeconds: 0 }
  },
}

async function fetchSome({ objectStore, titleSource, clock }: EnrichPorts, locale: string, ids: string[]) {
  const counts = { fetched: 0, missing: 0, kept: 0, failed: 0 }
  await inParallel(IN_FLIGHT, ids, async (tmdbId) => {
    if (counts.failed >= MAX_FAILURES) return
    const held = await readTitle(objectStore, locale, tmdbId)
    if (held !== undefined && isFresh(held, clock.now())) {
      counts.kept += 1
      return
    }
    try {
      const details = (await titleSource.getTitle(tmdbId, { locale })) ?? null
      const record: TitleRecord = { tmdbId, fetchedAt: new Date(clock.now()).toISOString(), details }
      await objectStore.put(toTitleKey(locale, tmdbId), Buffer.from(JSON.stringify(record)))
      counts[details === null ? 'missing' : 'fetched'] += 1
    } catch (error) {
      if (!(error instanceof TitleSourceUnavailable)) throw error
      if (error.isRefused) throw new RunRefused(error.message)
      counts.failed += 1
    }
  })
  return counts
}
