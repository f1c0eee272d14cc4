// How often: `npm run test:delivery` repeats each promise as often as it is stated, `npm test` only as often as there is time.

const FULL = process.env['DELIVERY'] === 'full'

export const REPEATS = {
  browserKills: FULL ? 10 : 1,
  killWaitsMs: FULL ? [0, 50, 500] : [0, 500],
  navigations: FULL ? 100 : 15,
  hastyNavigations: FULL ? 200 : 30,
  tabs: FULL ? 8 : 4,
  eventsATab: FULL ? 500 : 30,
  lossyEvents: FULL ? 2000 : 200,
  histories: FULL ? 5000 : 300,
  popularRequests: FULL ? 8000 : 200,
  /** The 99th percentile of 200 is the third slowest, which a busy moment of the machine decides. */
  popularPercentile: FULL ? 0.99 : 0.5,
  /** Ten of a hundred are nothing where so few are measured and they take less than a millisecond. */
  popularNoiseMs: FULL ? 0 : 5,
  freezeMs: FULL ? 60_000 : 2_000,
  serverKills: FULL ? 200 : 2,
  /** An erasure is killed after every so many of its changes. */
  changesAKill: FULL ? 1 : 4,
}
