// Which files a site's data is in, told by their names.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface SiteFile {
  path: string
  name: string
  format: 'csv' | 'ndjson'
  isGzip: boolean
  bytes: number
}

/** The folder or a file of it cannot be used; the message says what to do. */
export class SiteDataError extends Error {
  override readonly name = 'SiteDataError'
}

const ENDINGS = ['csv', 'ndjson', 'csv.gz', 'ndjson.gz'] as const

/** Errors: SiteDataError when the folder or its items are missing, or a file is there in two forms. */
export async function findSiteFiles(folder: string): Promise<{ items: SiteFile; history?: SiteFile }> {
  const kind = await stat(folder).catch(() => undefined)
  if (!kind?.isDirectory())
    throw new SiteDataError(`${folder} is not a folder; give the one that holds items.csv and history.csv`)
  const items = await findOne(folder, 'items')
  if (items === undefined)
    throw new SiteDataError(
      `${folder} has no items; put ${ENDINGS.map((one) => `items.${one}`).join(' or ')} into it`,
    )
  const history = await findOne(folder, 'history')
  return { items, ...(history && { history }) }
}

async function findOne(folder: string, stem: string): Promise<SiteFile | undefined> {
  const found: SiteFile[] = []
  for (const ending of ENDINGS) {
    const name = `${stem}.${ending}`
    const path = join(folder, name)
    const info = await stat(path).catch(() => undefined)
    if (!info?.isFile()) continue
    const format = ending.startsWith('csv') ? 'csv' : 'ndjson'
    found.push({ path, name, format, isGzip: ending.endsWith('.gz'), bytes: info.size })
  }
  const [first, second] = found
  if (second) throw new SiteDataError(`${folder} has ${first?.name} and ${second.name}; keep one of them`)
  return first
}
