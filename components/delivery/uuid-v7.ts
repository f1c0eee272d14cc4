// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

/** Milliseconds, and 12 bits that count within one (RFC 9562 section 6.2, method 1): one number that only grows. */
let last = 0n

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const [bits] = crypto.getRandomValues(new BigUint64Array(1)) as unknown as [bigint]
  const now = BigInt(Date.now()) << 12n
  last = now > last ? now : last + 1n
  // A bit above them keeps the zeros in front.
  const hex = ((1n << 124n) | (last << 64n) | bits).toString(16)
  return hex.replace(/.(.{8})(.{4})(...).(...)/, '$1-$2-7$3-8$4-')
}
