import { describe, expect, it } from 'vitest'
import { pickUsersByGenre } from '../../edge-api/jobs/link-accounts.ts'

const items = [
  { itemId: 'h', title: 'H', genres: ['Horror'] },
  { itemId: 'c', title: 'C', genres: ['Comedy'] },
]
const watches = (userId: string, horror: number, comedy: number) => [
  ...Array.from(
    { length: horror },
    () => ({ userId, itemId: 'h', eventType: 'watch', timestampSeconds: 1 }) as const,
  ),
  ...Array.from(
    { length: comedy },
    () => ({ userId, itemId: 'c', eventType: 'watch', timestampSeconds: 1 }) as const,
  ),
]

describe('pickUsersByGenre', () => {
  it('picks the user whose watches are most of the genre, and a long history over a short one', () => {
    // a: 20 of 20 + 20 = .5; b: 90 of 100 + 20 = .75; c: too short a history
    const interactions = [...watches('a', 20, 0), ...watches('b', 90, 10), ...watches('c', 5, 0)]

    expect(pickUsersByGenre({ items, interactions }, ['Horror'])).toEqual(new Map([['Horror', 'b']]))
  })

  it('gives nobody two genres, breaks ties by userId and leaves out genres nobody watches', () => {
    const interactions = [...watches('b', 30, 30), ...watches('a', 30, 30)]

    expect(pickUsersByGenre({ items, interactions }, ['Horror', 'Comedy', 'War'])).toEqual(
      new Map([
        ['Horror', 'a'],
        ['Comedy', 'b'],
      ]),
    )
  })
})
