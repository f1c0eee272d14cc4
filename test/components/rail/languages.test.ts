import { expect } from '@open-wc/testing'
import { en } from '../../../components/locales/en.ts'
import { mount, one, press, focusedItem, states } from './fixtures.ts'
import { until } from '../../support/until.ts'

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'hi', 'ja']

describe('a rail in another language', () => {
  for (const lang of LANGUAGES) {
    it(`says everything in ${lang} that it says in English`, async () => {
      const { messages } = (await import(`../../../components/locales/${lang}.ts`)) as { messages: typeof en }

      expect(Object.keys(messages)).to.deep.equal(Object.keys(en))
      const say = (catalog: typeof en): string[] =>
        Object.values(catalog).map((message: string | ((value: never) => string)) =>
          typeof message === 'string' ? message : message('7' as never),
        )
      expect(say(messages).every((sentence) => sentence.trim().length > 0)).to.equal(true)
      // A few words are the same in two languages; most are not.
      const same = say(messages).filter((sentence, index) => sentence === say(en)[index])
      expect(same.length).to.be.lessThan(3)
    })
  }

  it('fetches the language of the page, also of a region, and says its heading in it', async () => {
    const rail = await mount({ attributes: { lang: 'de-AT' } })

    await until(() => one(rail, '[part=heading]').textContent === 'Empfohlen für dich')
    expect(one(rail, '.next').ariaLabel).to.equal('Weiter: Empfohlen für dich')
  })

  it('writes numbers as the language does', async () => {
    const rail = await mount({ attributes: { lang: 'de' } })

    await until(() => one(rail, '[part=heading]').textContent === 'Empfohlen für dich')
    expect(one(rail, '[part=item] [hidden]').textContent).to.contain('Bewertet mit 8,3 von 10')
  })

  it('is accessible and moves to the left in Arabic', async () => {
    const rail = await mount({ attributes: { lang: 'ar' }, dir: 'rtl' })
    await until(() => one(rail, '[part=heading]').textContent === 'موصى به لك')
    rail.focus()

    await press('ArrowLeft')

    expect(focusedItem(rail)).to.equal(states.ready.slate.items[1]?.itemId)
    await expect(rail).to.be.accessible()
  })

  for (const [dir, side] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ] as const)
    it(`begins English titles on the ${side}, where all lines of a page in ${dir} begin`, async () => {
      const rail = await mount({ dir })
      const title = one(rail, '[part=title]')
      const words = document.createRange()
      words.selectNodeContents(title)

      const gap = words.getBoundingClientRect()[side] - title.getBoundingClientRect()[side]

      expect(Math.abs(gap)).to.be.lessThan(1)
    })

  it('shows how a long English heading begins, also where lines begin on the right', async () => {
    const heading = 'Because of everything that you have watched '.repeat(9)
    const rail = await mount({ dir: 'rtl', attributes: { heading } })
    const box = one(rail, '[part=heading]')
    const words = document.createRange()
    words.selectNodeContents(box)

    expect(words.getBoundingClientRect().left).to.be.at.least(box.getBoundingClientRect().left)
  })

  it('stays English in a language that nobody wrote', async () => {
    const rail = await mount({ attributes: { lang: 'xx' } })

    expect(one(rail, '[part=heading]').textContent).to.equal(en.recommendations)
  })
})
