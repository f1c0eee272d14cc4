import { expect, fixture, html } from '@open-wc/testing'
import '../../../components/is-genre-chart/is-genre-chart.ts'
import type { IsGenreChart } from '../../../components/is-genre-chart/is-genre-chart.element.ts'
import { sampleGenreReport } from '../../../stories/sample-reports.ts'

const mount = (data = sampleGenreReport): Promise<IsGenreChart> =>
  fixture<IsGenreChart>(html`<is-genre-chart .data=${data}></is-genre-chart>`)

describe('the picture of is-genre-chart as a file', () => {
  it('is an SVG document with title, sentence, labels, and every style it needs', async () => {
    const element = await mount()

    const file = new DOMParser().parseFromString(element.toSVG(), 'image/svg+xml')

    expect(file.querySelector('parsererror')).to.equal(null)
    expect(file.querySelector('title')?.textContent).to.equal('Movies watched per genre')
    expect(file.querySelector('desc')?.textContent).to.contain('Drama leads with 42 of 128 movies')
    expect([...file.querySelectorAll('text')].map((text) => text.textContent?.trim())).to.include('Film-Noir')
    expect(file.querySelector('rect')?.getAttribute('fill')).to.match(/^rgb/)
    expect(file.querySelectorAll('[class]')).to.have.length(0)
  })

  it('is a PNG twice as large as the screen shows it', async () => {
    const element = await mount()

    const picture = await element.toPNG()

    expect(picture?.type).to.equal('image/png')
    const image = await createImageBitmap(picture ?? new Blob())
    const plot = element.shadowRoot?.querySelector('.plot')?.getBoundingClientRect()
    expect(image.width).to.be.closeTo(2 * (plot?.width ?? 0), 3)
  })

  it('is nothing before there is a report', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart api="https://api.test"></is-genre-chart>`,
    )

    expect(element.toSVG()).to.equal('')
    expect(await element.toPNG()).to.equal(undefined)
  })
})

describe('is-genre-chart with few movies', () => {
  it('lists their titles below five, and draws no bars', async () => {
    const element = await mount({ ...sampleGenreReport, movies: 4 })

    expect(element.shadowRoot?.querySelectorAll('.hit')).to.have.length(0)
    expect(element.shadowRoot?.querySelector('[part=few]')?.textContent).to.match(/Nosferatu\s+Horror/)
    await expect(element).to.be.accessible()
  })
})
