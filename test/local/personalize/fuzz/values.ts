// Values that no sane caller sends, and some that one would, from a seeded stream.
import { mulberry32 } from '../../../../edge-api/engine/random.ts'

export class Dice {
  readonly #random: () => number
  constructor(seed: number) {
    this.#random = mulberry32(seed)
  }

  chance(ratio: number): boolean {
    return this.#random() < ratio
  }

  below(count: number): number {
    return Math.floor(this.#random() * count)
  }

  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T
  }
}

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '\ud800',
  '\udfff\ud800',
  '\u202eltr',
  '\u2028\u2029',
  'ｆｕｌｌｗｉｄｔｈ',
  'Z͑ͫ̓ͪ̂ͫa̍l̐go',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'ı İ ß ﬁ',
  '%00%0a../../etc/passwd',
  '__proto__',
  'constructor',
  "'; DROP TABLE items; --",
  '"Comedy","',
  '"\\',
  '$NAME',
  '*',
  'null',
  'NaN',
  '1e999',
]

const ODD_NUMBERS = [0, -0, -1, 1, 0.5, 25, 501, 1e11, 1e21, -1e308, 2 ** 53, 5e-324, 1_700_000_000_123]

export function oddText(dice: Dice): string {
  if (dice.chance(0.03)) return 'x'.repeat(1 + dice.below(3000))
  if (dice.chance(0.2))
    return String.fromCharCode(...Array.from({ length: 1 + dice.below(20) }, () => dice.below(65_536)))
  return dice.one(ODD_TEXTS)
}

/** Anything that JSON can say, `depth` levels at most. */
export function oddValue(dice: Dice, depth = 3): unknown {
  const kind = dice.below(depth > 0 ? 8 : 5)
  if (kind < 2) return oddText(dice)
  if (kind === 2) return dice.one(ODD_NUMBERS)
  if (kind === 3) return dice.one([true, false, null])
  if (kind === 4) return dice.below(2000)
  const length = dice.below(5)
  if (kind < 7) return Array.from({ length }, () => oddValue(dice, depth - 1))
  return Object.fromEntries(Array.from({ length }, () => [oddText(dice), oddValue(dice, depth - 1)]))
}

/** Text that is nearly JSON: one that was, with a character changed, dropped or doubled. */
export function broken(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1)
  const piece = dice.one(['', '"', '{', ']', ',', '\\', '\u0000', '0x1', '\ud83d', text.slice(at, at + 5)])
  return text.slice(0, at) + piece + text.slice(at + dice.below(3))
}
