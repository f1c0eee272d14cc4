import { expect } from '@open-wc/testing'
import type { Card } from '@intellistream/edge-api/contract'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { sampleSlate } from '../../../stories/sample-data.ts'
import { all, mount, one, states } from './fixtures.ts'
import { until } from '../../support/until.ts'

const mountCard = (change: Partial<Card>, attributes: Record<string, string> = {}): Promise<RailElement> =>
  mount({
    state: { type: 'ready', slate: sampleSlate('recommendations', (card) => ({ ...card, ...change })) },
    attributes,
  })

describe('a card', () => {
  it('is a link in a list, named by its title and described by the rest', async () => {
    const rail = await mount()
    const card = one<HTMLAnchorElement>(rail, '[data-item-id="1221"] a')

    expect(one(rail, '[part=track]').getAttribute('role')).to.equal('list')
    expect(all(rail, 'li')).to.have.length(12)
    expect(card.getAttribute('href')).to.equal('#/title/1221')
    expect(one(rail, `#${card.getAttribute('aria-describedby')}`).textContent).to.equal(
      'Because you watched Sintel. 1922. Horror. Rated 7.9 of 10. 63% watched',
    )
  })

  it('follows href-template where it has no address, with the id made safe', async () => {
    const rail = await mountCard({ href: null, itemId: 'a/b?c' }, { 'href-template': '/title?id={itemId}' })

    expect(one(rail, 'a').getAttribute('href')).to.equal('/title?id=a%2Fb%3Fc')
  })

  it('is a button where nobody knows where it leads', async () => {
    const rail = await mountCard({ href: null })

    expect(one(rail, '[data-stop]').localName).to.equal('button')
  })

  for (const href of ['javascript:alert(1)', 'data:text/html,hi', ' java\nscript:alert(1)', 'vbscript:x']) {
    it(`is no link to ${JSON.stringify(href)}`, async () => {
      const rail = await mountCard({ href })

      expect(all(rail, 'a')).to.have.length(0)
    })
  }

  it('shows a hostile title as text', async () => {
    const title = '<img src=x onerror="parent.hacked = true"><script>hacked = true</script>${7*7}"\'&amp;'
    const rail = await mountCard(
      { title, poster: null, reason: { kind: 'moreLike', itemId: '1', title } },
      { reactions: '' },
    )

    expect(one(rail, '[part=title]').textContent).to.equal(title)
    expect(all(rail, 'img, script')).to.have.length(0)
    expect('hacked' in globalThis).to.equal(false)
  })
})

describe('the nodes of a rail', () => {
  for (const layout of ['rail', 'numbered', 'hero'])
    it(`are left alone by a render that changes nothing, as a ${layout}`, async () => {
      const rail = await mount({ tag: 'is-top-picks', attributes: { layout, reactions: '' } })
      const changes: MutationRecord[] = []
      new MutationObserver((records) => changes.push(...records)).observe(one(rail, '.track'), {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      })

      rail.requestUpdate()
      await rail.updateComplete

      expect(changes).to.have.length(0)
    })

  it('are places that stay when another answer comes', async () => {
    const rail = await mount()
    const places = all(rail, 'li')
    const { slate } = states.ready

    rail.state = { type: 'ready', slate: { ...slate, items: slate.items.slice(2, 6) } }
    await rail.updateComplete

    expect(all(rail, 'li')).to.deep.equal(places.slice(0, 4))
    expect(one(rail, 'li').dataset['itemId']).to.equal(slate.items[2]?.itemId)
    expect(one(rail, 'li .title').textContent).to.equal(slate.items[2]?.title)
  })

  it('have nothing left of the layout before', async () => {
    const rail = await mount({ tag: 'is-top-picks' })
    const plain = one(rail, '.track').innerHTML

    for (const layout of ['numbered', 'hero', 'rail']) {
      rail.setAttribute('layout', layout)
      await rail.updateComplete
      expect(all(rail, '.numeral').length > 0, layout).to.equal(layout === 'numbered')
      expect(all(rail, '.pitch').length > 0, layout).to.equal(layout === 'hero')
    }

    expect(one(rail, '.track').innerHTML).to.equal(plain)
  })
})

describe('the pictures of a rail', () => {
  const poster = { src: 'https://images.example.com/1.jpg', width: 342, height: 513, color: '#312' }
  const sources = (rail: RailElement): string[] =>
    all<HTMLImageElement>(rail, 'img').map((image) => image.src)

  it('come from TMDB, the API and the hosts that the site names, and from nowhere else', async () => {
    const hosts: [string, Record<string, string>, boolean][] = [
      ['https://image.tmdb.org/t/p/w342/a.jpg', {}, true],
      ['https://api.example.com:8787/posters/1.svg', { api: 'https://api.example.com:8787/v' }, true],
      ['https://images.example.com/1.jpg', { 'image-hosts': 'cdn.example.com images.example.com' }, true],
      ['https://images.example.com/1.jpg', {}, false],
      ['https://image.tmdb.org.evil.example/1.jpg', {}, false],
      ['data:image/svg+xml,<svg/>', {}, false],
      ['javascript:alert(1)', {}, false],
      ['blob:https://image.tmdb.org/1', {}, false],
    ]
    for (const [src, attributes, allowed] of hosts) {
      const rail = await mountCard({ poster: { ...poster, src } }, attributes)

      expect(all(rail, '.poster:not(.fallback)').length > 0 || all(rail, 'img').length > 0, src).to.equal(
        allowed,
      )
    }
  })

  it('have no candidate from elsewhere either', async () => {
    const srcset = 'https://images.example.com/2.jpg 2x, https://evil.example/3.jpg 3x'
    const rail = await mountCard({ poster: { ...poster, srcset } }, { 'image-hosts': 'images.example.com' })

    expect(all(rail, 'img[srcset]')).to.have.length(0)
  })

  it('are decorative, sized, late and decoded off the main thread', async () => {
    const rail = await mount()
    const image = one<HTMLImageElement>(rail, 'img')

    expect(image.getAttribute('alt')).to.equal('')
    expect([image.getAttribute('width'), image.getAttribute('height')]).to.deep.equal(['342', '513'])
    expect([image.loading, image.decoding]).to.deep.equal(['lazy', 'async'])
  })

  it('leave the title on their color when they are missing or fail', async () => {
    const rail = await mount({ state: states.missingPoster })

    await until(() => all(rail, '[part~=fallback]').length >= 8)

    expect(one(rail, '[data-item-id="1221"] [part~=fallback]').textContent).to.equal('Nosferatu')
    expect(sources(rail)).to.have.length(4)
  })

  it('take a color only when it is one', async () => {
    const color = 'red; background-image: url(https://evil.example/x)'
    const rail = await mountCard({ poster: { ...poster, color } }, { 'image-hosts': 'images.example.com' })

    expect(one(rail, '[part=item]').style.cssText).not.to.contain('evil')
  })
})
