// The typefaces of the posters, and how wide a text will be in them without asking a browser.

/** Only fonts of the system, each with a generic one at its end. `widthFactor`: in relation to a bold sans serif. */
export interface Typeface {
  family: string
  weight: number
  widthFactor: number
  upperCase: boolean
  lineHeight: number
}

export const TYPEFACES = {
  condensed: face(
    "Impact,Haettenschweiler,'Arial Narrow','DejaVu Sans Condensed',sans-serif",
    700,
    0.76,
    true,
    1,
  ),
  grotesque: face("'Helvetica Neue',Helvetica,Arial,'DejaVu Sans',sans-serif", 800, 1, false, 1.04),
  geometric: face(
    "Futura,'Century Gothic','Avenir Next','Trebuchet MS','DejaVu Sans',sans-serif",
    700,
    0.98,
    true,
    1.06,
  ),
  serif: face("Didot,'Bodoni MT','Playfair Display',Georgia,'DejaVu Serif',serif", 700, 1, false, 1.08),
  slab: face("Rockwell,'Roboto Slab',Georgia,'DejaVu Serif',serif", 800, 1.04, true, 1.04),
  typewriter: face("'Courier New',Courier,'DejaVu Sans Mono',monospace", 700, 1.02, false, 1.12),
} as const

/** About how wide the text is at a size of 1 px. */
export function textWidth(text: string, typeface: Typeface): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * typeface.widthFactor
}

function face(
  family: string,
  weight: number,
  widthFactor: number,
  upperCase: boolean,
  lineHeight: number,
): Typeface {
  return { family, weight, widthFactor, upperCase, lineHeight }
}

/** In em, after a common bold sans serif. */
function characterWidth(character: string): number {
  if (/[ilI.,:;!|'’]/.test(character)) return 0.32
  if (/[frtj()[\]\- ]/.test(character)) return 0.38
  if (/[mwMW@%—…]/.test(character)) return 0.92
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u.test(character)) return 1.02
  if (/\p{Extended_Pictographic}/u.test(character) && !/\d/.test(character)) return 1.3
  if (/\p{M}/u.test(character)) return 0
  return /\p{Lu}|&/u.test(character) ? 0.74 : 0.61
}
