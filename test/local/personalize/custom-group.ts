// A dataset group of one's own, through the SDK, with generated data in a folder that stands for a bucket.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as control from '@aws-sdk/client-personalize'
import { vi } from 'vitest'
import { INTERACTIONS, ITEMS, USERS, schemaText } from './schemas.ts'
import type { Local } from './start-local.ts'

export { interactionsCsv, itemsCsv, usersCsv } from './custom-data.ts'

export const ACCOUNT = 'arn:aws:personalize:us-east-1:000000000000'
export const ROLE = 'arn:aws:iam::000000000000:role/personalize'

/** Where `s3://local/` leads. */
export const pathOf = ({ folder }: Pick<Local, 'folder'>, key: string): string => join(folder, 'data', key)

export async function putObject(local: Pick<Local, 'folder'>, key: string, text: string): Promise<string> {
  await mkdir(dirname(pathOf(local, key)), { recursive: true })
  await writeFile(pathOf(local, key), text)
  return `s3://local/${key}`
}

export interface CustomGroup {
  datasetGroupArn: string
  datasetArns: Record<'Interactions' | 'Items' | 'Users', string>
}

export async function createCustomGroup(
  { control: client }: Pick<Local, 'control'>,
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
  { control: client }: Pick<Local, 'control'>,
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
