// What the kit weighs, against what it may weigh.

import { BUDGETS, BUDGET_NAMES, type BudgetName } from './budgets.ts'
import { listEntries, measurePage, type KitChunk } from './measure-kit.ts'

export interface SizeRow {
  name: BudgetName
  /** gzip -9, minified, nothing external. */
  bytes: number
  goal: number
  most: number
}

export interface KitSize {
  rows: SizeRow[]
  /** Every file of a page with all elements but sign-in. */
  chunks: KitChunk[]
}

/** All but sign-in. */
export const ELEMENTS = listEntries().filter((entry) => entry.startsWith('is-') && entry !== 'is-sign-in')

const FIRST = 'is-recommendations'

export async function measureBudgets(): Promise<KitSize> {
  const charts = ELEMENTS.filter((entry) => entry.endsWith('-chart'))
  // One after the other, because each build takes over what the one before has compiled.
  const everything = await measurePage(ELEMENTS)
  const first = await measurePage([FIRST])
  const withCharts = await measurePage([FIRST, ...charts])
  const signIn = await measurePage(['is-sign-in'])
  const loader = await measurePage(['loader'], { lazy: false })
  const queue = await measurePage(['delivery/create-delivery.ts'])
  // The one with the most looks of its own.
  const withFurther = await measurePage([FIRST, 'is-top-picks'])
  const bytes: Record<BudgetName, number> = {
    'first rail to first paint': first.paint,
    'first rail, all it ever loads': first.all,
    'further rail': withFurther.all - first.all,
    charts: withCharts.all - first.all,
    'all but sign-in': everything.all,
    'sign-in, with Amplify': signIn.all,
    loader: loader.paint,
    'event queue': queue.all,
  }
  return {
    rows: BUDGET_NAMES.map((name) => ({ name, bytes: bytes[name], ...BUDGETS[name] })),
    chunks: everything.chunks,
  }
}
