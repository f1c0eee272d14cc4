import { describe, expect, it } from 'vitest'
import { createChallenges } from '../../../edge-api/local/cognito/challenges.ts'

const challenge = {
  account: undefined,
  userId: 'u1',
  clientPublic: 1n,
  serverPublic: 2n,
  serverSecret: 3n,
  verifier: 4n,
}

describe('createChallenges', () => {
  it('opens each challenge once, by its own secret block', () => {
    const challenges = createChallenges(() => 0)
    const [first, second] = [challenges.add(challenge), challenges.add({ ...challenge, userId: 'u2' })]

    expect(challenges.take(second)?.userId).toBe('u2')
    expect(challenges.take(second)).toBeUndefined()
    expect(challenges.take(first)?.userId).toBe('u1')
    expect(challenges.take(Buffer.alloc(64))).toBeUndefined()
  })

  it('closes a challenge after three minutes', () => {
    let nowSeconds = 0
    const challenges = createChallenges(() => nowSeconds)
    const [early, late] = [challenges.add(challenge), challenges.add(challenge)]

    nowSeconds = 179
    expect(challenges.take(early)).toBeDefined()
    nowSeconds = 180
    expect(challenges.take(late)).toBeUndefined()
  })

  it('holds a thousand, and forgets the oldest first', () => {
    const challenges = createChallenges(() => 0)
    const [oldest, second] = [challenges.add(challenge), challenges.add(challenge)]

    for (let n = 0; n < 999; n += 1) challenges.add(challenge)

    expect(challenges.take(oldest)).toBeUndefined()
    expect(challenges.take(second)).toBeDefined()
  })
})
