import { expect } from '@open-wc/testing'
import { SkeletonTiming } from '../../../components/controllers/skeleton-timing.ts'
import { advance, holdClock, releaseClock } from '../../support/clock.ts'

describe('SkeletonTiming', () => {
  beforeEach(holdClock)
  afterEach(releaseClock)

  const create = (): SkeletonTiming =>
    new SkeletonTiming({
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    })

  it('shows a fast answer at once, and no skeleton', () => {
    const timing = create()
    const shown: string[] = []

    timing.start()
    advance(199)
    timing.finish(() => shown.push('answer'))
    expect(shown).to.deep.equal(['answer'])

    advance(1000)
    expect(timing.visible).to.equal(false)
  })

  it('shows the skeleton after 200 ms and keeps it for 300', () => {
    const timing = create()
    const shown: string[] = []
    timing.start()
    advance(199)
    expect(timing.visible).to.equal(false)
    advance(1)
    expect(timing.visible).to.equal(true)

    timing.finish(() => shown.push('answer'))
    advance(299)
    expect(shown).to.deep.equal([])
    advance(1)
    expect(shown).to.deep.equal(['answer'])
    expect(timing.visible).to.equal(false)
  })

  it('forgets an answer that waits for the skeleton when loading begins again', () => {
    const timing = create()
    const shown: string[] = []
    timing.start()
    advance(250)

    timing.finish(() => shown.push('first'))
    timing.start()
    advance(350)
    expect(shown).to.deep.equal([])
    expect(timing.visible).to.equal(true)

    timing.finish(() => shown.push('second'))
    expect(shown).to.deep.equal(['second'])
    expect(timing.visible).to.equal(false)
  })
})
