// How a password is kept (never as itself) and checked.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { CognitoError } from './cognito-error.ts'
import { toBigInt, toPaddedBytes, toVerifier, type SrpIdentity } from './srp.ts'

/** Hexadecimal, as it is written to disk. */
export interface KeptPassword {
  salt: string
  verifier: string
}

export function keepPassword(identity: SrpIdentity, password: string): KeptPassword {
  const salt = toBigInt(randomBytes(16))
  return { salt: salt.toString(16), verifier: toVerifier(identity, password, salt).toString(16) }
}

export function matchesPassword(identity: SrpIdentity, password: string, kept: KeptPassword): boolean {
  const given = toVerifier(identity, password, BigInt(`0x${kept.salt}`))
  return sameBytes(toPaddedBytes(given), toPaddedBytes(BigInt(`0x${kept.verifier}`)))
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

export function sameText(a: string, b: string): boolean {
  return sameBytes(Buffer.from(a), Buffer.from(b))
}

/**
 * What an account that does not exist shows: like a real one the same id and salt each time, at the same cost,
 * and no password fits.
 */
export function decoy(secret: Buffer, username: string): { userId: string; password: KeptPassword } {
  const bytes = createHmac('sha512', secret).update(username).digest()
  const [salt, verifier] = [toBigInt(bytes.subarray(16, 32)), toBigInt(bytes.subarray(32))]
  return {
    userId: toUuid(bytes.subarray(0, 16), 4),
    password: { salt: salt.toString(16), verifier: verifier.toString(16) },
  }
}

/** Sixteen bytes as a uuid of the given version: RFC 9562 section 4. */
export function toUuid(bytes: Buffer, version: number): string {
  const marked = Buffer.from(bytes)
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4)
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80
  return marked.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Cognito's default policy: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const POLICY: [RegExp, string][] = [
  [/^.{8,}$/su, 'Password not long enough'],
  [/^.{0,256}$/su, 'Password too long'],
  [/\p{Ll}/u, 'Password must have lowercase characters'],
  [/\p{Lu}/u, 'Password must have uppercase characters'],
  [/\d/, 'Password must have numeric characters'],
  [/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/, 'Password must have symbol characters'],
]

/** Throws InvalidPasswordException, naming the first rule that is not met. */
export function requireStrongPassword(password: string): void {
  const broken = POLICY.find(([rule]) => !rule.test(password))
  if (broken) {
    throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${broken[1]}`)
  }
}
