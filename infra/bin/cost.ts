// `npm run cost -- --users 1e6 --views 20`: what a month costs in each mode, and what the caches save.

import { parseArgs } from 'node:util'
import { price, toSavings, toUsage } from '../cost/estimate.ts'
import type { Mode } from '../settings.ts'

const MODES: readonly Mode[] = ['batch', 'recommenders', 'campaigns']
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '1e6' },
    views: { type: 'string', default: '20' },
    waf: { type: 'string', default: 'true' },
    json: { type: 'boolean', default: false },
  },
})
const users = Number(values.users)
const views = Number(values.views)
if (!(users >= 0) || !(views >= 0)) {
  console.error('--users and --views are numbers, such as 1e6 and 20')
  process.exit(2)
}

const loads = MODES.map((mode) => ({ users, views, mode, waf: values.waf === 'true' }))
const estimates = loads.map((load) => ({
  mode: load.mode,
  ...price(toUsage(load)),
  savings: toSavings(load),
}))
const dollars = (value: number) =>
  value.toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: value < 10 ? 2 : 0,
  })

const names = [...new Set(estimates.flatMap(({ lines }) => lines.map(({ name }) => name)))]
console.log(`A month of ${users.toLocaleString('en-US')} users with ${views} views each, in dollars`)
console.table(
  Object.fromEntries([
    ...names.map((name) => [
      name,
      Object.fromEntries(
        estimates.map(({ mode, lines }) => [
          mode,
          dollars(lines.find((line) => line.name === name)?.dollars ?? 0),
        ]),
      ),
    ]),
    ['total', Object.fromEntries(estimates.map((estimate) => [estimate.mode, dollars(estimate.dollars)]))],
  ]),
)
console.log('Saved by')
console.table(
  Object.fromEntries(
    estimates.map(({ mode, savings }) => [
      mode,
      Object.fromEntries(Object.entries(savings).map(([name, value]) => [name, dollars(value)])),
    ]),
  ),
)
const unsourced = estimates.flatMap(({ lines }) => lines).filter(({ source }) => source === 'unsourced')
console.log(
  `${new Set(unsourced.map(({ name }) => name)).size} of ${names.length} prices are unsourced: edit infra/cost/prices.json; how much is used: infra/cost/assumptions.json`,
)
if (values.json) console.log(JSON.stringify({ users, views, estimates }))
