import { expect } from '@open-wc/testing'
import { all, focusedItem, mount, one, press } from './fixtures.ts'
import { en } from '../../../components/locales/en.ts'
import { registerMessages } from '../../../components/locales/messages.ts'
import { sampleSlate, sampleStates } from '../../../stories/sample-data.ts'

const tag = 'is-top-picks'
const state = sampleStates('top-picks').ready

describe('is-top-picks', () => {
  it('is an ordered list, named for what it is based on', async () => {
    const rail = await mount({ tag, state, attributes: { basis: 'trending' } })

    expect(one(rail, '[part=track]').localName).to.equal('ol')
    expect(one(rail, '[part=heading]').textContent).to.equal('Trending now')
  })

  it('numbers the names of a top ten, and draws the numerals for the eye only', async () => {
    const rail = await mount({ tag, state, attributes: { layout: 'numbered' } })

    expect(all(rail, '[part=title]')[2]?.textContent).to.equal('Number 3: The General')
    expect(all(rail, '[part=numeral]')[2]?.textContent).to.equal('3')
    expect(all(rail, '[part=numeral]').every((numeral) => numeral.ariaHidden === 'true')).to.equal(true)
  })

  it('shows enough of both digits of a ten beside its poster', async () => {
    const rail = await mount({ tag, state, attributes: { layout: 'numbered' } })
    const numeral = all(rail, '[part=numeral]')[9]
    const first = document.createRange()
    if (numeral?.firstChild) first.setStart(numeral.firstChild, 0)
    if (numeral?.firstChild) first.setEnd(numeral.firstChild, 1)
    const poster = all(rail, '[part=poster]')[9]?.getBoundingClientRect()

    expect(numeral?.textContent).to.equal('10')
    const roomOfZero = (poster?.left ?? 0) - first.getBoundingClientRect().right
    expect(roomOfZero).to.be.above(parseFloat(getComputedStyle(numeral ?? rail).fontSize) / 10)
  })

  it('shows a hero as one link with why, what and where to', async () => {
    const rail = await mount({ tag, state, attributes: { layout: 'hero' } })
    const [first] = all(rail, '[part=item]')

    expect(first?.querySelectorAll('a, button')).to.have.length(1)
    expect(one(rail, '[part=reason]').textContent).to.equal('Because you watched Sintel')
    expect(one(rail, '[part=title]').textContent).to.equal('Metropolis')
    expect(one(rail, '[part=action]').textContent).to.equal('See details')
  })

  it('goes from hero to hero by arrow keys', async () => {
    const rail = await mount({ tag, state, attributes: { layout: 'hero' } })
    rail.focus()

    await press('ArrowRight')

    expect(focusedItem(rail)).to.equal('1221')
  })

  it('says what a hero is about where the data does', async () => {
    const slate = sampleSlate('top-picks', (card) => ({
      ...card,
      overview: 'A city, two levels, one machine.',
    }))
    const rail = await mount({ tag, state: { type: 'ready', slate }, attributes: { layout: 'hero' } })

    expect(one(rail, '[part=overview]').textContent).to.equal('A city, two levels, one machine.')
  })
})

describe('is-more-like-this', () => {
  it('is headed by the item it is about', async () => {
    const similar = await mount({
      tag: 'is-more-like-this',
      state: sampleStates('similar').ready,
      attributes: { 'item-id': '1196' },
    })
    const watched = await mount({
      tag: 'is-more-like-this',
      state: sampleStates('because-you-watched').ready,
    })

    expect(one(similar, '[part=heading]').textContent).to.equal('More like Sintel')
    expect(one(watched, '[part=heading]').textContent).to.equal('Because you watched Sintel')
  })
})

describe('is-recommendations', () => {
  it('is headed by its genre, or by what the page says, at the level it says', async () => {
    const genre = await mount({ attributes: { genre: 'Horror' } })
    const own = await mount({ attributes: { heading: 'For a rainy day', 'heading-level': '3' } })

    expect(one(genre, 'h2').textContent).to.equal('Horror')
    expect(one(own, 'h3').textContent).to.equal('For a rainy day')
  })

  it('speaks the language around it, and follows when it changes', async () => {
    registerMessages('eo', { ...en, recommendations: 'Rekomendita por vi' })
    const rail = await mount()

    rail.lang = 'eo-FR'
    await rail.updateComplete
    expect(one(rail, '[part=heading]').textContent).to.equal('Rekomendita por vi')
    rail.lang = 'en'
    await rail.updateComplete
    expect(one(rail, '[part=heading]').textContent).to.equal('Recommended for you')
  })
})
