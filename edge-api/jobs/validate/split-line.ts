// One line of a CSV file by Personalize's rules: a field in double quotes may hold commas, and escapes by a backslash.

/** The fields, or undefined when a quote is open at the end or stands where none may. */
export function splitLine(line: string): string[] | undefined {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  let at = 0
  for (;;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at)
      const field = comma < 0 ? line.slice(at) : line.slice(at, comma)
      if (field.includes('"')) return undefined
      fields.push(field)
      if (comma < 0) return fields
      at = comma + 1
      continue
    }
    let field = ''
    let end = at + 1
    for (; end < line.length && line[end] !== '"'; end++) {
      if (line[end] === '\\') end += 1
      field += line[end] ?? ''
    }
    if (line[end] !== '"') return undefined
    fields.push(field)
    if (end + 1 === line.length) return fields
    if (line[end + 1] !== ',') return undefined
    at = end + 2
  }
}
