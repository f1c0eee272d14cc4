// A table of a query as a DuckDB view over the files below some folders.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { QueryTable } from '../../ports/query-engine.ts'

/** The SQL that makes the view. */
export async function toView(root: string, name: string, table: QueryTable): Promise<string> {
  const { format, prefixes, columns } = table
  const patterns: string[] = []
  for (const prefix of prefixes) {
    const path = join(root, prefix)
    if (!prefix.endsWith('/')) patterns.push(path)
    else if (await holdsFiles(path, `.${format}`)) patterns.push(join(path, '**', `*.${format}`))
  }
  if (patterns.length === 0)
    return `CREATE TEMP VIEW ${name} AS SELECT ${toEmptyColumns(columns)} WHERE false`

  const files = `[${patterns.map(quote).join(', ')}]`
  return `CREATE TEMP VIEW ${name} AS SELECT ${Object.keys(columns).join(', ')} FROM ${toReader(format, files, columns)}`
}

function toReader(format: QueryTable['format'], files: string, columns: QueryTable['columns']): string {
  if (format === 'parquet') return `read_parquet(${files})`
  const types = `{${Object.entries(columns)
    .map(([name, type]) => `${quote(name)}: ${quote(type)}`)
    .join(', ')}}`
  // A line is an object that was cut short, or none at all, only when somebody else wrote it: fail, rather than leave out.
  return format === 'csv'
    ? `read_csv(${files}, header = true, delim = ',', quote = '"', escape = '\\', columns = ${types})`
    : `read_json(${files}, format = 'newline_delimited', compression = 'gzip', columns = ${types})`
}

function toEmptyColumns(columns: QueryTable['columns']): string {
  return Object.entries(columns)
    .map(([name, type]) => `CAST(NULL AS ${type}) AS ${name}`)
    .join(', ')
}

/** DuckDB refuses a pattern that nothing matches; hidden names are files being written. */
async function holdsFiles(folder: string, ending: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (
      entry.isDirectory() ? await holdsFiles(join(folder, entry.name), ending) : entry.name.endsWith(ending)
    )
      return true
  }
  return false
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
