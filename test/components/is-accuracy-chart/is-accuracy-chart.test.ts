import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands'
import type { DataPointFocusEvent } from '../../../components/events/data-point-focus-event.ts'
import '../../../components/is-accuracy-chart/is-accuracy-chart.ts'
import type { IsAccuracyChart } from '../../../components/is-accuracy-chart/is-accuracy-chart.element.ts'
import type { PageSession } from '../../../components/page-session/types.ts'
import {
  sampleAccuracyBySlate,
  sampleAccuracyReport,
  sampleAccuracyStates,
  sampleSiteAccuracyReport,
} from '../../../stories/sample-reports.ts'
import { createPageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

const mount = (data = sampleAccuracyReport): Promise<IsAccuracyChart> =>
  fixture<IsAccuracyChart>(html`<is-accuracy-chart .data=${data}></is-accuracy-chart>`)
const texts = (element: IsAccuracyChart, selector: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(
    (node) => node.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  )

describe('is-accuracy-chart', () => {
  for (const [name, state] of Object.entries(sampleAccuracyStates)) {
    for (const dir of ['ltr', 'rtl']) {
      it(`is accessible when ${name} (${dir}), and says its state`, async () => {
        const element = await fixture<IsAccuracyChart>(
          html`<is-accuracy-chart dir=${dir} .data=${sampleAccuracyReport}></is-accuracy-chart>`,
        )
        element.state = state
        await element.updateComplete

        await expect(element).to.be.accessible()
        expect(element.matches(`:state(${name})`)).to.equal(true)
      })
    }
  }

  it('says first how many of the titles shown were watched', async () => {
    const element = await mount()

    expect(texts(element, '[part=summary]')).to.deep.equal([
      'You watched 112 of the 310 titles we suggested in the last 90 days (36%).',
    ])
    expect(texts(element, '.rule')[0]).to.contain('within 14 days after they were shown')
  })

  it('says the same in its picture, its list and its table', async () => {
    const element = await mount()

    const values = texts(element, '[part=value]')
    const names = [...(element.shadowRoot?.querySelectorAll('.hit') ?? [])].map((hit) => hit.ariaLabel ?? '')
    const rows = [...(element.shadowRoot?.querySelectorAll('table:first-of-type tbody tr') ?? [])].map(
      (row) => [...row.children].map((cell) => cell.textContent),
    )
    expect(values[5]).to.equal('40% (14 of 35)')
    expect(names[5]).to.equal('Sep 14: 14 of 35 titles watched, 40%, 26% to 56% · Popular titles instead 17%')
    expect(rows[5]?.slice(0, 5)).to.deep.equal(['Sep 14', '35', '14', '40%', '26% to 56%'])
    expect(rows).to.have.length(values.length)
  })

  it('says what else was measured of the site, with counts and baseline: sentence, list, table and CSV', async () => {
    const element = await fixture<IsAccuracyChart>(
      html`<is-accuracy-chart scope="site" .data=${sampleSiteAccuracyReport}></is-accuracy-chart>`,
    )
    const expected = [
      ['Watched of shown', '36% (112 of 310), 31% to 42%'],
      ['Watched titles that were suggested', '59% (112 of 190), 52% to 66%'],
      ['Popular titles instead', '20% (61 of 310), 16% to 24%'],
      ['Click-through', '24% (75 of 310), 20% to 29%'],
      ['MRR at 10', '0.314 (96 answers)'],
      ['NDCG at 10', '0.42 (96 answers)'],
    ]

    expect(texts(element, '[part=summary]')).to.deep.equal([
      '112 of the 310 titles suggested in the last 90 days were watched (36%). Popular titles instead: 20% · Click-through: 24% · MRR at 10: 0.314 · NDCG at 10: 0.42',
    ])
    expect(texts(element, 'dt').map((name, index) => [name, texts(element, 'dd')[index]])).to.deep.equal(
      expected,
    )
    expect(texts(element, 'table:nth-of-type(2) tr').slice(1)).to.deep.equal(
      expected.map((row) => row.join(' ')),
    )
    expect(element.toCSV().split('\r\n')[1]).to.match(/,190,0.589,75,0.242,96,0.3142,0.42$/)
    await expect(element).to.be.accessible()
  })

  it('draws lines of the page, mirrored where text is, and says their values', async () => {
    const element = await fixture<IsAccuracyChart>(
      html`<is-accuracy-chart
        dir="rtl"
        .referenceLines=${[{ value: 0.8, label: 'Goal' }]}
        .data=${sampleAccuracyReport}
      ></is-accuracy-chart>`,
    )

    expect(element.shadowRoot?.querySelector('[part=reference]')?.getAttribute('x1')).to.equal('0%')
    expect(texts(element, '[part=axis] text').at(-1)).to.equal('Goal: 80%')
    expect(texts(element, '.rule')[0]).to.match(/ Goal: 80%\.$/)
  })

  it('gives the fraction, no percentage and a hollow dot below 20 shown', async () => {
    const element = await mount()

    expect(texts(element, '[part=value]')[0]).to.equal('3 of 14')
    expect(element.shadowRoot?.querySelectorAll('.dot.hollow[part=dot]')).to.have.length(2)
    expect(element.shadowRoot?.querySelector('[data-id="2026-08-10"]')?.ariaLabel).to.equal(
      'Aug 10: 3 of 14 titles watched; too few for a percentage',
    )
  })

  it('keeps the marks of the row under the pointer to be seen, whatever the color of grid lines', async () => {
    const element = await mount()
    element.style.setProperty('--is-chart-grid', '#d5dde3')
    const hit = element.shadowRoot?.querySelector('.hit') ?? element
    const { left, top } = hit.getBoundingClientRect()
    await sendMouse({ type: 'move', position: [Math.round(left) + 20, Math.round(top) + 10] })

    const { backgroundColor } = getComputedStyle(hit)
    await resetMouse()

    expect(backgroundColor).to.match(/\/ 0\.1\)$/)
  })

  it('cuts off neither names nor counts on a phone', async () => {
    await setViewport({ width: 375, height: 800 })
    try {
      const key = sampleAccuracyReport.points.at(-1)?.key ?? ''
      const points = [{ key, shown: 1180, hits: 150, incomplete: true }]
      const element = await mount({ ...sampleAccuracyReport, points })
      const { right } = element.getBoundingClientRect()
      const [value, name] = ['.value', '.hit > span'].map((part) => element.shadowRoot?.querySelector(part))

      expect(value?.textContent).to.equal('13% (150 of 1,180)')
      expect(value?.getBoundingClientRect().right).to.be.at.most(right)
      expect(name?.textContent).to.match(/ \(so far\)$/)
      expect(name?.scrollWidth).to.be.at.most(name?.clientWidth ?? 0)
    } finally {
      await setViewport({ width: 800, height: 600 })
    }
  })

  it('explains the line of four weeks where there can be one', async () => {
    const element = await mount(sampleAccuracyBySlate)
    const ofSlates = await fixture<IsAccuracyChart>(
      html`<is-accuracy-chart by="slate" .data=${sampleAccuracyBySlate}></is-accuracy-chart>`,
    )

    expect(texts(element, '.legend li')).to.include('Four weeks')
    expect(texts(ofSlates, '.legend li')).not.to.include('Four weeks')
  })

  it('calls periods that may still gain hits unfinished', async () => {
    const element = await mount()

    expect(texts(element, '.hit').slice(-2)).to.deep.equal(['Oct 19 (so far)', 'Oct 26 (so far)'])
  })

  it('fires is-data-point-focus with the counts of the row', async () => {
    const element = await mount()
    const focused = oneEvent<DataPointFocusEvent>(element, 'is-data-point-focus')

    element.focusItem('2026-09-14')

    expect((await focused).detail).to.deep.equal({ key: '2026-09-14', shown: 35, hits: 14 })
  })

  it('asks for what its attributes say, and again when they change', async () => {
    const api = await createPageApi()
    const asked: string[] = []
    const session: Partial<PageSession> = {
      api: api.url,
      observe: () => () => undefined,
      getReport: async <Report>({ path, parameters }: { path: string; parameters: object }) => {
        asked.push(`${path} ${Object.values(parameters).join(' ')}`)
        return sampleAccuracyReport as Report
      },
    }
    const sessions = ((globalThis as Record<symbol, unknown>)[Symbol.for('intellistream.v1')] ??=
      new Map()) as Map<string, unknown>
    sessions.set(api.url, session)
    const element = await fixture<IsAccuracyChart>(
      html`<is-accuracy-chart api=${api.url} by="slate" window="7"></is-accuracy-chart>`,
    )
    await until(() => element.matches(':state(ready)'))

    element.scope = 'site'
    element.range = '1y'
    await until(() => asked.length === 2)

    expect(asked).to.deep.equal(['/v1/me/accuracy 90d slate 7', '/v1/accuracy 1y slate 7'])
  })
})
