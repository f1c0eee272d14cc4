// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

let lastMs = 0
let counter = 0

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const nowMs = Date.now()
  // rand_a holds a counter (RFC 9562 section 6.2, method 1); past its 12 bits the time moves ahead by one.
  counter = nowMs > lastMs ? (bytes[7] ?? 0) << 3 : counter + 1
  lastMs = Math.max(lastMs, nowMs) + (counter > 0xfff ? 1 : 0)
  counter &= 0xfff

  const view = new DataView(bytes.buffer)
  view.setUint32(0, lastMs / 0x10000)
  view.setUint16(4, lastMs)
  view.setUint16(6, 0x7000 | counter)
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/(.{8})(....)(....)(....)/, '$1-$2-$3-$4-')
}
