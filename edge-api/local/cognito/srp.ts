// The mathematics of Cognito's SRP sign-in (SRP-6a over SHA-256), server side. Pure: randomness is handed in.
import { createHash, createHmac, getDiffieHellman } from 'node:crypto'

/** The 3072-bit MODP prime: RFC 3526 group 15. */
export const PRIME = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`)
const GENERATOR = 2n

/** Multiplier k = H(N, g), fixed by the group: RFC 5054 section 2.5.3. */
const MULTIPLIER = toBigInt(sha256(toPaddedBytes(PRIME), toPaddedBytes(GENERATOR)))

export interface SrpIdentity {
  /** The pool id's part after the underscore. */
  poolName: string
  /** USER_ID_FOR_SRP of the challenge, not necessarily what was typed. */
  userId: string
}

/** The number v that stands for a password: it checks one, but cannot be turned back into it. */
export function toVerifier(identity: SrpIdentity, password: string, salt: bigint): bigint {
  const typed = sha256(`${identity.poolName}${identity.userId}:${password}`)
  return powMod(GENERATOR, toBigInt(sha256(toPaddedBytes(salt), typed)), PRIME)
}

/** The server's public number B = kv + g^b mod N. `secret` is b: at least 256 random bits, used once. */
export function toServerPublic(verifier: bigint, secret: bigint): bigint {
  return (MULTIPLIER * verifier + powMod(GENERATOR, secret, PRIME)) % PRIME
}

/** Whether A may be used: with A a multiple of N anybody would know the shared key. */
export function isUsableClientPublic(clientPublic: bigint): boolean {
  return clientPublic % PRIME !== 0n
}

export interface SrpExchange {
  clientPublic: bigint
  serverPublic: bigint
  serverSecret: bigint
  verifier: bigint
}

/** The 16-byte key both sides arrive at, when the password was right. */
export function toSharedKey({ clientPublic, serverPublic, serverSecret, verifier }: SrpExchange): Buffer {
  const scrambler = sha256(toPaddedBytes(clientPublic), toPaddedBytes(serverPublic))
  const base = (clientPublic * powMod(verifier, toBigInt(scrambler), PRIME)) % PRIME
  const premaster = powMod(base, serverSecret, PRIME)
  const extracted = hmac(toPaddedBytes(toBigInt(scrambler)), toPaddedBytes(premaster))
  return hmac(extracted, 'Caldera Derived Key\u0001').subarray(0, 16)
}

/** What a client that holds the key signs, and the server compares. */
export function toSignature(
  key: Buffer,
  identity: SrpIdentity,
  secretBlock: Buffer,
  timestamp: string,
): Buffer {
  return hmac(key, identity.poolName, identity.userId, secretBlock, timestamp)
}

/** Big-endian bytes of a positive number, with a zero byte in front where the top bit would read as a sign. */
export function toPaddedBytes(number: bigint): Buffer {
  const hex = number.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}

/** base^exponent mod modulus, by repeated squaring. */
export function powMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

export function toBigInt(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex') || '0'}`)
}

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function hmac(key: Buffer, ...parts: (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
