import { expect } from '@open-wc/testing'
import type { GenreReport } from '@intellistream/edge-api/contract'
import { genre as en } from '../../../components/chart/locales/en.ts'
import { toGenreChartModel, toGenreCsv } from '../../../components/is-genre-chart/is-genre-chart.model.ts'

const options = { sort: 'count', max: 8, locale: 'en', messages: en, referenceLines: [] } as const

function report(overrides: Partial<GenreReport> = {}): GenreReport {
  return {
    range: '90d',
    count: 'each',
    compare: 'recommended',
    timeZone: 'UTC',
    from: '2026-08-01',
    to: '2026-10-29',
    movies: 10,
    withoutGenre: 0,
    watchedRule: { minPercent: 70, minPercentWhenEnded: 50 },
    genres: [
      { genre: 'Drama', watched: 5, share: 0.5, recommended: 4, titles: ['Heat'] },
      { genre: 'Comedy', watched: 2, share: 0.2, recommended: 8, titles: [] },
      { genre: 'Horror', watched: 2, share: 0.2, recommended: 1, titles: [] },
      { genre: 'War', watched: 0, share: 0, recommended: 3, titles: [] },
    ],
    ...overrides,
  }
}

describe('toGenreChartModel', () => {
  it('sorts by count, breaks ties by what was recommended, and keeps genres never watched', () => {
    const { marks: bars } = toGenreChartModel(report(), options)

    expect(bars.map(({ label }) => label)).to.deep.equal(['Drama', 'Comedy', 'Horror', 'War'])
  })

  it('scales both series on one axis from 0 to the greatest value', () => {
    const { scale, ticks } = toGenreChartModel(report(), options)

    expect(scale(8)).to.equal(100)
    expect(scale(5)).to.equal(62.5) // 5 of 8
    expect(ticks.map(({ label }) => label)).to.deep.equal(['0', '2', '4', '6', '8'])
  })

  it('says who leads, of how many movies, and who follows', () => {
    const { sentence } = toGenreChartModel(report(), options)

    expect(sentence).to.equal(
      'Drama leads with 5 of 10 movies; then Comedy 2, Horror 2. You watched less Comedy than we suggested (2 vs 8).',
    )
  })

  it('compares nothing where both numbers read the same', () => {
    const genres = [{ genre: 'Horror', watched: 1, share: 1, recommended: 1.04, titles: [] }]
    const { sentence } = toGenreChartModel(report({ movies: 1, genres }), options)

    expect(sentence).to.equal('Horror leads with 1 of 1 movie.')
  })

  describe('where something was never suggested', () => {
    const genres = [{ genre: 'Horror', watched: 10, share: 1, recommended: 0, titles: [] }]
    const other = { genre: 'War', watched: 0, share: 0, recommended: 4, titles: [] }
    const sentenceIn = async (lang: string, entries: GenreReport['genres']): Promise<string> => {
      const { genre } = (await import(`../../../components/chart/locales/${lang}.ts`)) as { genre: typeof en }
      return toGenreChartModel(report({ genres: entries }), { ...options, locale: lang, messages: genre })
        .sentence
    }

    it('says so instead of comparing with nothing', async () => {
      expect(await sentenceIn('en', genres)).to.equal(
        'Horror leads with 10 of 10 movies. No titles were suggested in Aug 1 – Oct 29, 2026.',
      )
      expect(await sentenceIn('en', [...genres, other])).to.equal(
        'Horror leads with 10 of 10 movies. You watched 10 Horror, and we suggested none.',
      )
    })

    it('keeps room for a second bar only where one genre was', () => {
      const [alone] = toGenreChartModel(report({ genres }), options).marks
      const [beside] = toGenreChartModel(report({ genres: [...genres, other] }), options).marks

      expect(alone?.recommended).to.equal(undefined)
      expect(alone?.description).not.to.contain('recommended')
      expect(beside?.recommended).to.equal(0)
    })

    for (const lang of ['ar', 'de', 'en', 'es', 'fr', 'hi', 'ja']) {
      it(`counts no zero: ${lang}`, async () => {
        const [none, noHorror] = [await sentenceIn(lang, genres), await sentenceIn(lang, [...genres, other])]

        expect(none).to.not.equal(noHorror)
        expect(none + noHorror).to.not.match(/(?<!\d)[0٠](?!\d)/)
      })
    }
  })

  it('holds a line of the page and the bar for the rest on its axis', () => {
    const { scale, lines, marks } = toGenreChartModel(report(), {
      ...options,
      max: 1,
      referenceLines: [{ value: 20, label: 'Most ever' }],
    })

    expect(lines).to.deep.equal([{ value: 20, label: 'Most ever: 20' }])
    expect(scale(20)).to.equal(100)
    expect(scale(marks[1]?.recommended ?? 0)).to.equal(60) // 8 + 1 + 3 of 20
  })

  it('states the counting rule and the rule for Watched', () => {
    const { rule } = toGenreChartModel(report(), options)

    expect(rule).to.contain('10 movies. A movie can count in several genres')
    expect(rule).to.contain('at least 70% played')
  })

  it('adds the genres beyond max up in one bar', () => {
    const { marks: bars } = toGenreChartModel(report(), { ...options, max: 2 })

    expect(bars[2]).to.deep.include({
      id: '',
      label: 'Other (2 genres)',
      watched: 2,
      recommended: 4,
    })
  })

  it('shows a single genre beyond max by its own name', () => {
    const { marks: bars } = toGenreChartModel(report(), { ...options, max: 3 })

    expect(bars[3]?.label).to.equal('War')
  })

  it('sorts by name and by difference', () => {
    const labels = (sort: 'name' | 'difference') =>
      toGenreChartModel(report(), { ...options, sort }).marks.map(({ label }) => label)

    expect(labels('name')).to.deep.equal(['Comedy', 'Drama', 'Horror', 'War'])
    expect(labels('difference')).to.deep.equal(['Comedy', 'War', 'Drama', 'Horror']) // 6, 3, 1, 1
  })

  it('draws an axis and no bars when there is nothing', () => {
    const model = toGenreChartModel(report({ genres: [], movies: 0 }), options)

    expect(model.marks).to.deep.equal([])
    expect(model.sentence).to.equal('')
    expect(model.ticks.map(({ label }) => label)).to.deep.equal(['0', '1'])
  })

  it('refuses a max below 1', () => {
    expect(() => toGenreChartModel(report(), { ...options, max: 0 })).to.throw(RangeError)
  })
})

describe('toGenreCsv', () => {
  it('writes a row a genre with the rule and the range, and disarms formulas', () => {
    const csv = toGenreCsv(
      report({ genres: [{ genre: '=SUM(A1),"x"', watched: 1, share: 0.1, titles: [] }], compare: 'none' }),
    )

    expect(csv).to.equal(
      '\uFEFFgenre,watched,share,recommended,unit,count,minPercent,minPercentWhenEnded,range,from,to,timeZone\r\n' +
        '"\'=SUM(A1),""x""",1,0.1,,movies,each,70,50,90d,2026-08-01,2026-10-29,UTC\r\n',
    )
  })
})
