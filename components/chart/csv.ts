type Cell = string | number | boolean | null | undefined

/**
 * A row a record as CSV by RFC 4180, UTF-8 with a byte order mark; the names of its columns come from a record of nothing, so
 * that there are some without records too. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function toCsv<Item>(
  items: readonly Item[],
  toRecord: (item: Partial<Item>) => Record<string, Cell>,
): string {
  const rows = [Object.keys(toRecord({})), ...items.map((item) => Object.values(toRecord(item)))]
  return `\uFEFF${rows.map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`
}

function toCell(value: Cell): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
