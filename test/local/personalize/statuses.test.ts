import * as control from '@aws-sdk/client-personalize'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { settled } from './custom-group.ts'
import { USERS, schemaText } from './schemas.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

/** How many delays may end, and those that wait for it: a busy machine misses no status. */
const time = vi.hoisted(() => ({ allowed: 0, waiting: [] as (() => void)[] }))

vi.mock('node:timers/promises', () => ({
  setTimeout: (_ms: number, _value: undefined, { signal }: { signal: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        time.waiting = time.waiting.filter((one) => one !== resolve)
        reject(new Error('closed'))
      })
      time.waiting.push(resolve)
      endDelays()
    }),
}))

function endDelays(): void {
  for (; time.allowed > 0 && time.waiting.length > 0; time.allowed -= 1) time.waiting.shift()?.()
}

let local: Local
beforeAll(async () => {
  local = await startLocal({ statusDelayMs: 1 })
})
afterAll(() => local.stop())

/** Every status that it goes through, in order: each lasts until it was seen. */
async function statusesOf(
  describe: () => Promise<{ status?: string | undefined } | undefined>,
): Promise<string[]> {
  const seen: string[] = []
  await settled(async () => {
    const found = await describe()
    const status = found?.status ?? 'gone'
    if (seen.at(-1) === status) return { status }
    seen.push(status)
    if (status.includes(' ')) {
      time.allowed += 1
      endDelays()
    }
    return { status }
  })
  return seen
}

async function createGroup(name: string): Promise<string> {
  const { datasetGroupArn = '' } = await local.control.send(new control.CreateDatasetGroupCommand({ name }))
  return datasetGroupArn
}

const describeGroup = async (datasetGroupArn: string) =>
  (await local.control.send(new control.DescribeDatasetGroupCommand({ datasetGroupArn }))).datasetGroup

describe('with a delay, a resource', () => {
  it('is pending, then in progress, then active; what needs it is refused until then', async () => {
    const datasetGroupArn = await createGroup('slow')
    const { schemaArn } = await local.control.send(
      new control.CreateSchemaCommand({ name: 'users', schema: schemaText('Users', USERS) }),
    )
    const dataset = local.control.send(
      new control.CreateDatasetCommand({ name: 'u', datasetGroupArn, datasetType: 'Users', schemaArn }),
    )
    expect(await refusalOf(dataset)).toMatchObject({ name: 'ResourceInUseException', status: 409 })

    expect(await statusesOf(() => describeGroup(datasetGroupArn))).toEqual([
      'CREATE PENDING',
      'CREATE IN_PROGRESS',
      'ACTIVE',
    ])
    await local.control.send(new control.DeleteDatasetGroupCommand({ datasetGroupArn }))
    const deleted = statusesOf(() => describeGroup(datasetGroupArn).catch(() => undefined))
    expect(await deleted).toEqual(['DELETE PENDING', 'DELETE IN_PROGRESS', 'gone'])
  })

  it('goes on where it was after a restart', async () => {
    const datasetGroupArn = await createGroup('interrupted')
    local = await local.restart()

    expect((await statusesOf(() => describeGroup(datasetGroupArn))).at(-1)).toBe('ACTIVE')
  })

  it('is five imports at once, and no more', async () => {
    const { datasetArns } = local.server
    const create = (jobName: string) =>
      local.control.send(
        new control.CreateDatasetImportJobCommand({
          jobName,
          datasetArn: datasetArns.USERS,
          dataSource: { dataLocation: 's3://local/none' },
        }),
      )
    for (const name of ['i1', 'i2', 'i3', 'i4', 'i5']) await create(name)
    const refusal = await refusalOf(create('i6'))
    expect(refusal).toMatchObject({ name: 'LimitExceededException', status: 409 })
    expect(refusal.message).toBe('More than 5 resources with PENDING or IN_PROGRESS status')
  })
})
