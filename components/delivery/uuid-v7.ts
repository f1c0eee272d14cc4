// UUID version 7: the time first, so that ids sort as they were made. RFC 9562 section 5.7.

let lastMs = 0
let counter = 0

/** A new id, greater than every id made before in this page, also within a millisecond or after the clock went back. */
export function createUuidV7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const nowMs = Date.now()
  // rand_a holds a counter (RFC 9562 section 6.2, method 1); past its 12 bits the time moves ahead by one.
  counter = nowMs > lastMs ? (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0) : counter + 1
  lastMs = Math.max(lastMs, nowMs) + (counter > 0xfff ? 1 : 0)
  counter &= 0xfff

  new DataView(bytes.buffer).setUint32(0, Math.floor(lastMs / 0x10000))
  new DataView(bytes.buffer).setUint16(4, lastMs % 0x10000)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
