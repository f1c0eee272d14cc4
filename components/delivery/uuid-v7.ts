// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

let lastMs = 0
let counter = 0

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const random = toHex(crypto.getRandomValues(new Uint8Array(8)))
  const nowMs = Date.now()
  // rand_a counts (RFC 9562 section 6.2, method 1); past its 12 bits the time moves ahead by one.
  counter = nowMs > lastMs ? 0 : (counter + 1) & 0xfff
  lastMs = Math.max(nowMs, counter > 0 ? lastMs : lastMs + 1)
  const time = lastMs.toString(16).padStart(12, '0')
  const count = counter.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${random.slice(1, 4)}-${random.slice(4)}`
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
