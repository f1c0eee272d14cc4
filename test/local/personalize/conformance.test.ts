import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { readFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../../edge-api/local/personalize/operations/names.ts'
import { isImplemented } from '../../../edge-api/local/personalize/operations/table.ts'
import { call, runRow, sdkOperations } from './conformance/run-row.ts'
import type { Names } from './conformance/run-row.ts'
import { TABLE } from './conformance/table.ts'
import { PAGE, toPage } from './conformance/write-page.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
beforeAll(async () => {
  local = await startLocal()
})
afterAll(() => local.stop())

function namesOf({ server }: Local): Names {
  const { recommenderArns, campaignArns, datasetArns, filterArns, datasetGroupArn, trackingId } = server
  const arn = datasetGroupArn.replace(/:dataset-group\/.*/, '')
  return {
    ...recommenderArns,
    ...campaignArns,
    arn,
    recipe: 'arn:aws:personalize:::recipe/aws-',
    group: datasetGroupArn,
    groupName: 'intellistream',
    items: datasetArns.ITEMS,
    users: datasetArns.USERS,
    schema: `${arn}:schema/intellistream-items`,
    solution: `${arn}:solution/intellistream-sims`,
    genreFilter: filterArns.genre,
    excludeWatchedFilter: filterArns.excludeWatched,
    excludeEventTypesFilter: filterArns.excludeEventTypes,
    trackingId,
    user: 'd3',
    item: 'drama2',
    otherItem: 'comedy2',
    genre: '"Drama"',
  }
}

describe('the conformance table', () => {
  it('has at least 300 rows, each with a name of its own', () => {
    const titles = TABLE.map(({ operation, title }) => `${operation} ${title}`)
    expect(TABLE.length).toBeGreaterThanOrEqual(300)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('holds for the local server, row by row', async () => {
    const names = namesOf(local)
    const wrong: string[] = []
    for (const row of TABLE) {
      const difference = await runRow(row, local, names)
      if (difference !== undefined) wrong.push(`${row.operation}, ${row.title}: ${difference}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('each operation of the three clients', () => {
  it('is known to the local server', () => {
    expect(new Set(sdkOperations().map(({ operation }) => operation))).toEqual(new Set(OPERATIONS))
  })

  it('has a row of its own', () => {
    const covered = new Set(TABLE.map(({ operation }) => operation))
    expect([...OPERATIONS].filter((operation) => !covered.has(operation))).toEqual([])
  })

  const listed = sdkOperations().map(({ operation }) => [
    operation,
    isImplemented(operation) ? 'works' : 'does not exist here, and says so',
  ])
  it.each(listed)('%s %s', async (operation, how) => {
    const { status, error } = await call(local, operation, {})
    // Without members an operation answers, or says which one is missing.
    if (how !== 'works' || status !== 200) expect(`${status} ${error}`).toBe('400 InvalidInputException')
  })
})

it('is what the page about the local Personalize says', async () => {
  const page = await format(toPage(), { ...(await resolveConfig(PAGE.pathname)), filepath: PAGE.pathname })
  expect(await readFile(PAGE, 'utf8'), 'run npm run docs:personalize').toBe(page)
})

/** A JSON file with what `<name>` stands for in an account; only what changes nothing is run there. */
const awsNames = process.env['CONFORMANCE_AWS_NAMES']
describe('AWS', () => {
  it.skipIf(awsNames === undefined)(
    'answers as the table says (skipped unless CONFORMANCE_AWS_NAMES names a JSON file and credentials are set)',
    async () => {
      const names = JSON.parse(await readFile(awsNames ?? '', 'utf8')) as Names
      const clients = {
        control: new PersonalizeClient({}),
        events: new PersonalizeEventsClient({}),
        runtime: new PersonalizeRuntimeClient({}),
      }
      const wrong: string[] = []
      for (const row of TABLE) {
        if ('has' in row.expect || 'error' in row.expect || /^(Get|List|Describe)/.test(row.operation)) {
          const difference = await runRow(row, clients, names).catch(({ message }: Error) => message)
          if (difference !== undefined)
            wrong.push(`[${row.certainty}] ${row.operation}, ${row.title}: ${difference}`)
        }
      }
      expect(wrong).toEqual([])
    },
    1_800_000,
  )
})
