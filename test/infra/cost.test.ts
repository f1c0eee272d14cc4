import { describe, expect, it } from 'vitest'
import table from '../../infra/cost/prices.json' with { type: 'json' }
import { price, toSavings, toUsage } from '../../infra/cost/estimate.ts'

const load = { users: 1e6, views: 20, mode: 'batch', waf: true } as const

describe('the cost of a month', () => {
  it('counts what a view uses: a parcel is three puts, each a two-hundred-thousandth of a dollar', () => {
    // 1e6 users x 20 views x 1 parcel x 3 puts = 6e7 puts, at 0.005 a thousand = 300
    const { lines } = price(toUsage(load))

    expect(lines.find(({ name }) => name === 's3.puts')).to.deep.include({ amount: 6e7, dollars: 300 })
  })

  it('has no hourly cost in batch mode', () => {
    const { lines } = price(toUsage({ ...load, users: 0 }))

    expect(lines.filter(({ name }) => /campaign|recommender/.test(name))).to.deep.equal([])
  })

  it('has a floor in the other modes, also when nobody comes', () => {
    const floor = (mode: 'campaigns' | 'recommenders') =>
      price(toUsage({ ...load, mode, users: 0 })).dollars - price(toUsage({ ...load, users: 0 })).dollars

    // 4 campaigns x 730 h x 3600 requests at 0.0556 a thousand, and 4 x 30 trainings x 2.1 h at 0.24; 5 recommenders x 730 h at 0.375
    expect(floor('campaigns')).to.be.closeTo(584.5 + 60.48, 0.1)
    expect(floor('recommenders')).to.be.closeTo(1368.75, 0.01)
  })

  it('says what caches save, and none costs anything', () => {
    for (const saved of Object.values(toSavings({ ...load, mode: 'recommenders', users: 1e7 })))
      expect(saved).to.be.at.least(0)
  })

  it('names where each price is from, with a date, or that it is from nowhere', () => {
    for (const [name, { source }] of Object.entries(table.prices)) {
      expect(source, name).to.match(/^unsourced$|^https:\/\/\S+ \d{4}-\d{2}-\d{2}$/)
    }
  })
})
