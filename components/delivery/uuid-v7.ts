// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

let lastMs = 0
let counter = 0

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1))
  const nowMs = Date.now()
  // rand_a counts (RFC 9562 section 6.2, method 1); past its 12 bits the time moves ahead by one.
  counter = nowMs > lastMs ? 0 : (counter + 1) & 0xfff
  lastMs = Math.max(nowMs, counter > 0 ? lastMs : lastMs + 1)
  const [time, count, random] = [toHex(lastMs, 12), toHex(counter, 3), toHex(bits, 16)]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${random.slice(1, 4)}-${random.slice(4)}`
}

const toHex = (value: number | bigint, digits: number): string => value.toString(16).padStart(digits, '0')
