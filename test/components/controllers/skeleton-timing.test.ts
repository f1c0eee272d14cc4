import { aTimeout, expect } from '@open-wc/testing'
import { SkeletonTiming } from '../../../components/controllers/skeleton-timing.ts'

describe('SkeletonTiming', () => {
  const create = (): SkeletonTiming =>
    new SkeletonTiming({
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    })

  it('shows a fast answer at once, and no skeleton', async () => {
    const timing = create()
    const shown: string[] = []

    timing.start()
    timing.finish(() => shown.push('answer'))
    expect(shown).to.deep.equal(['answer'])

    await aTimeout(250)
    expect(timing.visible).to.equal(false)
  })

  it('forgets an answer that waits for the skeleton when loading begins again', async () => {
    const timing = create()
    const shown: string[] = []
    timing.start()
    await aTimeout(250)

    timing.finish(() => shown.push('first'))
    timing.start()
    await aTimeout(350)
    expect(shown).to.deep.equal([])
    expect(timing.visible).to.equal(true)

    timing.finish(() => shown.push('second'))
    expect(shown).to.deep.equal(['second'])
    expect(timing.visible).to.equal(false)
  })
})
