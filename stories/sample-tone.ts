// Something to play: twenty seconds of a soft tone, made on the spot as 8-bit mono WAV.

const RATE = 8_000
const SECONDS = 20
const HERTZ = 220

function createTone(): string {
  const samples = RATE * SECONDS
  const view = new DataView(new ArrayBuffer(44 + samples))
  const write = (at: number, text: string): void =>
    [...text].forEach((char, index) => view.setUint8(at + index, char.charCodeAt(0)))
  write(0, 'RIFF')
  view.setUint32(4, 36 + samples, true)
  write(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  write(36, 'data')
  view.setUint32(40, samples, true)
  for (let at = 0; at < samples; at++) {
    view.setUint8(44 + at, 128 + 24 * Math.sin((2 * Math.PI * HERTZ * at) / RATE))
  }
  return URL.createObjectURL(new Blob([view], { type: 'audio/wav' }))
}

export const sampleTone = createTone()
