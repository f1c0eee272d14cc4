// The invariant of every test here: what was tracked was delivered, or was given up for a reason that is counted.

import assert from 'node:assert/strict'

export interface Account {
  tracked: number
  delivered: number
  /** By reason. */
  dropped: Partial<Record<string, number>>
  /** Still in the queue; nothing where a test has let it run empty. */
  waiting?: number
}

/** Events that nobody can say anything about; below zero when some were counted twice. */
export function findUnaccounted({ tracked, delivered, dropped, waiting = 0 }: Account): number {
  const givenUp = Object.values(dropped).reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return tracked - delivered - givenUp - waiting
}

export function expectAccounted(account: Account): void {
  assert.equal(findUnaccounted(account), 0, `Unaccounted for: ${JSON.stringify(account)}`)
}
