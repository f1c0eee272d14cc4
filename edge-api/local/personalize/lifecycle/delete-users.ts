// What a data deletion job does: users are forgotten in the imported rows, the live data and the data beside the models.
// The models themselves stay until they are trained again, as on AWS.
// https://docs.aws.amazon.com/personalize/latest/dg/delete-records.html
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { readCsv, toCsvLine } from '../data/csv.ts'
import { writeLines } from '../data/write-lines.ts'
import { getResource } from '../resources/directory.ts'
import { datasetFile } from '../resources/models.ts'
import type { DatasetType } from '../resources/names.ts'
import type { PersonalizeState } from '../state.ts'
import { removeUnusedFiles } from './unused-files.ts'

export async function deleteUsers(state: PersonalizeState, arn: string): Promise<{ numDeleted: number }> {
  const { datasetGroupArn, dataSource } = getResource(state, 'dataDeletionJob', arn)
  const userIds = await readUserIds(state, dataSource.dataLocation)
  let numDeleted = await state.groups.get(datasetGroupArn).live.eraseUsers(userIds)
  for (const type of ['INTERACTIONS', 'USERS'] as const) {
    numDeleted += await eraseRows(state, datasetGroupArn, type, userIds)
  }
  await state.models.eraseUsers(userIds, () => modelsOf(state, datasetGroupArn))
  if (datasetGroupArn === state.names.datasetGroupArn) await state.seed?.eraseUsers(userIds)
  await removeUnusedFiles(state)
  return { numDeleted }
}

/** One column, USER_ID, in every object below the path. */
async function readUserIds({ buckets }: PersonalizeState, dataLocation: string): Promise<Set<string>> {
  return buckets.read(dataLocation, async (objects) => {
    const userIds = new Set<string>()
    for (const { path } of objects) {
      const records = readCsv(path)
      const column = ((await records.next()).value ?? []).indexOf('USER_ID')
      if (column === -1) throw new Error('Input CSV is missing the following columns:[USER_ID]')
      for await (const fields of records) userIds.add(fields[column] ?? '')
    }
    return userIds
  })
}

/** The number of rows that went. What a seeded dataset started with is not of this server and stays. */
async function eraseRows(
  state: PersonalizeState,
  datasetGroupArn: string,
  type: DatasetType,
  userIds: ReadonlySet<string>,
): Promise<number> {
  const path = datasetFile(state, datasetGroupArn, type)
  if (path === undefined) return 0
  const name = `${type.toLowerCase()}-${randomUUID().slice(0, 8)}.csv`
  const file = join('datasets', name)
  let erased = 0
  const kept = async function* (): AsyncGenerator<string> {
    let column = -1
    for await (const fields of readCsv(path)) {
      if (column === -1) column = fields.indexOf('USER_ID')
      else if (userIds.has(fields[column] ?? '')) {
        erased++
        continue
      }
      yield toCsvLine(fields)
    }
  }
  const dataset = state.store
    .all('dataset')
    .find((one) => one.datasetGroupArn === datasetGroupArn && one.datasetType === type)
  const datasetArn = dataset?.datasetArn ?? state.names.datasetArns[type]
  state.writing.add(name)
  try {
    await writeLines(join(state.dataFolder, file), kept())
    await state.store.setFacts(datasetArn, { file })
  } finally {
    state.writing.delete(name)
  }
  return erased
}

function modelsOf(state: PersonalizeState, datasetGroupArn: string): Set<string> {
  const owners = [
    ...state.store
      .all('solutionVersion')
      .map((version) => [version.solutionVersionArn, version.datasetGroupArn]),
    ...state.store
      .all('recommender')
      .map((recommender) => [recommender.recommenderArn, recommender.datasetGroupArn]),
  ]
  const keys = owners.flatMap(([arn = '', group]) =>
    group === datasetGroupArn ? state.store.facts(arn).modelKey : [],
  )
  return new Set(keys.filter((key) => key !== undefined))
}
