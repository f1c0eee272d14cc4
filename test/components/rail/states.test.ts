import { expect } from '@open-wc/testing'
import type { MountOptions } from './fixtures.ts'
import { all, mount, one, recordingSession, states } from './fixtures.ts'
import { advance, holdClock, releaseClock } from '../../support/clock.ts'

const tags = ['is-recommendations', 'is-top-picks', 'is-more-like-this'] as const

describe('a rail in every state', () => {
  for (const tag of tags) {
    for (const [name, state] of Object.entries(states)) {
      it(`${tag} is accessible when ${name}`, async () => {
        const rail = await mount({ tag, state, attributes: { reactions: '' } })

        await expect(rail).to.be.accessible()
      })
    }
  }
  for (const layout of ['hero', 'numbered']) {
    it(`is-top-picks is accessible as ${layout}`, async () => {
      const rail = await mount({ tag: 'is-top-picks', attributes: { layout, reactions: '' } })

      await expect(rail).to.be.accessible()
    })
  }

  it('is accessible with the focus inside, and in right-to-left', async () => {
    const rail = await mount({ dir: 'rtl', attributes: { reactions: '' } })
    rail.focus()

    await expect(rail).to.be.accessible()
  })

  it('names its state and is busy only while loading', async () => {
    for (const type of ['loading', 'ready', 'empty', 'error', 'stale'] as const) {
      const rail = await mount({ state: states[type] })

      expect(rail.matches(`:state(${type})`), type).to.equal(true)
    }
  })

  it('never leaves a skeleton up for an answer without items', async () => {
    const slate = { ...states.ready.slate, items: [] }

    const rail = await mount({ state: { type: 'ready', slate } })

    expect(rail.matches(':state(empty)')).to.equal(true)
    expect(one(rail, '[role=status]').textContent?.trim()).to.equal('Nothing to show here yet.')
  })

  it('says in words that an answer is stale', async () => {
    const rail = await mount({ state: states.stale })

    expect(one(rail, '[part=note]').textContent).to.contain('earlier')
    expect(all(rail, '[part=item]')).to.have.length(12)
  })

  it('shows the page its own words in the slots', async () => {
    const rail = await mount({ state: states.empty })
    rail.innerHTML = '<p slot="empty">Watch something first.</p>'

    expect(one<HTMLSlotElement>(rail, 'slot[name=empty]').assignedElements()).to.have.length(1)
  })
})

describe('the box of a rail', () => {
  const looks: MountOptions[] = [
    { tag: 'is-recommendations' },
    { tag: 'is-more-like-this' },
    { tag: 'is-top-picks', attributes: { layout: 'numbered' } },
    { tag: 'is-top-picks', attributes: { layout: 'hero' } },
  ]

  for (const look of looks) {
    it(`is equally high in every state and before the upgrade: ${look.tag} ${look.attributes?.['layout'] ?? ''}`, async () => {
      const sheet = document.createElement('link')
      sheet.rel = 'stylesheet'
      sheet.href = new URL('../../../components/styles/is.css', import.meta.url).href
      const loaded = new Promise((resolve) => sheet.addEventListener('load', resolve))
      document.head.append(sheet)
      await loaded

      const heights: Record<string, number> = { undefined: heightBeforeUpgrade(look) }
      for (const [name, state] of Object.entries(states)) {
        heights[name] = (await mount({ ...look, state })).offsetHeight
      }
      sheet.remove()

      expect(new Set(Object.values(heights)), JSON.stringify(heights)).to.have.property('size', 1)
    })
  }
})

describe('the skeleton', () => {
  beforeEach(holdClock)
  afterEach(releaseClock)

  it('shows after 200 ms and then stays at least 300 ms', async () => {
    const { api, give } = recordingSession()
    const rail = await mountLoading(api)
    const isVisible = async (): Promise<boolean> => {
      await rail.updateComplete
      return rail.renderRoot.querySelector('.breathing') !== null
    }

    advance(199)
    expect(await isVisible()).to.equal(false)
    advance(1)
    expect(await isVisible()).to.equal(true)
    give(states.ready)
    advance(299)
    expect(await isVisible()).to.equal(true)
    advance(1)
    expect(rail.matches(':state(ready)')).to.equal(true)
    expect(await isVisible()).to.equal(false)
  })

  it('never shows when the answer is faster', async () => {
    const { api, give } = recordingSession()
    const rail = await mountLoading(api)

    advance(199)
    give(states.ready)

    expect(rail.matches(':state(ready)')).to.equal(true)
  })

  async function mountLoading(api: string): Promise<Awaited<ReturnType<typeof mount>>> {
    const main = document.createElement('main')
    const rail = document.createElement('is-recommendations')
    rail.setAttribute('api', api)
    main.append(rail)
    document.body.append(main)
    // The page session is found after the first render.
    await rail.updateComplete
    await new Promise(requestAnimationFrame)
    return rail
  }
})

/** The same box with a tag of another document, where nothing is defined. */
function heightBeforeUpgrade({ tag = 'is-recommendations', attributes = {} }: MountOptions): number {
  const frame = document.createElement('iframe')
  frame.style.width = `${document.documentElement.clientWidth}px`
  frame.style.border = '0'
  document.body.append(frame)
  const inner = frame.contentDocument
  if (!inner) throw new Error('the frame has no document')
  const style = inner.createElement('style')
  style.textContent = [...document.styleSheets]
    .filter((sheet) => sheet.href?.endsWith('is.css'))
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join('\n')
  inner.head.append(style)
  const element = inner.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  inner.body.append(element)
  const height = element.offsetHeight
  frame.remove()
  return height
}
