import { describe, expect, it } from 'vitest'
import { checkFiles, type FileKeys } from '../../../edge-api/jobs/validate/check-files.ts'
import { toDrift } from '../../../edge-api/jobs/validate/validate.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const KEYS: FileKeys = {
  interactionsKey: 't/interactions.csv',
  itemsKey: 't/items.csv',
  usersKey: 't/users.csv',
}
const HEADER = 'USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP,IMPRESSION'

/** 1000 interactions of 100 users with two items: exactly the minimum. */
function goodRows({ users = 100, rows = 1000 } = {}): string[] {
  return Array.from(
    { length: rows },
    (_, index) => `u${index % users},i${index % 2},Watch,0.9,${1_700_000_000 + index},`,
  )
}

async function check({
  interactions = goodRows(),
  items = ['i0,Drama,1600000000,1999', 'i1,Comedy|Crime,0,'],
  users = [] as string[],
  header = HEADER,
} = {}) {
  const store = memoryObjectStore()
  const put = (key: string, lines: string[]) =>
    store.put(key, Buffer.from(lines.map((line) => `${line}\n`).join('')))
  await put(KEYS.interactionsKey, [header, ...interactions])
  await put(KEYS.itemsKey, ['ITEM_ID,GENRES,CREATION_TIMESTAMP,RELEASE_YEAR', ...items])
  await put(KEYS.usersKey, ['USER_ID,ACTIVITY', ...users])
  return checkFiles(store, KEYS)
}

describe('checking training files', () => {
  it('finds nothing wrong with files at the minimum', async () => {
    const checked = await check({ users: ['u1,new'] })

    expect(checked).to.deep.equal({
      rows: { interactions: 1000, items: 2, users: 1 },
      faultCount: 0,
      faults: [],
      unknownItems: 0,
    })
  })

  it.each([
    [
      'too few interactions',
      { interactions: goodRows({ rows: 999 }) },
      /999 interactions; Personalize needs 1000/,
    ],
    [
      'too few users who came back',
      { interactions: goodRows({ users: 24 }) },
      /24 users with 2 interactions or more; Personalize needs 25/,
    ],
    [
      'too small a share of them',
      {
        interactions: [
          ...goodRows({ users: 25 }),
          ...Array.from({ length: 2500 }, (_, index) => `once${index},i0,Watch,,1700000000,`),
        ],
      },
      /only 25 of 2525 users/,
    ],
    [
      'too many event types',
      { interactions: goodRows().map((row, index) => row.replace('Watch', `Type${index % 9}`)) },
      /9 event types/,
    ],
    ['another header', { header: 'USER_ID,ITEM_ID' }, /header is "USER_ID,ITEM_ID"/],
  ])('refuses %s', async (_, files, problem) => {
    const { faults } = await check(files)

    expect(faults.map((fault) => fault.problem).join('\n')).to.match(problem)
  })

  it.each([
    [
      'milliseconds',
      'u1,i1,Watch,,1700000000000,',
      /TIMESTAMP 1700000000000 is no time/,
      /seconds, not milliseconds/,
    ],
    [
      'a time that is text',
      'u1,i1,Watch,,yesterday,',
      /TIMESTAMP "yesterday" is no whole number/,
      /seconds since 1970/,
    ],
    ['no user', ',i1,Watch,,1700000000,', /USER_ID is empty/, /leave the row out/],
    [
      'a huge id',
      `${'u'.repeat(257)},i1,Watch,,1700000000,`,
      /USER_ID is 257 characters/,
      /hash longer ones/,
    ],
    [
      'a value that is no number',
      'u1,i1,Watch,much,1700000000,',
      /EVENT_VALUE "much" is no number/,
      /a number, or nothing/,
    ],
    ['a missing field', 'u1,i1,Watch,1700000000,', /has 5 fields, not 6/, /quotes/],
    ['an open quote', '"u1,i1,Watch,,1700000000,', /a quote that does not close/, /escape quotes/],
    [
      'a long impression',
      `u1,i1,Watch,,1700000000,${'i'.repeat(1001)}`,
      /IMPRESSION is 1001 characters/,
      /at most 1000/,
    ],
  ])('names the row and the remedy of %s', async (_, bad, problem, remedy) => {
    const { faults, faultCount } = await check({ interactions: [...goodRows(), bad] })

    expect(faultCount).to.equal(1)
    expect(faults[0]).to.include({ file: 'interactions.csv', row: 1002 })
    expect(faults[0]?.problem).to.match(problem)
    expect(faults[0]?.remedy).to.match(remedy)
  })

  it('reads the parts of a folder as one, and names the part that a row is in', async () => {
    const store = memoryObjectStore()
    const put = (key: string, lines: string[]) =>
      store.put(key, Buffer.from(lines.map((line) => `${line}\n`).join('')))
    const rows = goodRows()
    await put('t/interactions/part-00000.csv', [HEADER, ...rows.slice(0, 600)])
    await put('t/interactions/part-00001.csv', [HEADER, ...rows.slice(600), 'u1,i1,Watch,much,1700000000,'])
    await put(KEYS.itemsKey, ['ITEM_ID,GENRES,CREATION_TIMESTAMP,RELEASE_YEAR', 'i0,Drama,0,', 'i1,Drama,0,'])
    await put(KEYS.usersKey, ['USER_ID,ACTIVITY'])

    const { rows: counts, faults } = await checkFiles(store, { ...KEYS, interactionsKey: 't/interactions/' })

    expect(counts.interactions).to.equal(1001)
    expect(faults).to.have.length(1)
    // The header and 400 rows stand before it.
    expect(faults[0]).to.include({ file: 'interactions/part-00001.csv', row: 402 })
  })

  it('refuses an id twice, and a category that would fail the import', async () => {
    const { faults } = await check({
      items: ['i0,Drama,0,', 'i1,Drama,0,', 'i0,Drama,0,', `i2,${'x'.repeat(1001)},0,`],
    })

    expect(faults.map(({ row, problem }) => `${row} ${problem}`)).to.deep.equal([
      '4 repeats the id "i0"',
      '5 GENRES is 1001 characters long',
    ])
  })

  it('lists the first twenty faults and counts all', async () => {
    const { faults, faultCount } = await check({
      interactions: goodRows().map((row) => row.replace('u', ' ,u')),
    })

    expect([faults.length, faultCount]).to.deep.equal([20, 1001]) // each row, and the users who came back
  })

  it('says how far the data moved since the serving model', () => {
    const before = {
      interactions: 100,
      users: 10,
      items: 5,
      heldOut: 0,
      heldOutUsers: 0,
      byEventType: { Watch: 50, Click: 50 },
      firstAt: null,
      lastAt: null,
    }
    const now = { ...before, interactions: 150, byEventType: { Watch: 120, Click: 30 } }

    // Watch went from 0.5 to 0.8, Click from 0.5 to 0.2.
    const drift = toDrift('r0', before, now)

    expect(drift).to.include({ since: 'r0', interactions: 0.5, users: 0 })
    expect(drift.eventTypes).to.be.closeTo(0.3, 1e-9)
  })
})
