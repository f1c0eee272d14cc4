// The `properties` of events, items and users: a JSON object inside a string.
import { invalidInput } from '../wire/errors.ts'
import { isObject, string } from '../wire/shapes.ts'
import type { Reader } from '../wire/shapes.ts'

export interface PropertiesLimits {
  max: number
  /** Names in lower case that no property may have, in any letter case. */
  forbidden?: ReadonlySet<string>
}

export function properties({ max, forbidden }: PropertiesLimits): Reader<Record<string, unknown>> {
  const readText = string({ max })
  return (value, at) => {
    const text = readText(value, at)
    const parsed = text === '' ? {} : parseObject(text)
    if (parsed === undefined) throw invalidInput(`Error parsing properties json at '${at}'`)
    const refused = Object.keys(parsed).find((name) => forbidden?.has(name.toLowerCase()))
    if (refused !== undefined) throw invalidInput(`The property ${refused} at '${at}' is reserved`)
    return parsed
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
