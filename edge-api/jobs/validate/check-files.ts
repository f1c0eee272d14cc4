// Reads the files of a run as Personalize will, and says what it would refuse.

import type { ObjectStore } from '../../ports/object-store.ts'
import { readLines } from '../read-lines.ts'
import { COLUMNS, findLacks, type ColumnRule, type Fault } from './rules.ts'
import { splitLine } from './split-line.ts'

/** More tell nothing new. */
const FAULTS_LISTED = 20

export interface CheckedFiles {
  rows: { interactions: number; items: number; users: number }
  faultCount: number
  /** The first ones. */
  faults: Fault[]
  /** Interactions with items that items.csv lacks; Personalize takes them. */
  unknownItems: number
}

/** Keys, or folders, which end with a slash, of files that are one data set together. */
export interface FileKeys {
  interactionsKey: string
  itemsKey: string
  usersKey: string
}

export async function checkFiles(objectStore: ObjectStore, keys: FileKeys): Promise<CheckedFiles> {
  const faults: Fault[] = []
  let faultCount = 0
  const report = (fault: Fault) => {
    faultCount += 1
    if (faults.length < FAULTS_LISTED) faults.push(fault)
  }
  const items = new Set<string>()
  const users = new Set<string>()
  const once = (seen: Set<string>, id: string, file: string, row: number) => {
    if (seen.has(id))
      report({ file, row, problem: `repeats the id ${JSON.stringify(id)}`, remedy: 'keep one row an id' })
    seen.add(id)
  }
  const check = (
    key: string,
    columns: readonly ColumnRule[],
    onRow: (fields: string[], row: number) => void,
  ) => checkData(objectStore, key, columns, report, onRow)

  const itemRows = await check(keys.itemsKey, COLUMNS.items, ([id = ''], row) =>
    once(items, id, 'items.csv', row),
  )
  const userRows = await check(keys.usersKey, COLUMNS.users, ([id = ''], row) =>
    once(users, id, 'users.csv', row),
  )
  const countOf = new Map<string, number>()
  const eventTypes = new Set<string>()
  let unknownItems = 0
  const interactions = await check(keys.interactionsKey, COLUMNS.interactions, (fields) => {
    const [userId = '', itemId = '', eventType = ''] = fields
    countOf.set(userId, (countOf.get(userId) ?? 0) + 1)
    eventTypes.add(eventType)
    if (!items.has(itemId)) unknownItems += 1
  })
  const usersWithTwo = [...countOf.values()].filter((count) => count >= 2).length
  for (const lack of findLacks({ interactions, users: countOf.size, usersWithTwo, eventTypes })) report(lack)
  return { rows: { interactions, items: itemRows, users: userRows }, faultCount, faults, unknownItems }
}

/** Returns the number of rows, of all files. */
async function checkData(
  objectStore: ObjectStore,
  key: string,
  ...rest: [readonly ColumnRule[], (fault: Fault) => void, (fields: string[], row: number) => void]
): Promise<number> {
  const toName = (one: string) => one.slice(one.lastIndexOf('/') + 1)
  if (!key.endsWith('/')) return checkFile(objectStore, key, toName(key), ...rest)
  const folder = toName(key.slice(0, -1))
  let rows = 0
  for await (const one of objectStore.listKeys(key))
    if (one.endsWith('.csv')) rows += await checkFile(objectStore, one, `${folder}/${toName(one)}`, ...rest)
  return rows
}

/** Returns the number of rows below the header. */
async function checkFile(
  objectStore: ObjectStore,
  key: string,
  file: string,
  columns: readonly ColumnRule[],
  report: (fault: Fault) => void,
  onRow: (fields: string[], row: number) => void,
): Promise<number> {
  const header = columns.map(({ name }) => name).join(',')
  let row = 0
  for await (const line of readLines(objectStore, key)) {
    row += 1
    if (row === 1) {
      if (line !== header)
        report({ file, row, problem: `the header is ${JSON.stringify(line)}`, remedy: `make it ${header}` })
      continue
    }
    if (line === '') {
      row -= 1
      continue
    }
    const fields = splitLine(line)
    if (fields?.length !== columns.length) {
      const problem = fields
        ? `has ${fields.length} fields, not ${columns.length}`
        : 'has a quote that does not close'
      report({ file, row, problem, remedy: 'put fields with commas in quotes, escape quotes by a backslash' })
      continue
    }
    for (const [index, { name, check }] of columns.entries()) {
      const fault = check?.(fields[index] ?? '')
      if (fault) report({ file, row, problem: `${name} ${fault[0]}`, remedy: fault[1] })
    }
    onRow(fields, row)
  }
  return Math.max(0, row - 1)
}
