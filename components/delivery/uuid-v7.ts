// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

/** Milliseconds, and 12 bits that count within one (RFC 9562 section 6.2, method 1): one number that only grows. */
let last = 0n

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1))
  const now = BigInt(Date.now()) << 12n
  last = now > last ? now : last + 1n
  const [time, random] = [toHex(last, 15), toHex(bits, 16)]
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${time.slice(12)}-8${random.slice(1, 4)}-${random.slice(4)}`
}

const toHex = (value: bigint, digits: number): string => value.toString(16).padStart(digits, '0')
