// What slates, sources and models are called in the queries: by small numbers, since a row a card is counted by them.

import type { AccuracyGrouping, SlateKind } from '../../contract/types.ts'
import type { ServedModel } from './accuracy-mark.ts'

const SLATES: Readonly<Record<SlateKind, number>> = {
  recommendations: 1,
  'top-picks': 2,
  'because-you-watched': 3,
  similar: 4,
  trending: 5,
  popular: 6,
}
const SLATE_NAMES = new Map(Object.entries(SLATES).map(([name, number]) => [number, name]))
/** As accuracy.sql numbers them; an id of ours that names no rung is of before ids did. */
const SOURCE_NAMES = ['', 'live', 'batch', 'popular', 'static', 'fallback']
/** Without a model, and with one that nobody noted. */
const OTHER_MODELS = ['', 'fallback', 'live']

/** The rows of the table `slates`. */
export function toSlateLines(): string {
  return toLines(Object.entries(SLATES).map(([slate_kind, slate_no]) => ({ slate_kind, slate_no })))
}

/** The rows of the table `models`: each served until the next one did. */
export function toModelLines(models: readonly ServedModel[]): string {
  return toLines(
    models.map(({ fromMs }, index) => ({
      model_no: OTHER_MODELS.length + index,
      from_ms: fromMs,
      to_ms: models[index + 1]?.fromMs ?? Number.MAX_SAFE_INTEGER,
    })),
  )
}

/** The name behind a number of a grouping. */
export function toKey(
  grouping: Exclude<AccuracyGrouping, 'day'>,
  number: number,
  models: readonly ServedModel[],
): string {
  switch (grouping) {
    case 'slate':
      return SLATE_NAMES.get(number) ?? ''
    case 'position':
      return String(number)
    case 'model':
      return OTHER_MODELS[number] ?? models[number - OTHER_MODELS.length]?.modelId ?? ''
    case 'source':
      return SOURCE_NAMES[number] ?? ''
  }
}

function toLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
