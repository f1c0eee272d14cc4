import { beforeAll, describe, expect, it } from 'vitest'
import { BUDGETS, BUDGET_NAMES } from './budgets.ts'
import { measureBudgets, type KitSize } from './measure-budgets.ts'

describe('the kit weighs no more than it may', () => {
  let size: KitSize
  beforeAll(async () => {
    size = await measureBudgets()
  }, 120_000)

  it.for(BUDGET_NAMES)('%s', (name) => {
    const row = size.rows.find((candidate) => candidate.name === name)
    expect(row?.bytes).toBeLessThanOrEqual(BUDGETS[name].most)
  })
})
