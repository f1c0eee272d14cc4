// Codes of an authenticator app: RFC 6238 with SHA-1, six digits and steps of 30 seconds, as Cognito has them.
import { createHmac, randomBytes } from 'node:crypto'
import { sameBytes } from './password.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30
/** Clocks of phones differ: the step before and the one after are taken, too (RFC 6238 section 5.2). */
const STEPS_OFF = [0, -1, 1]

/** 160 bits in base 32 (RFC 4648), what the app is given. */
export function createTotpSecret(): string {
  const bytes = randomBytes(20)
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')
}

export function toTotpCode(secret: string, atSeconds: number): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atSeconds / STEP_SECONDS)))
  const hash = createHmac('sha1', key).update(counter).digest()
  // Dynamic truncation: RFC 4226 section 5.3.
  const offset = hash.readUInt8(hash.length - 1) & 0x0f
  const number = (hash.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000
  return String(number).padStart(6, '0')
}

/** The step that the code is of, so that it can be refused a second time; undefined for a wrong code. */
export function findTotpStep(secret: string, code: string, atSeconds: number): number | undefined {
  const now = Math.floor(atSeconds / STEP_SECONDS)
  return STEPS_OFF.map((off) => now + off).find((step) =>
    sameBytes(Buffer.from(toTotpCode(secret, step * STEP_SECONDS)), Buffer.from(code)),
  )
}
