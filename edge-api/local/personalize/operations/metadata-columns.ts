// The item fields that a caller wants beside each item.
import { fieldText } from '../model/row.ts'
import { invalidInput } from '../wire/errors.ts'
import type { Deployment } from './deployments.ts'

/** Most columns of one request, and most items with and without them:
 * https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
const MAX_COLUMNS = 10
export const MAX_ITEMS = 500
const MAX_ITEMS_WITH_METADATA = 50

export interface MetadataReader {
  maxItems: number
  /** Undefined when no metadata was asked for. */
  read: (itemId: string) => Record<string, string> | undefined
}

/** Errors  InvalidInputException for another key than ITEMS, too many columns, or one the dataset does not have. */
export function toMetadataReader(
  { itemColumns, hasMetadata, item }: Deployment,
  metadataColumns: Record<string, string[]> | undefined,
): MetadataReader {
  if (metadataColumns === undefined) return { maxItems: MAX_ITEMS, read: () => undefined }
  if (!hasMetadata) {
    throw invalidInput('Metadata is not enabled: set enableMetadataWithRecommendations and ask again')
  }
  const [key] = Object.keys(metadataColumns)
  if (key !== 'ITEMS') throw invalidInput(`metadataColumns must have the one key ITEMS, not ${key ?? 'none'}`)
  const columns = metadataColumns['ITEMS'] ?? []
  if (columns.length > MAX_COLUMNS) throw invalidInput(`metadataColumns takes at most ${MAX_COLUMNS} columns`)
  const unknown = columns.find((column) => !itemColumns.has(column.toUpperCase()))
  if (unknown !== undefined) throw invalidInput(`The Items dataset has no column ${unknown}`)
  return {
    maxItems: MAX_ITEMS_WITH_METADATA,
    read: (itemId) => {
      const row = item(itemId)
      const fields = columns.flatMap((column) => {
        const text = fieldText(row, column)
        return text === undefined ? [] : [[column, text]]
      })
      return Object.fromEntries(fields) as Record<string, string>
    },
  }
}
