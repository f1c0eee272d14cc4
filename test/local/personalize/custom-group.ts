// A dataset group of one's own, through the SDK, with generated data in a folder that stands for a bucket.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as control from '@aws-sdk/client-personalize'
import { vi } from 'vitest'
import { INTERACTIONS, ITEMS, USERS, schemaText } from './schemas.ts'
import type { Local } from './start-local.ts'

export const ACCOUNT = 'arn:aws:personalize:us-east-1:000000000000'
export const ROLE = 'arn:aws:iam::000000000000:role/personalize'

/** Where `s3://local/` leads. */
export const pathOf = ({ folder }: Local, key: string): string => join(folder, 'data', key)

export async function putObject(local: Local, key: string, text: string): Promise<string> {
  await mkdir(dirname(pathOf(local, key)), { recursive: true })
  await writeFile(pathOf(local, key), text)
  return `s3://local/${key}`
}

/** 30 users of each taste; c0 has seen x0..x2 only. 1,000 rows and more, with a few clicks on items of the other taste. */
export function interactionsCsv(): string {
  const rows = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP']
  for (const [taste, kind] of [
    ['c', 'x'],
    ['d', 'y'],
  ] as const) {
    for (let user = 1; user <= 30; user++) {
      for (let item = 0; item < 25; item++) {
        if ((user * 7 + item * 3) % 4 === 0) continue
        rows.push(`${taste}${user},${kind}${item},Watch,0.9,${1_700_000_000 + user * 1000 + item}`)
      }
      rows.push(`${taste}${user},${kind === 'x' ? 'y' : 'x'}${user % 25},Click,,${1_700_900_000 + user}`)
    }
  }
  for (const item of [0, 1, 2]) rows.push(`c0,x${item},Watch,1,${1_700_000_000 + item}`)
  return rows.join('\n')
}

export function itemsCsv(): string {
  const rows = ['ITEM_ID,GENRES,CREATION_TIMESTAMP']
  for (let item = 0; item < 25; item++) {
    rows.push(`x${item},Comedy${item % 5 === 0 ? '|Short' : ''},1600000000`, `y${item},Drama,1600000000`)
  }
  return rows.join('\n')
}

export const usersCsv = (): string => ['USER_ID,PLAN', 'c0,basic', 'c1,plus', 'd1,plus'].join('\n')

export interface CustomGroup {
  datasetGroupArn: string
  datasetArns: Record<'Interactions' | 'Items' | 'Users', string>
}

export async function createCustomGroup(
  { control: client }: Local,
  name: string,
  domain?: 'VIDEO_ON_DEMAND',
): Promise<CustomGroup> {
  const { datasetGroupArn = '' } = await client.send(new control.CreateDatasetGroupCommand({ name, domain }))
  const create = async (datasetType: string, fields: typeof ITEMS): Promise<string> => {
    const { schemaArn } = await client.send(
      new control.CreateSchemaCommand({
        name: `${name}-${datasetType}`,
        schema: schemaText(datasetType, fields),
        domain,
      }),
    )
    const { datasetArn = '' } = await client.send(
      new control.CreateDatasetCommand({
        name: `${name}-${datasetType}`,
        datasetGroupArn,
        datasetType,
        schemaArn,
      }),
    )
    return datasetArn
  }
  return {
    datasetGroupArn,
    datasetArns: {
      Interactions: await create('Interactions', INTERACTIONS),
      Items: await create('Items', ITEMS),
      Users: await create('Users', USERS),
    },
  }
}

/** What it is when it has left the statuses that pass. */
export async function settled<T extends { status?: string | undefined }>(
  describe: () => Promise<T | undefined>,
): Promise<T> {
  return vi.waitFor(
    async () => {
      const found = await describe()
      if (!found || / (PENDING|IN_PROGRESS|STOPPING)$/.test(found.status ?? ''))
        throw new Error(found?.status)
      return found
    },
    { timeout: 30_000, interval: 5 },
  )
}

let imports = 0

export async function importCsv(
  local: Local,
  datasetArn: string,
  csv: string,
  importMode: control.ImportMode = 'FULL',
): Promise<control.DatasetImportJob> {
  const name = `import-${++imports}`
  const dataLocation = await putObject(local, `in/${name}.csv`, csv)
  return importFrom(local, datasetArn, dataLocation, importMode, name)
}

export async function importFrom(
  { control: client }: Local,
  datasetArn: string,
  dataLocation: string,
  importMode: control.ImportMode = 'FULL',
  jobName = `import-${++imports}`,
): Promise<control.DatasetImportJob> {
  const { datasetImportJobArn } = await client.send(
    new control.CreateDatasetImportJobCommand({
      jobName,
      datasetArn,
      dataSource: { dataLocation },
      roleArn: ROLE,
      importMode,
    }),
  )
  return settled(
    async () =>
      (await client.send(new control.DescribeDatasetImportJobCommand({ datasetImportJobArn })))
        .datasetImportJob,
  )
}
