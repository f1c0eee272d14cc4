import { expect } from '@open-wc/testing'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { mount, one, states } from './fixtures.ts'
import { until } from '../../support/until.ts'

const HEADING =
  'Because you watched a film whose title is longer than the screen of a telephone is wide. '.repeat(4)
const LAYOUTS = [
  { name: 'a grid without columns', style: 'display: grid', room: 600 },
  { name: 'a share of a grid', style: 'display: grid; grid-template-columns: 200px 1fr', room: 400 },
  { name: 'a flexible column', style: 'display: flex; flex-direction: column', room: 600 },
  { name: 'a grid that centers', style: 'display: grid; place-items: center', room: 600 },
  {
    name: 'a flexible column that centers',
    style: 'display: flex; flex-direction: column; align-items: center',
    room: 600,
  },
]

describe('a rail on a page whose boxes follow their content', () => {
  for (const { name, style, room } of LAYOUTS) {
    it(`is as wide as there is room in ${name}, in every state`, async () => {
      const { rail, page } = await mountIn(style)

      for (const state of Object.values(states)) {
        rail.state = state
        await until(() => rail.matches(`:state(${state.type})`), state.type)
        await rail.updateComplete

        expect([rail.offsetWidth, page.scrollWidth], state.type).to.deep.equal([room, 600])
      }
    })

    it(`does not widen a box around it in ${name}`, async () => {
      const { rail, page } = await mountIn(style)
      const box = document.createElement('div')
      rail.before(box)
      box.append(rail)

      expect(page.scrollWidth).to.equal(600)
      expect(rail.offsetWidth).to.be.greaterThan(one(rail, '.item').offsetWidth)
    })
  }
})

async function mountIn(style: string): Promise<{ rail: RailElement; page: HTMLElement }> {
  const rail = await mount({ attributes: { heading: HEADING } })
  const page = document.createElement('div')
  page.style.cssText = `inline-size: 600px; ${style}`
  rail.before(page)
  if (style.includes('200px')) page.append(document.createElement('p'))
  page.append(rail)
  await rail.updateComplete
  return { rail, page }
}
