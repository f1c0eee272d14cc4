import * as control from '@aws-sdk/client-personalize'
import { PutEventsCommand, PutItemsCommand } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ITEMS, USERS, schemaText } from './schemas.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
beforeAll(async () => {
  local = await startLocal({ now: () => 1_760_000_000_500 })
})
afterAll(() => local.stop())

const account = 'arn:aws:personalize:us-east-1:000000000000'

async function createGroup(name: string, domain?: 'VIDEO_ON_DEMAND'): Promise<string> {
  const { datasetGroupArn = '' } = await local.control.send(
    new control.CreateDatasetGroupCommand({ name, domain }),
  )
  return datasetGroupArn
}

async function createSchema(name: string, schema: string, domain?: 'VIDEO_ON_DEMAND'): Promise<string> {
  const { schemaArn = '' } = await local.control.send(
    new control.CreateSchemaCommand({ name, schema, domain }),
  )
  return schemaArn
}

describe('schemas', () => {
  it('are kept, described as they were given, and deleted', async () => {
    const schema = schemaText('Users', USERS)
    const schemaArn = await createSchema('users-1', schema)
    local = await local.restart()

    const described = await local.control.send(new control.DescribeSchemaCommand({ schemaArn }))
    expect(described.schema).toMatchObject({
      name: 'users-1',
      schema,
      schemaArn: `${account}:schema/users-1`,
    })
    expect(described.schema?.creationDateTime).toEqual(new Date(1_760_000_000_500))
    expect(await refusalOf(createSchema('users-1', schema))).toMatchObject({
      name: 'ResourceAlreadyExistsException',
      status: 403,
    })

    await local.control.send(new control.DeleteSchemaCommand({ schemaArn }))
    const gone = local.control.send(new control.DescribeSchemaCommand({ schemaArn }))
    expect(await refusalOf(gone)).toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('are refused with the field that is wrong', async () => {
    const refusal = await refusalOf(createSchema('bad', schemaText('Items', ITEMS.slice(1))))
    expect(refusal).toMatchObject({ name: 'InvalidInputException', status: 400 })
    expect(refusal.message).toContain('ITEM_ID')
  })
})

describe('dataset groups', () => {
  it('hold one dataset of each type, whose schema fits type and domain', async () => {
    const datasetGroupArn = await createGroup('films', 'VIDEO_ON_DEMAND')
    const schemaArn = await createSchema('films-items', schemaText('Items', ITEMS), 'VIDEO_ON_DEMAND')
    const custom = await createSchema('films-custom', schemaText('Items', ITEMS))
    const create = (name: string, datasetType: string, schema = schemaArn) =>
      local.control.send(
        new control.CreateDatasetCommand({ name, datasetGroupArn, datasetType, schemaArn: schema }),
      )

    const { datasetArn } = await create('films-items', 'Items')
    expect(datasetArn).toBe(`${account}:dataset/films/ITEMS`)
    const { dataset } = await local.control.send(new control.DescribeDatasetCommand({ datasetArn }))
    expect(dataset).toMatchObject({ datasetType: 'ITEMS', status: 'ACTIVE', schemaArn, datasetGroupArn })
    expect(await refusalOf(create('again', 'ITEMS'))).toMatchObject({
      name: 'ResourceAlreadyExistsException',
    })
    expect(await refusalOf(create('other', 'Users'))).toMatchObject({ name: 'InvalidInputException' })
    expect(await refusalOf(create('actions', 'Actions'))).toMatchObject({ name: 'InvalidInputException' })
    const wrongDomain = await refusalOf(create('films-2', 'Items', custom))
    expect(wrongDomain.message).toContain('domain')
    const { datasets = [] } = await local.control.send(new control.ListDatasetsCommand({ datasetGroupArn }))
    expect(datasets.map(({ name }) => name)).toEqual(['films-items'])

    const inUse = { name: 'ResourceInUseException', status: 409 }
    const deleteGroup = () => local.control.send(new control.DeleteDatasetGroupCommand({ datasetGroupArn }))
    expect(await refusalOf(deleteGroup())).toMatchObject(inUse)
    const deleteSchema = local.control.send(new control.DeleteSchemaCommand({ schemaArn }))
    expect(await refusalOf(deleteSchema)).toMatchObject(inUse)
    await local.control.send(new control.DeleteDatasetCommand({ datasetArn }))
    await deleteGroup()
    const { datasetGroups = [] } = await local.control.send(new control.ListDatasetGroupsCommand({}))
    expect(datasetGroups.map(({ name }) => name)).toEqual(['intellistream'])
  })

  it('take another schema that has more columns, and none that has less', async () => {
    const datasetGroupArn = await createGroup('growing')
    const small = await createSchema('small', schemaText('Users', USERS))
    const large = await createSchema(
      'large',
      schemaText('Users', [...USERS, { name: 'AGE', type: ['int', 'null'] }]),
    )
    const { datasetArn } = await local.control.send(
      new control.CreateDatasetCommand({
        name: 'g',
        datasetGroupArn,
        datasetType: 'Users',
        schemaArn: small,
      }),
    )

    await local.control.send(new control.UpdateDatasetCommand({ datasetArn, schemaArn: large }))
    const { dataset } = await local.control.send(new control.DescribeDatasetCommand({ datasetArn }))
    expect(dataset).toMatchObject({ schemaArn: large, latestDatasetUpdate: { status: 'ACTIVE' } })
    const back = local.control.send(new control.UpdateDatasetCommand({ datasetArn, schemaArn: small }))
    expect((await refusalOf(back)).message).toContain('AGE')
  })

  it('are five at most', async () => {
    for (const name of ['g2', 'g3', 'g4', 'g5']) await createGroup(name)
    expect(await refusalOf(createGroup('g6'))).toMatchObject({ name: 'LimitExceededException', status: 409 })
    for (const name of ['g2', 'g3', 'g4', 'g5']) {
      const datasetGroupArn = `${account}:dataset-group/${name}`
      await local.control.send(new control.DeleteDatasetGroupCommand({ datasetGroupArn }))
    }
  })

  it('have events and items of their own, and one event tracker', async () => {
    const datasetGroupArn = await createGroup('events', 'VIDEO_ON_DEMAND')
    const create = (name: string) =>
      local.control.send(new control.CreateEventTrackerCommand({ name, datasetGroupArn }))
    const { trackingId, eventTrackerArn } = await create('tracker')
    expect(await refusalOf(create('second'))).toMatchObject({ name: 'LimitExceededException' })
    const eventList = [{ eventType: 'Watch', itemId: 'comedy1', sentAt: new Date() }]
    const put = () =>
      local.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'x', eventList }))
    const picks = async (): Promise<unknown[]> => {
      const { recommenderArns } = local.server
      const { itemList = [] } = await local.runtime.send(
        new GetRecommendationsCommand({
          recommenderArn: recommenderArns.topPicks,
          userId: 'x',
          numResults: 40,
        }),
      )
      return itemList.map(({ itemId }) => itemId)
    }

    await put()
    expect(await picks()).toContain('comedy1') // the watch was in another group
    const schemaArn = await createSchema('events-items', schemaText('Items', ITEMS), 'VIDEO_ON_DEMAND')
    const { datasetArn } = await local.control.send(
      new control.CreateDatasetCommand({ name: 'e', datasetGroupArn, datasetType: 'Items', schemaArn }),
    )
    await local.events.send(new PutItemsCommand({ datasetArn, items: [{ itemId: 'new-one' }] }))

    await local.control.send(new control.DeleteEventTrackerCommand({ eventTrackerArn }))
    expect(await refusalOf(put())).toMatchObject({ name: 'InvalidInputException' })
  })
})

describe('tags', () => {
  it('are added, replaced, listed and removed, of seeded resources too', async () => {
    const resourceArn = local.server.datasetGroupArn
    const tag = (tags: control.Tag[]) =>
      local.control.send(new control.TagResourceCommand({ resourceArn, tags }))
    await tag([
      { tagKey: 'team', tagValue: 'a' },
      { tagKey: 'cost', tagValue: '1' },
    ])
    await tag([{ tagKey: 'team', tagValue: 'b' }])
    await local.control.send(new control.UntagResourceCommand({ resourceArn, tagKeys: ['cost'] }))

    const { tags } = await local.control.send(new control.ListTagsForResourceCommand({ resourceArn }))
    expect(tags).toEqual([{ tagKey: 'team', tagValue: 'b' }])
    const many = Array.from({ length: 51 }, (_, index) => ({ tagKey: `k${index}`, tagValue: '' }))
    expect(await refusalOf(tag(many))).toMatchObject({ name: 'TooManyTagsException', status: 400 })
  })
})

describe('what the server starts with', () => {
  it('cannot be deleted', async () => {
    const { datasetArns, recommenderArns } = local.server
    const calls = [
      local.control.send(new control.DeleteDatasetCommand({ datasetArn: datasetArns.USERS })),
      local.control.send(new control.DeleteFilterCommand({ filterArn: local.server.filterArns.genre })),
      local.control.send(
        new control.DeleteDatasetGroupCommand({ datasetGroupArn: local.server.datasetGroupArn }),
      ),
    ]
    for (const call of calls) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ResourceInUseException', status: 409 })
    }
    expect(Object.keys(recommenderArns)).toHaveLength(5)
  })
})
