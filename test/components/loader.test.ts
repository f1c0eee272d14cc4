import { expect, fixture, html } from '@open-wc/testing'
import { until } from '../support/until.ts'

describe('the loader', () => {
  it('loads the elements that the page uses, when it uses them, and no others', async () => {
    await fixture(html`<is-recommendations></is-recommendations>`)
    await import('../../components/loader.ts')

    await customElements.whenDefined('is-recommendations')
    expect(customElements.get('is-top-picks')).to.equal(undefined)

    await fixture(html`<section><is-top-picks></is-top-picks></section>`)
    await until(() => customElements.get('is-top-picks'))
    expect(customElements.get('is-genre-chart')).to.equal(undefined)
  })

  it('looks into a shadow root that the page hands in', async () => {
    const { loadElements } = await import('../../components/loader.ts')
    const host = await fixture<HTMLElement>(html`<div></div>`)
    const root = host.attachShadow({ mode: 'open' })
    root.append(document.createElement('is-more-like-this'))

    loadElements(root)

    await until(() => customElements.get('is-more-like-this'))
  })

  it('finds what is in the shadow root of an element of the site that is defined and filled later', async () => {
    await import('../../components/loader.ts')
    const host = await fixture<HTMLElement>(html`<a-site-element></a-site-element>`)
    class SiteElement extends HTMLElement {
      constructor() {
        super()
        this.attachShadow({ mode: 'open' })
      }
    }
    customElements.define('a-site-element', SiteElement)
    await until(() => host.shadowRoot)

    await new Promise((resolve) => requestAnimationFrame(resolve))
    host.shadowRoot?.append(document.createElement('is-watch-tracker'))

    await until(() => customElements.get('is-watch-tracker'))
  })
})
