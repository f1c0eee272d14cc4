// When the simulated users come, and which films are talked about at the time.
import { hashText } from '../seeded.ts'

const DAY_SECONDS = 86_400
const SPAN_DAYS = 400

/** Times of a user's visits: in the evenings (UTC) since joining, more of them of late. */
export function visits(watches: number, nowSeconds: number, random: () => number): number[] {
  const joinedDaysAgo = 20 + (SPAN_DAYS - 20) * random()
  const midnight = nowSeconds - (nowSeconds % DAY_SECONDS)
  return Array.from({ length: Math.ceil(watches * 0.6) + 1 }, () => {
    const day = midnight - (1 + Math.floor(joinedDaysAgo * random() ** 1.5)) * DAY_SECONDS
    return day + Math.floor((16 + 5 * random()) * 3600)
  })
}

/**
 * How much a film is talked about at an age, 0.3..1.3: a third of the films have one wave of a few weeks.
 * Range   ageSeconds: seconds before now.
 */
export function trend(itemId: string, ageSeconds: number): number {
  const hash = hashText(`trend ${itemId}`)
  if (hash % 3 !== 0) return 0.5
  const peakDays = (hash >>> 8) % 180
  const distance = (ageSeconds / DAY_SECONDS - peakDays) / 18
  return 0.3 + Math.exp(-distance * distance)
}
