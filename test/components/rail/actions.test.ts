import { aTimeout, expect, oneEvent } from '@open-wc/testing'
import '../../../components/is-provider/is-provider.ts'
import type { SlateState } from '../../../components/page-session/slate-state.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { all, focusedItem, mount, one, press, recordingSession, states } from './fixtures.ts'
import { until } from '../../support/until.ts'

const ref = { itemId: '1221', recommendationId: 'RID-recommendations', position: 2 }

async function mountAsking(
  session: ReturnType<typeof recordingSession>,
  attributes: Record<string, string> = {},
  state: SlateState = states.ready,
): Promise<RailElement> {
  const rail = document.createElement('is-recommendations')
  for (const [name, value] of Object.entries({
    api: session.api,
    reactions: '',
    'image-hosts': location.host,
    ...attributes,
  })) {
    rail.setAttribute(name, value)
  }
  document.body.append(rail)
  await rail.updateComplete
  await aTimeout(0)
  session.give(state)
  // A skeleton that is up by then stays for a while.
  await until(() => rail.matches(`:state(${state.type})`), state.type)
  await rail.updateComplete
  return rail
}

describe('activating a card', () => {
  afterEach(() => document.querySelectorAll('is-recommendations').forEach((rail) => rail.remove()))

  it('fires is-item-select with the card and its answer', async () => {
    const rail = await mount()
    rail.focusItem('1221')
    const selected = oneEvent(rail, 'is-item-select')

    await press('Enter')

    expect((await selected).detail).to.deep.equal(ref)
  })

  it('can be taken over by the page', async () => {
    const rail = await mount()
    const { hash } = location
    rail.addEventListener('is-item-select', (event) => event.preventDefault())

    one(rail, '[data-item-id="1221"] a').click()

    expect(location.hash).to.equal(hash)
  })

  it('is tracked with where it was shown', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)

    one(rail, '[data-item-id="1221"] a').click()

    expect(session.tracked).to.deep.equal([{ eventType: 'click', ...ref, slateKind: 'recommendations' }])
  })

  it('counts once for a double click, and counts a new tab without taking it away', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)
    const card = one(rail, '[data-item-id="1221"] a')
    let selected = 0
    rail.addEventListener('is-item-select', () => selected++)
    const click = (type: string, init: MouseEventInit): boolean =>
      card.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }))
    card.addEventListener('click', (event) => event.preventDefault())

    click('click', { detail: 1 })
    click('click', { detail: 2 })
    click('auxclick', { button: 1 })
    click('click', { ctrlKey: true })

    expect(session.tracked.map(({ eventType }) => eventType)).to.deep.equal(['click', 'click', 'click'])
    expect(selected).to.equal(1)
  })

  it('passes its own tracking on', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session, { tracking: 'off' })

    one(rail, '[data-item-id="1221"] a').click()

    expect(session.tracked[0]?.tracking).to.equal('off')
  })
})

describe('reacting to a card', () => {
  afterEach(() => document.querySelectorAll('is-recommendations').forEach((rail) => rail.remove()))

  it('shows a like at once, tells it, and takes it back with a second press', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)
    const like = one(rail, '[data-item-id="1221"] [data-reaction=like]')
    const told: unknown[] = []
    rail.addEventListener('is-item-react', ({ detail }) => told.push(detail.reaction))

    rail.focusItem('1221')
    await press('ArrowDown', 'Enter')
    await rail.updateComplete
    expect(like.getAttribute('aria-pressed')).to.equal('true')
    expect(like.getAttribute('aria-label')).to.equal('Like Nosferatu')

    await press('Enter')
    await rail.updateComplete
    expect(like.getAttribute('aria-pressed')).to.equal('false')
    expect(told).to.deep.equal(['like', null])
    expect(session.tracked.map(({ eventType }) => eventType)).to.deep.equal(['like', 'clear'])
  })

  it('hides a disliked card at once and moves the focus to its neighbor', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)
    rail.focusItem('1221')

    await press('ArrowDown', 'ArrowRight', 'Enter')
    await rail.updateComplete

    expect(focusedItem(rail)).to.equal('110')
    expect(one(rail, '[data-item-id="1221"]').textContent).not.to.contain('Nosferatu')
    expect(session.asks).to.contain('removeItem 1221')
    expect(session.tracked.map(({ eventType }) => eventType)).to.deep.equal(['dislike'])
    await until(() => document.getElementById('is-announcer')?.textContent === 'Nosferatu removed')
  })

  it('keeps the place for an undo, and brings the card back', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)
    one(rail, '[data-item-id="1221"] [data-reaction=dislike]').click()
    await rail.updateComplete
    expect(all(rail, '[part=item]').map((item) => item.dataset['itemId'])[1]).to.equal('1221')

    rail.focusItem('1221')
    await press('Enter')
    await rail.updateComplete

    await until(() => focusedItem(rail) === '1221')
    expect(one(rail, '[data-item-id="1221"] [part=title]').textContent).to.equal('Nosferatu')
    expect(session.asks).to.contain('restoreItem 1221')
    expect(session.tracked.map(({ eventType }) => eventType)).to.deep.equal(['dislike', 'clear'])
  })

  it('keeps the way back to its last card, and the focus on it', async () => {
    const session = recordingSession()
    const { slate } = states.ready
    const rail = await mountAsking(
      session,
      {},
      {
        type: 'ready',
        slate: { ...slate, items: slate.items.slice(0, 1) },
      },
    )
    const [{ itemId } = { itemId: '' }] = slate.items
    rail.focusItem(itemId)

    await press('ArrowDown', 'ArrowRight', 'Enter')
    await rail.updateComplete

    expect(rail.matches(':state(ready)')).to.equal(true)
    expect(focusedItem(rail)).to.equal(itemId)
    await press('Enter')
    await rail.updateComplete
    expect(all(rail, '[data-undo]')).to.have.length(0)
  })

  it('forgets the place with the next answer', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)
    one(rail, '[data-item-id="1221"] [data-reaction=dislike]').click()

    const { slate } = states.ready
    session.give({
      type: 'ready',
      slate: { ...slate, recommendationId: 'RID-2', items: slate.items.slice(2) },
    })
    await rail.updateComplete

    expect(all(rail, '[data-undo]')).to.have.length(0)
  })
})

describe('a rail and its page session', () => {
  it('asks again from its retry button, for itself alone', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session, {}, states.error)

    one(rail, '[part~=retry]').click()

    expect(session.asks).to.deep.equal(['retry'])
    rail.remove()
    expect(session.asks).to.deep.equal(['retry', 'close'])
  })

  it('asks anew when its attributes say something else', async () => {
    const session = recordingSession()
    const rail = await mountAsking(session)

    rail.setAttribute('genre', 'Horror')
    await until(() => session.asks.length > 0)

    expect(session.asks).to.deep.equal(['update'])
    rail.remove()
  })

  it('asks another API when its address changes, and no longer the one before', async () => {
    const [first, second] = [recordingSession(), recordingSession()]
    const rail = await mountAsking(first)

    rail.api = second.api
    await until(() => rail.matches(':state(loading)'))
    second.give(states.ready)

    await until(() => rail.matches(':state(ready)'))
    expect(first.asks).to.deep.equal(['close'])
    rail.remove()
  })

  it('asks when a provider appears after it', async () => {
    const session = recordingSession()
    const rail = document.createElement('is-recommendations')
    document.body.append(rail)
    await until(() => rail.matches(':state(error)'))

    const provider = document.createElement('is-provider')
    provider.api = session.api
    document.body.append(provider)
    await until(() => rail.matches(':state(loading)'))

    session.give(states.ready)
    await until(() => rail.matches(':state(ready)'))
    provider.remove()
    rail.remove()
  })

  it('says which attribute is missing when nothing names an API', async () => {
    const rail = document.createElement('is-recommendations')
    document.body.append(rail)

    await until(() => rail.matches(':state(error)'))

    expect(one(rail, '[role=status]').textContent).to.contain('api attribute')
    rail.remove()
  })
})
