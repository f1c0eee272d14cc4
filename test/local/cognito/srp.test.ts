import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  isUsableClientPublic,
  powMod,
  PRIME,
  toBigInt,
  toPaddedBytes,
  toServerPublic,
  toSharedKey,
  toSignature,
  toVerifier,
} from '../../../edge-api/local/cognito/srp.ts'

const identity = { poolName: 'Local0001', userId: '0b5e8b39-6a55-4f0b-9b0e-000000000001' }
const password = 'Correct horse 1!'
const clientSecret = BigInt(`0x${'1234567890abcdef'.repeat(4)}`)
const clientPublic = powMod(2n, clientSecret, PRIME)

// The keys and signatures that aws-amplify 6.22.1 computes from the same numbers.
const vectors = [
  {
    salt: 0xa1b2c3d4e5f60718n, // top bit set: padded with a zero byte
    serverSecret: BigInt(`0x${'fedcba0987654321'.repeat(4)}`),
    key: '6765e3627586c01ed0c94602c1f39375',
    signature: 'vA2xuPmbrB1QBppyjXz4/HGbVssiCQawH4k1ihXd6yE=',
  },
  {
    salt: 0x01b2c3d4e5f60718n, // 15 hexadecimal digits: padded to an even number
    serverSecret: BigInt(`0x${'0f1e2d3c4b5a6978'.repeat(4)}`),
    key: '5bc1b18d0eddb7dae41bd81ca133431e',
    signature: 'SzPOHZ1+Z00ZUroN99Y9/ZgOWvSjceLzqnEfYf2QwIM=',
  },
]

describe('srp', () => {
  it.each(vectors)('arrives at the key of Amplify, salt $salt', ({ salt, serverSecret, key, signature }) => {
    const verifier = toVerifier(identity, password, salt)
    const serverPublic = toServerPublic(verifier, serverSecret)

    const shared = toSharedKey({ clientPublic, serverPublic, serverSecret, verifier })
    const signed = toSignature(shared, identity, Buffer.from('a secret block'), 'Tue Mar 3 04:05:06 UTC 2026')

    expect(shared.toString('hex')).toBe(key)
    expect(signed.toString('base64')).toBe(signature)
  })

  it('makes B so that a client without the verifier finds the same premaster', () => {
    const sha256 = (...parts: Buffer[]) =>
      toBigInt(createHash('sha256').update(Buffer.concat(parts)).digest())
    const [salt, serverSecret] = [77n, 123_456_789n]
    const verifier = toVerifier(identity, password, salt)
    const serverPublic = toServerPublic(verifier, serverSecret)
    const typed = createHash('sha256').update(`${identity.poolName}${identity.userId}:${password}`).digest()
    const x = sha256(toPaddedBytes(salt), typed)
    const k = sha256(toPaddedBytes(PRIME), toPaddedBytes(2n))
    const u = sha256(toPaddedBytes(clientPublic), toPaddedBytes(serverPublic))

    // RFC 5054 2.6: client (B - k g^x)^(a + ux), server (A v^u)^b
    const unmasked = (serverPublic + PRIME * PRIME - k * powMod(2n, x, PRIME)) % PRIME
    const client = powMod(unmasked, clientSecret + u * x, PRIME)
    const server = powMod(clientPublic * powMod(verifier, u, PRIME), serverSecret, PRIME)

    expect(server).toBe(client)
  })

  it('gives another key for another password, user or pool', () => {
    const keyOf = (who: typeof identity, typed: string) => {
      const verifier = toVerifier(who, typed, 5n)
      const serverPublic = toServerPublic(verifier, 7n)
      return toSharedKey({ clientPublic, serverPublic, serverSecret: 7n, verifier }).toString('hex')
    }

    const keys = [
      keyOf(identity, password),
      keyOf(identity, 'Correct horse 1?'),
      keyOf({ ...identity, userId: 'other' }, password),
      keyOf({ ...identity, poolName: 'Other' }, password),
    ]

    expect(new Set(keys).size).toBe(4)
  })

  it('refuses every A that is a multiple of N', () => {
    expect([0n, PRIME, 2n * PRIME, 1n, PRIME - 1n].map(isUsableClientPublic)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('pads numbers as signed big-endian bytes', () => {
    expect([20n, 236n, 0x123n, 0n].map((n) => toPaddedBytes(n).toString('hex'))).toEqual([
      '14',
      '00ec',
      '0123',
      '00',
    ])
  })

  it('raises to powers by hand-worked numbers', () => {
    expect(powMod(4n, 13n, 497n)).toBe(445n) // 4^13 = 67108864 = 135027 * 497 + 445
    expect(powMod(3n, 0n, 7n)).toBe(1n)
  })
})
