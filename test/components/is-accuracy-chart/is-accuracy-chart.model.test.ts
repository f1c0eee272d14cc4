import { expect } from '@open-wc/testing'
import { groupDays } from '../../../components/is-accuracy-chart/group-days.ts'
import { accuracy as en } from '../../../components/chart/locales/en.ts'
import {
  toAccuracyChartModel,
  toAccuracyCsv,
} from '../../../components/is-accuracy-chart/is-accuracy-chart.model.ts'
import { wilsonInterval } from '../../../components/is-accuracy-chart/wilson-interval.ts'
import { sampleAccuracyBySlate, sampleAccuracyReport } from '../../../stories/sample-reports.ts'

const options = { scope: 'me', locale: 'en', messages: en, referenceLines: [] } as const

describe('wilsonInterval', () => {
  it('agrees with worked numbers', () => {
    // 17 of 48: (0.35417 + 0.04002) / 1.08003 = 0.36500, half 0.13052
    const { low, high } = wilsonInterval(17, 48)

    expect(low).to.be.closeTo(0.2345, 0.0005)
    expect(high).to.be.closeTo(0.4955, 0.0005)
  })

  it('stays within 0 and 1 at both ends, and knows nothing of nothing', () => {
    expect(wilsonInterval(0, 20).low).to.equal(0)
    expect(wilsonInterval(20, 20).high).to.equal(1)
    expect(wilsonInterval(0, 0)).to.deep.equal({ low: 0, high: 1 })
  })
})

describe('groupDays', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      key: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
      shown: 1,
      hits: 0,
      incomplete: false,
    }))

  it('keeps two weeks as days, a quarter as weeks from Monday, a year as months', () => {
    expect(groupDays(days(14)).map(({ unit }) => unit)).to.deep.equal(Array(14).fill('day'))
    expect(groupDays(days(90))[1]).to.include({ unit: 'week', key: '2026-01-05' })
    expect(groupDays(days(365)).map(({ key }) => key)[11]).to.equal('2026-12-01')
  })

  it('loses no point', () => {
    expect(groupDays(days(365)).flatMap(({ points }) => points)).to.have.length(365)
  })
})

describe('toAccuracyChartModel', () => {
  it('puts every mark on one axis that starts at 0 and holds every interval', () => {
    const { marks, ticks, scale } = toAccuracyChartModel(sampleAccuracyBySlate, options)

    expect(ticks[0]).to.deep.equal({ value: 0, label: '0%' })
    expect(scale(0)).to.equal(0)
    for (const { interval } of marks) expect(scale(interval?.high ?? 0)).to.be.at.most(100)
    expect(marks.map(({ label }) => label)).to.deep.equal([
      'Top picks',
      'Because you watched',
      'Recommended',
      'More like this',
    ])
  })

  it('takes four weeks together for its line, in picture and table', () => {
    const { marks, table, hasTrend } = toAccuracyChartModel(sampleAccuracyReport, options)

    expect(hasTrend).to.equal(true)
    // 3 of 14 is too little to say; 3 + 5 + 9 + 10 = 27 of 14 + 22 + 31 + 28 = 95
    expect(marks[0]?.trend).to.equal(undefined)
    expect(table.head).to.include('Four weeks')
    expect(table.rows[3]?.[table.head.indexOf('Four weeks')]).to.equal('28%')
  })

  it('has no such line where rows are not weeks', () => {
    expect(toAccuracyChartModel(sampleAccuracyBySlate, options).hasTrend).to.equal(false)
  })

  it('names the titles behind the hits of a row, each once', () => {
    const points = ['2026-08-10', '2026-08-11'].map((key) => ({
      key,
      shown: 20,
      hits: 2,
      incomplete: false,
      titles: ['Heat', key],
    }))

    const { marks } = toAccuracyChartModel(
      { ...sampleAccuracyReport, points: [...points, ...sampleAccuracyReport.points] },
      options,
    )

    expect(marks[0]?.titles).to.deep.equal(['Heat', '2026-08-10', '2026-08-11'])
  })

  it('sorts positions by number', () => {
    const points = ['10', '2', '1'].map((key) => ({ key, shown: 30, hits: 3, incomplete: false }))

    const { marks } = toAccuracyChartModel({ ...sampleAccuracyReport, by: 'position', points }, options)

    expect(marks.map(({ id }) => id)).to.deep.equal(['1', '2', '10'])
  })

  it('names who answered where it was no model that is known', () => {
    const points = ['fallback', 'live', 'm-2026-08-10'].map((key) => ({
      key,
      shown: 30,
      hits: 3,
      incomplete: false,
    }))

    const { marks } = toAccuracyChartModel({ ...sampleAccuracyReport, by: 'model', points }, options)

    expect(marks.map(({ label }) => label)).to.deep.equal(['Fallback', 'Recommender', 'm-2026-08-10'])
  })

  it('speaks of everybody where the scope is the site', () => {
    const { sentence } = toAccuracyChartModel(sampleAccuracyReport, { ...options, scope: 'site' })

    expect(sentence).to.equal('112 of the 310 titles suggested in the last 90 days were watched (36%).')
  })
})

describe('toAccuracyCsv', () => {
  it('has a row for each point, and no cell that a spreadsheet would run', () => {
    const csv = toAccuracyCsv({
      ...sampleAccuracyBySlate,
      by: 'model',
      points: [{ key: '=HYPERLINK("x")', shown: 2, hits: 1, incomplete: true }],
    })

    expect(csv).to.equal(
      '\uFEFFmodel,shown,hits,hitRate,low,high,baselineHits,incomplete,range,windowDays,timeZone,' +
        'watches,watchShare,clicked,clickRate,answers,meanReciprocalRankAt10,ndcgAt10\r\n' +
        '"\'=HYPERLINK(""x"")",2,1,,,,,true,90d,14,Europe/Vienna,190,0.589,,,,,\r\n',
    )
  })
})
