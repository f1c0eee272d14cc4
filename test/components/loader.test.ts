import { expect, fixture, html, waitUntil } from '@open-wc/testing'

describe('the loader', () => {
  it('loads the elements that the page uses, when it uses them, and no others', async () => {
    await fixture(html`<is-recommendations></is-recommendations>`)
    await import('../../components/loader.ts')

    await customElements.whenDefined('is-recommendations')
    expect(customElements.get('is-top-picks')).to.equal(undefined)

    await fixture(html`<section><is-top-picks></is-top-picks></section>`)
    await waitUntil(() => customElements.get('is-top-picks'))
    expect(customElements.get('is-genre-chart')).to.equal(undefined)
  })

  it('looks into a shadow root that the page hands in', async () => {
    const { loadElements } = await import('../../components/loader.ts')
    const host = await fixture<HTMLElement>(html`<div></div>`)
    const root = host.attachShadow({ mode: 'open' })
    root.append(document.createElement('is-more-like-this'))

    loadElements(root)

    await waitUntil(() => customElements.get('is-more-like-this'))
  })
})
