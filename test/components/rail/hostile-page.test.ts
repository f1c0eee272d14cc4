import { expect } from '@open-wc/testing'
import { sampleSlate } from '../../../stories/sample-data.ts'
import { all, mount, one } from './fixtures.ts'

describe('a rail on a page that styles everything', () => {
  it('looks inside as it does elsewhere', async () => {
    const boxesOf = async (): Promise<number[]> => {
      const rail = await mount({ attributes: { reactions: '' } })
      const boxes = all(rail, '.card, .title, .poster, .reaction').flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        return [Math.round(width), Math.round(height)]
      })
      rail.parentElement?.remove()
      return boxes
    }
    const before = await boxesOf()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { box-sizing: content-box !important; margin: 7px !important; float: left; }
      a, button, li, ul, ol, img, span, h2 { all: unset !important; display: none !important; }
      .card, .item, .track, .title { width: 3px !important; color: red !important; }
      main, is-recommendations { margin: 0 !important; float: none }
    `)
    document.adoptedStyleSheets.push(sheet)

    const after = await boxesOf()

    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one_) => one_ !== sheet)
    expect(after).to.deep.equal(before)
  })
})

describe('what a hostile catalog says', () => {
  const hostile = [
    '<img src=x onerror="globalThis.hacked = true">',
    '"><script>globalThis.hacked = true</script>',
    '${globalThis.hacked = true}',
    '\u202Egnp.exe\u0000',
  ]
  const addresses = [
    'javascript:globalThis.hacked=true',
    ' java\nscript:globalThis.hacked=true',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://evil.test/1',
  ]

  for (const title of hostile) {
    it(`is text: ${JSON.stringify(title)}`, async () => {
      const slate = sampleSlate('recommendations', (card) => ({ ...card, title, genres: [title] }))

      const rail = await mount({ state: { type: 'ready', slate } })

      expect(one(rail, '.title').textContent).to.equal(title)
      expect(all(rail, 'script, [onerror]')).to.have.length(0)
      expect(globalThis).not.to.have.property('hacked')
    })
  }

  for (const address of addresses) {
    it(`is no link and no picture: ${JSON.stringify(address)}`, async () => {
      const slate = sampleSlate('recommendations', (card) => ({
        ...card,
        href: address,
        poster: { src: address, width: 1, height: 1, color: 'red; background: url(https://evil.test/x)' },
      }))

      const rail = await mount({ state: { type: 'ready', slate } })

      expect(all(rail, 'a, img')).to.have.length(0)
      expect(one(rail, '.item').getAttribute('style') ?? '').not.to.contain('url(')
    })
  }
})
