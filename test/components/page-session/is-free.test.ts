import { expect } from '@open-wc/testing'
import { isFree } from '../../../components/page-session/is-free.ts'
import { version } from '../../../components/page-session/version.ts'

const defineElement = (tag: string, element: CustomElementConstructor): void => {
  if (isFree(tag, element)) customElements.define(tag, element)
}

class First extends HTMLElement {}
class Second extends HTMLElement {}

describe('a tag that two copies of the kit define', () => {
  const { warn } = console
  const said: string[] = []
  beforeEach(() => {
    said.length = 0
    console.warn = (text: string) => said.push(text)
  })
  afterEach(() => {
    console.warn = warn
  })

  it('is the first one’s, without a word where both are the same version', () => {
    defineElement('is-twice', First)
    defineElement('is-twice', Second)

    expect(customElements.get('is-twice')).to.equal(First)
    expect(said).to.deep.equal([])
  })

  it('names both versions where they differ', () => {
    defineElement('is-older', Object.assign(class extends HTMLElement {}, {}))
    Object.assign(customElements.get('is-older') ?? {}, { version: '0.0.1-older' })

    defineElement('is-older', class extends HTMLElement {})

    expect(said).to.have.length(1)
    expect(said[0]).to.contain('<is-older>').and.contain('0.0.1-older').and.contain(version)
  })

  it('has the version of the package', async () => {
    const file = new URL('../../../components/package.json', import.meta.url)
    const { version: published } = (await (await fetch(file)).json()) as { version: string }

    expect(version).to.equal(published)
  })
})
