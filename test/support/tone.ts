// A silent recording of a given length, made on the spot: 8-bit mono WAV at 8 kHz.

const RATE = 8_000

export function createToneUrl(seconds: number): string {
  const view = new DataView(new ArrayBuffer(44 + seconds * RATE))
  const write = (at: number, text: string): void =>
    [...text].forEach((char, index) => view.setUint8(at + index, char.charCodeAt(0)))
  write(0, 'RIFF')
  view.setUint32(4, 36 + seconds * RATE, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  write(36, 'data')
  view.setUint32(40, seconds * RATE, true)
  for (let at = 44; at < view.byteLength; at++) view.setUint8(at, 128)
  return URL.createObjectURL(new Blob([view], { type: 'audio/wav' }))
}
