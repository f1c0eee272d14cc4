import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as control from '@aws-sdk/client-personalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ACCOUNT,
  createCustomGroup,
  importCsv,
  importFrom,
  interactionsCsv,
  itemsCsv,
  putObject,
  usersCsv,
} from './custom-group.ts'
import type { CustomGroup } from './custom-group.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
let group: CustomGroup
beforeAll(async () => {
  local = await startLocal()
  group = await createCustomGroup(local, 'imports')
})
afterAll(() => local.stop())

/** The rows that a dataset holds, without the header. */
async function rowsOf(type: string): Promise<string[]> {
  const folder = join(local.folder, 'data', 'datasets')
  const names = (await readdir(folder)).filter((name) => name.startsWith(type))
  expect(names).toHaveLength(1) // what was replaced is gone
  const text = await readFile(join(folder, names[0] ?? ''), 'utf8')
  return text.trim().split('\n').slice(1)
}

describe('dataset import jobs', () => {
  it('import a file, and say so', async () => {
    const job = await importCsv(local, group.datasetArns.Interactions, interactionsCsv())

    expect(job).toMatchObject({
      status: 'ACTIVE',
      importMode: 'FULL',
      datasetArn: group.datasetArns.Interactions,
    })
    expect(await rowsOf('interactions')).toHaveLength(interactionsCsv().split('\n').length - 1)
    const { datasetImportJobs = [] } = await local.control.send(
      new control.ListDatasetImportJobsCommand({ datasetArn: group.datasetArns.Interactions }),
    )
    expect(datasetImportJobs).toMatchObject([{ jobName: job.jobName, status: 'ACTIVE', importMode: 'FULL' }])
    expect(datasetImportJobs[0]).not.toHaveProperty('dataSource')
  })

  it('replace all in full mode; in incremental mode add rows and replace those with the same id', async () => {
    const { Items } = group.datasetArns
    await importCsv(local, Items, itemsCsv())
    await importCsv(local, Items, 'ITEM_ID,GENRES,CREATION_TIMESTAMP\na,Noir,1\nb,,2\n')
    expect(await rowsOf('items')).toEqual(['a,Noir,1', 'b,,2'])

    // In another order, with a column more, and with both ways to write a quote.
    const more = 'X,CREATION_TIMESTAMP,ITEM_ID,GENRES\n0,3,b,"Slap""stick"\n0,4,c,"Ro\\"mance|Short"\n'
    await importCsv(local, Items, more, 'INCREMENTAL')
    expect(await rowsOf('items')).toEqual(['a,Noir,1', 'b,"Slap\\"stick",3', 'c,"Ro\\"mance|Short",4'])
  })

  it('add interactions in incremental mode', async () => {
    const before = (await rowsOf('interactions')).length
    const more = 'USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP\nc0,x9,Watch,,1700000009\n'
    await importCsv(local, group.datasetArns.Interactions, more, 'INCREMENTAL')

    expect(await rowsOf('interactions')).toHaveLength(before + 1)
  })

  it('read every object below a prefix', async () => {
    const [header = '', ...rows] = interactionsCsv().split('\n')
    await putObject(local, 'parts/2.csv', [header, ...rows.slice(500)].join('\n'))
    await putObject(local, 'parts/1.csv', [header, ...rows.slice(0, 500)].join('\n'))
    const job = await importFrom(local, group.datasetArns.Interactions, 's3://local/parts/')

    expect(job.status).toBe('ACTIVE')
    expect(await rowsOf('interactions')).toEqual(rows)
  })

  const items = 'ITEM_ID,GENRES,CREATION_TIMESTAMP\n'
  it.each([
    [
      'a missing column',
      'ITEM_ID,PRICE\na,1\n',
      'Input CSV is missing the following columns:[GENRES, CREATION_TIMESTAMP]',
    ],
    [
      'a number that is none',
      `${items}a,Noir,1\nb,Noir,soon\n`,
      "Record 2: column CREATION_TIMESTAMP has the value 'soon', which is not of type long",
    ],
    ['a number with a fraction', `${items}a,Noir,1.5\n`, 'not of type long'],
    ['an empty id', `${items},Noir,1\n`, 'column ITEM_ID'],
    ['a category that is too long', `${items}a,${'x'.repeat(1001)},1\n`, 'more than 1000 characters'],
    ['a row that is too short', `${items}a,Noir\n`, 'Record 1 has 2 fields, the header 3'],
    ['a quote that is not closed', `${items}a,"Noir,1\n`, 'a quote that is not closed'],
  ])('fail for %s, and leave what was there', async (_, csv, reason) => {
    const before = await rowsOf('items')
    const job = await importCsv(local, group.datasetArns.Items, csv)

    expect(job.status).toBe('CREATE FAILED')
    expect(job.failureReason).toContain(reason)
    expect(await rowsOf('items')).toEqual(before)
  })

  it('fail for too few interactions and for too many event types', async () => {
    const { Interactions } = group.datasetArns
    const few = await importCsv(local, Interactions, interactionsCsv().split('\n').slice(0, 1000).join('\n'))
    expect(few.failureReason).toContain('fewer than 1000 interactions: 999')

    let type = 0
    const many = await importCsv(
      local,
      Interactions,
      interactionsCsv().replaceAll('Watch', () => `T${type++ % 9}`),
    )
    expect(many.failureReason).toContain('more than 10 distinct event types')
  })

  it('fail for a path that leads nowhere, or out of the bucket', async () => {
    for (const path of [
      's3://local/none.csv',
      's3://other/in/',
      's3://local/../../secret.csv',
      'https://x/y.csv',
    ]) {
      const job = await importFrom(local, group.datasetArns.Users, path)
      expect(job).toMatchObject({ status: 'CREATE FAILED', failureReason: 'Invalid S3 input path' })
    }
    expect((await importCsv(local, group.datasetArns.Users, usersCsv())).status).toBe('ACTIVE')
  })

  it('are refused for an unknown dataset, a name that is taken, and a path of another kind', async () => {
    const create = (input: Partial<control.CreateDatasetImportJobCommandInput>) =>
      refusalOf(
        local.control.send(
          new control.CreateDatasetImportJobCommand({
            jobName: 'refused',
            datasetArn: group.datasetArns.Users,
            dataSource: { dataLocation: 's3://local/in/' },
            ...input,
          }),
        ),
      )
    const unknown = await create({ datasetArn: `${ACCOUNT}:dataset/none/ITEMS` })
    expect(unknown).toMatchObject({ name: 'ResourceNotFoundException', status: 404 })
    expect(await create({ jobName: 'import-1' })).toMatchObject({ name: 'ResourceAlreadyExistsException' })
    const dataSource = { dataLocation: '/etc/passwd' }
    expect(await create({ dataSource })).toMatchObject({ name: 'InvalidInputException' })
  })
})
