import { expect, fixture, html } from '@open-wc/testing'
import { createCatalogs } from '../../../components/locales/catalogs.ts'
import { pluralOf } from '../../../components/locales/words.ts'
import { IsGenreChart } from '../../../components/is-genre-chart/is-genre-chart.ts'
import '../../../components/is-accuracy-chart/is-accuracy-chart.ts'
import { sampleAccuracyReport, sampleGenreReport } from '../../../stories/sample-reports.ts'
import { until } from '../../support/until.ts'

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'hi', 'ja']

/** What the rail, the charts and the sign-in say: a folder each, one file a language. */
const FOLDERS = ['locales', 'chart/locales', 'is-sign-in/locales']

async function load(folder: string, lang: string): Promise<object> {
  const module = (await import(`../../../components/${folder}/${lang}.ts`)) as object
  // The rail's English has a second name for itself.
  return Object.fromEntries(Object.entries(module).filter(([name]) => name !== 'en'))
}

/** Every message by its path; a function counts as one. */
function listMessages(messages: object, path = ''): [string, unknown][] {
  return Object.entries(messages).flatMap(([name, message]: [string, unknown]) =>
    typeof message === 'object' && message !== null
      ? listMessages(message, `${path}${name}.`)
      : [[path + name, message] as [string, unknown]],
  )
}

describe('catalogs', () => {
  for (const folder of FOLDERS) {
    for (const lang of LANGUAGES) {
      it(`say all that English says: ${folder}/${lang}`, async () => {
        const [english, other] = await Promise.all([load(folder, 'en'), load(folder, lang)])

        const keys = (messages: object): string[] => listMessages(messages).map(([name]) => name)
        expect(keys(other)).to.deep.equal(keys(english))
        const texts = listMessages(other).filter(([, message]) => typeof message === 'string')
        expect(texts.filter(([, text]) => String(text).trim() === '')).to.deep.equal([])
        // A few words are the same in two languages; most are not.
        const said = new Map(listMessages(english))
        const same = texts.filter(([name, text]) => said.get(name) === text)
        expect(same.length).to.be.lessThan(texts.length / 4)
      })
    }
  }

  it('pick the plural that a language has for a number', () => {
    const forms = { one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }

    expect([1, 2, 3, 11, 100].map((value) => pluralOf('ar')(value, forms))).to.deep.equal([
      'one',
      'two',
      'few',
      'many',
      'other',
    ])
    expect([0, 1, 1.5, 2].map((value) => pluralOf('fr')(value, forms))).to.deep.equal([
      'one',
      'one',
      'one',
      'other',
    ])
    expect([0, 1, 1.5].map((value) => pluralOf('en')(value, { one: 'one', other: 'other' }))).to.deep.equal([
      'other',
      'one',
      'other',
    ])
  })

  it('are fetched once for all who wait, and again after a failure', async () => {
    let [loads, renders] = [0, 0]
    const { messagesFor } = createCatalogs(
      { hello: 'Hello' },
      {
        de: () => {
          loads += 1
          return loads === 1
            ? Promise.reject(new Error('offline'))
            : Promise.resolve({ messages: { hello: 'Hallo' } })
        },
      },
    )
    const speaker = { requestUpdate: () => (renders += 1) }

    expect(messagesFor('de-CH', speaker).hello).to.equal('Hello')
    await new Promise((resolve) => setTimeout(resolve))
    messagesFor('de', speaker)
    messagesFor('de', { requestUpdate: () => (renders += 1) })
    await until(() => renders === 2)

    expect(messagesFor('de-CH', speaker).hello).to.equal('Hallo')
    expect(loads).to.equal(2)
  })

  it('let a site add a language and change single words, also of one region', () => {
    const { register, messagesFor } = createCatalogs({ hello: 'Hello', bye: 'Bye' }, {})
    const speaker = { requestUpdate: () => undefined }

    register('pl', { hello: 'Cześć' })
    register('en-AU', { hello: 'G’day' })

    expect(messagesFor('pl', speaker)).to.deep.equal({ hello: 'Cześć', bye: 'Bye' })
    expect(messagesFor('en-AU', speaker)).to.deep.equal({ hello: 'G’day', bye: 'Bye' })
    expect(messagesFor('en', speaker)).to.deep.equal({ hello: 'Hello', bye: 'Bye' })
  })
})

describe('the charts in another language', () => {
  const textOf = (element: Element, selector: string): string =>
    element.shadowRoot?.querySelector(selector)?.textContent.trim() ?? ''

  it('says sentence, periods, genres, table and marks in it', async () => {
    const chart = await fixture<IsGenreChart>(
      html`<is-genre-chart lang="de" .data=${sampleGenreReport}></is-genre-chart>`,
    )
    await until(() => textOf(chart, '[part=title]') === 'Gesehene Filme nach Genre')

    expect(textOf(chart, '[part=summary]')).to.match(/^Drama führt mit 42 von 128 Filmen; dann/)
    expect(textOf(chart, '.range[aria-checked=true]')).to.equal('90 Tage')
    const names = [...(chart.shadowRoot?.querySelectorAll('.hit') ?? [])].map((hit) => hit.textContent.trim())
    expect(names).to.include('Komödie')
    await expect(chart).to.be.accessible()
  })

  for (const lang of LANGUAGES) {
    it(`is accessible and mirrored where it should be: ${lang}`, async () => {
      const chart = await fixture(
        html`<is-accuracy-chart
          lang=${lang}
          dir=${lang === 'ar' ? 'rtl' : 'ltr'}
          .data=${sampleAccuracyReport}
        ></is-accuracy-chart>`,
      )
      const english = 'Recommended titles that were watched'
      await until(() => textOf(chart, '[part=title]') !== english)

      await expect(chart).to.be.accessible()
      expect(textOf(chart, '[part=summary]')).to.match(/\S{4}/)
    })
  }

  it('takes the words of the site', async () => {
    IsGenreChart.registerMessages('en-test', { heading: 'My movies' })

    const chart = await fixture(
      html`<is-genre-chart lang="en-TEST" .data=${sampleGenreReport}></is-genre-chart>`,
    )

    expect(textOf(chart, '[part=title]')).to.equal('My movies')
    expect(textOf(chart, '.range')).to.equal('30 days')
  })
})
