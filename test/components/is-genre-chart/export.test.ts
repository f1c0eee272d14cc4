import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../../../components/is-genre-chart/is-genre-chart.ts'
import type { IsGenreChart } from '../../../components/is-genre-chart/is-genre-chart.element.ts'
import { sampleGenreReport } from '../../../stories/sample-reports.ts'
import { until } from '../../support/until.ts'

const mount = (data = sampleGenreReport): Promise<IsGenreChart> =>
  fixture<IsGenreChart>(html`<is-genre-chart .data=${data}></is-genre-chart>`)

describe('the picture of is-genre-chart as a file', () => {
  it('is an SVG document with title, sentence, labels, and every style it needs', async () => {
    const element = await mount()

    const file = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml')

    expect(file.documentElement.localName).to.equal('svg')
    expect(file.querySelector('title')?.textContent).to.equal('Movies watched per genre')
    expect(file.querySelector('desc')?.textContent).to.contain('Drama leads with 42 of 128 movies')
    expect([...file.querySelectorAll('text')].map((text) => text.textContent?.trim())).to.include('Film-Noir')
    expect(file.querySelector('path[stroke]')?.getAttribute('stroke')).to.match(/^rgb/)
    expect(file.querySelectorAll('[fill*="#hatch"]').length).to.be.greaterThan(5)
    expect(file.querySelectorAll('[class]')).to.have.length(0)
  })

  it('is a PNG twice as large as the screen shows it', async () => {
    const element = await mount()

    const picture = await element.toPNG()

    expect(picture?.type).to.equal('image/png')
    const image = await createImageBitmap(picture ?? new Blob())
    const figure = element.shadowRoot?.querySelector('figure')?.getBoundingClientRect()
    expect(image.width).to.be.closeTo(2 * ((figure?.width ?? 0) + 32), 3) // 16 around it
  })

  it('is nothing before there is a report', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart api="https://api.test"></is-genre-chart>`,
    )

    expect(await element.toSVG()).to.equal('')
    expect(await element.toPNG()).to.equal(undefined)
  })
})

describe('the export menu', () => {
  const focused = (element: IsGenreChart): string | undefined =>
    element.shadowRoot?.activeElement?.textContent?.trim()

  it('is reached and walked by keys alone', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart exportable .data=${sampleGenreReport}></is-genre-chart>`,
    )
    element.focus()

    await sendKeys({ press: 'End' })
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowDown' })
    expect(focused(element)).to.equal('Export')
    await sendKeys({ press: 'Enter' })
    await sendKeys({ press: 'ArrowDown' })
    expect(focused(element)).to.equal('SVG')
    await expect(element).to.be.accessible()
    await sendKeys({ press: 'ArrowDown' })
    expect(focused(element)).to.equal('PNG')
    await sendKeys({ press: 'ArrowUp' })
    await sendKeys({ press: 'ArrowUp' })
    expect(focused(element)).to.equal('Export')
  })

  it('saves a file named after the chart', async () => {
    const element = await fixture<IsGenreChart>(
      html`<is-genre-chart exportable .data=${sampleGenreReport}></is-genre-chart>`,
    )
    const saved: string[] = []
    const { click } = HTMLAnchorElement.prototype
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download)
    }

    for (const format of ['SVG', 'PNG', 'CSV']) {
      element.shadowRoot?.querySelector<HTMLElement>('[part=export]')?.click()
      const entries = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.menu button') ?? [])]
      const before = saved.length
      entries.find(({ textContent }) => textContent?.trim() === format)?.click()
      await until(() => saved.length > before)
    }
    HTMLAnchorElement.prototype.click = click

    expect(saved).to.deep.equal(['svg', 'png', 'csv'].map((end) => `Movies-watched-per-genre.${end}`))
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
