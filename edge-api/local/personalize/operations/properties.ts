// The `properties` of events, items and users: a JSON object inside a string.
import { invalidInput } from '../wire/errors.ts'
import { isObject, string } from '../wire/shapes.ts'
import type { Reader } from '../wire/shapes.ts'

export interface PropertiesLimits {
  max: number
  /** Names in lower case that no property may have, in any letter case. */
  forbidden?: ReadonlySet<string>
}

/** Schemas are flat, so values are, too. */
export type Properties = Record<string, string | number | boolean | null>

export function properties({ max, forbidden }: PropertiesLimits): Reader<Properties> {
  const readText = string({ max })
  return (value, at) => {
    const text = readText(value, at)
    const parsed = text === '' ? {} : parseObject(text)
    if (parsed === undefined) throw invalidInput(`Error parsing properties json at '${at}'`)
    const refused = Object.keys(parsed).find((name) => forbidden?.has(name.toLowerCase()))
    if (refused !== undefined) throw invalidInput(`The property ${refused} at '${at}' is reserved`)
    if (!isFlat(parsed)) throw invalidInput(`The properties at '${at}' must be strings, numbers or booleans`)
    return parsed
  }
}

function isFlat(parsed: Record<string, unknown>): parsed is Properties {
  return Object.values(parsed).every((value) => value === null || typeof value !== 'object')
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
