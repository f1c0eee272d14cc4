// Calendar days: `YYYY-MM-DD`, in a time zone that the reader lives in.

const DAY_MS = 86_400_000

/** Gives the day of a moment in the zone; 23 and 25 hour days included. */
export function createToDay(timeZone: string): (atMs: number) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (atMs) => format.format(atMs)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
