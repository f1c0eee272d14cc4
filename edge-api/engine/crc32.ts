// The checksum of the model file.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/**
 * CRC-32 of the bytes, as zip and PNG have it.
 * Range   0..2^32 - 1
 * Source  ISO 3309, reflected polynomial 0xEDB88320; "123456789" gives 0xCBF43926.
 */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] as number)
  return (rest ^ 0xffffffff) >>> 0
}
