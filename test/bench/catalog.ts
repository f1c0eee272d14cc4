// What a large catalog costs a process: npm run bench:catalog -- [--rows 62000] [--json]

import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { readCards } from '../../edge-api/adapters/catalog/cards.ts'
import { readItems } from '../../edge-api/adapters/catalog/items.ts'
import { parseMappings } from '../../edge-api/adapters/catalog/parse-mappings.ts'
import { weighMegabytes } from '../support/weigh.ts'
import { median } from './api/load.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '62000' } },
})
const rows = Number(values.rows)
/** Of 62,000 rows, as the issue of the edge API asks. */
const GOALS = {
  'mappings/Final2.csv': { ms: 200, megabytes: 30 },
  'catalog/cards.en.ndjson.gz': { ms: 300, megabytes: 80 },
  'catalog/items.ndjson.gz': { ms: 300, megabytes: 80 },
}
const SAMPLES = 9

const ids = Array.from({ length: rows }, (_, index) => String(index + 1))
const toZipped = (toLine: (itemId: string) => object) =>
  gzipSync(ids.map((itemId) => JSON.stringify(toLine(itemId))).join('\n'))
/** An overview of the length that TMDB's have, which zips no better than prose. */
const toProse = () => randomBytes(150).toString('hex')

const tmdbIds = new Map(ids.map((itemId) => [itemId, `${Number(itemId) * 3}`]))
const mappings = Buffer.from(
  ['movieId,tmdbId', ...ids.map((itemId) => `${itemId},${tmdbIds.get(itemId)}`)].join('\n'),
)
const items = toZipped((itemId) => ({
  itemId,
  title: `The title of ${itemId}`,
  year: 1990,
  genres: ['Drama', 'Crime'],
}))
const cards = toZipped((itemId) => ({
  itemId,
  tmdbId: tmdbIds.get(itemId),
  fetchedAt: '2026-03-10T12:00:00.000Z',
  details: {
    title: `The title of ${itemId}`,
    year: 1990,
    genres: ['Drama', 'Crime'],
    overview: toProse(),
    runtimeMinutes: 120,
    rating: { average: 7.1, count: 1234 },
    posterPath: `/${randomBytes(14).toString('hex')}.jpg`,
    backdropPath: `/${randomBytes(14).toString('hex')}.jpg`,
  },
}))

const loads: Record<keyof typeof GOALS, () => unknown> = {
  'mappings/Final2.csv': () => parseMappings(mappings),
  'catalog/cards.en.ndjson.gz': () => readCards(cards),
  'catalog/items.ndjson.gz': () => readItems(items, tmdbIds),
}

const objects = Object.entries(loads).map(([name, load]) => {
  load()
  const cpu = process.cpuUsage()
  const tookMs = Array.from({ length: SAMPLES }, () => {
    const startedMs = performance.now()
    load()
    return performance.now() - startedMs
  })
  const { user, system } = process.cpuUsage(cpu)
  const goal = GOALS[name as keyof typeof GOALS]
  return {
    name,
    medianMs: median(tookMs),
    bestMs: Math.min(...tookMs),
    // What is left of it on a busy machine; collecting garbage beside it is counted too.
    cpuMs: (user + system) / 1000 / SAMPLES,
    megabytes: weighMegabytes(load),
    goalMs: goal.ms,
    goalMegabytes: goal.megabytes,
  }
})
console.log(`${rows} rows each; load of the machine ${loadavg()[0]?.toFixed(1)}`)
console.table(
  Object.fromEntries(
    objects.map(({ name, ...figures }) => [
      name,
      Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value * 10) / 10])),
    ]),
  ),
)
if (values.json) console.log(JSON.stringify({ rows, load: loadavg()[0], objects }))
