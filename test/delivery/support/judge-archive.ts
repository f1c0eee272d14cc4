// What became of the events that were tracked, by subject: lost, twice, under somebody else.

export interface TrackedBy {
  tracked: ReadonlySet<string>
  /** Those of them that must not be there: they were rejected, and their sender knows. */
  spoiled: ReadonlySet<string>
}

export interface Verdict {
  lost: number
  /** Rows beyond the first of an event, under whomever. */
  duplicates: number
  wrongSubject: number
  /** Spoiled, or tracked by nobody, and there all the same. */
  strangers: number
}

/** `view`: event ids by subject, as whoever reads the archive is given them. */
export function judgeArchive(
  senders: ReadonlyMap<string, TrackedBy>,
  view: ReadonlyMap<string, readonly string[]>,
): Verdict {
  const owners = new Map<string, string>()
  for (const [subject, { tracked, spoiled }] of senders)
    for (const id of tracked) if (!spoiled.has(id)) owners.set(id, subject)
  const verdict: Verdict = { lost: 0, duplicates: 0, wrongSubject: 0, strangers: 0 }
  const seen = new Set<string>()
  for (const [subject, ids] of view) {
    for (const id of ids) {
      const owner = owners.get(id)
      if (seen.has(id)) verdict.duplicates += 1
      else if (owner === undefined) verdict.strangers += 1
      if (owner !== undefined && owner !== subject) verdict.wrongSubject += 1
      seen.add(id)
    }
  }
  for (const id of owners.keys()) if (!seen.has(id)) verdict.lost += 1
  return verdict
}
