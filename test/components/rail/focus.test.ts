import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { all, focusedItem, mount, one, press, states, tabStops } from './fixtures.ts'
import { until } from '../../support/until.ts'

const before = (): HTMLElement => document.getElementById('before') ?? document.body

describe('the focus contract of a rail', () => {
  it('has exactly one tab stop: the host when idle, the current card inside', async () => {
    const rail = await mount({ attributes: { reactions: '' } })
    expect(tabStops(rail)).to.deep.equal([rail])

    rail.focus()
    expect(tabStops(rail).map((element) => element.getAttribute('part'))).to.deep.equal(['card'])
    await press('ArrowRight', 'ArrowDown')
    expect(tabStops(rail).map((element) => element.getAttribute('part'))).to.deep.equal([
      'reaction reaction-like',
    ])

    before().focus()
    expect(tabStops(rail)).to.deep.equal([rail])
  })

  it('is one stop forth and back, on the remembered card', async () => {
    const rail = await mount()
    before().focus()

    await press('Tab', 'ArrowRight', 'ArrowRight', 'Tab')
    expect(document.activeElement?.id).to.equal('after')

    await press('Shift+Tab')
    expect(focusedItem(rail)).to.equal('110')
    await press('Shift+Tab')
    expect(document.activeElement?.id).to.equal('before')
  })

  it('passes the focus on when a script or an engine focuses the host', async () => {
    const rail = await mount()

    HTMLElement.prototype.focus.call(rail)

    expect(focusedItem(rail)).to.equal('858')
  })

  it('does not delegate focus, which engines would skip', async () => {
    const rail = await mount()

    expect(rail.shadowRoot?.delegatesFocus).to.equal(false)
  })

  it('keeps a tabindex that the page gave', async () => {
    const rail = await mount({ attributes: { tabindex: '-1' } })

    expect(rail.tabIndex).to.equal(-1)
  })

  it('remembers the card by its item when the order changes', async () => {
    const rail = await mount()
    rail.focusItem('924')

    const { slate } = states.ready
    rail.state = { type: 'ready', slate: { ...slate, items: slate.items.toReversed() } }
    await rail.updateComplete

    expect(focusedItem(rail)).to.equal('924')
    await press('ArrowRight')
    expect(focusedItem(rail)).to.equal('110') // reversed: after A Trip to the Moon comes The General
  })

  it('goes to the nearest survivor when the focused card is gone, never to the page', async () => {
    const rail = await mount()
    rail.focusItem('924')

    const { slate } = states.ready
    rail.state = {
      type: 'ready',
      slate: { ...slate, items: slate.items.filter(({ itemId }) => itemId !== '924') },
    }
    await rail.updateComplete

    expect(focusedItem(rail)).to.equal('1208')
  })

  it('waits on the host while there is nothing to focus, then goes on to the first card', async () => {
    const rail = await mount({ state: states.error })
    rail.focus()
    expect(rail.shadowRoot?.activeElement?.getAttribute('part')).to.equal('retry')

    rail.state = states.loading
    await rail.updateComplete
    expect(document.activeElement).to.equal(rail)

    rail.state = states.ready
    await until(() => focusedItem(rail) === '858')
  })

  it('takes no focus when it loads', async () => {
    await mount()

    expect(document.activeElement).to.equal(document.body)
  })
})

describe('the keys of a rail', () => {
  it('moves in the visual direction', async () => {
    const rail = await mount()
    rail.focus()

    await press('ArrowRight', 'ArrowRight', 'ArrowLeft')

    expect(focusedItem(rail)).to.equal('1221')
  })

  it('mirrors the arrows in right-to-left', async () => {
    const rail = await mount({ dir: 'rtl' })
    rail.focus()

    await press('ArrowLeft', 'ArrowLeft', 'ArrowRight')

    expect(focusedItem(rail)).to.equal('1221')
  })

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`shows the focused card in full after every key in ${dir}`, async () => {
      const rail = await mount({ dir })
      rail.focus()
      const on = dir === 'ltr' ? 'ArrowRight' : 'ArrowLeft'

      for (const key of [on, on, on, on, on, on, on, 'Home', 'End', 'Home']) {
        await press(key)
        await until(() => isInView(rail), `${key} left ${focusedItem(rail)} out of view`)
      }
    })
  }

  it('brings the focused card to where the density says at that moment', async () => {
    const rail = await mount()
    rail.focus()
    const start = one(rail, ':focus').getBoundingClientRect().left

    rail.style.setProperty('--is-rail-align', 'start')
    await press('ArrowRight')

    expect(focusedItem(rail)).to.equal('1221')
    const isThere = (): boolean => Math.abs(one(rail, ':focus').getBoundingClientRect().left - start) < 2
    await until(isThere, 'it is elsewhere')
  })

  it('goes to the ends with Home and End', async () => {
    const rail = await mount()
    rail.focus()

    await press('End')
    expect(focusedItem(rail)).to.equal('260')
    await press('Home')
    expect(focusedItem(rail)).to.equal('858')
  })

  it('leaves Up, Down, Enter, Tab, and arrows with a modifier to others', async () => {
    const rail = await mount()
    rail.focus()
    const seen = await keysThatReachThePage(async () => {
      await press('ArrowUp', 'ArrowDown', 'ArrowRight')
      await sendKeys({ down: 'Alt' })
      await press('ArrowRight')
      await sendKeys({ up: 'Alt' })
    })

    expect(seen).to.deep.equal(['ArrowUp', 'ArrowDown', 'Alt', 'ArrowRight'])
    expect(focusedItem(rail)).to.equal('1221')
  })

  it('stops at an edge, and says so', async () => {
    const rail = await mount()
    rail.focus()
    const edges: unknown[] = []
    rail.addEventListener('is-edge', ({ detail }) => edges.push(detail))

    const seen = await keysThatReachThePage(() => press('ArrowLeft', 'End', 'ArrowRight'))

    expect(edges).to.deep.equal([
      { side: 'start', repeat: false },
      { side: 'end', repeat: false },
    ])
    expect(seen).to.deep.equal([])
  })

  it('lets the key go on with edge="exit", unless the page prevents is-edge', async () => {
    const rail = await mount({ attributes: { edge: 'exit' } })
    rail.focus()

    expect(await keysThatReachThePage(() => press('ArrowLeft'))).to.deep.equal(['ArrowLeft'])
    rail.addEventListener('is-edge', (event) => event.preventDefault())
    expect(await keysThatReachThePage(() => press('ArrowLeft'))).to.deep.equal([])
  })

  it('goes round with edge="wrap"', async () => {
    const rail = await mount({ attributes: { edge: 'wrap' } })
    rail.focus()

    await press('ArrowLeft')
    expect(focusedItem(rail)).to.equal('260')
    await press('ArrowRight')
    expect(focusedItem(rail)).to.equal('858')
  })

  it('moves once a frame while a key is held, and stays at the end', async () => {
    const rail = await mount({ attributes: { edge: 'exit' } })
    rail.focus()
    const hold = (): boolean =>
      one(rail, ':focus').dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'ArrowRight',
          repeat: true,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      )

    hold()
    hold()
    hold()
    expect(focusedItem(rail)).to.equal('1221')

    rail.focusItem('260')
    await new Promise(requestAnimationFrame)
    expect(hold(), 'a held key left the rail').to.equal(false)
  })

  it('goes from a card down to its reactions and back', async () => {
    const rail = await mount({ attributes: { reactions: '' } })
    rail.focus()

    await press('ArrowRight', 'ArrowDown', 'ArrowRight')
    expect(one(rail, ':focus').dataset['reaction']).to.equal('dislike')
    expect(await keysThatReachThePage(() => press('ArrowDown'))).to.deep.equal(['ArrowDown'])

    await press('ArrowUp')
    expect(one(rail, ':focus').getAttribute('part')).to.contain('card')
    expect(focusedItem(rail)).to.equal('1221')
  })

  it('goes to the ends from a reaction too', async () => {
    const rail = await mount({ attributes: { reactions: '' } })
    rail.focus()

    await press('ArrowRight', 'ArrowDown', 'End')

    expect(focusedItem(rail)).to.equal('260')
    expect(one(rail, ':focus').getAttribute('part')).to.contain('card')
  })

  it('asks for more one screen before the end, once for each length', async () => {
    const rail = await mount()
    rail.focus()
    let asked = 0
    rail.addEventListener('is-end-reached', () => asked++)

    await press('End', 'Home', 'End')
    await until(() => asked > 0)

    expect(asked).to.equal(1)
  })
})

describe('the pagers of a rail', () => {
  it('scroll without taking the focus, and say where they end', async () => {
    const rail = await mount()
    await until(() => all(rail, '[part~=pager]:not([hidden])').length === 2)
    rail.focus()

    one(rail, '[part~=pager-next]').click()
    await until(() => one(rail, '[part=scroller]').scrollLeft > 0)

    expect(focusedItem(rail)).to.equal('858')
    expect(one(rail, '[part~=pager-previous]').getAttribute('aria-disabled')).to.equal('false')
    expect(one(rail, '[part~=pager-next]').getAttribute('aria-label')).to.equal('Next: Recommended for you')
  })
})

function isInView(rail: RailElement): boolean {
  const card = one(rail, ':focus').getBoundingClientRect()
  const view = one(rail, '[part=scroller]').getBoundingClientRect()
  return card.left >= view.left - 1 && card.right <= view.right + 1
}

/** What a handler of the page still gets to see, prevented or not: not all of them look. */
async function keysThatReachThePage(act: () => Promise<void>): Promise<string[]> {
  const keys: string[] = []
  const note = (event: KeyboardEvent): unknown => keys.push(event.key)
  window.addEventListener('keydown', note)
  await act()
  window.removeEventListener('keydown', note)
  return keys
}
