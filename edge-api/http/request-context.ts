// What the request itself says of where and when it is made: for recommendations that follow the situation.

import type { RequestContext } from '../ports/recommender.ts'
import type { ApiContext } from './context.ts'

const MAX_USER_AGENT = 512
/** In order: a television's browser calls itself many things besides. */
const DEVICES: readonly (readonly [NonNullable<RequestContext['device']>, RegExp])[] = [
  ['tv', /smart-?tv|\btv\b|hbbtv|tizen|web0s|webos|appletv|googletv|bravia|roku|aft[a-z]{1,3}\b/i],
  ['tablet', /ipad|tablet|kindle|silk\/|android(?!.*mobile)/i],
  ['phone', /mobi|iphone|ipod/i],
  ['desktop', /windows|macintosh|x11|cros/i],
]

/** `timeZone`: an IANA name that the contract has checked; without one nothing is said of the time of day. */
export function toRequestContext(
  c: ApiContext,
  { locale, timeZone, nowMs }: { locale: string; timeZone?: string; nowMs: number },
): RequestContext {
  const device = toDevice(c.req.header('user-agent'))
  return {
    locale,
    ...(device === undefined ? {} : { device }),
    ...(timeZone === undefined ? {} : { daypart: toDaypart(nowMs, timeZone) }),
  }
}

export function toDevice(userAgent = ''): RequestContext['device'] {
  const text = userAgent.slice(0, MAX_USER_AGENT)
  return DEVICES.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Morning from 5, afternoon from 12, evening from 17, night from 22. */
export function toDaypart(nowMs: number, timeZone: string): NonNullable<RequestContext['daypart']> {
  const hour = Number(getClock(timeZone).format(nowMs))
  if (hour < 5 || hour >= 22) return 'night'
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}

/** There are some hundred time zones; making a format costs as much as a rail. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function getClock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone })
  clocks.set(timeZone, clock)
  return clock
}
